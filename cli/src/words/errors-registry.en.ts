import type { ErrorSentences } from './error-codes.ts';

/** What the registry refuses, in English. */
export const errorsOfRegistryEn = {
  'office-busy': 'Another command is at work on this office: wait for it to finish, then start again.',
  'database-full': 'The disk is full: make room and start again; what was recorded is intact.',
  'database-corrupt': 'The office’s database is damaged: restore the last backup.',
  'database-foreign':
    'The file {path} is not an office’s database: check the folder, or restore the last backup.',
  'database-newer': 'The office’s database is from a later version: update the program.',
  'database-missing': 'The office’s database is missing ({path}): restore the last backup.',
  'database-unwritable': 'The office’s database can’t be changed: check that you may use the folder.',
  'database-unreachable': 'The database server does not answer: check the address and the network.',
  'database-failed':
    'The office’s database could not be read or written ({engineCode}), nothing was recorded: check the room on the disk and its state (“passeport doctor”), then try again.',
  'mutuelle-unknown': 'mutuelle {mutuelle} is not in this office: check its number',
  'mutuelle-outside-office':
    'mutuelle {mutuelle} is not among this office’s numbers: check it, or ask its office',
  'mutuelle-numbers-exhausted': 'this office has no free mutuelle number left: ask for a new range',
  'mutuelle-number-taken': 'number {mutuelle} is another mutuelle’s: take another one',
  'mutuelle-full':
    'the mutuelle has 99,999 households already: make a second one with “passeport mutuelle add”',
  'household-unknown': 'household “{household}” does not exist in mutuelle {mutuelle}: check its number',
  'household-full': 'the household has 99 persons already: enrol this one in another household',
  'second-head': 'the household has a head already: correct the relation of one of the two',
  'member-unknown': 'this member does not exist: check the number',
  'member-not-active': 'this person is no member any more: if that is a mistake, “passeport person back”',
  'receipt-taken':
    'receipt {receipt} is recorded already, for another contribution (household {household}): check its number',
  'receipt-cancelled':
    'receipt {receipt} is cancelled, and its number is not used again: to record the money once more, give the paper’s number followed by “bis” or, without a paper, a number of your own (“no paper 1”)',
  'receipt-reserved':
    'numbers BUR-… are given by the office itself: leave the cell empty, or put the number of the paper',
  'receipt-unknown': 'Receipt {receipt} does not exist in mutuelle {mutuelle}: check its number.',
  'receipt-is-counter-entry':
    'Entry {receipt} cancels a receipt itself: it cannot be cancelled. Record the contribution again.',
  'photo-missing': 'this person has no photo: import one first',
  'face-too-big': 'the picture of the face is too big: import the photo again',
  'card-live': 'this person has a valid card already: if it is lost, “passeport card replace”',
  'edition-taken': 'this card exists already: try again',
  'edition-skipped': 'the edition before this card is missing: try again',
  'text-refused': 'field {field} holds signs that are not allowed: write it again',
  'value-refused': 'the value of field {field} does not fit: correct it',
  'office-unknown': 'The database belongs to no office: restore the last backup.',
  'range-malformed': 'The range of mutuelle numbers does not fit: for example 0400-0499.',
  'card-unknown': 'The card {card} is not in this office: check the number.',
  'card-already-dead':
    'The card {card} is cancelled already: there is nothing more to do. For a new one, “passeport card replace”.',
  'card-not-dead': 'Card {card} is not revoked: there is nothing to undo.',
  'card-replaced-since':
    'Card {card} is replaced by a signed one already: keep the new one and destroy the old.',
  'undo-too-late':
    'Card {card} was revoked on another day: replace it with “passeport card replace {card} --reason other”.',
  'same-person': '{member} is given twice: give the person’s two numbers.',
  'same-mutuelle': '{member} is in mutuelle {mutuelle} already: give with --to the one the person goes to.',
  'member-gone':
    '{member} is no member any more: if that is a mistake, “passeport person back {member}”, then begin again.',
  'member-merged':
    '{member} is merged with {other}: use {other}, or undo the merge (“passeport person unmerge {member}”).',
  'member-moved':
    '{member} moved to another mutuelle and has number {other}: use that one; if it was a mistake, “passeport person removed {other}”, then “passeport person back {member}”.',
  'member-not-merged': '{member} is merged with nobody: there is nothing to undo.',
  'merge-followed':
    '{member} is since merged with {other}: undo that merge first (“passeport person unmerge {member}”).',
  'card-twice': 'The card {card} is in the batch twice: take it out once.',
  'card-not-in-batch': 'The card {card} is not in this batch: see its cards with “passeport print show”.',
  'card-not-waiting':
    'Card {card} is printed already: to print it again, “passeport print reprint {card} --reason …”.',
  'card-not-printed':
    'Card {card} is not printed yet, or its batch is not confirmed: see “passeport print list”.',
  'card-in-doubt':
    'The check of the batch found card {card} missing, wrong or unreadable: print it again (“passeport print reprint”). If you have it in hand and it is good: “passeport card handed-over {card}”.',
  'card-handed-over':
    'Card {card} was handed over: if it is damaged or lost, “passeport card replace {card} --reason …”; if that was noted by mistake, “passeport card handed-over {card} --undo”.',
  'card-not-handed-over': 'Card {card} is not noted as handed over: there is nothing to undo.',
  'undo-which':
    'Which hand-overs are to be undone? Give the cards’ numbers, or --from with a file; --undo goes with nothing else.',
  'editions-exhausted': 'This person has had 999 cards already: enrol her under a new number.',
  'batch-unknown': 'Batch {batch} does not exist: see “passeport print list”.',
  'batch-number-taken': 'Batch {batch} exists already: try again, it will have another number.',
  'batch-number-unknown': 'Batch {batch} was not opened: see “passeport print list”.',
  'batch-not-confirmed':
    'Batch {batch} is not confirmed yet: look at its paper, then “passeport print confirm {batch}”.',
  'sheet-not-in-batch':
    'Batch {batch} has no sheet {sheet}: it has {sheets}. See “passeport print show {batch}”.',
  'batch-already-confirmed':
    'Batch {batch} is declared printed already: for spoiled cards, “passeport print reprint”.',
  'sequence-unknown': 'This list number was not given: publish again.',
  'sequence-taken': 'This list number is taken already: publish again.',
} satisfies Partial<ErrorSentences>;
