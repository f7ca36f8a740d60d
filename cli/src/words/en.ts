import { auditEn, cardReasonsEn } from './audit.en.ts';
import { contributionsEn } from './contributions.en.ts';
import { countEn, nounEn } from './count-things.ts';
import { handOverEn } from './hand-over.en.ts';
import { printBookEn } from './print-book.en.ts';
import { federationEn } from './federation.en.ts';
import { handbookEn } from './handbook.en.ts';
import { identityEn } from './identity.en.ts';
import { invitationEn } from './invitation.en.ts';
import { printCheckEn } from './print-check.en.ts';
import { printShopEn } from './print-shop.en.ts';
import type { Words } from './fr.ts';
import { recoverEn } from './recover.en.ts';
import { lostEn } from './lost.en.ts';
import { officesEn } from './offices.en.ts';
import { keysEn } from './keys.en.ts';
import { reportsEn } from './reports.en.ts';
import { signingEn } from './signing.en.ts';
import { restoredEn } from './restored.en.ts';
import { safetyEn } from './safety.en.ts';
import { photoEn } from './photo.en.ts';

function sayOutcome(what: string): (added: number, already: number, refused: number) => string {
  return (added, already, refused) =>
    `${what}: ${added} added, ${already} known already, ${refused} refused.`;
}

