import { formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import { readTable } from '@passeport/intake';
import { describe, expect, test } from 'vitest';
import { writeCsv } from './csv.ts';
import { readCorrections } from './read-corrections.ts';

const number = (person: number) =>
  formatMemberNumber({ mutuelle: parseMutuelleNumber('0417'), household: 3, person });
const [awa, ali, zan] = [number(1), number(2), number(3)];
const read = async (text: string) =>
  readCorrections(await readTable(new TextEncoder().encode(text), 'corrections.csv'), '/photos');

describe('a file of corrections', () => {
  test('says what to do of whom, in either language', async () => {
    const rows = await read(
      [
        'number;action;value',
        `${awa};accepter;`,
        `${ali};Refuser;c’est son frère`,
        `${zan};crop;12.5,5,40,50`,
        `${number(4)};attribuer;IMG 12.jpg`,
        `${number(5)};;rien à dire`,
      ].join('\n'),
    );
    expect(rows).toEqual([
      { rowNumber: 2, correction: { member: awa, action: 'accept' } },
      { rowNumber: 3, correction: { member: ali, action: 'refuse', reason: 'c’est son frère' } },
      {
        rowNumber: 4,
        correction: { member: zan, action: 'crop', box: { x: 12.5, y: 5, width: 40, height: 50, unit: '%' } },
      },
      { rowNumber: 5, correction: { member: number(4), action: 'assign', source: '/photos/IMG 12.jpg' } },
    ]);
  });

  test('each bad row is told by itself', async () => {
    const rows = await read(
      [
        `${awa.slice(0, -1)}0;accepter;x`,
        `${ali};effacer;x`,
        `${zan};recadrer;tout`,
        `${number(4)};attribuer;`,
        `=1+1;accepter;x`,
        `${number(5)};accepter;x`,
      ].join('\n'),
    );
    expect(rows.map((row) => ('problem' in row ? row.problem : 'done'))).toEqual([
      'number',
      'action',
      'box',
      'source',
      'number',
      'done',
    ]);
  });

  test('a fingerprint says of which picture; another spelling of one is told', async () => {
    const print = 'sha256:0123456789abcdef';
    expect(await read(`${awa};accepter;;Awa;;${print}\n${ali};accepter;;;;1,23E+45`)).toEqual([
      { rowNumber: 1, correction: { member: awa, action: 'accept', print } },
      { rowNumber: 2, problem: 'print', value: '1,23E+45' },
    ]);
  });

  test('one file for two persons is given to neither', async () => {
    const rows = await read(`${awa};attribuer;a.jpg\n${ali};attribuer;./a.jpg\n${zan};attribuer;b.jpg`);
    expect(rows.map((row) => ('problem' in row ? row.problem : 'done'))).toEqual([
      'two-owners',
      'two-owners',
      'done',
    ]);
  });

  test('two rows that disagree about one person are both refused; saying it twice is no harm', async () => {
    const rows = await read(
      [`${awa};accepter;x`, `${awa};refuser;x`, `${ali};accepter;x`, `${ali};ok;x`].join('\n'),
    );
    expect(rows.map((row) => ('problem' in row ? row.problem : 'done'))).toEqual([
      'twice',
      'twice',
      'done',
      'done',
    ]);
  });

  test('what we write for a spreadsheet runs nothing in it, and is read back', async () => {
    const hostile = '=cmd|calc!A1;"x"\r\n.jpg';
    const csv = writeCsv([
      ['numéro', 'action', 'valeur'],
      [awa, 'refuser', hostile],
      [ali, 'refuser', '+33'],
    ]);
    expect(csv).not.toMatch(/(?:^|[;\n"])[=+\-@|]/m);
    expect(await read(csv)).toMatchObject([
      { correction: { reason: '=cmd|calc!A1;"x"  .jpg' } },
      { correction: { reason: '+33' } },
    ]);
  });
});
