import { encodeClaims } from './claims-cbor.ts';
import type { CardClaims } from './claims.ts';
import type { SigningKey } from './import-signing-key.ts';
import { signJws } from './sign-jws.ts';

/**
 * Signs what a card says, as a JWS compact token: `encodeQrText` or `qrSegments` make its QR code.
 * Throws `claims-malformed`, with the claim at fault as `details.field`. That the key is the office's own, valid on
 * the card's first day and for that mutuelle, is for the caller to see to: `verifyCard` refuses the card otherwise.
 */
export async function signCard(claims: CardClaims, key: SigningKey): Promise<string> {
  return await signJws(encodeClaims(claims), key);
}
