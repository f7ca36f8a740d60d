import { CredentialError } from './errors.ts';

/** Bytes that are no face: not the AVIF, or not the AV1 payload, that FACE.md describes. */
export function malformedFace(field: string): CredentialError {
  return new CredentialError('face-malformed', { field });
}
