/**
 * Hands a file to the phone's share sheet, or to its downloads where there is none. Resolves to whether it was handed
 * over; false when the person changed her mind.
 */
export async function deliverFile(file: File): Promise<boolean> {
  // Absent before Chrome 76, and on most desktops.
  const sharing = navigator as Partial<Navigator>;
  if (sharing.canShare?.({ files: [file] }) === true) {
    try {
      await navigator.share({ files: [file], title: file.name });
      return true;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return false;
      // Refused, as when the touch that asked for it is too long ago.
    }
  }
  download(file);
  return true;
}

function download(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The download has its own hold on it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
