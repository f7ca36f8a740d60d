import { addDays, addYears, calendarDateOf } from '@passeport/calendar';
import type { CardNumber, MemberNumber, MutuelleNumber } from '@passeport/codes';
import {
  CredentialError,
  encodeQrText,
  signCard,
  verifyCard,
  type SigningKey,
  type TrustList,
} from '@passeport/credential';
import {
  cardsToIssue,
  findPersons,
  recordIssuedCards,
  type By,
  type CardToIssue,
  type IssuedCard,
} from '@passeport/registry';
import type { Office } from '../office/open-office.ts';
import { CliError } from '../cli-error.ts';
import { readTrust } from '../office/keys.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Words } from '../words/fr.ts';

/** How many cards are recorded together; a process killed in between loses at most one such group, never half a card. */
const CARDS_A_TRANSACTION = 100;

/** Whom to sign cards for, and for how long. */
export interface IssueScope {
  mutuelle?: MutuelleNumber;
  withoutPhoto: boolean;
  years: number;
}

/** What was signed, and who is left without a card and why. */
export interface IssueReport {
  cards: CardNumber[];
  /** Persons whom no card can name; `field` is the claim at fault. The others have theirs. */
  refused: { member: MemberNumber; name: string; field: string }[];
  withoutPhoto: number;
}

/**
 * Signs and records a card for everyone in scope who has none. Run again after an interruption it goes on where
 * it stopped: a card exists exactly when it is recorded.
 * Throws `card-key-refused` when no desk would take what this key signs: it has expired, or is not for cards.
 */
export async function issueCards(
  { registry, record, folder }: Office,
  key: SigningKey,
  { withoutPhoto, years, ...scope }: IssueScope,
  by: By,
  terminal: Terminal,
  words: Words,
): Promise<IssueReport> {
  const today = calendarDateOf(by.at);
  const { list: trust } = await readTrust(folder);
  const validThrough = addDays(addYears(today, years), -1);
  const waiting = await cardsToIssue(registry, { ...scope, withoutPhoto, today });
  const progress = terminal.progress(words.signing, waiting.length);
  const report: IssueReport = { cards: [], refused: [], withoutPhoto: 0 };

  const sign = async ({ person, edition, photo }: CardToIssue): Promise<IssuedCard[]> => {
    const claims = {
      issuer: record.number,
      member: person.member,
      edition,
      notBefore: today,
      validThrough,
      name: nameOnCard(person),
      birth: person.birth,
      sex: person.sex,
      ...(photo?.face === undefined ? {} : { face: photo.face }),
    };
    try {
      const qrText = encodeQrText(await signCard(claims, key));
      return [{ member: person.member, edition, qrText, kid: key.kid, notBefore: today, validThrough }];
    } catch (error) {
      if (!(error instanceof CredentialError) || error.code !== 'claims-malformed') throw error;
      report.refused.push({ member: person.member, name: claims.name, field: error.details.field ?? '' });
      return [];
    }
  };

  for (let start = 0; start < waiting.length; start += CARDS_A_TRANSACTION) {
    const group = waiting.slice(start, start + CARDS_A_TRANSACTION);
    const signed = (await Promise.all(group.map(sign))).flat();
    // One key signs them all: what a desk says of one of them, it says of all.
    if (signed[0] !== undefined) await refuseUseless(signed[0].qrText, trust);
    const { outcomes } = await recordIssuedCards(registry, signed, by);
    for (const outcome of outcomes) if (outcome.outcome === 'added') report.cards.push(outcome.card);
    progress.advanceTo(start + group.length);
  }
  progress.stop(words.signing);

  if (!withoutPhoto) {
    const left = await findPersons(registry, {
      ...scope,
      status: 'active',
      withoutPhoto: true,
      withoutLiveCard: true,
    });
    report.withoutPhoto = left.length;
  }
  return report;
}

async function refuseUseless(qrText: string, trust: TrustList): Promise<void> {
  const reading = await verifyCard(qrText, trust);
  if (reading.status === 'genuine') return;
  throw new CliError('card-key-refused', { reason: 'reason' in reading ? reading.reason : reading.status });
}
