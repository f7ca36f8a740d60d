import { parseBirthDate, parseCalendarDate } from '@passeport/calendar';
import {
  formatMemberNumber,
  parseMutuelleNumber,
  type CardNumber,
  type MemberNumber,
  type MutuelleNumber,
} from '@passeport/codes';
import { addMutuelle } from '../add-mutuelle.ts';
import { attachPhotos } from '../attach-photos.ts';
import type { By } from '../change.ts';
import { RegistryError } from '../errors.ts';
import { importMembers } from '../import-members.ts';
import type { MemberRow } from '../member-row.ts';
import type { NewPhoto } from '../new-photo.ts';
import { saveOffice } from '../office.ts';
import type { RowOutcome } from '../outcomes.ts';
import { confirmBatch, type Confirmed } from '../confirm-batch.ts';
import { recordIssuedCards, type IssuedCard } from '../record-issued-cards.ts';
import type { NewPrintBatch } from '../record-print-batch.ts';
import type { Registry } from '../registry.ts';
import type { TestEngine } from './test-engine.ts';

export const BY: By = { actor: 'awa', at: new Date('2026-03-02T10:00:00Z') };
export const TODAY = parseCalendarDate('2026-03-02');
export const SHA = { a: 'a'.repeat(64), b: 'b'.repeat(64), c: 'c'.repeat(64), d: 'd'.repeat(64) };

/** A person of the mutuelle 0401. */
export function numberOf(household: number, person: number): MemberNumber {
  return formatMemberNumber({ mutuelle: parseMutuelleNumber('0401'), household, person });
}

/** Office 4 with the mutuelles 0401 to 0499. */
export async function saveTestOffice(registry: Registry): Promise<void> {
  const mutuelles = [{ from: parseMutuelleNumber('0401'), to: parseMutuelleNumber('0499') }];
  await saveOffice(registry, { number: 4, name: 'UTM Ségou', mutuelles }, BY);
}

/** An office with one mutuelle, 0401. */
export async function startOffice(registry: Registry): Promise<MutuelleNumber> {
  await saveTestOffice(registry);
  const { mutuelle } = await addMutuelle(registry, { name: 'Benkadi', union: 'Bla', plan: 'AMV' }, BY);
  return mutuelle.number;
}

/** The n-th row of a made-up register: households of four, the first of each its head. */
export function memberRow(mutuelle: MutuelleNumber, n: number, changes: Partial<MemberRow> = {}): MemberRow {
  return {
    row: n,
    mutuelle,
    sourceKey: `person ${n}`,
    householdKey: `household ${Math.floor(n / 4)}`,
    head: n % 4 === 0,
    familyName: 'Coulibaly',
    givenNames: `Ɲeba ${n}`,
    sex: n % 2 === 0 ? 'M' : 'F',
    birth: parseBirthDate(n % 3 === 0 ? '1962' : '1985-04-30'),
    rowKey: `photo ${n}`,
    ...changes,
  };
}

/** Imports the first `count` rows of that register and returns their numbers, in the order of the rows. */
export async function enrol(
  registry: Registry,
  mutuelle: MutuelleNumber,
  count: number,
): Promise<MemberNumber[]> {
  const rows = Array.from({ length: count }, (_, n) => memberRow(mutuelle, n));
  const { outcomes } = await importMembers(registry, rows, BY);
  return outcomes.map((outcome) => accepted(outcome).member);
}

/** An office whose one mutuelle has two households of four. */
export async function openWithTwoHouseholds(engine: TestEngine): Promise<Registry> {
  const registry = await engine.open();
  await enrol(registry, await startOffice(registry), 8);
  return registry;
}

/** A photo of a person, as the maker of portraits gives it. */
export function newPhoto(member: MemberNumber, changes: Partial<NewPhoto> = {}): NewPhoto {
  return {
    row: 1,
    member,
    originalSha256: SHA.a,
    original: { format: 'jpeg', widthPx: 3000, heightPx: 4000 },
    portraitSha256: SHA.b,
    face: new Uint8Array([0, 255, 10, 13]),
    fileName: 'IMG_0012.JPG',
    matchedBy: 'name',
    crop: { leftPx: 500, topPx: 400, widthPx: 800, heightPx: 1000, rollDegrees: 0, by: 'found' },
    warnings: [],
    maker: '1',
    ...changes,
  };
}

export async function photograph(registry: Registry, members: MemberNumber[]): Promise<void> {
  const photos = members.map((member, row) =>
    newPhoto(member, { row, face: new Uint8Array([1, 2, 3, row % 256]), fileName: `${row}.jpg` }),
  );
  await attachPhotos(registry, photos, BY);
}

export function issuedCard(member: MemberNumber, edition = 1, changes: Partial<IssuedCard> = {}): IssuedCard {
  return {
    member,
    edition,
    qrText: `PS1:${edition}${member.replaceAll('-', '')}`,
    kid: 'k-1_',
    notBefore: TODAY,
    validThrough: parseCalendarDate('2029-03-01'),
    ...changes,
  };
}

/** First editions for everyone given. */
export async function issue(registry: Registry, members: MemberNumber[]) {
  const { outcomes } = await recordIssuedCards(
    registry,
    members.map((member) => issuedCard(member)),
    BY,
  );
  return outcomes.map((outcome) => accepted(outcome).card);
}

/** A batch with two cards on a sheet. */
export function printBatch(
  cards: readonly CardNumber[],
  changes: Partial<NewPrintBatch> = {},
): NewPrintBatch {
  const places = cards.map((card, at) => ({ card, sheet: Math.floor(at / 2) + 1, place: (at % 2) + 1 }));
  const file = { path: 'lot-0001.pdf', sha256: SHA.a, pages: 2 };
  const about = { template: 'passeport', layout: 'a4-2x5', settings: '{}', geometry: '{}' };
  return { ...about, file, cards: places, ...changes };
}

/** Confirms a whole batch. */
export function confirmed(registry: Registry, batch: number, by: By = BY): Promise<Confirmed> {
  return confirmBatch(registry, batch, {}, by);
}

/** What an outcome says, when it is no refusal. */
export function accepted<Found>(outcome: RowOutcome<Found> | undefined): Found {
  if (outcome === undefined || outcome.outcome === 'refused')
    throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** The one of the batch, in short: `refused second-head`, `added`, … */
export function summary(outcomes: RowOutcome<unknown>[]): string[] {
  return outcomes.map((outcome) =>
    outcome.outcome === 'refused' ? `refused ${outcome.code}` : outcome.outcome,
  );
}

/** The error's code and details, or a failure when nothing was thrown. */
export async function refusal(promise: Promise<unknown>): Promise<{ code: string; details: object }> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof RegistryError) return { code: error.code, details: error.details };
    throw error;
  }
  throw new Error('nothing was refused');
}
