import { dirname } from 'node:path';
import { calendarDateOf, daysBetween, formatDate, addDays } from '@passeport/calendar';
import { listAudit, type By } from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import { commitTrust } from '../office/commit-trust.ts';
import { keyFingerprint } from '../office/fingerprint.ts';
import {
  findKeyFile,
  isSameKey,
  prepareNextKey,
  prepareNextRoot,
  promoteNextKey,
  promoteNextRoot,
  readTrust,
} from '../office/keys.ts';
import type { Office } from '../office/open-office.ts';
import type { RootAct } from './rotate-keys.ts';

/** So long the old root signs, for every phone to learn of the new one with some list. */
const ANNOUNCED_DAYS = 30;

export interface RootRotation {
  sequence: number;
  kid: string;
  fingerprint: string;
  /** The new root signs from now on; until then it is only announced. */
  finished: boolean;
}

/**
 * Announces a new root: the old one signs a trust list that names both, and goes on signing. Phones, pages and offices that take it
 * know the new one from then on. `finishRootRotation` is the second step. A root that is announced already is announced again.
 */
export async function announceRoot(
  office: Office,
  { root, passphrase, away }: RootAct,
  by: By,
): Promise<RootRotation> {
  const { folder } = office;
  const { list: before } = await readTrust(folder);
  const dir = dirname(await findKeyFile(folder, 'root', away));
  const next = await prepareNextKey(dir, 'root', passphrase, before);
  const answer = { kid: next.kid, fingerprint: await keyFingerprint(next.publicJwk), finished: false };
  if (before.roots.some((one) => isSameKey(one, next.publicJwk)))
    return { ...answer, sequence: before.sequence };
  const after = { roots: [root.publicJwk, next.publicJwk], keys: before.keys };
  const acts = [
    { action: 'key.rotate' as const, subject: `key ${next.kid}`, after: { role: 'root', old: root.kid } },
  ];
  const { sequence } = await commitTrust(office, { root, before, after, acts }, by);
  return { ...answer, sequence };
}

/**
 * The announced root signs alone from now on, and the old one is gone. Throws `root-not-announced`, or `root-announced-lately` for 30
 * days unless `force`: a phone that has not taken a list meanwhile would have to be set up anew.
 */
export async function finishRootRotation(
  office: Office,
  { passphrase, away }: Omit<RootAct, 'root'>,
  { force }: { force: boolean },
  by: By,
): Promise<RootRotation> {
  const { folder } = office;
  const { list: before } = await readTrust(folder);
  const dir = dirname(await findKeyFile(folder, 'root', away));
  if (before.roots.length < 2) throw new CliError('root-not-announced');
  const next = await prepareNextKey(dir, 'root', passphrase, before);
  if (!before.roots.some((one) => isSameKey(one, next.publicJwk))) throw new CliError('root-not-announced');
  const [announced] = await listAudit(office.registry, {
    subject: `key ${next.kid}`,
    action: 'key.rotate',
    limit: 1,
  });
  const today = calendarDateOf(by.at);
  const day = announced === undefined ? today : calendarDateOf(new Date(announced.at));
  if (!force && daysBetween(day, today) < ANNOUNCED_DAYS) {
    throw new CliError('root-announced-lately', {
      day: formatDate(day),
      from: formatDate(addDays(day, ANNOUNCED_DAYS)),
    });
  }
  await prepareNextRoot(folder, next.publicJwk);
  const after = { roots: [next.publicJwk], keys: before.keys };
  const { sequence } = await commitTrust(office, { root: next, before, after }, by);
  await promoteNextRoot(folder);
  await promoteNextKey(dir, 'root');
  return { sequence, kid: next.kid, fingerprint: await keyFingerprint(next.publicJwk), finished: true };
}
