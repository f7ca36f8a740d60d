import { VerifierError } from '../errors.ts';
import type { Words } from '../words/index.ts';

/** Why the camera does not open, and what else can be done. */
export function cameraFaultText(error: unknown, words: Words): string {
  if (!(error instanceof VerifierError)) return words.unexpected;
  if (error.code === 'camera-refused') return words.cameraRefused;
  return error.code === 'camera-missing' ? words.cameraMissing : words.cameraBusy;
}