/** What the command says, in English. */
export const en: Words = {
  // Help
  helpTitles: {
    'Usage:': 'Usage:',
    'Options:': 'Options:',
    'Commands:': 'Commands:',
    'Arguments:': 'Arguments:',
    'Global Options:': 'Global options:',
  },
  helpOption: 'show this help',
  helpCommandArgument: 'command',
  helpCommand: 'show the help of a command',
  about: 'Passeport de santé: print, publish and verify the cards of health mutuals.',
  usualOrder:
    'Usually in this order: init, import mutuelles, import members, import photos, import contributions, card issue, print batch, print confirm, publish.',
  officeOption: 'the office’s folder (else PASSEPORT_OFFICE, else the current folder)',
  registryOption:
    'the office’s PostgreSQL database, postgres://… (else PASSEPORT_REGISTRY, else the office’s file)',
  langOption: 'language of messages: fr or en',
  versionOption: 'say which version of the program this is',
  jsonOption: 'answer with one JSON document',
  passphraseFileOption: 'file that holds the passphrase (else PASSEPORT_PASSPHRASE, else it is asked for)',
  initAbout: 'make an office and its keys',
  initNumber: 'the office’s number, 1 to 9999',
  initName: 'the office’s name',
  initMutuelles: 'mutuelle numbers kept for this office, for example 0400-0499',
  mutuelleAbout: 'the office’s mutuelles',
  mutuelleAddAbout: 'add a mutuelle and give it its permanent number',
  mutuelleNumber: 'the mutuelle’s number, else the first free one',
  mutuelleUnion: 'union de cercle',
  mutuellePlan: 'code of the plan',
  mutuellePlanAbout: 'give a mutuelle another plan from a month on; months before keep the former one',
  mutuellePlanFrom: 'first month of the new plan, for example 2027-01',
  mutuelleListAbout: 'list the mutuelles',
  planAbout: 'plans: rates, shares paid, waiting and grace',
  planListAbout: 'list the office’s plans',
  planShowAbout: 'show a plan in words',
  planChangeAbout: 'change a rate or a delay from a month on; months before keep the former one',
  planChangeFrom: 'first month of the new terms, for example 2027-01',
  planNewAbout: 'add a plan like the rural example or another one; what is not said stays as there',
  planNewName: 'the plan’s name, as centres will read it',
  planNewLike: 'the office’s plan that it is like (else the rural example)',
  planNewFrom: 'the plan’s first month (else this one)',
  planChangeRate: 'whole rate, the State’s part included, in F CFA',
  planChangePer: 'for each person or household',
  planChangeEvery: 'each month or year',
  planChangeState: 'what the State pays of it, in F CFA',
  planChangeJoiningFee: 'joining fee, in F CFA',
  planChangeWaiting: 'months of waiting after joining',
  planChangeGrace: 'months of grace after the last month paid',
  planChangeNewborn: 'months after birth in which a new-born is declared without waiting',
  planChangeAgeLimit: 'age limit of children, in years; 0: none',
  planChangeShare: 'share that the mutuelle pays, for example ambulatory=60; as often as needed',
  planChangeCeiling: 'ceiling, for example maternity=50000/act (act, person-year, household-year; 0: none)',
  planCheckAbout: 'look for mistakes in a file of plans (else the office’s plans.json)',
  importAbout: 'import registers, photos, contributions',
  importMutuellesAbout: 'import a list of mutuelles (.csv or .xlsx)',
  importMembersAbout: 'import a register of members (.xlsx or .csv)',
  importPhotosAbout: 'import a folder of photos',
  importContributionsAbout: 'import a contributions sheet (.csv or .xlsx)',
  dryRunOption: 'try without keeping anything',
  mapOption: 'file that says what columns with unusual headings are, for example { "Compound": "household" }',
  sheetOption: 'sheet of the workbook to read (else the one with the most known columns)',
  mutuelleOption: 'this mutuelle only',
  mutuelleOfRowsOption: 'mutuelle of the rows that name none',
  refusalsOption: 'file to write the refused rows to (else in the office’s imports folder)',
  contributionAbout: 'contributions',
  contributionAddAbout: 'record a household’s contribution',
  contributionListAbout: 'list contributions',
  contributionFrom: 'first month paid, for example 2026-01 (else the month after the last one paid)',
  contributionMonths: 'number of months paid, at most (else all that the money pays)',
  contributionPersons: 'for how many persons (else the household’s members on that day)',
  contributionAmount: 'amount in F CFA',
  contributionPaidOn: 'day of payment (else today)',
  contributionReceipt: 'receipt number (else the office gives one: BUR-000001)',
  contributionPayer: 'who brought the money',
  contributionCollector: 'who took it',
  contributionMethod: 'cash, mobile-money, transfer, cheque or in-kind',
  contributionCancelAbout: 'cancel a receipt by a counter-entry; nothing is deleted',
  contributionReason: 'why, for example "wrong household"',
  contributionMutuelle: 'mutuelle of the receipt (when there are several)',
  contributionHousehold: 'this household only (number of a household, member or card)',
  contributionListFrom: 'paid from this day on',
  contributionListCollector: 'taken by this collector',
  contributionListTo: 'paid up to this day',
  contributionStatementMutuelle: 'all statements of this mutuelle, a page for each household (with --out)',
  contributionStatementVillage: 'all statements of this village (with --out)',
  contributionStatementOut: 'write it to print it, too: a folder, or a .pdf or .xlsx file',
  contributionStatementAbout: 'a household’s statement: what is paid, what is due, until when it is covered',
  personAbout: 'what becomes of persons',
  personStatusAbout: {
    left: 'the person left the mutuelle',
    died: 'the person died',
    removed: 'the person is removed (fraud, enrolled by mistake)',
    active: 'the person is a member again, or it was a mistake',
  },
  personSince: 'since this day (else today)',
  cardAbout: 'cards',
  cardIssueAbout: 'sign cards for those who have none',
  cardIssueAll: 'for all of the office’s mutuelles',
  cardIssueWithoutPhoto: 'also for persons without a photo',
  cardIssueYears: 'validity in years',
  cardListAbout: 'list cards',
  cardShowAbout: 'show a card',
  cardReplaceAbout: 'cancel a card and prepare the next one',
  cardRevokeAbout: 'cancel a card that is lost, stolen…',
  reasonOption: 'reason: lost, stolen, damaged, error, renewed, fraud, person-left, person-died or other',
  printAbout: 'print cards',
  printBatchAbout: 'make a PDF of the signed cards that are not printed yet',
  printAgain: 'take cards of batches that are not confirmed yet, too',
  printListAbout: 'list print batches',
  printConfirmAbout: 'declare a batch printed, after looking at the paper',
  printExcept: 'a card of the batch that failed (repeat as needed)',
  outFileOption: 'copy the PDF here',
  publishAbout: 'publish the signed list of rights',
  publishListAbout: 'this program’s list (what “publish” alone does)',
  publishOut: 'folder to put the list in',
  publishDays: 'days for which the list can be relied on',
  statusListAbout:
    'write the state of the cards as an IETF Token Status List, for a partner who reads that format',
  statusListOut: 'file of the token',
  statusListUri: 'address where the partner will fetch the token',
  statusListIndex: 'write here (CSV) which card is at which index, for the partner',
  statusListDays: 'days for which the token can be relied on, at most to the end of the month',
  verifyAbout: 'verify cards: QR text, picture (PNG, JPEG) or PDF',
  verifyList: 'published list: folder or file',
  verifyRoot: 'public root key (else the office’s)',
  verifyAt: 'judge at this date, YYYY-MM-DD',
  keyAbout: 'the office’s keys',
  keyListAbout: 'list the keys of the trust list',
  verifierAbout: 'the verification page of health centres',
  verifierBuildAbout: 'build the page, with the office’s root key and list, for any web server',
  verifierServeAbout: 'serve a built page, on this computer only',
  byDefault: (value) => `(default ${value})`,
  verifierOut: 'folder to put the page in',
  demoAbout: 'show it all on a made-up register: import, sign, print, publish, read back, serve the page',
  demoOut: 'the demonstration’s folder',
  demoNoServe: 'do not serve the page at the end',
  demoPort: 'the page’s port',

  // Passphrase
  passphraseAsked: 'The office’s passphrase',
  passphraseChosen: 'Choose the office’s passphrase (8 characters or more)',
  passphraseNext: 'Choose the new passphrase (8 characters or more)',
  passphraseAgain: 'The same passphrase once more',

  // Init
  officeCreated: (name, path) => `The office “${name}” is made in ${path}.`,
  keysKept:
    'Its keys are in the folder keys, protected by the passphrase. Keep a copy of the folder and remember the passphrase: nobody can recover it.',

  // Imports
  mutuelleAdded: (number, name) => `Mutuelle ${number}: ${name}`,
  mutuelleAlready: (number, name) => `Known already under number ${number}: ${name}`,
  mutuelleSameName:
    'If it is another mutuelle of the same name, say which union de cercle it is of, with --union.',
  noMutuelle: 'No mutuelle yet. Add some with “passeport mutuelle add” or “passeport import mutuelles”.',
  readingPhotos: 'Photos',
  interrupted: 'Interrupted: what is recorded is kept; the same command goes on from there.',
  dryRun: 'A try only: nothing was kept.',
  mutuellesImported: sayOutcome('Mutuelles'),
  membersImported: sayOutcome('Members'),
  photosImported: sayOutcome('Photos'),
  contributionsImported: sayOutcome('Contributions'),
  columnsIgnored: (headings) => `Columns not taken: ${headings.join(', ')}.`,
  otherSheets: (names) => `Note: other sheets were not read: ${names.join(', ')}. Import them with --sheet.`,
  refusedRow: (row, column, reason) => `  row ${row}${column === '' ? '' : `, ${column}`}: ${reason}`,
  moreRows: (count) => `  … and ${countEn(count, 'more', 'more')}.`,
  rowsSkipped: (rows) => `Rows passed over (totals, rows without a person or a payment): ${rows}.`,
  leftAsKept: 'differs from what is recorded, which was not changed',
  refusalsWritten: (path) => `Refused rows to correct and import again: ${path}`,
  warningRow: (row, column, reason) => `  note, row ${row}${column === '' ? '' : `, ${column}`}: ${reason}`,
  photosUnmatched: (count) =>
    `${countEn(count, 'file that nothing ties', 'files that nothing ties')} to a person (name them by the member number or the register’s N°):`,
  photosRefused: (count) => `${countEn(count, 'photo', 'photos')} refused:`,
  personsWithoutPhoto: (count) => `${countEn(count, 'person', 'persons')} still without a photo:`,
  allInFile: (path) => `All of them in this file: ${path}`,
  listed: (text) => `  ${text}`,

  photo: photoEn,

  // Contributions
  noContribution: 'No contribution.',
  contributions: contributionsEn,

  // Persons
  personStatus: {
    left: (member, name, since) =>
      `${name} (${member}) left the mutuelle on ${since}: the rights last to the end of that month. Publish the list.`,
    died: (member, name, since) =>
      `Death noted: ${name} (${member}), on ${since}. The cards will be refused from the next list on: publish it.`,
    removed: (member, name, since) =>
      `Removal noted: ${name} (${member}), on ${since}. The cards will be refused from the next list on: publish it.`,
    active: (member, name) =>
      `${name} (${member}) is a member again, under the same number; cards that were not revoked are good again from the next list on.`,
  },

  // Cards
  signing: 'Signing cards',
  issued: (count) => (count === 0 ? 'No card to sign.' : `${countEn(count, 'card', 'cards')} signed.`),
  notIssued: (count) =>
    `${countEn(count, 'person has', 'persons have')} no card, since a card can’t hold these data (a name of at most 60 letters, without strange signs):`,
  leftWithoutPhoto: (count) =>
    `${countEn(count, 'person without a photo has', 'persons without a photo have')} no card: import the photos, or add --without-photo.`,
  cardLine: (card, name, state, through) => `${card}  ${name}  ${state}  through ${through}`,
  cardStates: {
    requested: 'to print',
    printed: 'printed',
    checked: 'checked',
    'handed-over': 'handed over',
    revoked: 'cancelled',
  },
  noCard: 'No card.',
  cardRevoked: (card) =>
    `Card ${card} is cancelled. Centres refuse it as soon as they have the next list: publish it now.`,
  cardReplaced: (card, next) =>
    `Card ${card} is cancelled; card ${next} is to be signed (“passeport card issue”), then printed.`,

  // Print
  printing: 'Laying out',
  printed: (cards, pages, path) =>
    `${countEn(cards, 'card', 'cards')} on ${countEn(pages, 'page', 'pages')}: ${path}`,
  batchNumber: (number) => `Batch ${number}.`,
  printWarning: (card, what) => `  note, card ${card}: ${what}`,
  printShop: printShopEn,
  printBook: printBookEn,
  printCheck: printCheckEn,
  handOver: handOverEn,
  reports: reportsEn,
  batchStates: { made: 'to print', confirmed: 'printed' },
  noBatch: 'No batch.',
  batchConfirmed: (number, printed, left) =>
    `Batch ${number}: ${countEn(printed, 'card', 'cards')} printed, ${left} to do again.`,

  // Publish, verify
  published: (sequence, households, path) =>
    `List no. ${sequence} (${countEn(households, 'household', 'households')}): ${path}`,
  publishedDelta: (before, bytes, path) =>
    `For those who have list no. ${before}, the changes alone, ${countEn(bytes, 'byte', 'bytes')}: ${path}`,
  publishedFile: (path) => `The same as one file, for WhatsApp or a USB stick: ${path}`,
  verifyTyped: 'text',
  statusListWritten: (valid, suspended, invalid, path) =>
    `State of the cards (${valid} valid today, ${suspended} without rights today, ${invalid} cancelled or expired): ${path}`,
  statusListFetched: (uri, expires) => `Put this file at ${uri}; it can’t be relied on from ${expires} on.`,
  statusListIndexWritten: (path) => `Index of every card, for the partner only: ${path}`,
  verifyNothing: 'No QR code found in this file.',
  verifyLine: (where, card, title, explanation) =>
    `${where}  ${card === '' ? '' : `${card}  `}${title} — ${explanation}`,
  verifyAdvice: (advice) => `    ${advice}`,

  audit: auditEn,
  safety: safetyEn,
  restored: restoredEn,
  recover: recoverEn,
  lost: lostEn,
  identity: identityEn,
  cardReasons: cardReasonsEn,

  federation: federationEn,
  offices: officesEn,
  keys: keysEn,
  listSigning: signingEn,
  handbook: handbookEn,
  invitation: invitationEn,

  // Keys, audit
  keyLine: (kid, use, through) => `${kid}  ${use}  through ${through}`,
  keyUses: { cards: 'signs cards', collections: 'gathers the offices’ lists', lists: 'signs lists' },

  // Verifier, demo
  verifierBuilt: (path) => `Verification page: ${path}`,
  serving: (url) => `Verification page: ${url} (Ctrl+C to stop)`,
  demo: {
    office: 'Office',
    register: 'Register',
    photos: 'Photos',
    contributions: 'Contributions',
    cards: 'Cards signed',
    pdf: 'PDF',
    list: 'List published',
    lost: 'Card declared lost',
    readBack: 'Reading the PDF back',
    reading: 'Reading QR codes back',
    page: 'Verification page',
    summaryTitle: 'Verified',
    summary: {
      issued: nounEn('card signed', 'cards signed'),
      readBack: () => 'read back from paper',
      eligible: () => 'covered',
      lapsed: () => 'contributions lapsed',
      waiting: () => 'covered later',
      notCovered: () => 'not covered',
      revoked: () => 'cancelled',
      forgedRefused: () => 'forged, refused',
    },
    unexpected: (count) => `${countEn(count, 'card', 'cards')} did not get the expected answer.`,
    files: 'Files',
    seconds: (seconds) => `Done in ${seconds} s.`,
  },
};
