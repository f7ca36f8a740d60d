import type { ErrorSentences } from './error-codes.ts';
import { officesErrorsEn } from './offices.en.ts';

/** The sentences of `errors.fr.ts`, in English. */
export const errorsEn: ErrorSentences = {
  ...officesErrorsEn,
  // The command line
  'office-missing':
    'There is no office in {path}: make one with “passeport init”, or name its folder with --office.',
  'office-exists': 'There is an office in {path} already: choose another folder.',
  'office-incomplete':
    'The folder {path} holds only part of an office: restore its backup, or choose an empty folder.',
  'office-needs-registry':
    'This office’s database is on a server: give its address with --registry or PASSEPORT_REGISTRY.',
  'backup-in-office':
    '{path} is in the office’s own folder: the backup would be lost with it. Plug in the USB stick and give its folder.',
  'backup-place-missing': '{path} is not there: plug in the USB stick, or name another folder.',
  'backup-place-full':
    'There is not enough room in {path}: about {megabytes} MB are lacking. Make room or take another stick; earlier backups are intact.',
  'backup-damaged': '{path} is not a whole backup: take another one, or copy it again.',
  'backup-passphrase-wrong':
    'The passphrase does not open {path}: give the one that the office had when this backup was made.',
  'backup-of-damaged-office':
    'No backup is kept: the office’s database or its audit is damaged. Run “passeport doctor”; earlier backups are intact.',
  'restore-needs-list':
    'Give this office’s newest list with --list (folder, or file from a phone or a USB stick): a backup older than it would give numbers twice. If there is none left, add --force.',
  'restore-too-old':
    'This backup ends with list no. {sequence}, list no. {last} is already published: numbers would be given twice. Take a newer backup; if there is none, add --force and enter again all that is missing before giving new numbers.',
  'office-from-newer-version': 'The file {path} is not of this version of the program: update the program.',
  'passphrase-missing':
    'The office’s passphrase is needed: run the command in a terminal, or give it by --passphrase-file.',
  'passphrase-too-short': 'The passphrase is too short: choose one of {minimum} characters or more.',
  'passphrase-public': 'This passphrase is the demonstration’s, which everybody knows: choose another.',
  'clock-behind':
    'The computer’s date is {today}, before the list published last ({last}): set its date, then start again. Phones would refuse this list.',
  'passphrase-same': 'The new passphrase is the old one: choose another.',
  'card-of-stolen-key':
    'Card {card} was signed on or after {since} by a key that was stolen then: every desk refuses it, it stays dead. Make a new one with “passeport card issue”.',
  'passphrase-differs': 'The two passphrases are not the same: start again.',
  'file-missing': '{path} can’t be found: check the name.',
  'backup-not-in-folder':
    'The folder {path} has no backup of an office, or has some of several: give the file itself, sauvegarde-….age.',
  'folder-not-empty': 'The folder {path} holds something else: choose an empty or a new folder.',
  'root-missing':
    'The root key is missing or can’t be read ({path}): name the office with --office, or the key with --root.',
  'key-file-missing': 'The key {path} is not here: run this command where it is kept.',
  'root-away':
    'The root key is not on this computer: plug in the USB stick that keeps it and add --keys DIR. If the national office has it, ask them to do this.',
  'administrator-needed':
    'The key of the lists is not on this computer: the administrator has to do this. Let them plug in the USB stick that keeps it (--keys DIR), or write them a request with “passeport publish request”.',
  'collection-key-away':
    'The key that gathers the offices’ lists is not here. The national office gathers them: it makes that key when it adds a first office (“passeport trust add”). If it is on a stick, plug it in and add --keys DIR.',
  'key-not-trusted':
    'The trust list does not know the key that {use}: take the newest trust list (“passeport trust import”), or put this office’s keys back from the backup.',
  'key-stolen':
    'The key that {use} was declared stolen on {since}: make a new one with “passeport key rotate”.',
  'key-not-yet-valid': 'The key that {use} counts from {from} on only: check the computer’s date.',
  'key-expired':
    'The key that {use} has not counted since {through}: run “passeport key rotate” where the root key is, then try again.',
  'key-unknown-here': 'Key “{kid}” is not in the trust list: see the names with “passeport key list”.',
  'key-stolen-already':
    'Key {kid} is declared stolen already, since that day or before: there is nothing more to do.',
  'key-place-missing': '{path} was not found: plug in the USB stick, or name another folder.',
  'key-elsewhere-differs':
    '{path} is there already and holds another key: take another stick, or put that file aside.',
  'key-not-there': 'There is no key here: {path}. Check the folder, or plug in the right stick.',
  'administrator-place-missing':
    'The administrator’s keys are not here ({path}): plug in the stick where “passeport key move lists” put them, and name it with --keys DIR.',
  'list-not-requested':
    '{path} is no list that this office asked for, or it was changed: don’t publish it, make the request again.',
  'list-request-overtaken':
    'List no. {last} is published already, this one (no. {sequence}) is older: make the request again.',
  'sign-not-agreed': 'Nothing is signed: to sign, answer yes, or add --yes.',
  'paper-words-count': 'There must be 24 words, there are {count}: read the page again, line by line.',
  'paper-word-unknown': 'Word no. {at}, “{word}”, is not of the list: read it again on the page.',
  'paper-word-wrong': 'Word no. {at}, “{word}”, is not the right one: on the page it is likely “{right}”.',
  'paper-words-exchanged':
    'Words no. {at} and no. {other} have changed places: type them in the page’s order.',
  'paper-words-wrong': 'Several words are wrong or have changed places: read the page again, word by word.',
  'paper-other-key':
    'This page is of another root key, or of one of before: look for the newest page, whose fingerprint is the office’s.',
  'paper-code-missing':
    'The page’s code cannot be read in {path}: photograph it closer and flat, or type the 24 words into a file (--words).',
  'paper-what': 'Give the photo of the page (--picture) or a file with the 24 words (--words).',
  'root-not-announced':
    'No new root key is announced: first run “passeport key rotate-root” without --finish.',
  'root-announced-lately':
    'The new root key was announced on {day} only: wait until {from}, so that every phone has taken a list, or add --force.',
  'list-is-delta':
    '{path} only holds what changed from one list to the next: name the whole list, its folder or its .psl file.',
  'list-missing': 'There is no published list in {path}: name the list’s folder or file.',
  'plan-unknown':
    'There is no plan “{plan}” in this office, which has: {known}. Choose one of them, or add yours to plans.json.',
  'card-missing': 'The card {card} is not in this office: check the number.',
  'card-key-refused':
    'No card is issued: every desk would refuse it, its key no longer holds or is not for cards ({reason}). Run “passeport key rotate” where the root key is.',
  'household-missing':
    'Household {household} does not exist: check its number (the number of a member or of a card does as well).',
  'date-in-future': '{date} has not come yet: check the date.',
  'contribution-refused': 'The contribution is not recorded: {reason}.',
  'mutuelle-needed': 'For which mutuelle? Add --mutuelle NNNN, or --all for all.',
  'mutuelle-not-named':
    'Some rows do not say which mutuelle they are of: add --mutuelle NNNN (see “passeport mutuelle list”), or a column “Mutuelle”.',
  'mutuelle-missing': 'There is no mutuelle {mutuelle} in this office: see “passeport mutuelle list”.',
  'mutuelle-name-unclear':
    '“{mutuelle}” is the name of no mutuelle of this office, or of several: write its number',
  cancelled: 'Cancelled: nothing was done.',
  'nothing-to-print':
    'No card to print: sign some with “passeport card issue”; to print a spoiled card again, “passeport print reprint”.',
  'cards-in-batch':
    'The {count} cards to print are in batch {batch} already, which is not confirmed: look at its paper, then “passeport print confirm {batch}”; or add --again to take them again.',
  'nothing-to-hand-over':
    'No printed card to hand over here: check village and delegate with “passeport card undelivered”, or confirm the batch first.',
  'hand-over-what':
    'Which cards were handed over? Give their numbers, or --batch, --from, --village or --delegate.',
  'no-cards-in-file': 'There is no card number in {path}: for example 0417-00123-02-36/1.',
  'batch-file-missing':
    'The PDF of batch {batch} is not there any more ({path}): make it again with “passeport print resume {batch} --from-sheet 1”.',
  'batch-file-changed':
    'The PDF of batch {batch} was changed ({path}): do not print it, make it again with “passeport print resume {batch} --from-sheet 1”.',
  'batch-confirmed-to-reprint':
    'Batch {batch} is confirmed: to print sheets again, “passeport print reprint --batch {batch} --sheets … --reason …”.',
  'batch-to-confirm':
    'Batch {batch} is not confirmed yet: name its spoiled sheets with “passeport print confirm {batch} --spoiled …”.',
  'sheet-without-cards':
    'Batch {batch} has no card to print on sheet {sheet} (it has {sheets} sheets): see “passeport print show {batch}”.',
  'reprint-what':
    'Which cards are to be printed again? Give their numbers, or --batch and --sheets, or --spoiled for all spoiled cards.',
  'reason-needed':
    'Why print again? Add --reason: paper-jam, power-cut, misprint, misaligned, wrong-photo, badly-cut, missing or other.',
  'map-wrong':
    'The file {path} must map column headings to fields, for example: { "Compound": "household" }.',
  'member-missing': 'Member {member} does not exist in this office: check the number.',
  'photos-needed': 'Whose portraits? Give member numbers, or --mutuelle NNNN, or --all for all.',
  'move-to-other-office':
    'Mutuelle {mutuelle} is another office’s: note here that the person left (“passeport person left {member}”); the other office enrols her under a new number.',
  'household-elsewhere':
    'Household {household} is not of mutuelle {mutuelle}: give one of its households, or none to make a new one.',
  'village-of-household':
    'Household {household} has its village already: leave out --village, which is for a new household.',
  'photo-being-changed': 'This file was changed while it was read: run the import again.',
  'photo-none': 'Member {member} has no photo: give one with “passeport photo assign FILE {member}”.',
  'photo-nobody':
    'Nobody is concerned: check the mutuelle and the options, or import members and photos first.',
  'photo-box-outside':
    'The box asked for {member} is outside the photo or too small: measure it again on the contact sheet.',
  'photo-file-missing':
    'The file {path} is missing from the office: restore the backup, or import the photo again.',
  'photo-file-changed':
    'The file {path} is no longer the one that was imported: somebody changed it. Restore the backup, or import the photo again.',
  'photo-not-changed':
    'The photo of {member} was not changed: its field {field} will not do, correct it and try again.',
  'verifier-url-wrong':
    'The address {url} will not do: give the verification page’s, which begins with https://.',
  'invitation-malformed':
    'This invitation cannot be made: give an https address of less than 200 characters and a centre’s name of at most 80 letters.',
  'port-taken': 'Port {port} is taken: choose another with --port.',
  'fingerprint-needed':
    'This trust list is signed by another root key: ask the national office by telephone for the fingerprint of its root key, and add it with --fingerprint.',
  'fingerprint-differs':
    'The fingerprint is not that of this file: read the 20 digits on the telephone again. If they still differ, the file was changed on its way: do not use it.',
  'trust-not-root':
    'Only the office that keeps the root key can list an office: do it at the national office.',
  'trust-office-exists':
    'Office no. {number} “{name}” is listed already: give another number with --number; if it is this office and it has lost its keys, add --renew.',
  'trust-range-taken':
    'Mutuelles {mutuelles} are office no. {number} “{name}”’s already: give others with --mutuelles.',
  'trust-keys-expired':
    'The keys of this request do not hold since {through}: the office has to make new ones first.',
  'trust-older':
    'This trust list (no. {sequence}) is not newer than the office’s (no. {known}): keep the newer one.',
  'trust-without-us':
    'This trust list does not know the keys of this office: send the request (“passeport key export”) to the national office first.',
  'trust-other-number':
    'The trust list gives this office no. {number}, but it has signed cards as no. {own} already: ask the national office to leave it no. {own}.',
  'merge-refused':
    'Nothing was published, because of the lists refused above ({count}): replace them, leave them out, or add --skip-bad to publish without them.',
  'merge-empty': 'No list is left to gather: give one office’s at least.',
  'merge-office-twice': 'another list of “{name}” is given already: keep the newer one of the two.',
  'merge-memory-damaged':
    'The national list before ({path}) is damaged: restore it from the backup. Without it an older list would pass for a new one.',
  'disk-full': 'The disk is full: make room and start again; what was recorded is intact.',
  'file-unreadable':
    '{path} can’t be read or written ({reason}): check that you may use it, or choose another place.',
  unexpected:
    'Something unexpected went wrong ({reason}). Nothing was half recorded; try again, and report it if it happens again.',

  // Numbers and dates
  'mutuelle-number-malformed': '“{text}” is no mutuelle number: four digits, for example 0417.',
  'household-number-malformed': '“{text}” is no household number: for example 0417-00123.',
  'member-number-malformed': '“{text}” is no member number: for example 0417-00123-02-36.',
  'card-number-malformed': '“{text}” is no card number: for example 0417-00123-02-36/1.',
  'photo-slip-malformed': 'This code is not a photo slip’s: print slips with “passeport photo slips”.',
  'check-digits-wrong': 'There is a mistake in the number “{text}”: read each digit again.',
  'date-malformed': '“{text}” is no date: write for example 2026-11-22.',
  'month-malformed': '“{text}” is no month: write for example 2026-11.',
  'birth-date-malformed': '“{text}” is no birth date or year: write 1985-03-12, or 1985.',

  // Keys, cards, trust
  'not-a-card': 'This text is not one of our cards’: scan the QR code of a card.',
  'version-unknown': 'This card is of a later version: update the program.',
  'text-malformed': 'The card’s text is damaged: scan it again.',
  'too-long': 'This text is too long for a card: scan the QR code of a card.',
  'token-too-long':
    'This file is too big for a signed document: check that it is the right one, or ask for it again.',
  'token-malformed':
    'This file is no signed document, or was damaged on its way: check that it is the right one, or ask for it again.',
  'header-refused':
    'This signed document is not the one that is needed here: check that it is the right file, or update the program.',
  'key-unknown':
    'This document is signed by a key that this office does not know: don’t use it, and ask the national office where it comes from.',
  'signature-wrong':
    'The signature is wrong, the document was altered or comes from elsewhere: don’t use it, ask its sender for it again.',
  'claims-malformed':
    'The card can’t be signed: the field {field} does not fit (a name of at most 60 letters, without strange signs).',
  'trust-list-malformed': 'The trust list is damaged ({field}): get it from the office again.',
  'key-request-malformed': 'The key request is damaged: ask the office for a new one.',
  'key-malformed': 'This key is damaged: take it from the backup.',
  'passphrase-empty': 'The passphrase is empty: give the office’s.',
  'passphrase-wrong': 'This is not the right passphrase: try again, minding capitals.',
  'sealed-key-malformed': 'The key file is damaged: take it from the backup.',
  'face-malformed': 'The picture of the face is damaged: import the photo again.',

  // Published list
  'plans-invalid':
    'There is a mistake in plans.json, the office’s file of plans: “passeport plan check” says where, and what to write.',
  'contribution-invalid':
    'A contribution has an impossible amount or number of months ({problem}): correct it and try again.',
  'content-invalid':
    'The list can’t be published: {problem}. Run “passeport doctor”, which says what to repair.',
  'list-malformed': 'The list is damaged: get a new copy.',
  'list-too-big': 'The list is too big, it is not a list of this program: ask the office for one.',
  'list-key-unknown': 'The list is signed by an unknown key: ask for the new trust list.',
  'list-signature-wrong': 'The list’s signature is wrong: don’t use it, get a new copy.',
  'list-key-wrong-use':
    'The list is signed by a key that is not for lists: don’t use it, ask the office for another.',
  'list-key-not-yet-valid':
    'The list’s key counts from {validFrom} on only: set the date, or ask the office for another list.',
  'list-key-expired': 'The list’s key has not been valid since {validThrough}: ask for a new list.',
  'list-key-stolen':
    'The list is signed by a key that was stolen: don’t use it, and ask the office for a new one.',
  'list-request-refused':
    'This request does not come from this office, or was changed: don’t sign it, ask the operator for another.',
  'list-outside-scope': 'The list speaks of mutuelle {mutuelle}, which is not this office’s: don’t use it.',
  'list-rollback':
    'This list (no. {sequence}) is older than the one known already (no. {newestSequence}): keep the newest.',
  'list-from-future': 'The list is dated {issued}, which is still to come: set the device’s clock.',
  'collection-nested':
    'This is a national list already, made of several lists: give the lists of the offices themselves.',
  'collection-overlap':
    'Offices {otherOffice} and {office} both speak of mutuelle {mutuelle}: a mutuelle has one office. Find out with them which of the two lists is to be corrected.',
  'collection-part-mismatch':
    'The national list does not hold the list of office {office} that it names: take a new copy.',
  'collection-trust-older':
    'The list of office {office} knows a newer trust list (no. {sequence}): take that first with “passeport trust import”.',
  'trust-mismatch': 'The trust list is not this list’s: take a whole copy.',
  'trust-conflict':
    'Two different trust lists have the same number: use neither, and ask the national office which is right.',
  'directory-malformed': 'The list is damaged: get a new copy.',
  'block-missing': 'A part of the list is missing: take a whole copy.',
  'block-mismatch': 'A part of the list is not what was signed: get a new copy.',
  'block-malformed': 'A part of the list is damaged: get a new copy.',
  'delta-malformed': 'The file of changes is damaged: get the whole list.',
  'delta-other-list': 'These changes go with list no. {sequence}: get the whole list.',

  // Token Status List
  'status-value-refused':
    'The state of the cards can’t be written, the field {field} doesn’t suit: correct it and try again.',
  'status-list-malformed': 'The status list is damaged ({field}): get a new copy.',
  'status-list-too-big':
    'The status list has more than {limit} cards, it is too big: use the published list (“passeport publish”).',
  'status-token-too-long': 'This is no status token of this program, it is too long: ask for it again.',
  'status-token-malformed': 'The status token is damaged: get a new copy.',
  'status-token-refused':
    'This status token is of a form that the program refuses ({field}): ask for it again.',
  'status-key-unknown': 'This status token is signed by an unknown key: don’t use it.',
  'status-signature-wrong': 'The status token’s signature is wrong: don’t use it.',
  'status-uri-wrong': 'This status token is that of another address ({uri}): take the one of yours.',
  'status-not-yet-valid': 'The status token does not count yet: set the device’s clock.',
  'status-expired': 'The status token can’t be relied on any more: get the newest.',

  // Registry
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
  'household-unknown': 'this household does not exist: check its number',
  'household-full': 'the household has 99 persons already: enrol this one in another household',
  'second-head': 'the household has a head already: correct the relation of one of the two',
  'member-unknown': 'this member does not exist: check the number',
  'member-not-active': 'this person is no member any more: if that is a mistake, “passeport person back”',
  'receipt-taken':
    'receipt {receipt} is recorded already, for another contribution (household {household}): check its number',
  'receipt-cancelled':
    'receipt {receipt} is cancelled already, and its number cannot be used again: give another one',
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

  // Spreadsheets
  'file-empty': 'The file {fileName} is empty: choose another, or save it again.',
  'file-too-big': 'The file {fileName} is too big: split it.',
  'file-not-a-table': 'The file {fileName} is no table: save it as .xlsx or .csv.',
  'text-named-workbook':
    'The file {fileName} is named .xlsx but is only text: name it .csv, or save it as an Excel workbook.',
  'xls-not-supported': 'The file {fileName} is from an old Excel (.xls): open it and save it as .xlsx.',
  'ods-not-supported': 'The file {fileName} is OpenDocument (.ods): open it and save it as .xlsx.',
  'workbook-protected': 'The file {fileName} is protected by a password: remove it in Excel and start again.',
  'workbook-damaged': 'The file {fileName} is damaged: open it in Excel and save it again.',
  'workbook-too-big': 'The file {fileName} is too big once opened: split it.',
  'csv-quote-unterminated':
    'In {fileName}, a quotation mark opened on line {line} is not closed: close it or take it out.',
  'too-many-rows': 'The file {fileName} has too many rows (at most {limit}): split it.',
  'too-many-columns':
    'The file {fileName} has too many columns (at most {limit}): take out those that are not needed.',
  'sheet-unknown': 'The workbook {fileName} has no sheet “{sheet}”: give one of these with --sheet: {seen}.',
  'headings-not-found':
    'In {fileName}, the row of headings can’t be found: write in one row at least {missing}.',
  'columns-missing':
    'In {fileName}, column not found: {missing}; the headings read are: {seen}. Rename the heading in the file, or say by --map which column it is.',
  'months-without-year':
    'In {fileName}, nothing says of which year the months are: write it in the columns’ headings (“January 2026”) or above.',
  'heading-twice': 'In {fileName}, two columns mean the same ({name}): take out or rename one of them.',
  'map-malformed':
    'The mapping file for {fileName} does not have the right form: write { "Concession": "household" }, for example.',
  'map-heading-unknown':
    'The file {fileName} has no column “{name}”: correct the mapping file by these: {seen}.',
  'map-field-unknown': 'The field “{name}” does not exist: write one of these: {seen}.',

  // Photos
  'photo-unreadable': 'the file can’t be read: copy the photo again',
  'photo-empty': 'the file is empty: copy the photo again',
  'photo-not-an-image': 'this is no picture: choose a photo, in JPEG',
  'photo-format-unsupported': 'this kind of picture ({format}) is not taken: save the photo as JPEG',
  'photo-truncated': 'the end of the photo is missing: copy it again',
  'photo-damaged': 'the photo is damaged: copy it again',
  'photo-too-large': 'the photo is too big: save it smaller',
  'photo-too-small': 'the photo is too small to print: take it again from nearer',
  'crop-out-of-picture': 'the crop asked for is outside the photo: measure it again on the sheet',
  'face-finder-failed': 'looking for the face failed on this photo: import it again, or save it as JPEG',

  // Printing
  'template-missing': 'There is no template “{name}”: choose one of {known}, or give the folder of your own.',
  'template-invalid':
    'The card template holds a mistake ({where}): “passeport template check” says what to correct.',
  'sheet-missing': 'There is no sheet “{name}”: choose one of {known}, or give a .json file.',
  'sheet-invalid': 'The sheet holds a mistake ({where}): correct it or take one that ships.',
  'cards-refused':
    'Nothing is printed: cards are refused ({count}). Correct them, or add --skip-refused to print the others.',
  'measure-refused':
    'Measure {where} can’t be right: it should be near {expected} mm. Measure again, in millimetres.',
  'printer-needed': 'Of which printer are these measures? Add --printer and a name.',
  'printer-name-wrong': 'The name “{printer}” does not do for a printer: 60 letters at most.',
  'printer-unknown':
    'Printer “{printer}” was not measured (known: {known}): see “passeport print calibrate”.',
  'printer-not-calibrated':
    'Printer “{printer}” was not measured on paper of {paper}: see “passeport print calibrate --layout”.',
  'print-settings-wrong': 'The file {path} holds a mistake: correct it, or delete it and measure again.',
  'union-missing': 'No mutual is of the union “{union}”. Unions of this office: {known}.',
  'village-missing':
    'No household is of the village “{village}”: see how the register spells it, or make the report of the mutual.',
  'report-empty': 'This office has no mutual yet: begin with “passeport mutuelle add”.',
  'period-wrong': 'These months do not fit: the last comes after the first, and there are {most} at most.',
  'output-full': 'The disk is full: make room and start again; no PDF was left half written.',
  'output-unwritable':
    'The PDF can’t be written to {path}: check that you may write there and that it is not open elsewhere.',

  // Scans
  'scan-not-an-image': 'This file is neither a PDF nor a picture: give a PDF, a PNG or a JPEG.',
  'scan-unreadable': 'This picture is damaged: scan again.',
  'scan-too-large':
    'This file is too big: scan at 300 dots an inch at most, or photograph with 12 megapixels.',
  'pdf-unreadable': 'This PDF is damaged: make it again.',
  'pdf-password': 'This PDF is protected by a password: remove it and start again.',
};
