import type { ErrorSentences } from './error-codes.ts';

/** What commands, the office’s folder, keys’ places and backups refuse, in English. */
export const errorsOfCommandsEn = {
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
    'There is no plan “{plan}” in this office, which has: {known}. Choose one of them, or add yours with “passeport plan new”.',
  'plan-change-too-early':
    'The plan {plan} has terms from {last} on already: give a later month, or correct them in plans.json.',
  'plan-change-nothing': 'Nothing changes in the plan {plan}: say what does, for example --rate 7200.',
  'mutuelle-plan-same':
    'The mutuelle {mutuelle} has the plan {plan} from {month} on already: nothing changes.',
  'mutuelle-plans-too-many':
    'The mutuelle {mutuelle} would have more than {max} rates one after the other, more than a list can tell: give it this plan from an earlier month on, which takes the place of the changes after it.',
  'plan-state-too-much':
    'The State’s part ({state}) is more than the whole rate ({rate}): correct --state or --rate.',
  'plan-exists':
    'This office has a plan {plan} already: give another code, or change that one with “passeport plan change {plan}”.',
  'plan-refused': 'This plan is not recorded: correct its code or name. {fault}',
  'plan-care-unknown': 'This plan has no care “{care}”: it has {known}.',
  'plan-ceiling-of-what':
    'Is this ceiling for each act, or a year for a person or a household? Write {care}={fcfa}/act, {care}={fcfa}/person-year or {care}={fcfa}/household-year.',
  'plan-rate-missing':
    'This plan has no rate: give it with --rate, for example --rate 6900, or leave out --state, --per and --every.',
  'statement-of-whom':
    'Give the number of a household, for example 0400-00003; or, for all statements of a mutuelle or village, --mutuelle or --village with --out statements.pdf.',
  'statements-on-paper':
    'Statements of several households are written as PDF: give a name in .pdf. For a table of what is due: “passeport report dues”.',
  'statements-none': 'No household there has a member left: check --mutuelle and --village.',
  'receipt-whose':
    'Of which mutuelle is receipt {receipt}? Add --mutuelle and its number; these have it: {having}.',
  'receipt-nowhere': 'No mutuelle has a receipt {receipt}: check its number.',
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
  'photo-replaced':
    'The photo of {member} is no longer the one that you looked at: make a new contact sheet and look again.',
  'photo-file-other':
    'The file {path} is no longer the photo that was asked about: run “passeport import photos” again and answer in the new file.',
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
  'trust-theft-not-declared':
    'The request calls key {kid} stolen, which the trust list takes for good: ask that office on the telephone; if it is true, first run “passeport key compromise {kid} --since {since}”.',
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
  'publish-too-big':
    'Nothing is published: this list would tell more than a centre’s phone reads. Show this message to the administrator.',
  'merge-empty': 'No list is left to gather: give one office’s at least.',
  'merge-office-twice': 'another list of “{name}” is given already: keep the newer one of the two.',
  'merge-memory-damaged':
    'The national list before ({path}) is damaged: restore it from the backup. Without it an older list would pass for a new one.',
  'disk-full': 'The disk is full: make room and start again; what was recorded is intact.',
  'file-unreadable':
    '{path} can’t be read or written ({reason}): check that you may use it, or choose another place.',
  unexpected:
    'Something unexpected went wrong ({reason}). Nothing was half recorded; try again, and report it if it happens again.',
} satisfies Partial<ErrorSentences>;
