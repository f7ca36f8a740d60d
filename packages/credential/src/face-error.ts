/** Bytes that are no face: not the AVIF, or not the AV1 payload, that FACE.md describes. */
export class FaceError extends Error {
  override readonly name = 'FaceError';
  readonly code = 'face-malformed';
  readonly details: { reason: string };

  constructor(reason: string) {
    super(`face-malformed: ${reason}`);
    this.details = { reason };
  }
}
