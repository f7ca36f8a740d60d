import { countEn } from './count-things.ts';
import type { Words } from './fr.ts';

/** Lost cards, and looking for a person, in English. */
export const lostEn: Words['lost'] = {
  findAbout: 'find a person by name (even misspelt), telephone or number',
  findMost: 'how many persons to show',
  tableHead: ['Number', 'Name', '', 'Born', 'Mutuelle', 'Village', 'Telephone', 'Card', 'Contributions'],
  noCard: 'no card',
  coveredThrough: (month) => `covered through ${month}`,
  coveredFrom: (month) => `covered from ${month}`,
  notCovered: 'nothing paid',
  noRights: 'no rights',
  statuses: { left: 'left the mutuelle', died: 'died', removed: 'removed' },
  nobody: (words) =>
    `Nobody answers to “${words}”: try fewer words, another name, or at least four digits of the telephone number.`,
  more: (count) => `… and ${countEn(count, 'other', 'others')}: add a word, or --most to see more.`,

  byOption: 'who reported it, for example "Awa Traoré, her mother"',
  onOption: 'day of the report (today without it)',
  feeOption: 'what is paid for the new card, in F CFA',
  receiptOption: 'receipt to write, in two copies (A4)',
  undoAbout: 'undo the revocation of a card on the same day (found, or revoked by mistake)',
  fileAbout: 'revoke the cards of a file (.xlsx or .csv): number, reason, reported by, reported on',
  fileReason: 'reason of rows that give none',
  receiptWritten: (path) => `Receipt to print and sign: ${path}`,
  stillAccepted: (until) =>
    `Until then a phone still accepts it, until ${until} at the latest; after that day, without a new list, it opens rights to nobody.`,
  revokedUnknown: (card) =>
    `Card ${card}, which this restored office does not know, is dead. If she is still a member, enrol her and make her a new card.`,
  publishNow: 'Centres will refuse them once they have the next list: publish it now.',
  neverListed: 'No list is published: phones open rights to nobody yet.',
  undone: (card, state) => `The revocation of card ${card} is undone: it is ${state} again.`,
  undoneFee: (fee) => `${fee} were noted as paid for its replacement: they are no longer, give them back.`,
  undoneListed: (list) => `List ${list} says that it is revoked: publish a new one now.`,
  fromFile: (added, already, refused) =>
    `Cards: ${added} revoked, ${already} revoked before, ${countEn(refused, 'row', 'rows')} refused.`,
  reported: (reason, on, by, recorded) =>
    `  ${reason}, reported on ${on}${by === '' ? '' : ` by ${by}`}, recorded on ${recorded}`,
  said: (list, on, days) =>
    `  said by list ${list} of ${on}, ${days === 0 ? 'on the day of the report' : `${countEn(days, 'day', 'days')} after the report`}: a phone refuses it as soon as it has that list`,
  unsaid: '  no list says so yet: publish one (“passeport publish”)',
  newlyDead: (count, days) =>
    `It announces ${countEn(count, 'card', 'cards')} revoked since the one before; the oldest report is ${countEn(days, 'day', 'days')} old.`,

  facts: {
    name: 'Holder',
    card: 'Card revoked',
    mutuelle: 'Mutuelle',
    reason: 'Reason',
    reportedBy: 'Reported by',
    reportedOn: 'Reported on',
    next: 'Card to come',
    fee: 'Paid',
  },
  paper: (office, next) => ({
    title: 'Report of a card',
    subtitle: `Passeport de santé · ${office}`,
    copies: ['member’s copy', 'office’s copy'],
    signatures: ['Who reports: signature or thumbprint', 'The office: name, signature, stamp'],
    notes: [
      'Health centres will refuse the revoked card once they have the next list. The rights of the person and of her family stay the same.',
      next === undefined
        ? 'No new card is asked for.'
        : 'Until the new card comes, the centre can look for the rights by the member number, with an identity document.',
      'If the card is found, do not use it any more: bring it back to the office.',
    ],
  }),
};
