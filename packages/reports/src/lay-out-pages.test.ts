import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleReport, sampleTable } from '../testing/sample-report.ts';
import { layOutPages, type Block, type LaidOutPage } from './lay-out-pages.ts';

const tablesOf = ({ blocks }: LaidOutPage) =>
  blocks.flatMap(({ block }): Extract<Block, { kind: 'table' }>[] => (block.kind === 'table' ? [block] : []));

test('every row is on one page, in order, and the total comes with the last one', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(lengths, fc.boolean(), (rows, isPrivate) => {
      const tables = rows.map((count, at) => sampleTable(count, { title: `${at}` }));
      const pages = layOutPages(sampleReport({ tables }, isPrivate ? { confidential: 'Noms' } : {}));
      for (const table of tables) {
        const parts = pages.flatMap(tablesOf).filter((part) => part.table === table);
        const shown = parts.flatMap(({ first, end }) => table.rows.slice(first, end));
        expect(shown).toEqual(table.rows);
        expect(parts.map(({ isLast }) => isLast)).toEqual(parts.map((_, at) => at === parts.length - 1));
        expect(parts.every(({ first, end }) => end > first)).toBe(true);
      }
      for (const { blocks } of pages)
        expect(blocks.map(({ topMm }) => topMm)).toEqual(
          blocks.map(({ topMm }) => topMm).sort((a, b) => a - b),
        );
      expect(pages.every(({ blocks }) => blocks.length > 0)).toBe(true);
      expect(pages.flatMap(({ blocks }) => blocks).every(({ topMm }) => topMm < 281)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('a short table is not cut, a long one leaves rows to the workbook, one for the workbook is not there', () => {
  const tables = [
    sampleTable(30),
    sampleTable(12, { title: 'whole' }),
    sampleTable(50, { title: 'cut', rowsOnPaper: 10 }),
    sampleTable(50, { title: 'absent', rowsOnPaper: 0 }),
  ];
  const parts = layOutPages(sampleReport({ tables })).flatMap(tablesOf);
  const of = (title: string) => parts.filter(({ table }) => table.title === title);
  expect(of('whole')).toHaveLength(1);
  expect(of('cut').map(({ end, unshown }) => [end, unshown])).toEqual([[10, 40]]);
  expect(of('absent')).toEqual([]);
});

test('a topic begins on a page of its own', () => {
  const report = sampleReport({ notes: ['Une note.'] });
  const pages = layOutPages({ ...report, topics: [...report.topics, ...report.topics] });
  expect(pages.map(({ isFirst }) => isFirst)).toEqual([true, true]);
});
