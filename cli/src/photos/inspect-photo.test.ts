import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { describeInspected, inspectPhoto } from './inspect-photo.ts';
import { InspectionMemory } from './inspection-memory.ts';

const folder = mkdtempSync(join(tmpdir(), 'passeport-inspect-'));
afterAll(() => rmSync(folder, { recursive: true }));

const inspect = (name: string) =>
  inspectPhoto(join(folder, name), name, () => false, new InspectionMemory([]));

test('a file that went away, or that the disk cannot read, is told by itself, and nothing of it is remembered', async () => {
  for (const name of ['partie.jpg', '.']) {
    const photo = await inspect(name);
    expect(photo).toMatchObject({ file: name, sha256: '', looked: false });
    expect(describeInspected(photo)).toEqual([]);
  }
});

test('what is no picture has no slip, and is remembered', async () => {
  writeFileSync(join(folder, 'notes.jpg'), 'bonjour');
  const photo = await inspect('notes.jpg');
  expect(photo).toMatchObject({ looked: true, slipAreas: [], showsCard: false });
  expect(describeInspected(photo)).toHaveLength(1);
});
