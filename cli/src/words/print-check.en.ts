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
    'card-missing': (card) => `card ${card} is missing: nothing is printed where its code belongs`,
    'card-unreadable': (card) =>
      `the code of card ${card} cannot be read: stained, blurred, cut or badly printed`,
    'card-misplaced': (card, found) =>
      found === undefined
        ? `card ${card} is not in its place`
        : `card ${card} should be here, but ${found} is`,
    'card-twice': (card) => `card ${card} is there twice: keep one, destroy the other`,
    'card-dead': (card) => `card ${card} is cancelled: destroy it`,
    'card-spoiled': (card, found) =>
      found === undefined
        ? `card ${card} was declared spoiled: destroy this paper`
        : `card ${card} should be here, but ${found} is, which was declared spoiled: destroy this paper`,
    'card-of-other-batch': (card, found) =>
      found === undefined
        ? `card ${card} is not of this batch: put it apart`
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
    'file-own-pdf': () => 'this is the batch’s PDF itself: print it, then scan or photograph the paper',
    'file-unreadable': () => 'unreadable file',
  },
  notices: {
    'page-blank': 'blank page, passed over',
    'file-twice': 'the same picture was given before: passed over',
  },
  tags: {
    'card-missing': 'missing',
    'card-unreadable': 'code unreadable',
    'card-misplaced': 'not in its place',
    'card-twice': 'twice',
    'card-dead': 'cancelled card',
    'card-spoiled': 'declared spoiled',
    'card-of-other-batch': 'of another batch',
    'card-foreign': 'of another office',
    'card-forged': 'false code',
    'code-unreadable': 'no card',
    'photo-of-another': 'photo of somebody else',
    'photo-different': 'look at the photo',
    'page-of-other-batch': 'another batch',
    'page-without-codes': 'unreadable',
    'file-own-pdf': 'not paper',
    'file-unreadable': 'unreadable',
  },
  tagRight: { both: 'code and photo right', code: 'code right', photo: 'photo right', none: 'not checked' },
  placeTag: (place) => `place ${place}`,
  readsOther: (found) => `(${found})`,
  reportOption: 'where to write the report with pictures (by default in the office’s prints folder)',
  reportWritten: (path) => `Report with pictures, to open or print: ${path}`,
  nextTitle: 'Now do this:',
  steps: {
    look: (notSeen, photoNotSeen, isConfirmed) =>
      [
        ...(notSeen > 0
          ? [`The ${notSeen < 2 ? 'code' : 'codes'} of ${cards(notSeen)} on none of the pictures`]
          : []),
        ...(photoNotSeen > 0 ? [`${countEn(photoNotSeen, 'photo', 'photos')} still to be seen`] : []),
      ].join(', ') +
      (isConfirmed
        ? ': photograph the sheets that are missing, both sides, and check them; what is checked already stays so.'
        : ': photograph the sheets that are missing, both sides, and check again with all pictures.'),
    confirm: (count) =>
      count === 0
        ? 'Are all sheets good? Confirm the batch:'
        : `Destroy the ${countEn(count, 'bad card', 'bad cards')} and confirm the batch without ${count < 2 ? 'it: it' : 'them: they'} will be printed again.`,
    reprint: (count) => `Destroy the ${countEn(count, 'bad card', 'bad cards')} and print again:`,
    'check-again': 'Then give all pictures again: cards in order will be noted as checked.',
    done: 'Nothing: the cards may be handed over.',
  },
  report: {
    title: (batch) => `Paper check, batch ${batch}`,
    about: (office, date, pages) => `${office} · ${date} · ${countEn(pages, 'page', 'pages')} looked at`,
    verdict: {
      right: 'All that was seen is in order.',
      look: 'Nothing is bad, but not everything was seen or recognised.',
      wrong: (bad, problems) =>
        bad > 0
          ? `${cards(bad)} not to be handed over.`
          : `${countEn(problems, 'problem', 'problems')} to settle before the cards are handed over.`,
    },
    tiles: {
      right: 'in order, code and photo',
      look: 'photo not seen yet, or to look at',
      wrong: 'not to be handed over',
      none: 'code on none of the pictures',
    },
    next: 'What to do now',
    problems: 'What is wrong',
    columns: { where: 'Where', card: 'Card', what: 'What', picture: 'Picture' },
    side: { front: 'front', back: 'back' },
    loose: 'cards lying about',
    pageResult: (right, wrong) => `${right} in order${wrong > 0 ? `, ${wrong} to look at` : ''}`,
    legend: { right: 'in order', look: 'look at it', wrong: 'not to be handed over' },
    left: (pages) => `${countEn(pages, 'other page is', 'other pages are')} in order and not shown.`,
    personal:
      'This report shows photos of people: keep it in the office, do not send it, destroy it when the batch is handed over.',
  },
  result: (batch, right, problems) =>
    `Batch ${batch}: ${cards(right)} in order, ${countEn(problems, 'problem', 'problems')}.`,
  photosNotComparable: (count) =>
    `The front of these cards bears nothing that tells whose it is: ${countEn(count, 'photo was', 'photos were')} not compared. Look at them.`,
  photosNotSeen: (count) =>
    `${cards(count)} whose code is good but whose photo was not seen (photograph the sheets’ fronts too):`,
  notSeen: (count) => `${cards(count)} of the batch whose code is on none of the pictures:`,
  recorded: (count) => `${cards(count)} noted as checked.`,
};
