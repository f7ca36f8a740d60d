import { base64url } from 'jose';
import type { UnverifiedJws } from './jws-form.ts';

/**
 * The JWS compact token (RFC 7515 §7.1) of parts that came apart: what `parseJws` takes to pieces. Nothing is verified.
 */
export function joinJws({ kid, payload, signature }: Omit<UnverifiedJws, 'token'>, typ: string): string {
  const header = new TextEncoder().encode(JSON.stringify({ alg: 'ES256', kid, typ }));
  return [header, payload, signature].map((part) => base64url.encode(part)).join('.');
}
