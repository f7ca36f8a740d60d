import { calendarDateOf, type CalendarDate } from '@passeport/calendar';
import type { MutuelleNumber } from '@passeport/codes';
import {
  verifyTransfer,
  type FormerRange,
  type MutuelleRange,
  type SignedTransfer,
  type SigningKey,
  type TrustedKey,
} from '@passeport/credential';
import { toRanges } from '@passeport/eligibility';
import { saveOffice, type By } from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import { commitTrust } from '../office/commit-trust.ts';
import { isSameKey, readTrust } from '../office/keys.ts';
import { contains, joinRanges, withoutRanges } from '../office/mutuelle-ranges.ts';
import type { Office } from '../office/open-office.ts';

/** What the trust list says now. */
export interface MovedInTrust {
  sequence: number;
  mutuelles: MutuelleNumber[];
  from: { number: number; name: string };
  to: { number: number; name: string };
  file: string;
  /** Whether it said so before. */
  already: boolean;
}

/**
 * Gives mutuelles to another office in the trust list, by the request of the office that has them: from today they are the new office's, and what the old one
 * signed for them until today still counts. The request is named by its digest, so that the new office takes in that transfer and no other.
 * Throws `trust-not-root`, `move-not-theirs`, `move-office-unknown`, `move-same-office`, `move-leaves-nothing`, what `saveOffice` throws, or CredentialError.
 */
export async function moveInTrust(
  office: Office,
  { token, to }: { token: string; to: number },
  root: SigningKey,
  by: By,
): Promise<MovedInTrust> {
  const { folder, record, registry } = office;
  const { list: trust } = await readTrust(folder);
  if (!trust.roots.some((one) => isSameKey(one, root.publicJwk))) throw new CliError('trust-not-root');
  const transfer = await verifyTransfer(token, trust.keys);
  const from = transfer.signer.office;
  const target = trust.keys.find(
    (key) => key.office.number === to && isOfOffice(key) && key.compromisedSince === undefined,
  );
  if (target === undefined) throw new CliError('move-office-unknown', { number: to });
  if (from.number === to) throw new CliError('move-same-office', { number: to });
  const moved = toRanges(transfer.mutuelles);
  const answer = { mutuelles: transfer.mutuelles, from, to: target.office, file: folder.trust };
  const widen = async (): Promise<void> => {
    if (to !== record.number) return;
    const mutuelles = joinRanges(record.mutuelles, moved);
    await saveOffice(registry, { ...record, mutuelles }, by, moved);
  };
  if (isMoved(trust.keys, transfer, target)) {
    await widen();
    return { ...answer, sequence: trust.sequence, already: true };
  }
  const outside = transfer.mutuelles.find((number) => !contains(transfer.signer.mutuelles, number));
  if (outside !== undefined) throw new CliError('move-not-theirs', { mutuelle: outside, name: from.name });
  const left = withoutRanges(transfer.signer.mutuelles, moved);
  if (left.length === 0) throw new CliError('move-leaves-nothing', { name: from.name });

  const through = calendarDateOf(by.at);
  const keys = trust.keys.map((key) => {
    if (!isOfOffice(key)) return key;
    if (key.office.number === from.number) return giveUp(key, transfer, through);
    return key.office.number === to && key.compromisedSince === undefined ? takeOver(key, moved) : key;
  });
  // This office gives no more numbers in them before another does, and takes them before it is asked for one.
  if (from.number === record.number) await saveOffice(registry, { ...record, mutuelles: left }, by);
  const acts = [
    {
      action: 'trust.move' as const,
      subject: `office ${to}`,
      after: { mutuelles: transfer.mutuelles.join(', '), from: from.number, to },
    },
  ];
  const after = { roots: trust.roots, keys };
  const { sequence } = await commitTrust(office, { root, before: trust, after, acts }, by);
  await widen();
  return { ...answer, sequence, already: false };
}

function isOfOffice({ uses }: TrustedKey): boolean {
  return !uses.includes('collections');
}

function isMoved(
  keys: readonly TrustedKey[],
  { office, digest, mutuelles }: SignedTransfer,
  to: TrustedKey,
): boolean {
  const given = keys.flatMap((key) => (key.office.number === office ? (key.former ?? []) : []));
  return mutuelles.every(
    (number) =>
      contains(to.mutuelles, number) &&
      given.some((range) => range.transfer === digest && contains([range], number)),
  );
}

function giveUp(key: TrustedKey, { mutuelles, digest }: SignedTransfer, through: CalendarDate): TrustedKey {
  const theirs = toRanges(mutuelles.filter((number) => contains(key.mutuelles, number)));
  if (theirs.length === 0) return key;
  const given = theirs.map((range): FormerRange => ({ ...range, through, transfer: digest }));
  const former = [...(key.former ?? []), ...given].sort((a, b) => (a.from < b.from ? -1 : 1));
  return { ...key, mutuelles: withoutRanges(key.mutuelles, theirs), former };
}

/** Mutuelles that come back are no longer former ones. */
function takeOver(key: TrustedKey, moved: MutuelleRange[]): TrustedKey {
  const { former: before = [], ...rest } = key;
  const former = before.flatMap((one) => withoutRanges([one], moved).map((range) => ({ ...one, ...range })));
  return {
    ...rest,
    mutuelles: joinRanges(key.mutuelles, moved),
    ...(former.length > 0 && { former }),
  };
}
