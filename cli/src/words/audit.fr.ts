import type { AuditAction, CardReason, PersonStatus } from '@passeport/registry';
import { countFr } from './count-things.ts';

/** What an audit line says, from what it is of and what was noted of it: `said('reason')`, empty when it was not. */
export type AuditSentence = (subject: string, said: (name: string) => string) => string;

/** Why a card was revoked, after « annulée ». */
export const cardReasonsFr: Readonly<Record<CardReason, string>> = {
  lost: 'perdue',
  stolen: 'volée',
  damaged: 'abîmée',
  error: 'erreur',
  renewed: 'renouvelée',
  fraud: 'fraude',
  'person-left': 'la personne a quitté la mutuelle',
  'person-died': 'décès',
  other: 'autre motif',
};

const STATUSES: Readonly<Record<PersonStatus, string>> = {
  active: 'de nouveau membre',
  left: 'a quitté la mutuelle',
  died: 'décès',
  removed: 'radiation',
};

const PHOTO_STATES: Readonly<Record<string, string>> = {
  accepted: 'acceptée',
  refused: 'refusée',
  unreviewed: 'à revoir',
};

const ACTIONS: Readonly<Record<AuditAction, AuditSentence>> = {
  'office.save': () => 'bureau enregistré',
  'mutuelle.add': (number, said) => `mutuelle ${number} ajoutée : ${said('name')}`,
  'mutuelle.plan': (number, said) =>
    `mutuelle ${number} : régime ${said('plan')}${said('from') === '' ? '' : ` à partir de ${said('from')}`}`,
  'mutuelle.close': (number) => `mutuelle ${number} fermée, pour un autre bureau`,
  'mutuelle.reopen': (number) => `mutuelle ${number} rouverte`,
  'mutuelle.take': (number, said) => `mutuelle ${number} reprise du bureau n° ${said('office')}`,
  'household.add': (number) => `ménage ${number} ajouté`,
  'person.add': (member, said) => `membre ${member} inscrit : ${said('givenNames')} ${said('familyName')}`,
  'person.status': (member, said) =>
    `membre ${member} : ${wordIn(STATUSES, said('status'))}, depuis le ${said('since')}`,
  'person.merge': (member, said) => `membre ${member} fusionné avec ${said('mergedInto')}`,
  'person.unmerge': (member, said) => `fusion de ${member} avec ${said('mergedInto')} défaite`,
  'person.distinct-undo': (member, said) =>
    `${member} et ${said('other')} : il n’est plus noté que ce sont deux personnes`,
  'person.distinct': (member, said) => `${member} et ${said('other')} sont deux personnes`,
  'person.move': (member, said) =>
    said('movedTo') === ''
      ? `membre ${member} venu d’une autre mutuelle, où il était ${said('movedFrom')}`
      : `membre ${member} parti dans une autre mutuelle, où il est ${said('movedTo')}`,
  'photo.attach': (member, said) => `photo de ${member} : ${said('fileName')}`,
  'photo.take': (member) => `photo ôtée à ${member}`,
  'photo.review': (member, said) => `photo de ${member} ${wordIn(PHOTO_STATES, said('state'))}`,
  'contribution.record': (household, said) =>
    `cotisation du ménage ${household} : ${said('amountFcfa')}, reçu ${said('receipt')}`,
  'contribution.cancel': (household, said) =>
    `reçu ${said('cancels')} du ménage ${household} annulé : ${said('reason')}`,
  'card.issue': (card) => `carte ${card} signée`,
  'card.recover': (card) => `carte ${card}, faite après la sauvegarde, reprise d’un PDF ou de son papier`,
  'card.print': (card) => `carte ${card} imprimée`,
  'card.spoil': (card, said) => `impression gâchée de la carte ${card}, ${numberOf(said('batch'), 'lot')}`,
  'card.check': (card) => `carte ${card} contrôlée`,
  'card.doubt': (card, said) =>
    said('found') === 'bad'
      ? `papier de la carte ${card} à ne pas remettre, ${numberOf(said('batch'), 'lot')}`
      : `papier de la carte ${card} en ordre, ${numberOf(said('batch'), 'lot')}`,
  'card.hand-over': (card, said) =>
    `carte ${card} remise le ${said('on')}${said('delegate') === '' ? '' : ` (${said('delegate')})`}`,
  'card.hand-over-undo': (card) => `remise de la carte ${card} défaite : notée par erreur`,
  'card.revoke': (card, said) => `carte ${card} annulée : ${wordIn(cardReasonsFr, said('reason'))}`,
  'card.replace': (card, said) =>
    said('reason') === ''
      ? `remplacement de la carte ${card} demandé`
      : `carte ${card} annulée et à remplacer : ${wordIn(cardReasonsFr, said('reason'))}${said('feeFcfa') === '' ? '' : `, payé ${said('feeFcfa')}`}`,
  'card.restore': (card) => `annulation de la carte ${card} reprise`,
  'batch.number': (batch) => `numéro pris pour le ${numberOf(batch, 'lot')}`,
  'batch.record': (batch, said) =>
    `${numberOf(batch, 'lot')} mis en PDF${said('cards') === '' ? '' : ` (${said('cards')} cartes)`}`,
  'batch.confirm': (batch) => `${numberOf(batch, 'lot')} déclaré imprimé`,
  'batch.resume': (batch) => `${numberOf(batch, 'lot')} repris où il s’était arrêté`,
  'batch.again': (batch) => `${numberOf(batch, 'lot')} imprimé encore une fois`,
  'list.sequence': (list) => `numéro pris pour la ${numberOf(list, 'liste')}`,
  'list.record': (list) => `${numberOf(list, 'liste')} publiée`,
  'key.rotate': (key, said) => `nouvelle clé ${lastWord(key)} à la place de ${said('old')}`,
  'key.compromise': (key, said) => `clé ${lastWord(key)} déclarée volée, depuis le ${said('since')}`,
  'key.move': (key) => `clé ${lastWord(key)} déplacée hors de cet ordinateur`,
  'key.bring': (key) => `clé ${lastWord(key)} remise sur cet ordinateur`,
  'key.passphrase': () => 'phrase de passe des clés changée',
  'key.paper': (key) => `clé ${lastWord(key)} écrite sur papier`,
  'key.restore': (key) => `clé ${lastWord(key)} refaite d’après le papier`,
  'trust.sign': (trust) => `${numberOf(trust, 'liste de confiance')} signée`,
  'trust.move': (_, said) =>
    `mutuelles ${said('mutuelles')} données au bureau n° ${said('to')} (elles étaient au n° ${said('from')})`,
  'number.skip': (list) =>
    `après restauration, numéros sautés : les suivants n’ont été donnés à personne (dernière liste connue : n° ${list.replace(/^\D+/, '')})`,
};

