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
    'card-missing': (card: string) => `la carte ${card} manque : rien n’est imprimé à la place de son code`,
    'card-unreadable': (card: string) =>
      `le code de la carte ${card} ne se lit pas : taché, flou, coupé, ou mal imprimé`,
    'card-misplaced': (card: string, found?: string) =>
      found === undefined
        ? `la carte ${card} n’est pas à sa place`
        : `la carte ${card} devrait être là, on y lit ${found}`,
    'card-twice': (card: string) =>
      `la carte ${card} est là deux fois : gardez-en une seule, détruisez l’autre`,
    'card-dead': (card: string) => `la carte ${card} est annulée : détruisez-la`,
    'card-spoiled': (card: string, found?: string) =>
      found === undefined
        ? `la carte ${card} a été déclarée gâchée : détruisez ce papier`
        : `la carte ${card} devrait être là, on y lit ${found}, qui a été déclarée gâchée : détruisez ce papier`,
    'card-of-other-batch': (card: string, found?: string) =>
      found === undefined
        ? `la carte ${card} n’est pas de ce lot : mettez-la à part`
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
    'file-own-pdf': () =>
      'c’est le PDF du lot lui-même : imprimez-le, puis scannez ou photographiez le papier',
    'file-unreadable': () => 'fichier illisible',
  },
  notices: {
    'page-blank': 'page vide, passée',
    'file-twice': 'la même image a déjà été donnée : passée',
  },
  /** Said of a frame of the report, in a word or two. */
  tags: {
    'card-missing': 'manque',
    'card-unreadable': 'code illisible',
    'card-misplaced': 'pas à sa place',
    'card-twice': 'en double',
    'card-dead': 'carte annulée',
    'card-spoiled': 'déclarée gâchée',
    'card-of-other-batch': 'd’un autre lot',
    'card-foreign': 'd’un autre bureau',
    'card-forged': 'code faux',
    'code-unreadable': 'pas une carte',
    'photo-of-another': 'photo d’une autre personne',
    'photo-different': 'photo à regarder',
    'page-of-other-batch': 'autre lot',
    'page-without-codes': 'illisible',
    'file-own-pdf': 'pas du papier',
    'file-unreadable': 'illisible',
  },
  tagRight: {
    both: 'code et photo en ordre',
    code: 'code en ordre',
    photo: 'photo en ordre',
    none: 'pas contrôlée',
  },
  placeTag: (place: number) => `place ${place}`,
  readsOther: (found: string) => `(${found})`,
  reportOption: 'où écrire le rapport en images (par défaut : dans le dossier prints du bureau)',
  reportWritten: (path: string) => `Rapport en images, à ouvrir ou à imprimer : ${path}`,
  nextTitle: 'À faire maintenant :',
  steps: {
    look: (notSeen: number, photoNotSeen: number, isConfirmed: boolean) =>
      [
        ...(notSeen > 0
          ? [
              `${notSeen < 2 ? 'Le code d’une carte n’a été vu' : `Les codes de ${cards(notSeen)} n’ont été vus`} sur aucune image`,
            ]
          : []),
        ...(photoNotSeen > 0 ? [`${countFr(photoNotSeen, 'photo reste', 'photos restent')} à voir`] : []),
      ].join(', ') +
      (isConfirmed
        ? ' : photographiez les feuilles qui manquent, recto et verso, et contrôlez-les ; ce qui est déjà contrôlé le reste.'
        : ' : photographiez les feuilles qui manquent, recto et verso, et recommencez avec toutes les images.'),
    confirm: (count: number) =>
      count === 0
        ? 'Toutes les feuilles sont bonnes ? Confirmez le lot :'
        : `Détruisez ${count < 2 ? 'la carte mauvaise' : `les ${count} cartes mauvaises`}, et confirmez le lot sans ${count < 2 ? 'elle : elle sera réimprimée' : 'elles : elles seront réimprimées'}.`,
    reprint: (count: number) =>
      count < 2
        ? 'Détruisez la carte mauvaise et réimprimez-la :'
        : `Détruisez les ${count} cartes mauvaises et réimprimez-les :`,
    'check-again':
      'Puis donnez de nouveau toutes les images : les cartes en ordre seront notées « contrôlées ».',
    done: 'Rien : les cartes peuvent être remises.',
  },
  report: {
    title: (batch: string) => `Contrôle du papier, lot ${batch}`,
    about: (office: string, date: string, pages: number) =>
      `${office} · ${date} · ${countFr(pages, 'page regardée', 'pages regardées')}`,
    verdict: {
      right: 'Tout ce qui a été vu est en ordre.',
      look: 'Rien de mauvais, mais tout n’a pas été vu ou reconnu.',
      wrong: (bad: number, problems: number) =>
        bad > 0
          ? `${cards(bad)} à ne pas remettre.`
          : `${countFr(problems, 'problème', 'problèmes')} à régler avant de remettre les cartes.`,
    },
    tiles: {
      right: 'en ordre, code et photo',
      look: 'photo pas encore vue ou à regarder',
      wrong: 'à ne pas remettre',
      none: 'code vu sur aucune image',
    },
    next: 'À faire maintenant',
    problems: 'Ce qui ne va pas',
    columns: { where: 'Où', card: 'Carte', what: 'Quoi', picture: 'Image' },
    side: { front: 'recto', back: 'verso' },
    loose: 'cartes posées',
    pageResult: (right: number, wrong: number) =>
      `${right} en ordre${wrong > 0 ? `, ${countFr(wrong, 'à voir', 'à voir')}` : ''}`,
    legend: { right: 'en ordre', look: 'à regarder', wrong: 'à ne pas remettre' },
    left: (pages: number) =>
      `${countFr(pages, 'autre page est', 'autres pages sont')} en ordre, et ne ${pages < 2 ? 'figure' : 'figurent'} pas ici.`,
    personal:
      'Ce rapport montre des photos de personnes : gardez-le au bureau, ne l’envoyez pas, détruisez-le quand le lot est remis.',
  },
  result: (batch: string, right: number, problems: number) =>
    `Lot ${batch} : ${cards(right)} en ordre, ${countFr(problems, 'problème', 'problèmes')}.`,
  photosNotComparable: (count: number) =>
    `Sur ces cartes, le recto ne porte rien qui dise à qui il est : ${countFr(count, 'photo n’a', 'photos n’ont')} pas été comparée${count < 2 ? '' : 's'}. Regardez-les.`,
  photosNotSeen: (count: number) =>
    `${cards(count)} dont le code est bon, mais dont la photo n’a pas été vue (photographiez aussi le recto des feuilles) :`,
  notSeen: (count: number) => `${cards(count)} du lot dont le code n’a été vu sur aucune image :`,
  recorded: (count: number) =>
    `${cards(count)} notée${count < 2 ? '' : 's'} « contrôlée${count < 2 ? '' : 's'} ».`,
};
