import { dirname } from 'node:path';
import { calendarDateOf } from '@passeport/calendar';
import { signKeyRequest, type SigningKey, type TrustedKey, type TrustList } from '@passeport/credential';
import { CliError } from '../cli-error.ts';
import { fingerprintOf } from '../office/fingerprint.ts';
import { endOfKey } from '../office/key-term.ts';
import { findKeyFile, isSameKey, prepareNextKey, readTrust } from '../office/keys.ts';
import type { Office } from '../office/open-office.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import type { OfficeRole } from './rotate-keys.ts';

/** The request that another office takes with `trust add`, and the digits by which its people know it. */
export interface ExportedKeys {
  file: string;
  fingerprint: string;
}

/** Writes the office's public keys as a request to be trusted, signed by its lists key, the stolen ones as stolen. Nothing secret is in it. */
export async function exportKeys(office: Office, lists: SigningKey, file: string): Promise<ExportedKeys> {
  const { list } = await readTrust(office.folder);
  return await writeRequest(ownKeys(office, list), lists, file);
}

/**
 * The same with a new key for each role, which waits in the office until the trust list names it. Signed by the lists key of today, or by
 * the new one when that is not at hand: then the holder of the root has the telephone alone to know who asks.
 * Throws `key-unknown-here`.
 */
export async function askForNewKeys(
  office: Office,
  roles: readonly OfficeRole[],
  {
    passphrase,
    away,
    lists,
  }: { passphrase: string; away: string | undefined; lists: SigningKey | undefined },
  file: string,
  now: Date,
): Promise<ExportedKeys> {
  const { folder } = office;
  const { list } = await readTrust(folder);
  const keys = ownKeys(office, list);
  const [first] = keys;
  const today = calendarDateOf(now);
  let signer = lists;
  for (const role of roles) {
    if (first === undefined) throw new CliError('key-unknown-here', { kid: role });
    const dir = await findKeyFile(folder, role, away).then(dirname, () => folder.keys);
    const next = await prepareNextKey(dir, role, passphrase, list);
    if (signer === undefined || !keys.some(({ jwk }) => isSameKey(jwk, signer?.publicJwk ?? next.publicJwk)))
      signer = next;
    keys.push({
      kid: next.kid,
      jwk: next.publicJwk,
      office: first.office,
      uses: [role],
      mutuelles: first.mutuelles,
      validFrom: today,
      validThrough: endOfKey(today),
    });
  }
  if (signer === undefined) throw new CliError('administrator-needed');
  return await writeRequest(keys, signer, file);
}

/**
 * The office's keys in the trust list, without those that gather lists, a sound one first. Stolen ones are among them: without them the root would not know
 * whose their cards are. A request is for one set of mutuelles; what a stolen key signed for any of them has to be vouched for anyway.
 */
function ownKeys({ record }: Office, { keys }: TrustList): TrustedKey[] {
  const own = keys.filter(
    ({ office, uses }) => office.number === record.number && !uses.includes('collections'),
  );
  const sound = own.filter(({ compromisedSince }) => compromisedSince === undefined);
  const stolen = own.filter(({ compromisedSince }) => compromisedSince !== undefined);
  return [...sound, ...stolen.map((key) => ({ ...key, mutuelles: sound[0]?.mutuelles ?? key.mutuelles }))];
}

async function writeRequest(keys: TrustedKey[], signer: SigningKey, file: string): Promise<ExportedKeys> {
  const token = await signKeyRequest({ keys }, signer);
  await writeFileAtomically(file, token);
  return { file, fingerprint: fingerprintOf(token) };
}
