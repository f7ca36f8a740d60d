import { countEn } from './count-things.ts';
import type { printBookFr } from './print-book.fr.ts';

const cards = (count: number) => countEn(count, 'card', 'cards');
const sheets = (count: number) => countEn(count, 'sheet', 'sheets');

/** The same in English. */
export const printBookEn: typeof printBookFr = {
  showAbout: 'show a batch: its sheets, its cards, and what became of them',
  spoiledOption: 'spoiled sheets, for example 2 or 2,5-7: their cards wait again',
  reasonOption: 'reason: paper-jam, power-cut, misprint, misaligned, wrong-photo, badly-cut, missing, other',
  noteOption: 'a few more words',
  reprintAbout: 'print spoiled cards again: same card, same edition',
  reprintBatch: 'batch of which sheets are spoiled (with --sheets)',
  reprintSheets: 'sheets of that batch, for example 2 or 2,5-7',
  reprintSpoiled: 'all cards declared spoiled that still wait',
  reprintLater: 'print nothing now: they go into the next batch',
  againAbout: 'print the same PDF once more, and count the copies',
  resumeAbout: 'go on with a batch that stopped halfway: the PDF of the sheets that are left',
  fromSheetOption: 'first sheet that did not come out',
  countsAbout: 'count cards by mutual, by printer and by reason of reprinting',

  batchLine: (batch) =>
    [
      `Batch ${batch.number}`,
      `${cards(batch.cardCount)} on ${sheets(batch.sheets)}`,
      batch.layout,
      ...(batch.printer === undefined ? [] : [batch.printer]),
      batch.state,
      ...(batch.copies > 1 ? [`${batch.copies} copies`] : []),
      batch.path,
    ].join('  '),
  alsoInBatch: (batch, count) =>
    `Note: ${cards(count)} of this batch ${count === 1 ? 'is' : 'are'} in batch ${batch} too, which is not confirmed yet. Print only one of the two.`,
  leftInBatch: (batch, count) =>
    `${cards(count)} of batch ${batch}, not confirmed yet, ${count === 1 ? 'was' : 'were'} not taken again. Once its paper is good: passeport print confirm ${Number(batch)}`,
  doubles: (count) => `${cards(count)} printed by another batch already: there are two, destroy one of them.`,
  dead: (count) => `${cards(count)} cancelled during printing: destroy ${count === 1 ? 'it' : 'them'}.`,
  waitAgain: 'To print them again: passeport print reprint --spoiled',
  waiting: (count) =>
    count === 0
      ? 'No spoiled card waits.'
      : `${cards(count)} to print again: in the next batch (“passeport print batch”).`,
  again: (batch, copies) =>
    `Copy ${copies} of batch ${batch}: destroy the sheets of the other printing, so that no card exists twice.`,
  againConfirmed: (batch, copies) =>
    `Note: batch ${batch} is confirmed, its cards exist. This is copy ${copies}: destroy the doubles. For a spoiled card, rather “passeport print reprint”.`,
  resumed: (batch, from, last, count, path) =>
    `Batch ${batch}, sheets ${from} to ${last} (${cards(count)}): ${path}`,
  dropped: (card) => `  left out, card ${card}: cancelled or printed already`,

  showTitle: (batch, count, sheetCount, state) =>
    `Batch ${batch}: ${cards(count)} on ${sheets(sheetCount)}, ${state}.`,
  showLook: (template, layout, printer) => `Template ${template}, sheet ${layout}, printer: ${printer}.`,
  showDays: (made, confirmed) =>
    confirmed === undefined
      ? `Made on ${made}; not confirmed yet.`
      : `Made on ${made}, confirmed on ${confirmed}.`,
  showFile: (path, from, copies, sha256) =>
    `PDF ${path}${from > 1 ? `, from sheet ${from} on` : ''}, ${countEn(copies, 'copy', 'copies')}, SHA-256 ${sha256}`,
  sheet: (number) => `Sheet ${number}`,
  placeLine: (place, card, outcome, state) => `  place ${place}  ${card}  ${outcome}; card ${state}`,
  outcomes: { waiting: 'to look at', printed: 'good', spoiled: 'spoiled', dropped: 'left out' },
  reasons: {
    'paper-jam': 'paper jam',
    'power-cut': 'power cut',
    misprint: 'misprint',
    misaligned: 'misaligned',
    'wrong-photo': 'wrong photo',
    'badly-cut': 'badly cut',
    missing: 'missing',
    other: 'other reason',
  },
  noPrinter: 'not said',
  mutuelleHead: ['Mutual', 'Name', 'To print', 'Printed', 'Checked', 'Handed over', 'Spoiled'],
  printerHead: ['Printer', 'Batches', 'Sheets', 'Good', 'Spoiled'],
  reasonHead: ['Reason', 'Spoiled'],
  nothingCounted: 'No card yet.',
};
