export { CredentialError, type CredentialErrorCode, type CredentialErrorDetails } from './errors.ts';
export { generateSigningKey } from './generate-signing-key.ts';
export { importSigningKey, type SigningKey } from './import-signing-key.ts';
export { parsePublicJwk, type PrivateJwk, type PublicJwk } from './jwk.ts';
export { keyId, keyThumbprint } from './key-id.ts';
export { signJws } from './sign-jws.ts';
export { verifyJws, type NamedKey, type VerifiedJws, type VerifyJwsOptions } from './verify-jws.ts';
