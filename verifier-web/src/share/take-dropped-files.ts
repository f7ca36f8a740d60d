/**
 * Gives files that are dropped anywhere on the page to `take`, one after another; without that the browser would leave the page and
 * open them.
 */
export function takeDroppedFiles(take: (file: File) => void): void {
  window.addEventListener('dragover', (event) => event.preventDefault());
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    for (const file of event.dataTransfer?.files ?? []) take(file);
  });
}
