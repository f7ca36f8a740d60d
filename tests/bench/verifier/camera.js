/**
 * Runs in the page before its own scripts: a camera that shows the picture it is told to, and what comes of it.
 * `globalThis.cameraSize`, its width and height in pixels, is set before.
 */
(() => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = globalThis.cameraSize;
  const context = canvas.getContext('2d', { alpha: false });
  const empty = () => {
    context.fillStyle = '#555';
    context.fillRect(0, 0, canvas.width, canvas.height);
  };
  navigator.mediaDevices.getUserMedia = async () => {
    // A canvas gives a picture only when it is drawn.
    const first = setInterval(() => (looks > 0 ? clearInterval(first) : empty()), 50);
    return canvas.captureStream(30);
  };

  // A page looks at the camera by drawing its video.
  let looks = 0;
  const drawImage = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, 'drawImage')?.value;
  CanvasRenderingContext2D.prototype.drawImage = function (image, ...where) {
    if (image instanceof HTMLVideoElement) looks++;
    return drawImage.call(this, image, ...where);
  };

  /** Draws, and waits until the video has it; resolves to when that was. */
  async function present(draw) {
    const video = document.querySelector('video');
    const presented = new Promise((resolve) => {
      video.requestVideoFrameCallback((_, { presentationTime }) => resolve(presentationTime));
    });
    draw();
    const again = setInterval(() => draw(), 250);
    const at = await presented;
    clearInterval(again);
    return at;
  }

  const afterPaint = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    });

  async function until(isSo, what) {
    const deadline = performance.now() + 30_000;
    while (!isSo()) {
      if (performance.now() > deadline) throw new Error(`waited in vain: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  const answer = () => document.querySelector('.answer');
  /** Goes on to the next card. Whether the last answer is gone: a page may give it once more. */
  function dismiss() {
    document.querySelector('.answer .next')?.click();
    return answer() === null;
  }

  globalThis.camera = {
    /**
     * Shows a picture after an empty one, until the page answers or has looked so often in vain. Milliseconds count from the frame in
     * the video to the answer on the screen.
     */
    async show(url, mostLooks) {
      const picture = await createImageBitmap(await (await fetch(url)).blob());
      await until(() => looks > 0 && dismiss(), 'the page scans');
      await present(empty);
      // What was still being looked at is done with.
      const emptied = looks;
      await until(() => looks > emptied + 1 && dismiss(), 'the page looks at nothing');

      /** @type {Promise<number> | undefined} */
      let answeredAt;
      const watcher = new MutationObserver(() => {
        if (answeredAt === undefined && answer() !== null) answeredAt = afterPaint();
      });
      watcher.observe(document.body, { childList: true, subtree: true });
      const shownAt = await present(() => context.drawImage(picture, 0, 0));
      const before = looks;
      await until(() => answeredAt !== undefined || looks > before + mostLooks, 'the page looks');
      watcher.disconnect();
      const shown = answer();
      if (shown === null || answeredAt === undefined) return { looks: looks - before };
      const colour = /answer-(\w+)/.exec(shown.className)?.[1];
      return {
        verdict: shown.dataset.verdict,
        colour,
        number: shown.querySelector('.person-number')?.textContent ?? undefined,
        milliseconds: (await answeredAt) - shownAt,
        looks: looks - before,
      };
    },
  };
})();
