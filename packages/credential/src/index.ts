export { cardDigest } from './card-digest.ts';
export type { CardClaims } from './claims.ts';
export { CredentialError, type CredentialErrorCode, type CredentialErrorDetails } from './errors.ts';
export { extractAv1, maxFaceBytes, wrapAvif } from './face-avif.ts';
export { generateSigningKey } from './generate-signing-key.ts';
export { importSigningKey, type SigningKey } from './import-signing-key.ts';
export { parsePublicJwk, type PrivateJwk, type PublicJwk } from './jwk.ts';
export { readJwsTyp } from './jws-form.ts';
export { signKeyRequest, verifyKeyRequest, type KeyRequest } from './key-request.ts';
export { keyFingerprint } from './key-fingerprint.ts';
export { keyId, keyThumbprint } from './key-id.ts';
export { joinJws } from './join-jws.ts';
export { parseJws, type JwsForm, type UnverifiedJws } from './jws-form.ts';
export { openPrivateKey } from './open-private-key.ts';
export { maySignFor } from './may-sign-for.ts';
export { isPrintedName } from './printed-text.ts';
export { decodeQrText, encodeQrText, qrSegments } from './qr-text.ts';
export { sealPrivateKey } from './seal-private-key.ts';
export { signCard } from './sign-card.ts';
export { signJws } from './sign-jws.ts';
export { signTrustList } from './sign-trust-list.ts';
export {
  digestTransfer,
  signTransfer,
  verifyTransfer,
  type SignedTransfer,
  type Transfer,
} from './transfer.ts';
export type { FormerRange, KeyUse, MutuelleRange, TrustedKey, TrustList } from './trust-list.ts';
export {
  verifyCard,
  type CardReading,
  type NotAuthenticReason,
  type UnreadableReason,
  type Vouchable,
} from './verify-card.ts';
export { verifyJws, type NamedKey, type VerifiedJws, type VerifyJwsOptions } from './verify-jws.ts';
export { verifyTrustList } from './verify-trust-list.ts';
