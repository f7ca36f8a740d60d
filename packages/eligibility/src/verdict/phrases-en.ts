import type { Phrases } from './phrases.ts';

const NOT_A_REAL_CARD = () => 'What the code contains is not that of a real card.';
const BADLY_READ = () => 'The code was not read well.';

export const ENGLISH: Phrases = {
  titles: {
    eligible: 'Covered',
    lapsed: 'Contributions to pay',
    waiting: 'Not covered yet',
    'not-covered': 'Not covered',
    'rights-unknown': 'Rights unknown',
    'card-expired': 'Card expired',
    'not-yet-valid': 'Card not valid yet',
    revoked: 'Card cancelled',
    'unknown-issuer': 'Card not recognised',
    'not-authentic': 'Card not authentic',
    unreadable: 'Code not readable',
  },
  titleOfUncheckedCard: 'Covered, card not checked',
  titleOfOtherCode: 'Not a health card',
  reasons: {
    paid: (f) => `Contributions paid: covered until ${f.coveredThrough}.`,
    'in-grace': (f) =>
      `Contributions paid until ${f.paidThrough}. Grace period until ${f.coveredThrough}: remind to pay.`,
    'contributions-ended': (f) => `Contributions paid until ${f.paidThrough}: not covered since ${f.since}.`,
    'contributions-ended-long-ago': (f) =>
      `No contributions for a long time: cover ended before ${f.listFrom}.`,
    'household-waiting': (f) => `This household is covered from ${f.coveredFrom}.`,
    'person-waiting': (f) => `This person joined the household: covered from ${f.coveredFrom}.`,
    'never-covered': () => 'No contribution is known for this household.',
    'household-left': () => 'This household has left the mutuelle.',
    'person-left': (f) => `This person left the mutuelle${f.since && `: no rights since ${f.since}`}.`,
    'person-aged-out': (f) => `This person passed the age limit${f.since && `: no rights since ${f.since}`}.`,
    'no-list': (f) =>
      f.authenticated
        ? 'The card is genuine, but this device has no list of rights.'
        : 'This device has no list of rights.',
    'list-too-old': (f) => `The list of ${f.listDay} is too old: ${f.listAgeDays} days on ${f.judgedOn}.`,
    'list-expired': (f) =>
      `The list of ${f.listDay} was valid until ${f.listExpires} only (answer of ${f.judgedOn}).`,
    'list-damaged': () => 'The list on this device is damaged.',
    'newer-list-lost': (f) =>
      `The newest list on this device is damaged: only the one of ${f.listDay} is left.`,
    'mutuelle-not-listed': (f) => `Mutuelle ${f.mutuelle} is not in the list on this device.`,
    'before-list': (f) => `The list says nothing about rights before ${f.listFrom}.`,
    'edition-dead': () => 'This card was lost, stolen or replaced by a new one.',
    'person-died': () => 'The mutuelle reported that this person has died.',
    'person-removed': () => 'This person was removed from the mutuelle.',
    'validity-ended': (f) => `This card was valid until ${f.cardThrough} (answer of ${f.judgedOn}).`,
    'validity-not-begun': (f) => `This card is valid from ${f.cardFrom}.`,
    'key-unknown': (f) =>
      f.hasList
        ? 'This device does not know the office that signed this card.'
        : 'This device has no list: it cannot recognise any card yet.',
    'key-stolen': (f) =>
      f.hasList
        ? 'The key that signed this card was stolen, and the list on this device does not say which cards are real.'
        : 'The key that signed this card was stolen: a list is needed to know which cards are real.',
    'signature-wrong': () => 'The signature is wrong: this card was altered or imitated.',
    'token-malformed': NOT_A_REAL_CARD,
    'header-refused': NOT_A_REAL_CARD,
    'claims-malformed': NOT_A_REAL_CARD,
    'key-not-for-cards': () => 'This card is signed by a key that is not for cards.',
    'wrong-office': () => 'The office that signed this card does not look after this mutuelle.',
    'signed-outside-key-validity': () => 'This card is signed by a key that was not valid on that day.',
    'signed-after-theft': () => 'This card was signed after the office’s key was stolen.',
    'not-in-register': () =>
      'The key that signed this card was stolen, and the office did not make this card.',
    'not-a-card': () => 'This code is not that of a mutuelle card.',
    'version-unknown': () => 'This card is newer than this application.',
    'text-malformed': BADLY_READ,
    'too-long': BADLY_READ,
  },
  lastKnown: {
    eligible: (f) => `It said: covered until ${f.coveredThrough}.`,
    lapsed: (f) => `It said: not covered ${f.since === '' ? 'for a long time' : `since ${f.since}`}.`,
    waiting: (f) => `It said: covered from ${f.coveredFrom}.`,
    'not-covered': () => 'It said: not covered.',
  },
  advice: {
    'compare-face-then-treat': 'Compare the photo with the person, then treat.',
    'check-identity-then-treat': 'Check who the person is (photo, papers), then treat.',
    'ask-for-contribution':
      'Care is at full price. Invite the person to pay the contributions to the mutuelle.',
    'say-when-covered': 'Until then, care is at full price. Tell the person this date.',
    'send-to-mutuelle': 'Care is at full price. Advise the person to see the mutuelle.',
    'get-newest-list': 'Update the list, then try again. If you cannot, call the mutuelle.',
    'renew-card': 'Call the mutuelle to know the rights. The person must renew the card there.',
    'come-back-later': 'Check the date of the device. If it is right, call the mutuelle.',
    'keep-card': 'Keep the card for the mutuelle. Stay kind, and ask whether there is a newer card.',
    'keep-and-call': 'Keep the card and call the mutuelle. Stay kind: a real member will get a new card.',
    'refuse-card': 'Do not accept this card. Stay kind, and call the mutuelle.',
    'scan-again': 'Try again with more light, the card held flat. Or type the number.',
    'show-card': 'Show the code printed on the back of the health card. Or type the number.',
    'update-app': 'Update the application, then try again. Or type the number.',
  },
  share: ({ least, most }) =>
    least === most
      ? `The patient pays ${least}%, the mutuelle ${100 - least}%.`
      : `The patient pays ${least}% to ${most}%, depending on the care.`,
  ceiling: {
    act: (amount) => `at most ${amount}\u00a0F for each act`,
    'person-year': (amount) => `at most ${amount}\u00a0F a year for a person`,
    'household-year': (amount) => `at most ${amount}\u00a0F a year for a household`,
  },
  thousands: ',',
  notices: {
    'old-list': (f) => `The list is of ${f.listDay} (${f.listAgeDays} days). Update it.`,
    'clock-behind': (f) => `The date of this device is behind: set it. This answer is for ${f.judgedOn}.`,
    'card-not-authenticated': () => 'Number typed by hand: card not authenticated.',
  },
};
