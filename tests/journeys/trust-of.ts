import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePublicJwk, verifyTrustList, type TrustList } from '@passeport/credential';
import type { Desk } from './office.ts';

/** The trust list of a desk's office, checked against its root. */
export async function trustOf({ folder }: Desk): Promise<TrustList> {
  const read = (...path: string[]) => readFileSync(join(folder, 'office', ...path), 'utf8');
  return await verifyTrustList(read('trust.jws'), [parsePublicJwk(JSON.parse(read('keys', 'root.pub.jwk')))]);
}
