import { createHash } from 'node:crypto';
import { readFile, rename, rm } from 'node:fs/promises';
import { signTrustList, type SigningKey, type TrustList } from '@passeport/credential';
import type { CardNumber } from '@passeport/codes';
import {
  listAudit,
  recordKeyActs,
  type By,
  type KeyAct,
  type Registry,
  type StolenCards,
} from '@passeport/registry';
import * as v from 'valibot';
import { writeFileAtomically } from '../write-file-atomically.ts';
import type { OfficeFolder } from './office-folder.ts';
import { toInstant } from './to-instant.ts';

/** A new trust list: what it says, why, and whose cards die with it. */
export interface TrustChange {
  root: SigningKey;
  before: TrustList;
  after: Pick<TrustList, 'roots' | 'keys'>;
  acts?: readonly KeyAct[];
  stolen?: readonly StolenCards[];
}

/** What came of it. */
export interface TrustCommitted {
  sequence: number;
  /** Cards that died with a stolen key. */
  replaced: CardNumber[];
}

/**
 * Signs the next trust list and puts it in the place of the one before, audited. In this order, so that a process killed anywhere leaves
 * an office that works: the list waits beside the old one; the audit says that it counts, by its hash; it takes the old one's
 * place. `finishTrust` does what is left.
 */
export async function commitTrust(
  { folder, registry }: { folder: OfficeFolder; registry: Registry },
  { root, before, after, acts = [], stolen = [] }: TrustChange,
  by: By,
): Promise<TrustCommitted> {
  const sequence = before.sequence + 1;
  const token = await signTrustList({ sequence, issued: toInstant(by.at), ...after }, root);
  return { sequence, ...(await installTrust({ folder, registry }, { token, sequence, acts, stolen }, by)) };
}

/** The same for a list that another has signed; it is verified already. */
export async function installTrust(
  { folder, registry }: { folder: OfficeFolder; registry: Registry },
  {
    token,
    sequence,
    acts,
    stolen,
  }: { token: string; sequence: number; acts: readonly KeyAct[]; stolen: readonly StolenCards[] },
  by: By,
): Promise<{ replaced: CardNumber[] }> {
  await writeFileAtomically(folder.nextTrust, token);
  const signed = {
    action: 'trust.sign' as const,
    subject: `trust ${sequence}`,
    after: { sequence, sha256: sha256(token) },
  };
  const { replaced } = await recordKeyActs(registry, [...acts, signed], by, stolen);
  await rename(folder.nextTrust, folder.trust);
  return { replaced };
}

const signedSchema = v.object({ sha256: v.string() });

/** Ends what a killed process began: the waiting trust list takes its place if the audit says so, else it goes. */
export async function finishTrust(folder: OfficeFolder, registry: Registry): Promise<void> {
  const waiting = await readFile(folder.nextTrust, 'utf8').catch(() => undefined);
  if (waiting === undefined) return;
  const [last] = await listAudit(registry, { action: 'trust.sign', limit: 1, newest: true });
  const isSigned = v.is(signedSchema, last?.after) && last.after.sha256 === sha256(waiting);
  await (isSigned ? rename(folder.nextTrust, folder.trust) : rm(folder.nextTrust, { force: true }));
}

function sha256(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
