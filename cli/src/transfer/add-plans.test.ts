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

test('a plan that is not here is added; the same one is not', async () => {
  const added = await addPlans(folder, [AMV, RURAL_EXAMPLE], new Set(['AMV']));
  expect(added).toEqual({ newPlans: [RURAL_EXAMPLE.code], joinedPlans: [] });
  expect(await read()).toEqual([AMV, RURAL_EXAMPLE]);
});

test('later terms of the other office hold where no other mutuelle has the plan', async () => {
  expect(await addPlans(folder, [LATER], new Set())).toEqual({ newPlans: [], joinedPlans: ['AMV'] });
  expect(await read()).toEqual([LATER]);
});

test('they change nothing for mutuelles that are here: the office writes them itself', async () => {
  await expect(addPlans(folder, [LATER], new Set(['AMV']))).rejects.toThrow('transfer-plan-differs');
  expect(await read()).toEqual([AMV]);
  await writePlans(folder, [LATER]);
  expect(await addPlans(folder, [LATER], new Set(['AMV']))).toEqual({ newPlans: [], joinedPlans: [] });
});

test('later terms of this office stay', async () => {
  await writePlans(folder, [LATER]);
  expect(await addPlans(folder, [AMV], new Set(['AMV']))).toEqual({ newPlans: [], joinedPlans: ['AMV'] });
  expect(await read()).toEqual([LATER]);
});

test('another plan under the code is refused, and a file that could not be read again is not written', async () => {
  await expect(addPlans(folder, [{ ...LATER, name: 'Autre' }], new Set())).rejects.toThrow(
    'transfer-plan-differs',
  );
  const many = Array.from({ length: 200 }, (_, at) => ({ ...AMV, code: `R${at}` }));
  await expect(addPlans(folder, many, new Set())).rejects.toThrow('plans-invalid');
  expect(await read()).toEqual([AMV]);
});
