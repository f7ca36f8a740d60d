/**
 * Calls `onFault` for each promise that failed and that nobody expected to: mostly a part of the page that did not come, as the network
 * went during the first visit.
 */
export function hearFaults(onFault: () => void): void {
  window.addEventListener('unhandledrejection', ({ reason }) => {
    // html5-qrcode's, of a camera that was let go of before its first picture.
    if (reason instanceof DOMException && reason.name === 'AbortError') return;
    onFault();
  });
}
