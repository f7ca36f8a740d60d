import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { officeFolder } from '../office/office-folder.ts';
import { readInspectionMemory, writeInspectionMemory, type InspectedFile } from './inspection-memory.ts';

const root = await mkdtemp(join(tmpdir(), 'inspected-'));
const folder = { ...officeFolder(root), inspected: join(root, 'inspected.json') };
afterAll(() => rm(root, { recursive: true }));

const file = (path: string, more: Partial<InspectedFile> = {}): InspectedFile => ({
  path,
  sizeBytes: 1000,
  modifiedMs: 1_770_000_000_000.25,
  sha256: 'ab'.repeat(32),
  slips: { slip: { kind: 'malformed' }, slipAreas: [[{ x: 1, y: 2.5 }]], showsCard: false },
  ...more,
});

describe('what imports remember of files', () => {
  test('comes back for a file of the same length and date only; slips by their content anywhere', async () => {
    await writeInspectionMemory(folder, [file('/a.jpg')]);
    const memory = await readInspectionMemory(folder);
    expect(memory.find('/a.jpg', 1000, 1_770_000_000_000.25)).toEqual(file('/a.jpg'));
    expect(memory.find('/a.jpg', 1001, 1_770_000_000_000.25)).toBeUndefined();
    expect(memory.find('/a.jpg', 1000, 1_770_000_000_000)).toBeUndefined();
    expect(memory.find('/b.jpg', 1000, 1_770_000_000_000.25)).toBeUndefined();
    expect(memory.slipsOf('ab'.repeat(32))).toEqual(file('').slips);
    expect(memory.slipsOf('cd'.repeat(32))).toBeUndefined();
    const newer = file('/a.jpg', { modifiedMs: 1 });
    expect(memory.with([newer, file('/b.jpg')])).toEqual([newer, file('/b.jpg')]);
  });

  test.each([
    ['is not there', undefined],
    ['is no JSON', '{'],
    ['is of another format', JSON.stringify({ format: 2, files: [] })],
    [
      'names somebody who cannot be',
      JSON.stringify({
        format: 1,
        files: [
          {
            ...file('/a'),
            slips: {
              slip: { kind: 'members', members: ['0400-00001-01-00'], alone: true },
              slipAreas: [],
              showsCard: false,
            },
          },
        ],
      }),
    ],
    ['says more than it may', JSON.stringify({ format: 1, files: [{ ...file('/a'), member: 'x' }] })],
  ])('is nothing when the file %s', async (_, text) => {
    await rm(folder.inspected, { force: true });
    if (text !== undefined) await writeFile(folder.inspected, text);
    const memory = await readInspectionMemory(folder);
    expect(memory.with([])).toEqual([]);
    expect(memory.slipsOf('ab'.repeat(32))).toBeUndefined();
  });
});
