import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseMonth } from '@passeport/calendar';
import { AMV, RURAL_EXAMPLE, type Plan } from '@passeport/eligibility';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { officeFolder, type OfficeFolder } from '../office/office-folder.ts';
import { readPlans, writePlans } from '../office/plans.ts';
import { addPlans } from './add-plans.ts';

const LATER = changed(AMV);
let root: string;
let folder: OfficeFolder;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'plans-'));
  folder = officeFolder(root);
  await writePlans(folder, [AMV]);
});
afterEach(() => rmSync(root, { recursive: true }));

/** The plan, after `plan change`. */
function changed(plan: Plan): Plan {
  const [first] = plan.terms;
  if (first === undefined) throw new Error('no terms');
  return { ...plan, terms: [...plan.terms, { ...first, from: parseMonth('2090-01'), joiningFeeFcfa: 123 }] };
}

const read = async () => [...(await readPlans(folder)).values()];

const held = (...inUse: string[]) => ({ inUse: new Set(inUse), through: parseMonth('2026-11') });
const NOTHING = { newPlans: [], joinedPlans: [], renamedPlans: new Map(), knownAs: new Map() };

test('a plan that is not here is added; the same one is not', async () => {
  const added = await addPlans(folder, [AMV, RURAL_EXAMPLE], held('AMV'));
  expect(added).toEqual({ ...NOTHING, newPlans: [RURAL_EXAMPLE.code] });
  expect(await read()).toEqual([AMV, RURAL_EXAMPLE]);
});

test('later terms of the other office hold where no other mutuelle has the plan', async () => {
  expect(await addPlans(folder, [LATER], held())).toEqual({ ...NOTHING, joinedPlans: ['AMV'] });
  expect(await read()).toEqual([LATER]);
});

test('they change nothing for mutuelles that are here: the plan comes beside, once', async () => {
  const both = [AMV, { ...LATER, code: 'AMV-2' }];
  const codes = new Map([['AMV', 'AMV-2']]);
  expect(await addPlans(folder, [LATER], held('AMV'))).toEqual({ ...NOTHING, renamedPlans: codes });
  expect(await read()).toEqual(both);
  // Again, after an import that was killed.
  expect(await addPlans(folder, [LATER], held('AMV'))).toEqual({ ...NOTHING, knownAs: codes });
  expect(await read()).toEqual(both);
});

test('a plan of this office that comes back under another code is that one', async () => {
  const there = [
    { ...AMV, name: 'Autre' },
    { ...AMV, code: 'AMV-2' },
  ];
  expect(await addPlans(folder, there, held())).toEqual({
    ...NOTHING,
    renamedPlans: new Map([['AMV', 'AMV-3']]),
    knownAs: new Map([['AMV-2', 'AMV']]),
  });
  expect(await read()).toEqual([AMV, { ...AMV, code: 'AMV-3', name: 'Autre' }]);
});

test('later terms of this office stay, and hold for what comes', async () => {
  await writePlans(folder, [LATER]);
  expect(await addPlans(folder, [AMV], held('AMV'))).toEqual({ ...NOTHING, joinedPlans: ['AMV'] });
  expect(await read()).toEqual([LATER]);
});

test('but not for months in which the other office had it: then it comes beside', async () => {
  const lastMonth = { ...held(), through: parseMonth('2090-01') };
  await writePlans(folder, [LATER]);
  const renamedPlans = new Map([['AMV', 'AMV-2']]);
  expect(await addPlans(folder, [AMV], lastMonth)).toEqual({ ...NOTHING, renamedPlans });
  expect(await read()).toEqual([LATER, { ...AMV, code: 'AMV-2' }]);
});

test('other plans under codes that are here come beside, each by itself', async () => {
  const own = [AMV, { ...AMV, code: 'AMV-2', name: 'Deux' }];
  const others = [
    { ...AMV, name: 'Autre' },
    { ...AMV, code: 'AMV-2', name: 'Encore une autre' },
  ];
  await writePlans(folder, own);
  expect((await addPlans(folder, others, held())).renamedPlans).toEqual(
    new Map([
      ['AMV', 'AMV-3'],
      ['AMV-2', 'AMV-2-2'],
    ]),
  );
  expect((await read()).map(({ code, name }) => [code, name])).toEqual([
    ['AMV', AMV.name],
    ['AMV-2', 'Deux'],
    ['AMV-3', 'Autre'],
    ['AMV-2-2', 'Encore une autre'],
  ]);
});

/** A plan of the same name, that cost something else from its first month on. */
const other = (plan: Plan): Plan => ({
  ...plan,
  terms: plan.terms.map((terms) => ({ ...terms, joiningFeeFcfa: terms.joiningFeeFcfa + 77 })),
});

test('no plan that comes takes the place of one that was just put beside', async () => {
  const theirs = other(AMV);
  const dearer = { ...changed(theirs), code: 'AMV-2' };
  const added = await addPlans(folder, [theirs, dearer], held());
  expect(added).toEqual({
    ...NOTHING,
    newPlans: ['AMV-2'],
    renamedPlans: new Map([['AMV', 'AMV-3']]),
  });
  expect(await read()).toEqual([AMV, { ...theirs, code: 'AMV-3' }, dearer]);
});

test('nor of one of this office that another one that comes is', async () => {
  const theirs = { ...AMV, code: 'ASSUR' };
  for (const given of [
    [theirs, LATER],
    [LATER, theirs],
  ]) {
    await writePlans(folder, [AMV]);
    expect(await addPlans(folder, given, held())).toEqual({
      ...NOTHING,
      renamedPlans: new Map([['AMV', 'AMV-2']]),
      knownAs: new Map([['ASSUR', 'AMV']]),
    });
    expect(await read()).toEqual([AMV, { ...LATER, code: 'AMV-2' }]);
  }
});

test('a file that could not be read again is not written', async () => {
  const many = Array.from({ length: 200 }, (_, at) => ({ ...AMV, code: `R${at}`, name: `Plan ${at}` }));
  await expect(addPlans(folder, many, held())).rejects.toThrow('plans-invalid');
  expect(await read()).toEqual([AMV]);
});
