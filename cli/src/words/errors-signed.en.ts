import type { ErrorSentences } from './error-codes.ts';

/** What is wrong with numbers, keys, cards and lists, in English. */
export const errorsOfSignedEn = {
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
  'list-unsigned':
    'This list is not signed yet, it is a request: have the administrator sign it ("passeport publish sign"), and take the file that comes back.',
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
} satisfies Partial<ErrorSentences>;
