import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** MediaPipe's full-range face detector (BlazeFace for faces within five metres): 192 × 192 pixels in. */
export function readDetectorModel(): Uint8Array {
  return readFileSync(require.resolve('@mediapipe/face_detection/face_detection_full_range.tflite'));
}

const landmarkModel = 'face_landmark.tflite';

/**
 * MediaPipe's face mesh: 192 × 192 pixels in, 468 points out. Its package has it in one file with other models; the
 * loader beside it says from where to where.
 */
export function readMeshModel(): Uint8Array {
  const loader = readFileSync(
    require.resolve('@mediapipe/face_mesh/face_mesh_solution_packed_assets_loader.js'),
    'utf8',
  );
  const entry = new RegExp(`/${landmarkModel}", "start": (\\d+), "end": (\\d+)`).exec(loader);
  if (entry === null) throw new Error(`no ${landmarkModel} in @mediapipe/face_mesh`);
  const packed = readFileSync(require.resolve('@mediapipe/face_mesh/face_mesh_solution_packed_assets.data'));
  return packed.subarray(Number(entry[1]), Number(entry[2]));
}
