import type { DoubtCode } from '../photos/make-photo.ts';
import { countFr } from './count-things.ts';

/** What the photo commands say, in French. `photo.en.ts` has the same keys. */
export const photoFr = {
  about: 'les photos : fiches, planches de contrôle, corrections',
  slipsAbout:
    'imprimer des fiches à tenir devant soi pendant la photo : le programme sait alors de qui elle est',
  slipsAll: 'aussi pour les personnes qui ont déjà une photo',
  outPdf: 'fichier PDF à écrire (sinon dans le dossier prints du bureau)',
  sheetAbout: 'écrire une planche de contrôle, à faire relire par quelqu’un qui connaît les personnes',
  sheetOut: 'fichier à écrire, .pdf ou .html (sinon un PDF dans le dossier prints du bureau)',
  sheetOnly:
    'seulement : warnings (avec un doute), unreviewed (jamais vues), refused (refusées), all (toutes)',
  cropAbout: 'recadrer la photo d’une personne',
  cropBox:
    'cadre : gauche,haut,largeur,hauteur en pour cent de la photo d’origine (12,5,40,50), ou en pixels (480,200,1600,2000px)',
  refuseAbout: 'refuser une photo : elle est gardée, mais aucune carte n’est faite avec elle',
  refuseReason: 'pourquoi, en quelques mots',
  acceptAbout: 'accepter une photo, après l’avoir regardée',
  assignAbout: 'dire de qui est une photo : un fichier, ou le début de l’empreinte d’une photo du bureau',
  correctAbout:
    'faire les corrections d’un fichier (numéro;action;valeur), par exemple celui de la planche HTML',
  listAbout: 'lister les photos',
  listState: 'seulement : unreviewed (jamais vues), accepted (acceptées), refused (refusées)',
  reportAbout: 'compter les photos et les doutes, aussi selon la clarté de la peau',
  redoAbout: 'refaire les portraits à partir des photos d’origine',
  background:
    'fond derrière la personne : kept (laissé), flat (clair et uni ; laissé là où les cheveux ou un foulard pourraient être coupés)',
  redoAll: 'pour toutes les mutuelles du bureau',
  redoOnly:
    'seulement : outdated (faits par une autre version du programme), warnings (avec un doute), unreviewed (jamais vues), all (tous)',
  redoForgetCrops: 'chercher de nouveau le visage, même là où le cadre a été choisi à la main',

  inspecting: 'Lecture des photos',
  drawingSheet: 'Planche de contrôle',

  slipsWritten: (slips: number, pages: number, path: string) =>
    `${countFr(slips, 'fiche', 'fiches')} sur ${countFr(pages, 'feuille', 'feuilles')} : ${path}`,
  slipsAdvice:
    'Imprimez à 100 %, coupez, et faites tenir à chacun sa fiche contre la poitrine ; ou photographiez la fiche, puis la personne, chacune une fois. Un dossier par téléphone.',
  sheetWritten: (persons: number, pages: number, path: string) =>
    `${countFr(persons, 'photo', 'photos')} sur ${countFr(pages, 'page', 'pages')} : ${path}`,
  damaged: (count: number) =>
    `${countFr(count, 'fichier absent ou modifié', 'fichiers absents ou modifiés')} :`,
  accepted: (member: string) => `La photo de ${member} est acceptée.`,
  refused: (member: string) =>
    `La photo de ${member} est refusée : aucune carte ne sera signée ni imprimée avec elle.`,
  cropped: (member: string) => `La photo de ${member} est recadrée : regardez-la sur une nouvelle planche.`,
  assigned: (member: string) => `La photo est celle de ${member} : regardez-la sur une nouvelle planche.`,
  unchanged: (member: string) => `Rien à changer pour ${member} : c’était déjà ainsi.`,
  takenFrom: (members: string[]) => `Cette photo n’est plus celle de ${members.join(', ')}.`,
  formerCards: (count: number) =>
    `${countFr(count, 'carte porte', 'cartes portent')} l’ancienne photo dans le code QR : remplacez-la avec « passeport card replace » :`,
  corrected: (changed: number, already: number, refused: number) =>
    `Corrections : ${countFr(changed, 'faite', 'faites')}, ${countFr(already, 'déjà faite', 'déjà faites')}, ${countFr(refused, 'refusée', 'refusées')}.`,
  nothingToCorrect: 'Aucune action dans ce fichier : écrivez-en une dans la deuxième colonne.',
  rowProblems: {
    number: '« {value} » n’est pas un numéro de membre',
    action: 'action « {value} » inconnue : écrivez accepter, refuser, recadrer ou attribuer',
    box: 'cadre « {value} » à écrire ainsi : 12,5,40,50',
    source: 'il manque le fichier de la photo',
    reason: 'motif trop long',
    print: 'empreinte « {value} » inconnue : laissez cette colonne comme elle était, ou vide',
    'two-owners': 'la photo {value} est donnée à deux personnes : n’en laissez qu’une',
    twice: 'deux lignes disent deux choses différentes de {value} : n’en laissez qu’une',
  },
  redone: (changed: number, same: number, failed: number) =>
    `Portraits : ${countFr(changed, 'refait', 'refaits')}, ${countFr(same, 'inchangé', 'inchangés')}, ${countFr(failed, 'impossible', 'impossibles')}.`,
  none: 'Aucune photo.',
  line: (member: string, name: string, state: string, warnings: string) =>
    `${member}  ${name}  ${state}${warnings === '' ? '' : `  ${warnings}`}`,
  states: { unreviewed: 'à regarder', accepted: 'acceptée', refused: 'REFUSÉE' },

  // Report
  counts: (photos: number, unreviewed: number, accepted: number, refused: number) =>
    `${countFr(photos, 'photo', 'photos')} : ${unreviewed} à regarder, ${countFr(accepted, 'acceptée', 'acceptées')}, ${countFr(refused, 'refusée', 'refusées')}.`,
  rateHeadings: ['', 'toutes', 'peau foncée', 'moyenne', 'claire'],
  rateCounts: 'photos',
  rateWarned: 'avec un doute',
  decimal: (value: number) => value.toFixed(1).replace('.', ','),
  withoutFace: (count: number) =>
    `${countFr(count, 'photo est', 'photos sont')} sans visage trouvé : comme la peau n’y est pas mesurée, ${count === 1 ? 'elle n’est' : 'elles ne sont'} dans aucune colonne de peau. Regardez si ce sont toujours les mêmes personnes.`,
  gap: (points: string, chance: string, issue: 'fair' | 'unfair' | 'chance') =>
    `Écart entre les peaux, sans compter qui ou quoi d’autre est sur la photo : ${points} points. ${
      {
        fair: 'C’est au plus 2 points : le programme ne doute pas plus des uns que des autres.',
        unfair: `Le hasard seul en ferait rarement plus de ${chance} : le programme doute plus des uns que des autres, signalez-le.`,
        chance: `Avec si peu de photos, le hasard seul peut en faire ${chance} : on ne peut pas encore conclure.`,
      }[issue]
    }`,
  gapUnknown:
    'Trop peu de photos dont la peau a été mesurée pour comparer peau foncée, moyenne et claire (il en faut au moins 30).',

  // Import
  questions: (count: number, command: string) =>
    `${countFr(count, 'question', 'questions')} : de qui est-ce ? Rien n’en a été pris ; répondez avec « ${command} » :`,
  question: (files: string[], persons: string[], reason: string) =>
    `${files.join(', ')} → ${persons.join(' ou ')} (${reason})`,
  questionReasons: {
    'several-persons': 'plusieurs personnes possibles',
    'several-photos': 'plusieurs photos pour une personne',
    'same-photo-twice': 'la même photo pour deux personnes',
    'photo-of-another': 'c’est déjà la photo de la première',
    'other-photo': 'elle a déjà une autre photo : est-ce la bonne ?',
    'named-alike': 'le fichier porte ce numéro ou ce nom, ou presque : est-ce cette personne ?',
  },
  questionsFile: (path: string) =>
    `Pour dire de qui elles sont : dans ${path}, écrivez « attribuer » à la bonne ligne (et le numéro s’il manque), puis donnez ce fichier à « passeport photo correct ».`,
  headings: ['numéro', 'action', 'valeur', 'nom', 'motif', 'empreinte'],
  unmatchedReasons: {
    'nothing-names-it': '',
    'slip-unknown': 'la fiche est d’une personne qui n’est pas de ce bureau, ou pas de cette mutuelle',
    'slip-of-former':
      'la fiche est d’une personne qui n’est plus membre, ou porte maintenant un autre numéro : {persons}',
    'slip-malformed': 'le code de la fiche est faux',
    'slip-without-clock':
      'elle suit une fiche, mais rien ne dit quand elle a été prise : copiez les photos par câble plutôt que par WhatsApp',
    'slip-other-numbers':
      'elle suit une fiche selon l’heure, mais pas selon les numéros des fichiers : faites un dossier par téléphone, et relancez',
    'slip-after-photo':
      'le dossier commence par une personne et finit par une fiche : fiche avant ou après la personne ? Sortez la photo ou la fiche de trop, et relancez',
    'zip-of-photos': 'c’est une archive : ouvrez-la, sortez-en les photos, et relancez',
    'no-photo': 'ce n’est pas une photo',
    'card-not-slip': 'on y voit une carte : il faut la fiche photo',
  },
  slipsAlone: (count: number) =>
    `${countFr(count, 'fiche photographiée', 'fiches photographiées')} sans qu’une seule photo la suive :`,
  slipAlone: (file: string, member: string, name: string, followers: number) =>
    `${file} : ${member}  ${name} (${followers === 0 ? 'aucune photo après' : `${followers} photos après`})`,
  keptByHand: (count: number) =>
    `${countFr(count, 'photo laissée', 'photos laissées')}, car une autre a été choisie ou acceptée à la main (« passeport photo assign » pour changer) :`,
  twins: (count: number) =>
    `${countFr(count, 'photo ressemble', 'photos ressemblent')} à celle d’une autre personne : vérifiez sur la planche :`,
  warned: (count: number) =>
    `${countFr(count, 'photo prise est', 'photos prises sont')} à regarder avant d’imprimer (« passeport photo sheet --only warnings ») :`,

  warnings: {
    'slip-over-face': 'la fiche cache le visage',
    'used-twice': 'même photo qu’une autre personne',
    'looks-alike': 'ressemble beaucoup à la photo d’une autre personne',
    'no-face': 'aucun visage trouvé, le milieu de la photo est pris',
    'several-faces': 'plusieurs visages, le plus grand est pris',
    'face-too-small': 'visage trop petit, l’impression sera grossière',
    blurred: 'visage flou',
    'too-dark': 'visage trop sombre',
    'too-bright': 'visage brûlé par la lumière',
    'uneven-light': 'un côté du visage est dans l’ombre',
    'head-turned': 'tête tournée',
    'face-cut-off': 'visage coupé par le bord de la photo',
    'photo-turned': 'photo redressée par le programme, vérifiez le sens',
    'crop-limited': 'visage trop près du bord de la photo',
  } satisfies Record<DoubtCode, string>,

  slip: {
    title: 'Fiche photo',
    instruction: 'Tenez la fiche à plat contre la poitrine, le carré bien visible, sans cacher le visage.',
    born: (sex: 'F' | 'M', birth: string) =>
      `${sex === 'F' ? 'Femme, née' : 'Homme, né'} ${/^\d{4}$/.test(birth) ? 'en' : 'le'} ${birth}`,
    household: (number: string) => `Ménage ${number}`,
    sheet: (title: string, page: number, pages: number) => `${title} · feuille ${page} sur ${pages}`,
  },
  sheet: {
    title: (mutuelles: string) => `Planche de contrôle · ${mutuelles}`,
    legend:
      'Cadre rouge : ce qui est gardé ; les traits au bord marquent les dixièmes. Cochez si c’est la bonne personne et si la photo convient ; sinon barrez et écrivez pourquoi.',
    page: (page: number, pages: number) => `page ${page} sur ${pages}`,
    states: { unreviewed: '', accepted: '', refused: 'REFUSÉE' },
    missing: 'photo absente du bureau',
    screen: {
      language: 'fr',
      accept: 'Bonne',
      refuse: 'Refuser',
      save: 'Enregistrer les corrections',
      help: 'Cliquez « Bonne » ou « Refuser ». Pour recadrer, tracez un cadre sur la photo d’origine. Enregistrez, puis donnez le fichier à «\u00A0passeport photo correct\u00A0».',
      fileName: 'corrections.csv',
    },
  },
};
