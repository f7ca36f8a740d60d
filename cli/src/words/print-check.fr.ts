import { countFr } from './count-things.ts';

const cards = (count: number) => countFr(count, 'carte', 'cartes');

/** Paper read back, in French. `print-check.en.ts` has the same keys. */
export const printCheckFr = {
  about: 'contrôler des photos ou des scans du papier : chaque code, sa place, chaque photo',
  where: (file: string, page: number, sheet: number | undefined, place: number | undefined) =>
    [
      file,
      ...(page > 1 ? [`page ${page}`] : []),
      ...(sheet === undefined ? [] : [`feuille ${sheet}`]),
      ...(place === undefined ? [] : [`place ${place}`]),
    ].join(', '),
  problems: {
    'card-missing': (card: string) => `la carte ${card} manque, ou son code est illisible`,
    'card-misplaced': (card: string, found?: string) =>
      found === undefined
        ? `la carte ${card} n’est pas à sa place`
        : `la carte ${card} devrait être là, on y lit ${found}`,
    'card-dead': (card: string) => `la carte ${card} est annulée : détruisez-la`,
    'card-of-other-batch': (card: string, found?: string) =>
      found === undefined
        ? `la carte ${card} n’est pas de ce lot`
        : `la carte ${card} devrait être là, on y lit ${found}, qui n’est pas de ce lot`,
    'card-foreign': (card: string) =>
      `carte d’un autre bureau, ou d’un bureau inconnu${card === '' ? '' : ` (${card})`} : gardez-la à part`,
    'card-forged': (card: string) =>
      `code faux ou modifié${card === '' ? '' : ` à la place de la carte ${card}`} : gardez cette feuille et prévenez le responsable`,
    'code-unreadable': (card: string) =>
      `un code qui n’est pas celui d’une carte${card === '' ? '' : `, à la place de ${card}`}`,
    'photo-of-another': (card: string, found?: string) =>
      `la photo de la carte ${card} est celle de la carte ${found ?? ''}`,
    'photo-different': (card: string) =>
      `la photo de la carte ${card} n’est pas reconnue : absente, tachée, ou d’une autre personne`,
    'page-of-other-batch': () =>
      'cette feuille est d’un autre lot ou d’un autre bureau : rien n’y a été contrôlé',
    'page-without-codes': () =>
      'aucun code lisible : rien n’y a été contrôlé (photographiez la feuille entière, de près, sans reflet)',
    'file-unreadable': () => 'fichier illisible',
  },
  result: (batch: string, right: number, problems: number) =>
    `Lot ${batch} : ${cards(right)} en ordre, ${countFr(problems, 'problème', 'problèmes')}.`,
  photosNotComparable: (count: number) =>
    `Sur ces cartes, le recto ne porte rien qui dise à qui il est : ${countFr(count, 'photo n’a', 'photos n’ont')} pas été comparée${count < 2 ? '' : 's'}. Regardez-les.`,
  photosNotSeen: (count: number) =>
    `${cards(count)} dont le code est bon, mais dont la photo n’a pas été vue (photographiez aussi le recto des feuilles) :`,
  notSeen: (count: number) =>
    `${cards(count)} du lot ${count < 2 ? 'n’a été vue' : 'n’ont été vues'} sur aucune image :`,
  recorded: (count: number) =>
    `${cards(count)} notée${count < 2 ? '' : 's'} « contrôlée${count < 2 ? '' : 's'} ».`,
  notConfirmed: (batch: number) =>
    `Rien n’est noté : confirmez d’abord le lot (« passeport print confirm ${batch} »), puis contrôlez de nouveau.`,
};
