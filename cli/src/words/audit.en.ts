import type { AuditAction, CardReason, PersonStatus } from '@passeport/registry';
import type { auditFr, AuditSentence } from './audit.fr.ts';
import { countEn } from './count-things.ts';

/** Why a card was revoked. */
export const cardReasonsEn: Readonly<Record<CardReason, string>> = {
  lost: 'lost',
  stolen: 'stolen',
  damaged: 'damaged',
  error: 'error',
  renewed: 'renewed',
  fraud: 'fraud',
  'person-left': 'the person left the mutuelle',
  'person-died': 'the person died',
  other: 'other reason',
};

const STATUSES: Readonly<Record<PersonStatus, string>> = {
  active: 'a member again',
  left: 'left the mutuelle',
  died: 'died',
  removed: 'removed',
};

const PHOTO_STATES: Readonly<Record<string, string>> = {
  accepted: 'accepted',
  refused: 'refused',
  unreviewed: 'to be reviewed',
};

const ACTIONS: Readonly<Record<AuditAction, AuditSentence>> = {
  'office.save': () => 'office saved',
  'mutuelle.add': (number, said) => `mutuelle ${number} added: ${said('name')}`,
  'mutuelle.plan': (number, said) =>
    `mutuelle ${number}: plan ${said('plan')}${said('from') === '' ? '' : ` from ${said('from')} on`}`,
  'mutuelle.close': (number) => `mutuelle ${number} closed, for another office`,
  'mutuelle.reopen': (number) => `mutuelle ${number} opened again`,
  'mutuelle.take': (number, said) => `mutuelle ${number} taken in from office no. ${said('office')}`,
  'household.add': (number) => `household ${number} added`,
  'person.add': (member, said) => `member ${member} enrolled: ${said('givenNames')} ${said('familyName')}`,
  'person.status': (member, said) =>
    `member ${member}: ${wordIn(STATUSES, said('status'))}, since ${said('since')}`,
  'person.merge': (member, said) => `member ${member} merged with ${said('mergedInto')}`,
  'person.unmerge': (member, said) => `merge of ${member} with ${said('mergedInto')} undone`,
  'person.distinct-undo': (member, said) => `${member} and ${said('other')}: no longer noted as two persons`,
  'person.distinct': (member, said) => `${member} and ${said('other')} are two persons`,
  'person.move': (member, said) =>
    said('movedTo') === ''
      ? `member ${member} came from another mutuelle, where the number was ${said('movedFrom')}`
      : `member ${member} went to another mutuelle, where the number is ${said('movedTo')}`,
  'photo.attach': (member, said) => `photo of ${member}: ${said('fileName')}`,
  'photo.take': (member) => `photo taken from ${member}`,
  'photo.review': (member, said) => `photo of ${member} ${wordIn(PHOTO_STATES, said('state'))}`,
  'contribution.record': (household, said) =>
    `contribution of household ${household}: ${said('amountFcfa')}, receipt ${said('receipt')}`,
  'contribution.cancel': (household, said) =>
    `receipt ${said('cancels')} of household ${household} cancelled: ${said('reason')}`,
  'card.issue': (card) => `card ${card} signed`,
  'card.recover': (card) => `card ${card}, made after the backup, read back from a PDF or its paper`,
  'card.print': (card) => `card ${card} printed`,
  'card.spoil': (card, said) => `print of card ${card} spoiled, batch ${said('batch')}`,
  'card.check': (card) => `card ${card} checked`,
  'card.doubt': (card, said) =>
    said('found') === 'bad'
      ? `paper of card ${card} not to be handed over, batch ${said('batch')}`
      : `paper of card ${card} in order, batch ${said('batch')}`,
  'card.hand-over': (card, said) =>
    `card ${card} handed over on ${said('on')}${said('delegate') === '' ? '' : ` (${said('delegate')})`}`,
  'card.hand-over-undo': (card) => `hand-over of card ${card} undone: noted by mistake`,
  'card.revoke': (card, said) => `card ${card} revoked: ${wordIn(cardReasonsEn, said('reason'))}`,
  'card.replace': (card, said) =>
    said('reason') === ''
      ? `replacement of card ${card} asked for`
      : `card ${card} revoked and to be replaced: ${wordIn(cardReasonsEn, said('reason'))}${said('feeFcfa') === '' ? '' : `, paid ${said('feeFcfa')}`}`,
  'card.restore': (card) => `revocation of card ${card} undone`,
  'batch.number': (batch) => `number taken for ${batch}`,
  'batch.record': (batch, said) =>
    `${batch} made as a PDF${said('cards') === '' ? '' : ` (${said('cards')} cards)`}`,
  'batch.confirm': (batch) => `${batch} confirmed as printed`,
  'batch.resume': (batch) => `${batch} resumed where it had stopped`,
  'batch.again': (batch) => `${batch} printed once more`,
  'list.sequence': (list) => `number taken for ${list}`,
  'list.record': (list) => `${list} published`,
  'key.rotate': (key, said) => `new ${key} in the place of ${said('old')}`,
  'key.compromise': (key, said) => `${key} declared stolen, since ${said('since')}`,
  'key.move': (key) => `${key} moved off this computer`,
  'key.bring': (key) => `${key} put back on this computer`,
  'key.passphrase': () => 'passphrase of the keys changed',
  'key.paper': (key) => `${key} written on paper`,
  'key.restore': (key) => `${key} made again from the paper`,
  'trust.sign': (trust) => `${trust} list signed`,
  'trust.move': (_, said) =>
    `mutuelles ${said('mutuelles')} given to office no. ${said('to')} (they were no. ${said('from')}’s)`,
  'number.skip': (list) =>
    `after restoring, numbers skipped: the next ones were given to nobody (last list known: ${list})`,
};

