import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addMonths, parseBirthDate, parseCalendarDate, parseMonth } from '@passeport/calendar';
import { parseMutuelleNumber } from '@passeport/codes';
import { AMV, RURAL_EXAMPLE, termsAt, type Plan } from '@passeport/eligibility';
import { addMutuelle, findMutuelle, importMembers, openRegistry, saveOffice } from '@passeport/registry';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { officeFolder } from '../office/office-folder.ts';
import { planOf, readPlans, writePlans } from '../office/plans.ts';
import { giveMutuellePlan } from './give-plan.ts';

const MUTUELLE = parseMutuelleNumber('0400');
const BY = { actor: 'awa', at: new Date('2026-11-12T10:00:00Z') };
const month = parseMonth;
/** Its first terms begin when the office wrote it down: they hold for the months before, too. */
const LATE: Plan = {
  ...AMV,
  code: 'LATE',
  name: 'Nouveau',
  terms: AMV.terms.slice(0, 1).map((terms) => ({ ...terms, from: month('2026-11'), joiningFeeFcfa: 77 })),
};

let root: string;
let office: Pick<Parameters<typeof giveMutuellePlan>[0], 'folder' | 'registry'>;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'give-plan-'));
  const registry = await openRegistry({ path: join(root, 'registry.sqlite'), create: true });
  office = { folder: officeFolder(root), registry };
  await writePlans(office.folder, [AMV, RURAL_EXAMPLE, LATE]);
  const record = { number: 4, name: 'UTM', mutuelles: [{ from: MUTUELLE, to: MUTUELLE }] };
  await saveOffice(registry, record, BY);
  await addMutuelle(registry, { name: 'Benkadi', plan: 'LATE' }, BY);
});
afterEach(async () => {
  await office.registry.close();
  rmSync(root, { recursive: true });
});

async function enrol(joined: string): Promise<void> {
  const person = {
    row: 1,
    mutuelle: MUTUELLE,
    sourceKey: '1',
    householdKey: '1',
    head: true,
    familyName: 'Diarra',
    givenNames: 'Awa',
    sex: 'F' as const,
    birth: parseBirthDate('1980'),
  };
  await importMembers(office.registry, [{ ...person, joined: parseCalendarDate(joined) }], BY);
}

const give = (code: string, from: string) =>
  giveMutuellePlan(office, MUTUELLE, { code, from: month(from) }, BY, 'fr');

test('a plan given by mistake is put right for all months', async () => {
  await enrol('2026-09-03');
  expect(await give('AMV', '2026-09')).not.toHaveProperty('before');
  expect(await findMutuelle(office.registry, MUTUELLE)).not.toHaveProperty('laterPlans');
});

test('but months in which somebody was there already cost what they did', async () => {
  await enrol('2026-01-03');
  expect(await give('AMV', '2026-09')).toMatchObject({ before: 'LATE' });
  const mutuelle = await findMutuelle(office.registry, MUTUELLE);
  if (mutuelle === undefined) throw new Error('no mutuelle');
  const plan = planOf(await readPlans(office.folder), mutuelle, month('2026-11'));
  const fee = (at: string) => termsAt(plan, month(at)).joiningFeeFcfa;
  expect([fee('2026-01'), fee('2026-08')]).toEqual([77, 77]);
  expect(fee('2026-09')).toBe(termsAt(AMV, month('2026-09')).joiningFeeFcfa);
});

test('no more changes than a list can carry; an earlier one takes their place', async () => {
  const start = month('2027-01');
  for (let at = 0; at < 39; at += 1) await give(at % 2 === 0 ? 'AMV' : 'LATE', addMonths(start, at));
  await expect(give('LATE', addMonths(start, 39))).rejects.toMatchObject({
    code: 'mutuelle-plans-too-many',
    details: { mutuelle: MUTUELLE },
  });
  expect((await findMutuelle(office.registry, MUTUELLE))?.laterPlans).toHaveLength(39);
  await give('AMV', '2027-01');
  expect((await findMutuelle(office.registry, MUTUELLE))?.laterPlans).toHaveLength(1);
});

test('a plan that is not in the file is put right: as a later one, or as the first', async () => {
  await enrol('2026-01-03');
  await give('RURAL', '2027-01');
  await writePlans(office.folder, [AMV, LATE]);
  expect(await give('AMV', '2027-01')).toMatchObject({ before: 'LATE' });
  await writePlans(office.folder, [AMV]);
  expect(await give('AMV', '2026-11')).toMatchObject({ repriced: { fewer: 0, more: 0 } });
  expect(await findMutuelle(office.registry, MUTUELLE)).toMatchObject({ plan: 'AMV' });
});
