import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { cropCorners, planPages, type ContactPerson, type ContactSheet } from './contact-sheet.ts';
import { drawContactHtml } from './draw-contact-html.ts';
import { drawContactPdf } from './draw-contact-pdf.ts';
import { drawSlips } from './draw-slips.ts';
import { slipAround } from './slip-geometry.ts';

const person = (household: number, number: number, changes: Partial<ContactPerson> = {}): ContactPerson => ({
  member: formatMemberNumber({ mutuelle: parseMutuelleNumber('0417'), household, person: number }),
  name: 'Awa Traoré',
  place: 'Kokry',
  household: String(household),
  state: 'unreviewed',
  warnings: [],
  crop: { leftPx: 100, topPx: 100, widthPx: 400, heightPx: 500, rollDegrees: 0 },
  original: { widthPx: 1000, heightPx: 2000 },
  print: 'sha256:0123456789abcdef',
  ...changes,
});
const households = (...sizes: number[]): ContactPerson[] =>
  sizes.flatMap((size, index) => Array.from({ length: size }, (_, at) => person(index + 1, at + 1)));

const sheetOf = (people: ContactPerson[], asked: string[] = []): ContactSheet => ({
  people,
  pictures: async ({ member }) => {
    asked.push(member);
    return {};
  },
  words: {
    title: 'Planche <1>',
    legend: '…',
    page: (page, pages) => `page ${page} sur ${pages}`,
    states: { unreviewed: '', accepted: '', refused: 'REFUSÉE' },
    missing: 'absente',
    screen: { language: 'fr', accept: 'Bonne', refuse: 'Refuser', save: 'S', help: 'H', fileName: 'c.csv' },
  },
  author: 'UTM',
  created: new Date('2026-03-02T10:00:00Z'),
});

describe('pages of thirty', () => {
  test('keep a household together wherever they can', () => {
    expect(planPages(households(20, 8, 5, 28)).map((page) => page.length)).toEqual([28, 5, 28]);
    expect(planPages(households(10, 45, 4)).map((page) => page.length)).toEqual([30, 29]);
    expect(planPages([])).toEqual([]);
    const many = households(...Array.from({ length: 400 }, (_, index) => 1 + (index % 9)));
    expect(planPages(many).flat()).toEqual(many);
  });
});

test('the crop is drawn where it is, turned as it is', () => {
  expect(cropCorners(person(1, 1))).toEqual([
    [0.1, 0.05],
    [0.5, 0.05],
    [0.5, 0.3],
    [0.1, 0.3],
  ]);
  const turned = person(1, 1, {
    crop: { leftPx: 100, topPx: 100, widthPx: 400, heightPx: 400, rollDegrees: 90 },
    original: { widthPx: 1000, heightPx: 1000 },
  });
  const [first] = cropCorners(turned);
  expect(first?.map((share) => share.toFixed(3))).toEqual(['0.500', '0.100']);
});

test('the page for screens runs its own script only, and takes names for text', async () => {
  const output = new PassThrough();
  const hostile = person(1, 1, {
    name: '<script>alert(1)</script>',
    place: '"><img src=x>',
    warnings: ['&'],
  });
  const reading = text(output);
  const asked: string[] = [];
  expect(await drawContactHtml(sheetOf([hostile, person(1, 2)], asked), output)).toEqual({ pages: 1 });
  const html = await reading;
  const code = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(code).digest('base64');
  expect(html).toContain(
    `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${hash}'`,
  );
  expect(html.match(/<script>/g)).toHaveLength(1);
  expect(html).not.toContain('<img src=x>');
  expect(html).not.toMatch(/(?:src|href)="(?!data:)/);
  expect(asked).toHaveLength(2);
});

test('pictures are asked for one after another, and the PDF has as many pages as planned', async () => {
  const output = new PassThrough();
  const reading = buffer(output);
  const asked: string[] = [];
  const people = households(20, 8, 5);
  expect(await drawContactPdf(sheetOf(people, asked), output)).toEqual({ pages: 2 });
  expect((await reading).toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2);
  expect(asked).toEqual(people.map(({ member }) => member));
});

test('slips are eight a sheet, whatever the names', async () => {
  const output = new PassThrough();
  const reading = buffer(output);
  const people = households(9).map(({ member }) => ({
    member,
    name: 'Ɲ'.repeat(60),
    details: '',
    place: 'Kokry'.repeat(20),
    household: '1',
  }));
  const words = { title: 'Fiche', instruction: 'x'.repeat(300), sheet: String };
  const options = { words, author: 'UTM', created: new Date('2026-03-02T10:00:00Z') };
  expect(await drawSlips(people, options, output)).toEqual({ pages: 2 });
  expect((await reading).toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2);
});

test('a slip is around its code, however it is turned', () => {
  const flat = slipAround([
    { x: 90, y: 80 },
    { x: 530, y: 80 },
    { x: 530, y: 520 },
    { x: 90, y: 520 },
  ]);
  expect(flat.map(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual([
    [0, 0],
    [1050, 0],
    [1050, 743],
    [0, 743],
  ]);
  const upsideDown = slipAround([
    { x: 530, y: 520 },
    { x: 90, y: 520 },
    { x: 90, y: 80 },
    { x: 530, y: 80 },
  ]);
  expect(upsideDown.map(({ x, y }) => [Math.round(x), Math.round(y)])[2]).toEqual([-430, -142]);
});
