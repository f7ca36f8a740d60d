import { countFr } from './count-things.ts';

const cards = (count: number) => countFr(count, 'carte', 'cartes');
const sheets = (count: number) => countFr(count, 'feuille', 'feuilles');

/** The book of the print shop: what became of batches and cards, in French. `print-book.en.ts` has the same keys. */
export const printBookFr = {
  showAbout: 'montrer un lot : ses feuilles, ses cartes et ce qu’elles sont devenues',
  spoiledOption: 'feuilles gâchées, par exemple 2 ou 2,5-7 : leurs cartes attendent de nouveau',
  reasonOption:
    'motif : paper-jam (bourrage), power-cut (coupure), misprint (mal imprimée), misaligned (décalée), wrong-photo (mauvaise photo), badly-cut (mal coupée), missing (manque), other (autre)',
  noteOption: 'quelques mots de plus',
  reprintAbout: 'réimprimer des cartes gâchées : même carte, même édition',
  reprintBatch: 'lot dont des feuilles sont gâchées (avec --sheets)',
  reprintSheets: 'feuilles de ce lot, par exemple 2 ou 2,5-7',
  reprintSpoiled: 'toutes les cartes déclarées gâchées qui attendent encore',
  reprintLater: 'ne rien imprimer maintenant : elles iront dans le prochain lot',
  againAbout: 'imprimer le même PDF une fois de plus, et compter les copies',
  resumeAbout: 'reprendre un lot arrêté en route : le PDF des feuilles qui restent',
  fromSheetOption: 'première feuille qui n’est pas sortie',
  countsAbout: 'compter les cartes par mutuelle, par imprimante et par motif de réimpression',

  batchLine: (batch: {
    number: string;
    cardCount: number;
    sheets: number;
    layout: string;
    printer?: string;
    state: string;
    copies: number;
    path: string;
  }) =>
    [
      `Lot ${batch.number}`,
      `${cards(batch.cardCount)} sur ${sheets(batch.sheets)}`,
      batch.layout,
      ...(batch.printer === undefined ? [] : [batch.printer]),
      batch.state,
      ...(batch.copies > 1 ? [`${batch.copies} copies`] : []),
      batch.path,
    ].join('  '),
  alsoInBatch: (batch: string, count: number) =>
    `Attention : ${cards(count)} de ce lot ${count < 2 ? 'est' : 'sont'} aussi dans le lot ${batch}, pas encore confirmé. N’imprimez que l’un des deux.`,
  leftInBatch: (batch: string, count: number) =>
    `${cards(count)} du lot ${batch}, pas encore confirmé, ${count < 2 ? 'n’a pas été reprise' : 'n’ont pas été reprises'}. Quand son papier est bon : passeport print confirm ${Number(batch)}`,
  doubles: (count: number) =>
    `${cards(count)} déjà imprimée${count < 2 ? '' : 's'} par un autre lot : il y en a deux, détruisez l’une des deux.`,
  dead: (count: number) =>
    `${cards(count)} annulée${count < 2 ? '' : 's'} pendant l’impression : détruisez${count < 2 ? '-la' : '-les'}.`,
  waitAgain: 'Pour les réimprimer : passeport print reprint --spoiled',
  waiting: (count: number) =>
    count === 0
      ? 'Aucune carte gâchée n’attend.'
      : `${cards(count)} à réimprimer : ${count < 2 ? 'elle ira' : 'elles iront'} dans le prochain lot (« passeport print batch »).`,
  again: (batch: string, copies: number) =>
    `Copie n° ${copies} du lot ${batch} : détruisez les feuilles de l’autre impression, pour qu’aucune carte n’existe deux fois.`,
  againConfirmed: (batch: string, copies: number) =>
    `Attention : le lot ${batch} est déjà confirmé, ses cartes existent. C’est la copie n° ${copies} : détruisez les doubles. Pour une carte gâchée, préférez « passeport print reprint ».`,
  resumed: (batch: string, from: number, last: number, count: number, path: string) =>
    `Lot ${batch}, feuilles ${from} à ${last} (${cards(count)}) : ${path}`,
  dropped: (card: string) => `  laissée de côté, carte ${card} : annulée ou déjà imprimée`,

  showTitle: (batch: string, count: number, sheetCount: number, state: string) =>
    `Lot ${batch} : ${cards(count)} sur ${sheets(sheetCount)}, ${state}.`,
  showLook: (template: string, layout: string, printer: string) =>
    `Modèle ${template}, mise en page ${layout}, imprimante : ${printer}.`,
  showDays: (made: string, confirmed: string | undefined) =>
    confirmed === undefined
      ? `Fait le ${made} ; pas encore confirmé.`
      : `Fait le ${made}, confirmé le ${confirmed}.`,
  showFile: (path: string, from: number, copies: number, sha256: string) =>
    `PDF ${path}${from > 1 ? `, à partir de la feuille ${from}` : ''}, ${countFr(copies, 'copie', 'copies')}, SHA-256 ${sha256}`,
  sheet: (number: number) => `Feuille ${number}`,
  placeLine: (place: number, card: string, outcome: string, state: string) =>
    `  place ${place}  ${card}  ${outcome} ; carte ${state}`,
  outcomes: {
    waiting: 'à regarder',
    printed: 'bonne',
    spoiled: 'gâchée',
    dropped: 'laissée de côté',
  },
  reasons: {
    'paper-jam': 'bourrage de papier',
    'power-cut': 'coupure de courant',
    misprint: 'mal imprimée',
    misaligned: 'décalée',
    'wrong-photo': 'mauvaise photo',
    'badly-cut': 'mal coupée',
    missing: 'manque',
    other: 'autre motif',
  },
  noPrinter: 'non précisée',
  mutuelleHead: ['Mutuelle', 'Nom', 'À imprimer', 'Imprimées', 'Contrôlées', 'Remises', 'Gâchées'],
  printerHead: ['Imprimante', 'Lots', 'Feuilles', 'Bonnes', 'Gâchées'],
  reasonHead: ['Motif', 'Gâchées'],
  nothingCounted: 'Aucune carte pour le moment.',
};
