import { auditFr, cardReasonsFr } from './audit.fr.ts';
import { contributionsFr } from './contributions.fr.ts';
import { countFr, nounFr } from './count-things.ts';
import { handOverFr } from './hand-over.fr.ts';
import { printBookFr } from './print-book.fr.ts';
import { federationFr } from './federation.fr.ts';
import { officesFr } from './offices.fr.ts';
import { keysFr } from './keys.fr.ts';
import { identityFr } from './identity.fr.ts';
import { signingFr } from './signing.fr.ts';
import { handbookFr } from './handbook.fr.ts';
import { invitationFr } from './invitation.fr.ts';
import { reportsFr } from './reports.fr.ts';
import { restoredFr } from './restored.fr.ts';
import { recoverFr } from './recover.fr.ts';
import { safetyFr } from './safety.fr.ts';
import { lostFr } from './lost.fr.ts';
import { photoFr } from './photo.fr.ts';
import { printCheckFr } from './print-check.fr.ts';
import { printShopFr } from './print-shop.fr.ts';

/** `Photos : 48 ajoutées, 0 déjà connue, 1 refusée.` */
function sayOutcome(
  what: string,
  feminine: '' | 'e',
): (added: number, already: number, refused: number) => string {
  const count = (number: number, participle: string) =>
    countFr(number, `${participle}${feminine}`, `${participle}${feminine}s`);
  return (added, already, refused) =>
    `${what} : ${count(added, 'ajouté')}, ${count(already, 'déjà connu')}, ${count(refused, 'refusé')}.`;
}

