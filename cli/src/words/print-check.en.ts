import { countEn } from './count-things.ts';
import type { printCheckFr } from './print-check.fr.ts';

const cards = (count: number) => countEn(count, 'card', 'cards');

/** The same in English. */
export const printCheckEn: typeof printCheckFr = {
  about: 'check photographs or scans of the paper: every code, its place, every photo',
  where: (file, page, sheet, place) =>
    [
      file,
      ...(page > 1 ? [`page ${page}`] : []),
      ...(sheet === undefined ? [] : [`sheet ${sheet}`]),
      ...(place === undefined ? [] : [`place ${place}`]),
    ].join(', '),
  problems: {
    'card-missing': (card) => `card ${card} is missing, or its code cannot be read`,
    'card-misplaced': (card, found) =>
      found === undefined
        ? `card ${card} is not in its place`
        : `card ${card} should be here, but ${found} is`,
    'card-dead': (card) => `card ${card} is cancelled: destroy it`,
    'card-of-other-batch': (card, found) =>
      found === undefined
        ? `card ${card} is not of this batch`
        : `card ${card} should be here, but ${found} is, which is not of this batch`,
    'card-foreign': (card) =>
      `card of another office, or of none${card === '' ? '' : ` (${card})`}: keep it apart`,
    'card-forged': (card) =>
      `false or altered code${card === '' ? '' : ` in the place of card ${card}`}: keep this sheet and tell who is in charge`,
    'code-unreadable': (card) => `a code that is no card’s${card === '' ? '' : `, in the place of ${card}`}`,
    'photo-of-another': (card, found) => `the photo of card ${card} is that of card ${found ?? ''}`,
    'photo-different': (card) =>
      `the photo of card ${card} is not recognised: missing, stained, or of somebody else`,
    'page-of-other-batch': () => 'this sheet is of another batch or office: nothing on it was checked',
    'page-without-codes': () =>
      'no readable code: nothing on it was checked (photograph the whole sheet, from near, without glare)',
    'file-unreadable': () => 'unreadable file',
  },
  result: (batch, right, problems) =>
    `Batch ${batch}: ${cards(right)} in order, ${countEn(problems, 'problem', 'problems')}.`,
  photosNotComparable: (count) =>
    `The front of these cards bears nothing that tells whose it is: ${countEn(count, 'photo was', 'photos were')} not compared. Look at them.`,
  photosNotSeen: (count) =>
    `${cards(count)} whose code is good but whose photo was not seen (photograph the sheets’ fronts too):`,
  notSeen: (count) => `${cards(count)} of the batch on none of the pictures:`,
  recorded: (count) => `${cards(count)} noted as checked.`,
  notConfirmed: (batch) =>
    `Nothing is noted: confirm the batch first (“passeport print confirm ${batch}”), then check again.`,
};