/** `batch 3` → `lot n° 3`. */
function numberOf(subject: string, noun: string): string {
  return `${noun} n° ${subject.replace(/^\D+/, '')}`;
}

/** `key kpez` → `kpez`. */
function lastWord(subject: string): string {
  return subject.replace(/^.* /, '');
}

function wordIn(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}

/** What the audit's commands say, in French. `audit.en.ts` has the same keys. */
export const auditFr = {
  about: 'le journal : qui a changé quoi, et quand',
  listAbout: 'montrer le journal (c’est ce que fait « audit » seul)',
  limit: 'montrer au plus tant de lignes, les dernières',
  subject:
    'seulement ce qui touche ce numéro de mutuelle, de ménage, de membre ou de carte, et tout ce qui en dépend',
  verifyAbout: 'vérifier que rien n’a été changé ni ôté dans le journal',
  verifyList:
    'liste publiée à comparer aussi, reprise d’un téléphone ou d’une clé USB (répéter l’option au besoin)',
  exportAbout: 'écrire le journal dans un fichier .csv ou .json',
  exportOut: 'fichier à écrire ; son nom finit par .csv ou .json',
  from: 'à partir de ce jour',
  to: 'jusqu’à ce jour',
  actions: ACTIONS,
  line: (id: number, day: string, actor: string, what: string) => `${id}  ${day}  ${actor}  ${what}`,
  none: 'Le journal est vide.',
  noneOf: (subject: string) =>
    `Aucune ligne du journal ne parle de « ${subject} » : donnez un numéro entier, par exemple 0417-00123-02-36.`,
  csvHeadings: ['N°', 'Date (UTC)', 'Qui', 'Action', 'Sur', 'En clair', 'Avant', 'Après', 'Empreinte'],
  exported: (lines: number, path: string) => `${countFr(lines, 'ligne', 'lignes')} : ${path}`,
  fits: (lines: number) => `Journal intact : ${countFr(lines, 'ligne', 'lignes')}, sans trou ni retouche.`,
  head: (sha256: string) => `Empreinte de la dernière ligne : ${sha256}`,
  headsFit: (lists: number, first: number, last: number) =>
    lists === 1
      ? `Il est bien celui que la liste n° ${first} a scellé.`
      : `Il est bien celui que ${countFr(lists, 'liste', 'listes')} ont scellé, du n° ${first} au n° ${last}.`,
  noHeads:
    'Aucune liste publiée ne le confirme encore : publiez, ou donnez avec --list une liste reprise d’un téléphone.',
  changed: (id: number) =>
    `ATTENTION : la ligne ${id} a été changée après coup. Ce qui la suit ne prouve plus rien ; comparez avec une sauvegarde d’avant.`,
  missing: (id: number) =>
    `ATTENTION : la ligne ${id} manque, elle a été ôtée. Ce qui la suit ne prouve plus rien ; comparez avec une sauvegarde d’avant.`,
  rewritten: (from: number, to: number, list: number) =>
    `ATTENTION : le journal a été réécrit entre les lignes ${from} et ${to} : la liste n° ${list} en a scellé un autre. Comparez avec une sauvegarde d’avant.`,
  shorter: (list: number, lines: number) =>
    `ATTENTION : la liste n° ${list} a scellé un journal de ${countFr(lines, 'ligne', 'lignes')}, celui-ci est plus court : cette base est plus ancienne que la liste, ou la fin a été ôtée. Ne publiez pas ; reprenez la sauvegarde la plus récente.`,
  otherList: (list: number) =>
    `ATTENTION : la liste n° ${list} n’est pas celle que ce bureau a enregistrée sous ce numéro. Deux ordinateurs publient peut-être pour le même bureau : n’en gardez qu’un.`,
  otherRoot:
    'signée sous une autre clé racine que celle d’aujourd’hui, comme le sont les listes d’avant un changement de racine',
  unchecked: (path: string, reason: string) => `  non comparée : ${path} (${reason})`,
};