/** What the command says, in French. `en.ts` has the same keys. */
export const fr = {
  // Help
  helpTitles: {
    'Usage:': 'Emploi :',
    'Options:': 'Options :',
    'Commands:': 'Commandes :',
    'Arguments:': 'Arguments :',
    'Global Options:': 'Options générales :',
  },
  helpOption: 'montrer cette aide',
  helpCommandArgument: 'commande',
  helpCommand: 'montrer l’aide d’une commande',
  about: 'Passeport de santé : imprimer, publier et vérifier les cartes des mutuelles de santé.',
  usualOrder:
    'D’ordinaire, dans cet ordre : init, import mutuelles, import members, import photos, import contributions, card issue, print batch, print confirm, publish.',
  officeOption: 'dossier du bureau (sinon PASSEPORT_OFFICE, sinon le dossier courant)',
  registryOption:
    'base PostgreSQL du bureau, postgres://… (sinon PASSEPORT_REGISTRY, sinon le fichier du bureau)',
  langOption: 'langue des messages : fr ou en',
  versionOption: 'dire la version du programme',
  jsonOption: 'répondre par un document JSON',
  passphraseFileOption:
    'fichier qui contient la phrase de passe (sinon PASSEPORT_PASSPHRASE, sinon elle est demandée)',
  initAbout: 'créer un bureau et ses clés',
  initNumber: 'numéro du bureau, de 1 à 9999',
  initName: 'nom du bureau',
  initMutuelles: 'numéros de mutuelles réservés à ce bureau, par exemple 0400-0499',
  mutuelleAbout: 'les mutuelles du bureau',
  mutuelleAddAbout: 'ajouter une mutuelle et lui donner son numéro permanent',
  mutuelleNumber: 'numéro de la mutuelle, sinon le premier libre',
  mutuelleUnion: 'union de cercle',
  mutuellePlan: 'code du régime',
  mutuellePlanAbout:
    'donner un autre régime à une mutuelle à partir d’un mois ; les mois d’avant gardent l’ancien',
  mutuellePlanFrom: 'premier mois du nouveau régime, par exemple 2027-01',
  mutuelleListAbout: 'lister les mutuelles',
  planAbout: 'les régimes : tarifs, parts payées, délais',
  planListAbout: 'lister les régimes du bureau',
  planShowAbout: 'montrer un régime en toutes lettres',
  planChangeAbout: 'changer un tarif ou un délai à partir d’un mois ; les mois d’avant gardent l’ancien',
  planChangeFrom: 'premier mois du nouveau tarif, par exemple 2027-01',
  planNewAbout:
    'ajouter un régime, sur le modèle de l’exemple rural ou d’un autre ; ce qui n’est pas dit reste comme dans le modèle',
  planNewName: 'nom du régime, tel que les centres le liront',
  planNewLike: 'régime du bureau qui sert de modèle (sinon l’exemple rural)',
  planNewFrom: 'premier mois du régime (sinon ce mois-ci)',
  planChangeRate: 'tarif entier, part de l’État comprise, en F CFA',
  planChangePer: 'par personne (person) ou par ménage (household)',
  planChangeEvery: 'par mois (month) ou par an (year)',
  planChangeState: 'ce que l’État en paie, en F CFA',
  planChangeJoiningFee: 'droit d’adhésion, en F CFA',
  planChangeWaiting: 'mois d’attente après l’adhésion',
  planChangeGrace: 'mois de grâce après le dernier mois payé',
  planChangeNewborn: 'mois après la naissance où un nouveau-né se déclare sans attente',
  planChangeAgeLimit: 'âge limite des enfants, en années ; 0 : aucun',
  planChangeShare: 'part payée par la mutuelle, par exemple ambulatory=60 ; autant de fois qu’il faut',
  planChangeCeiling:
    'plafond, par exemple maternity=50000/act (act, person-year, household-year ; 0 : aucun)',
  planCheckAbout: 'chercher les fautes d’un fichier de régimes (sinon plans.json du bureau)',
  importAbout: 'importer des registres, des photos, des cotisations',
  importMutuellesAbout: 'importer une liste de mutuelles (.csv ou .xlsx)',
  importMembersAbout: 'importer un registre de membres (.xlsx ou .csv)',
  importPhotosAbout: 'importer un dossier de photos',
  importContributionsAbout: 'importer un cahier de cotisations (.csv ou .xlsx)',
  dryRunOption: 'essayer sans rien enregistrer',
  mapOption:
    'fichier qui dit ce que sont des colonnes au titre inhabituel, par exemple { "Concession": "household" }',
  sheetOption: 'feuille du classeur à lire (sinon celle qui a le plus de colonnes connues)',
  mutuelleOption: 'cette mutuelle seulement',
  mutuelleOfRowsOption: 'mutuelle des lignes qui n’en nomment pas',
  refusalsOption: 'fichier où écrire les lignes refusées (sinon dans le dossier imports du bureau)',
  contributionAbout: 'les cotisations',
  contributionAddAbout: 'enregistrer une cotisation d’un ménage',
  contributionListAbout: 'lister les cotisations',
  contributionFrom: 'premier mois payé, par exemple 2026-01 (sinon, le mois après le dernier payé)',
  contributionMonths: 'nombre de mois payés, au plus (sinon, tous ceux que paie la somme)',
  contributionPersons: 'pour combien de personnes (sinon, les membres du ménage ce jour-là)',
  contributionAmount: 'montant en F CFA',
  contributionPaidOn: 'jour du paiement (sinon aujourd’hui)',
  contributionReceipt: 'numéro du reçu (sinon, le bureau en donne un : BUR-000001)',
  contributionPayer: 'qui a apporté l’argent',
  contributionCollector: 'qui l’a reçu',
  contributionMethod: 'especes, mobile, virement, cheque ou nature',
  contributionCancelAbout: 'annuler un reçu par une écriture contraire ; rien n’est effacé',
  contributionReason: 'pourquoi, par exemple "mauvais ménage"',
  contributionMutuelle: 'mutuelle du reçu (au besoin, s’il y en a plusieurs)',
  contributionHousehold: 'ce ménage seulement (numéro de ménage, de membre ou de carte)',
  contributionListFrom: 'payées à partir de ce jour',
  contributionListCollector: 'reçues par ce collecteur',
  contributionListTo: 'payées jusqu’à ce jour',
  contributionStatementMutuelle: 'tous les relevés de cette mutuelle, une page par ménage (avec --out)',
  contributionStatementVillage: 'tous les relevés de ce village (avec --out)',
  contributionStatementOut: 'l’écrire aussi pour l’imprimer : un dossier, ou un fichier .pdf ou .xlsx',
  contributionStatementAbout:
    'relevé d’un ménage : ce qui est payé, ce qui est dû, jusqu’à quand il est couvert',
  personAbout: 'ce que deviennent les personnes',
  personStatusAbout: {
    left: 'la personne a quitté la mutuelle',
    died: 'la personne est décédée',
    removed: 'la personne est radiée (fraude, inscrite par erreur)',
    active: 'la personne est de nouveau membre, ou c’était une erreur',
  },
  personSince: 'depuis ce jour (sinon aujourd’hui)',
  cardAbout: 'les cartes',
  cardIssueAbout: 'signer les cartes des personnes qui n’en ont pas',
  cardIssueAll: 'pour toutes les mutuelles du bureau',
  cardIssueWithoutPhoto: 'aussi pour les personnes sans photo',
  cardIssueYears: 'durée de validité en années',
  cardListAbout: 'lister les cartes',
  cardShowAbout: 'montrer une carte',
  cardReplaceAbout: 'annuler une carte et préparer la suivante',
  cardRevokeAbout: 'annuler une carte perdue, volée…',
  reasonOption:
    'motif : lost (perdue), stolen (volée), damaged (abîmée), error (erreur), renewed (renouvelée), fraud (fraude), person-left (la personne a quitté la mutuelle), person-died (décès), other (autre)',
  printAbout: 'imprimer les cartes',
  printBatchAbout: 'mettre en PDF les cartes signées qui ne sont pas encore imprimées',
  printAgain: 'reprendre aussi les cartes des lots qui ne sont pas encore confirmés',
  printListAbout: 'lister les lots d’impression',
  printConfirmAbout: 'déclarer un lot imprimé, après avoir regardé le papier',
  printExcept: 'carte manquée du lot (répéter l’option au besoin)',
  outFileOption: 'copier le PDF ici',
  publishAbout: 'publier la liste signée des droits',
  publishListAbout: 'la liste de ce programme (c’est ce que fait « publish » seul)',
  publishOut: 'dossier où poser la liste',
  publishDays: 'jours pendant lesquels la liste fait foi',
  statusListAbout:
    'écrire l’état des cartes comme une « Token Status List » de l’IETF, pour un partenaire qui lit ce format',
  statusListOut: 'fichier du jeton',
  statusListUri: 'adresse où le partenaire ira chercher le jeton',
  statusListIndex: 'écrire ici (CSV) quelle carte est à quelle position, pour le partenaire',
  statusListDays: 'jours pendant lesquels le jeton fait foi, au plus jusqu’à la fin du mois',
  verifyAbout: 'vérifier des cartes : texte du QR, image (PNG, JPEG) ou PDF',
  verifyList: 'liste publiée : dossier ou fichier',
  verifyRoot: 'clé racine publique (sinon celle du bureau)',
  verifyAt: 'juger à cette date, AAAA-MM-JJ',
  keyAbout: 'les clés du bureau',
  keyListAbout: 'lister les clés de la liste de confiance : nom, emploi, fin',
  verifierAbout: 'la page de vérification des centres de santé',
  verifierBuildAbout:
    'construire la page, avec la clé racine et la liste du bureau, pour n’importe quel serveur',
  verifierServeAbout: 'servir une page construite, sur cet ordinateur seulement',
  byDefault: (value: string) => `(par défaut : ${value})`,
  verifierOut: 'dossier où poser la page',
  demoAbout:
    'tout montrer sur un registre inventé : importer, signer, imprimer, publier, relire, servir la page',
  demoOut: 'dossier de la démonstration',
  demoNoServe: 'ne pas servir la page à la fin',
  demoPort: 'port de la page',

  // Passphrase
  passphraseAsked: 'Phrase de passe du bureau',
  passphraseChosen: 'Choisissez la phrase de passe du bureau (8 caractères ou plus)',
  passphraseNext: 'Choisissez la nouvelle phrase de passe (8 caractères ou plus)',
  passphraseAgain: 'La même phrase de passe, encore une fois',

  // Init
  officeCreated: (name: string, path: string) => `Le bureau « ${name} » est créé dans ${path}.`,
  keysKept:
    'Ses clés sont dans le dossier keys, protégées par la phrase de passe. Gardez une copie du dossier et n’oubliez pas la phrase : personne ne peut la retrouver.',

  // Imports
  mutuelleAdded: (number: string, name: string) => `Mutuelle ${number} : ${name}`,
  mutuelleAlready: (number: string, name: string) => `Déjà connue sous le numéro ${number} : ${name}`,
  mutuelleSameName:
    'Si c’est une autre mutuelle du même nom, dites de quelle union de cercle elle est, avec --union.',
  noMutuelle:
    'Aucune mutuelle pour le moment. Ajoutez-en avec « passeport mutuelle add » ou « passeport import mutuelles ».',
  readingPhotos: 'Photos',
  interrupted: 'Interrompu : ce qui est enregistré est gardé ; la même commande reprend la suite.',
  dryRun: 'Essai seulement : rien n’a été enregistré.',
  mutuellesImported: sayOutcome('Mutuelles', 'e'),
  membersImported: sayOutcome('Membres', ''),
  photosImported: sayOutcome('Photos', 'e'),
  contributionsImported: sayOutcome('Cotisations', 'e'),
  columnsIgnored: (headings: string[]) => `Colonnes non reprises : ${headings.join(', ')}.`,
  otherSheets: (names: string[]) =>
    `Attention, d’autres feuilles n’ont pas été lues : ${names.join(', ')}. Importez-les avec --sheet.`,
  refusedRow: (row: number, column: string, reason: string) =>
    `  ligne ${row}${column === '' ? '' : `, ${column}`} : ${reason}`,
  moreRows: (count: number) => `  … et ${countFr(count, 'autre', 'autres')}.`,
  rowsSkipped: (rows: string) => `Lignes passées (totaux, lignes sans personne ou sans paiement) : ${rows}.`,
  leftAsKept: 'diffère de ce qui est enregistré, qui n’a pas été changé',
  refusalsWritten: (path: string) => `Lignes refusées à corriger, puis à importer de nouveau : ${path}`,
  warningRow: (row: number, column: string, reason: string) =>
    `  attention, ligne ${row}${column === '' ? '' : `, ${column}`} : ${reason}`,
  photosUnmatched: (count: number) =>
    `${countFr(count, 'fichier que rien ne rattache', 'fichiers que rien ne rattache')} à une personne (nommez-les par le numéro de membre ou le N° du registre) :`,
  photosRefused: (count: number) => `${countFr(count, 'photo refusée', 'photos refusées')} :`,
  personsWithoutPhoto: (count: number) =>
    `${countFr(count, 'personne encore sans photo', 'personnes encore sans photo')} :`,
  allInFile: (path: string) => `Toutes dans ce fichier : ${path}`,
  listed: (text: string) => `  ${text}`,

  photo: photoFr,

  // Contributions
  noContribution: 'Aucune cotisation.',
  contributions: contributionsFr,

  // Persons
  personStatus: {
    left: (member: string, name: string, since: string) =>
      `${name} (${member}) a quitté la mutuelle le ${since} : ses droits durent jusqu’à la fin de ce mois-là. Publiez la liste.`,
    died: (member: string, name: string, since: string) =>
      `Décès noté : ${name} (${member}), le ${since}. Ses cartes seront refusées dès la prochaine liste : publiez-la.`,
    removed: (member: string, name: string, since: string) =>
      `Radiation notée : ${name} (${member}), le ${since}. Ses cartes seront refusées dès la prochaine liste : publiez-la.`,
    active: (member: string, name: string) =>
      `${name} (${member}) fait de nouveau partie des membres, sous le même numéro ; ses cartes non annulées valent de nouveau dès la prochaine liste.`,
  },

  // Cards
  signing: 'Signature des cartes',
  issued: (count: number) =>
    count === 0 ? 'Aucune carte à signer.' : `${countFr(count, 'carte signée', 'cartes signées')}.`,
  notIssued: (count: number) =>
    `${countFr(count, 'personne n’a', 'personnes n’ont')} pas de carte, car une carte ne peut pas porter ces données (nom de 60 lettres au plus, sans signe étrange) :`,
  leftWithoutPhoto: (count: number) =>
    `${countFr(count, 'personne sans photo n’a', 'personnes sans photo n’ont')} pas de carte : importez les photos, ou ajoutez --without-photo.`,
  cardLine: (card: string, name: string, state: string, through: string) =>
    `${card}  ${name}  ${state}  jusqu’au ${through}`,
  cardStates: {
    requested: 'à imprimer',
    printed: 'imprimée',
    checked: 'contrôlée',
    'handed-over': 'remise',
    revoked: 'annulée',
  },
  noCard: 'Aucune carte.',
  cardRevoked: (card: string) =>
    `La carte ${card} est annulée. Les centres la refuseront dès qu’ils auront la prochaine liste : publiez-la maintenant.`,
  cardReplaced: (card: string, next: string) =>
    `La carte ${card} est annulée ; la carte ${next} est à signer (« passeport card issue ») puis à imprimer.`,

  // Print
  printing: 'Mise en page',
  printed: (cards: number, pages: number, path: string) =>
    `${countFr(cards, 'carte', 'cartes')} sur ${countFr(pages, 'page', 'pages')} : ${path}`,
  batchNumber: (number: string) => `Lot ${number}.`,
  printWarning: (card: string, what: string) => `  attention, carte ${card} : ${what}`,
  printShop: printShopFr,
  printBook: printBookFr,
  printCheck: printCheckFr,
  handOver: handOverFr,
  reports: reportsFr,
  batchStates: { made: 'à imprimer', confirmed: 'imprimé' },
  noBatch: 'Aucun lot.',
  batchConfirmed: (number: string, printed: number, left: number) =>
    `Lot ${number} : ${countFr(printed, 'carte imprimée', 'cartes imprimées')}, ${left} à reprendre.`,

  // Publish, verify
  published: (sequence: number, households: number, path: string) =>
    `Liste n° ${sequence} (${countFr(households, 'ménage', 'ménages')}) : ${path}`,
  publishedDelta: (before: number, bytes: number, path: string) =>
    `Pour qui a déjà la liste n° ${before}, les changements seuls, ${countFr(bytes, 'octet', 'octets')} : ${path}`,
  publishedFile: (path: string) => `La même en un seul fichier, pour WhatsApp ou une clé USB : ${path}`,
  verifyTyped: 'texte',
  statusListWritten: (valid: number, suspended: number, invalid: number, path: string) =>
    `État des cartes (${valid} valables aujourd’hui, ${suspended} sans droits aujourd’hui, ${invalid} annulées ou expirées) : ${path}`,
  statusListFetched: (uri: string, expires: string) =>
    `Posez ce fichier à l’adresse ${uri} ; il ne fait plus foi à partir du ${expires}.`,
  statusListIndexWritten: (path: string) =>
    `Position de chaque carte, à ne donner qu’au partenaire : ${path}`,
  verifyNothing: 'Aucun code QR trouvé dans ce fichier.',
  verifyLine: (where: string, card: string, title: string, explanation: string) =>
    `${where}  ${card === '' ? '' : `${card}  `}${title} — ${explanation}`,
  verifyAdvice: (advice: string) => `    ${advice}`,

  audit: auditFr,
  safety: safetyFr,
  restored: restoredFr,
  recover: recoverFr,
  lost: lostFr,
  identity: identityFr,
  cardReasons: cardReasonsFr,

  federation: federationFr,
  offices: officesFr,
  keys: keysFr,
  listSigning: signingFr,
  handbook: handbookFr,
  invitation: invitationFr,

  // Keys, audit
  keyLine: (kid: string, use: string, through: string) => `${kid}  ${use}  jusqu’au ${through}`,
  keyUses: {
    cards: 'signe les cartes',
    collections: 'réunit les listes des bureaux',
    lists: 'signe les listes',
  },

  // Verifier, demo
  verifierBuilt: (path: string) => `Page de vérification : ${path}`,
  serving: (url: string) => `Page de vérification : ${url} (Ctrl+C pour arrêter)`,
  demo: {
    office: 'Bureau',
    register: 'Registre',
    photos: 'Photos',
    contributions: 'Cotisations',
    cards: 'Cartes signées',
    pdf: 'PDF',
    list: 'Liste publiée',
    lost: 'Carte déclarée perdue',
    readBack: 'Relecture du PDF',
    reading: 'Relecture des codes QR',
    page: 'Page de vérification',
    summaryTitle: 'Vérifié',
    summary: {
      issued: nounFr('carte signée', 'cartes signées'),
      readBack: nounFr('relue sur le papier', 'relues sur le papier'),
      eligible: () => 'droits ouverts',
      lapsed: nounFr('cotisation échue', 'cotisations échues'),
      waiting: () => 'droits à venir',
      notCovered: () => 'sans droits',
      revoked: nounFr('annulée', 'annulées'),
      forgedRefused: nounFr('fausse, refusée', 'fausses, refusées'),
    },
    unexpected: (count: number) =>
      `${countFr(count, 'carte n’a', 'cartes n’ont')} pas eu la réponse attendue.`,
    files: 'Fichiers',
    seconds: (seconds: string) => `Terminé en ${seconds} s.`,
  },
};

/** The words of one language. */
export type Words = typeof fr;
