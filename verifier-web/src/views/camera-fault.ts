import { VerifierError } from '../errors.ts';
import type { Words } from '../words/index.ts';

/** Why the camera does not open, and what else can be done. */
export function cameraFaultText(error: unknown, words: Words): string {
  const code = error instanceof VerifierError ? error.code : undefined;
  if (code === 'camera-refused') return words.cameraRefused;
  return code === 'camera-missing' ? words.cameraMissing : words.cameraBusy;
}
