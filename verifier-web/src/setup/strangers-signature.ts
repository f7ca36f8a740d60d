import { CredentialError } from '@passeport/credential';

/** Whether a list was refused since its trust list is signed by none of the roots that this phone follows. */
export function isStrangersSignature(error: unknown): boolean {
  return (
    error instanceof CredentialError && (error.code === 'key-unknown' || error.code === 'signature-wrong')
  );
}