function wordIn(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}

/** What the audit's commands say, in English. */
export const auditEn: typeof auditFr = {
  about: 'the audit: who changed what, and when',
  listAbout: 'show the audit (what “audit” alone does)',
  limit: 'show at most so many lines, the last ones',
  subject: 'only what concerns this member, household, card or mutuelle number',
  verifyAbout: 'check that nothing in the audit was changed or taken out',
  verifyList: 'published list to compare with too, from a phone or a USB stick (repeat as needed)',
  exportAbout: 'write the audit to a .csv or .json file',
  exportOut: 'file to write; its name ends in .csv or .json',
  from: 'from this day on',
  to: 'up to this day',
  actions: ACTIONS,
  line: (id: number, day: string, actor: string, what: string) => `${id}  ${day}  ${actor}  ${what}`,
  none: 'The audit is empty.',
  noneOf: (subject) =>
    `No line of the audit is about “${subject}”: give a whole number, for example 0417-00123-02-36.`,
  csvHeadings: ['No.', 'Date (UTC)', 'Who', 'Action', 'Of', 'In words', 'Before', 'After', 'Hash'],
  exported: (lines: number, path: string) => `${countEn(lines, 'line', 'lines')}: ${path}`,
  fits: (lines: number) => `Audit intact: ${countEn(lines, 'line', 'lines')}, none missing, none changed.`,
  head: (sha256: string) => `Hash of the last line: ${sha256}`,
  headsFit: (lists: number, first: number, last: number) =>
    lists === 1
      ? `It is the one that list no. ${first} sealed.`
      : `It is the one that ${countEn(lists, 'list', 'lists')} sealed, no. ${first} to no. ${last}.`,
  noHeads: 'No published list confirms it yet: publish, or give a list taken from a phone with --list.',
  changed: (id: number) =>
    `WARNING: line ${id} was changed afterwards. What follows it proves nothing any more; compare with a backup from before.`,
  missing: (id: number) =>
    `WARNING: line ${id} is missing, it was taken out. What follows it proves nothing any more; compare with a backup from before.`,
  rewritten: (from: number, to: number, list: number) =>
    `WARNING: the audit was rewritten between lines ${from} and ${to}: list no. ${list} sealed another one. Compare with a backup from before.`,
  shorter: (list: number, lines: number) =>
    `WARNING: list no. ${list} sealed an audit of ${countEn(lines, 'line', 'lines')}, this one is shorter: this database is older than the list, or its end was taken out. Do not publish; restore the newest backup.`,
  otherList: (list: number) =>
    `WARNING: list no. ${list} is not the one that this office recorded under that number. Two computers may be publishing for one office: keep only one.`,
  otherRoot: 'signed under another root key than today’s, as lists from before a change of root are',
  unchecked: (path: string, reason: string) => `  not compared: ${path} (${reason})`,
};
