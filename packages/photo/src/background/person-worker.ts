/** Runs in a worker thread: tells a person from what is behind. The model is loaded with the thread. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileNetwork, startLiteRt } from '../faces/litert-runtime.ts';

/** Width and height of what the model takes and gives. */
const maskSidePx = 256;

const require = createRequire(import.meta.url);
await startLiteRt();
/** MediaPipe's selfie segmentation: RGB from 0 to 1 in, 0 (behind) to 1 (person) out. */
const network = await compileNetwork(
  readFileSync(require.resolve('@mediapipe/selfie_segmentation/selfie_segmentation.tflite')),
  [1, maskSidePx, maskSidePx, 3],
);

/** Takes a square picture of three bytes a pixel; gives a byte a pixel, 255 where the person is. */
export default async function answer(rgb: Uint8Array): Promise<Uint8Array> {
  const [mask = new Float32Array()] = await network(Float32Array.from(rgb, (value) => value / 255));
  return Uint8Array.from(mask, (share) => Math.round(255 * Math.min(1, Math.max(0, share))));
}
