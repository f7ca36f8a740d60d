import { signKeyRequest, type SigningKey } from '@passeport/credential';
import { fingerprintOf } from '../office/fingerprint.ts';
import { readTrust } from '../office/keys.ts';
import type { Office } from '../office/open-office.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';

/** The request that another office takes with `trust add`, and the digits by which its people know it. */
export interface ExportedKeys {
  file: string;
  fingerprint: string;
}

/** Writes the office's public keys as a request to be trusted, signed by its lists key. Nothing secret is in it. */
export async function exportKeys(
  { folder, record }: Office,
  lists: SigningKey,
  file: string,
): Promise<ExportedKeys> {
  const { list } = await readTrust(folder);
  const keys = list.keys.filter(
    ({ office, uses }) => office.number === record.number && !uses.includes('collections'),
  );
  const token = await signKeyRequest({ keys }, lists);
  await writeFileAtomically(file, token);
  return { file, fingerprint: fingerprintOf(token) };
}
