import { describe, expect, test } from 'vitest';
import { attachPhotos, type NewPhoto } from './attach-photos.ts';
import { listAudit } from './list-audit.ts';
import { listPhotos } from './photo.ts';
import { BY, enrol, numberOf, SHA, startOffice, summary } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

const member = numberOf(1, 1);
const photo: NewPhoto = {
  row: 1,
  member,
  originalSha256: SHA.a,
  portraitSha256: SHA.b,
  face: new Uint8Array([0, 255, 10, 13]),
  takenAt: '2026-02-14T09:30:00',
  fileName: 'IMG_0012.JPG',
};

export function photoSuite(engine: TestEngine): void {
  describe('photos', () => {
    test('are kept to the byte, and found by member and mutuelle', async () => {
      const registry = await engine.open();
      const mutuelle = await startOffice(registry);
      await enrol(registry, mutuelle, 2);
      const { row: _, ...kept } = photo;
      expect(await attachPhotos(registry, [photo], BY)).toMatchObject({ added: 1, refused: 0 });
      const expected = [{ ...kept, importedAt: BY.at.toISOString() }];
      expect(await listPhotos(registry, { mutuelle })).toEqual(expected);
      expect(await listPhotos(registry, { members: [member, numberOf(1, 2)] })).toEqual(expected);
      expect(await listPhotos(registry, { members: [numberOf(1, 2)] })).toEqual([]);
      const [found] = await listPhotos(registry);
      expect(found?.face?.constructor).toBe(Uint8Array);
    });

    test('the same again changes nothing; another one replaces it, and the audit says which', async () => {
      const registry = await engine.open();
      await enrol(registry, await startOffice(registry), 1);
      await attachPhotos(registry, [photo], BY);
      const again = await attachPhotos(registry, [{ ...photo, fileName: 'copy.jpg' }], BY);
      expect(again.outcomes).toEqual([{ row: 1, outcome: 'already', member, replaced: false, differs: [] }]);
      const { face: _, takenAt: __, ...faceless } = photo;
      const other = await attachPhotos(registry, [{ ...faceless, originalSha256: SHA.c }], BY);
      expect(other.outcomes).toEqual([{ row: 1, outcome: 'added', member, replaced: true }]);
      const [found] = await listPhotos(registry);
      expect(found).not.toHaveProperty('face');
      expect(await listAudit(registry, { action: 'photo.attach' })).toMatchObject([
        { subject: member, after: { originalSha256: SHA.a, faceBytes: 4 } },
        {
          subject: member,
          before: { originalSha256: SHA.a },
          after: { originalSha256: SHA.c, faceBytes: 0 },
        },
      ]);
    });

    test('two for one person in a batch: the last one stays', async () => {
      const registry = await engine.open();
      await enrol(registry, await startOffice(registry), 1);
      const { outcomes } = await attachPhotos(registry, [photo, { ...photo, portraitSha256: SHA.d }], BY);
      expect(outcomes).toMatchObject([{ replaced: false }, { replaced: true }]);
      expect(await listPhotos(registry)).toMatchObject([{ portraitSha256: SHA.d }]);
    });

    test('refuses what is no photo of somebody here', async () => {
      const registry = await engine.open();
      await enrol(registry, await startOffice(registry), 1);
      const rows = [
        { ...photo, member: numberOf(7, 1) },
        { ...photo, face: new Uint8Array(513) },
        { ...photo, face: new Uint8Array(0) },
        { ...photo, originalSha256: 'A'.repeat(64) },
        { ...photo, fileName: '' },
        { ...photo, face: new Uint8Array(512) },
      ];
      const dry = await attachPhotos(registry, rows, BY, { dryRun: true });
      expect(summary(dry.outcomes)).toEqual([
        'refused member-unknown',
        'refused face-too-big',
        'refused value-refused',
        'refused value-refused',
        'refused text-refused',
        'added',
      ]);
      expect(await listPhotos(registry)).toEqual([]);
    });
  });
}
