/** The largest picture asked of the camera, and the widest that is decoded, in pixels. */
export const longestSidePx = 1920;

/**
 * html5-qrcode decodes a canvas of the video's size in CSS pixels: so the video gets its own size in pixels, and
 * a transform brings it down to fill the square. Returns what undoes the listening.
 */
export function keepVideoFitted(viewfinder: HTMLElement): () => void {
  const fit = (): void => {
    const video = viewfinder.querySelector('video');
    if (video !== null && video.videoWidth > 0) fitVideo(video, viewfinder.clientWidth);
  };
  // Media events do not bubble, but they are captured: the size is set before html5-qrcode measures.
  viewfinder.addEventListener('loadedmetadata', fit, true);
  window.addEventListener('resize', fit);
  return () => {
    viewfinder.removeEventListener('loadedmetadata', fit, true);
    window.removeEventListener('resize', fit);
  };
}

function fitVideo(video: HTMLVideoElement, sideCssPx: number): void {
  const { videoWidth, videoHeight } = video;
  const shrink = Math.min(1, longestSidePx / Math.max(videoWidth, videoHeight));
  const [width, height] = [Math.round(videoWidth * shrink), Math.round(videoHeight * shrink)];
  Object.assign(video.style, {
    width: `${width}px`,
    height: `${height}px`,
    maxWidth: 'none',
    position: 'absolute',
    left: '50%',
    top: '50%',
    transform: `translate(-50%, -50%) scale(${sideCssPx / Math.min(width, height)})`,
  });
}
