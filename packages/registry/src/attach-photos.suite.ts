import { describe, expect, test } from 'vitest';
import { attachPhotos } from './attach-photos.ts';
import { listAudit } from './list-audit.ts';
import { cardsToIssue } from './cards-to-issue.ts';
import { findPersons } from './find-persons.ts';
import { listPhotos } from './photo.ts';
import { reviewPhotos } from './review-photos.ts';
import { setPersonStatus } from './set-person-status.ts';
import {
  BY,
  enrol,
  issue,
  newPhoto,
  numberOf,
  photograph,
  SHA,
  startOffice,
  summary,
  TODAY,
} from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

const member = numberOf(1, 1);
const photo = newPhoto(member, { takenAt: '2026-02-14T09:30:00' });

export function photoSuite(engine: TestEngine): void {
  describe('photos', () => {
    test('are kept to the byte, and found by member and mutuelle', async () => {
      const registry = await engine.open();
      const mutuelle = await startOffice(registry);
      await enrol(registry, mutuelle, 2);
      const { row: _, ...kept } = photo;
      expect(await attachPhotos(registry, [photo], BY)).toMatchObject({ added: 1, refused: 0 });
      const expected = [{ ...kept, importedAt: BY.at.toISOString(), state: 'unreviewed' }];
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
      const { format, ...size } = photo.original;
      const copy = { ...photo, fileName: 'copy.jpg', original: { ...size, format } };
      const again = await attachPhotos(registry, [copy], BY);
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
        { ...photo, warnings: ['Blurred <b>'] },
        { ...photo, crop: { ...photo.crop, widthPx: 0 } },
        { ...photo, perceptualHash: 'abc' },
        { ...photo, face: new Uint8Array(512) },
      ];
      const dry = await attachPhotos(registry, rows, BY, { dryRun: true });
      expect(summary(dry.outcomes)).toEqual([
        'refused member-unknown',
        'refused face-too-big',
        'refused value-refused',
        'refused value-refused',
        'refused text-refused',
        'refused value-refused',
        'refused value-refused',
        'refused value-refused',
        'added',
      ]);
      expect(await listPhotos(registry)).toEqual([]);
    });

    test('what was measured is kept, too', async () => {
      const registry = await engine.open();
      await enrol(registry, await startOffice(registry), 1);
      const measured = {
        warnings: ['blurred', 'too-dark'],
        skinLuminance: 61.25,
        perceptualHash: 'f00dfeedcafe0123',
        crop: { ...photo.crop, leftPx: -3, rollDegrees: -7.5, by: 'operator' as const },
      };
      await attachPhotos(registry, [newPhoto(member, measured)], BY);
      expect(await listPhotos(registry, { originalSha256: SHA.a })).toMatchObject([measured]);
      expect(await listPhotos(registry, { originalSha256: SHA.b })).toEqual([]);
    });

    test('a photo that was another person’s is taken from her as it is given', async () => {
      const registry = await engine.open();
      await enrol(registry, await startOffice(registry), 2);
      const other = numberOf(1, 2);
      await photograph(registry, [member]);
      await attachPhotos(registry, [newPhoto(other, { matchedBy: 'operator' })], BY, { takeFrom: [member] });
      expect(await listPhotos(registry)).toMatchObject([{ member: other, matchedBy: 'operator' }]);
      expect(await listAudit(registry, { action: 'photo.take' })).toMatchObject([{ subject: member }]);
    });

    test('nobody who is a member no more is given one, and nobody loses hers by that; one made anew stays', async () => {
      const registry = await engine.open();
      await enrol(registry, await startOffice(registry), 2);
      const other = numberOf(1, 2);
      await photograph(registry, [member]);
      await setPersonStatus(registry, other, { status: 'left', since: TODAY }, BY);
      const given = newPhoto(other, { matchedBy: 'operator' });
      expect((await attachPhotos(registry, [given], BY, { takeFrom: [member] })).outcomes).toEqual([
        { row: 1, outcome: 'refused', code: 'member-not-active', details: { member: other } },
      ]);
      const kept = await listPhotos(registry);
      expect(kept).toMatchObject([{ member }]);
      await setPersonStatus(registry, member, { status: 'died', since: TODAY }, BY);
      const anew = newPhoto(member, { originalSha256: kept[0]?.originalSha256 ?? '', maker: 'next' });
      expect(await attachPhotos(registry, [anew], BY)).toMatchObject({ added: 1 });
    });
  });

  describe('what people say of photos', () => {
    const state = async (registry: Parameters<typeof listPhotos>[0]): Promise<string | undefined> =>
      (await listPhotos(registry, { members: [member] }))[0]?.state;

    test('a refused one gives no card and counts as none, until it is accepted', async () => {
      const registry = await engine.open();
      const mutuelle = await startOffice(registry);
      await enrol(registry, mutuelle, 1);
      await photograph(registry, [member]);
      const due = async () => (await cardsToIssue(registry, { mutuelle, today: TODAY })).length;
      expect(await due()).toBe(1);
      const review = { row: 4, member, state: 'refused', reason: 'c’est son frère' } as const;
      expect((await reviewPhotos(registry, [review], BY)).outcomes).toEqual([
        { row: 4, outcome: 'added', member },
      ]);
      expect(await due()).toBe(0);
      expect(await cardsToIssue(registry, { mutuelle, today: TODAY, withoutPhoto: true })).toEqual([
        expect.not.objectContaining({ photo: expect.anything() }),
      ]);
      expect(await findPersons(registry, { withoutPhoto: true })).toHaveLength(1);
      expect(await listPhotos(registry)).toMatchObject([{ state: 'refused', reason: 'c’est son frère' }]);
      expect(await reviewPhotos(registry, [review], BY)).toMatchObject({ added: 0, already: 1 });
      await reviewPhotos(registry, [{ row: 1, member, state: 'accepted' }], BY);
      expect(await due()).toBe(1);
      expect(await listAudit(registry, { action: 'photo.review' })).toMatchObject([
        { before: { state: 'unreviewed' }, after: { state: 'refused', reason: 'c’est son frère' } },
        { before: { state: 'refused' }, after: { state: 'accepted' } },
      ]);
      await issue(registry, [member]);
    });

    test('outlives a new portrait of the same original, as far as it can', async () => {
      const registry = await engine.open();
      await enrol(registry, await startOffice(registry), 1);
      const attach = async (changes: Parameters<typeof newPhoto>[1]) => {
        await attachPhotos(registry, [newPhoto(member, changes)], BY);
        return await state(registry);
      };
      await attach({ warnings: ['blurred'] });
      await reviewPhotos(registry, [{ row: 1, member, state: 'accepted' }], BY);
      expect(await attach({ maker: '2' })).toBe('accepted');
      expect(await attach({ maker: '3', warnings: ['too-dark'] })).toBe('unreviewed');
      await reviewPhotos(registry, [{ row: 1, member, state: 'refused', reason: 'floue' }], BY);
      expect(await attach({ maker: '4', portraitSha256: SHA.d })).toBe('refused');
      expect(await listPhotos(registry)).toMatchObject([{ reason: 'floue' }]);
      const crop = { ...photo.crop, leftPx: 7, by: 'operator' as const };
      expect(await attach({ maker: '4', crop })).toBe('unreviewed');
      await reviewPhotos(registry, [{ row: 1, member, state: 'refused' }], BY);
      expect(await attach({ originalSha256: SHA.d })).toBe('unreviewed');
    });

    test('of nobody’s photo, or in words that are no line, is refused', async () => {
      const registry = await engine.open();
      await enrol(registry, await startOffice(registry), 1);
      const reviews = [
        { row: 1, member, state: 'accepted' as const },
        { row: 2, member, state: 'refused' as const, reason: 'a\nb' },
      ];
      expect(summary((await reviewPhotos(registry, reviews, BY)).outcomes)).toEqual([
        'refused photo-missing',
        'refused text-refused',
      ]);
    });
  });
}
