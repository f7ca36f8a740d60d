import type { Phrases } from './phrases.ts';

const NOT_A_REAL_CARD = () => 'Min bɛ kode kɔnɔ, o tɛ karti lakika ta ye.';
const BADLY_READ = () => 'Kode ma kalan ka ɲɛ.';

/**
 * To be reviewed by a speaker.
 *
 * À relire par un locuteur : corrigez les textes, sans toucher à ce qui est entre accolades.
 */
export const BAMBARA: Phrases = {
  titles: {
    eligible: 'Josiraw dayɛlɛlen don',
    lapsed: 'Ton wari ka kan ka sara',
    waiting: 'Josiraw ma dayɛlɛ fɔlɔ',
    'not-covered': 'Josira tɛ yen',
    'rights-unknown': 'Josiraw ma dɔn',
    'card-expired': 'Karti waati tɛmɛna',
    'not-yet-valid': 'Karti waati ma se fɔlɔ',
    revoked: 'Karti bɔra baara la',
    'unknown-issuer': 'Karti ma dɔn',
    'not-authentic': 'Karti tɛ tiɲɛ ye',
    unreadable: 'Kode ma se ka kalan',
  },
  titleOfUncheckedCard: 'Josiraw dayɛlɛlen, karti ma lajɛ',
  titleOfOtherCode: 'Kɛnɛya karti tɛ',
  reasons: {
    paid: (f) => `Ton wari sarala : josiraw dayɛlɛlen don fo ${f.coveredThrough}.`,
    'in-grace': (f) =>
      `Ton wari sarala fo ${f.paidThrough}. Muɲuli waati bɛ se ${f.coveredThrough} ma : a fɔ a ka sara.`,
    'contributions-ended': (f) => `Ton wari sarala fo ${f.paidThrough} : josira tɛ yen kabini ${f.since}.`,
    'contributions-ended-long-ago': (f) => `A mɛɛnna ton wari ma sara : josiraw banna sani ${f.listFrom} cɛ.`,
    'household-waiting': (f) => `Nin du ka josiraw bɛ daminɛ ${f.coveredFrom}.`,
    'person-waiting': (f) => `Nin mɔgɔ donna du la : a ka josiraw bɛ daminɛ ${f.coveredFrom}.`,
    'never-covered': () => 'Nin du ka ton wari sarali si ma dɔn.',
    'household-left': () => 'Nin du bɔra dɛmɛ-ton na.',
    'person-left': (f) => `Nin mɔgɔ bɔra dɛmɛ-ton na${f.since && ` : josira tɛ yen kabini ${f.since}`}.`,
    'person-aged-out': (f) => `Nin mɔgɔ si tɛmɛna dan kan${f.since && ` : josira tɛ yen kabini ${f.since}`}.`,
    'no-list': (f) =>
      f.authenticated
        ? 'Karti ye tiɲɛ ye, nka josiraw lisi tɛ nin telefɔni na.'
        : 'Josiraw lisi tɛ nin telefɔni na.',
    'list-too-old': (f) =>
      `Lisi don ye ${f.listDay} ye : a kɔrɔla kojugu : tile ${f.listAgeDays}, ${f.judgedOn}.`,
    'list-expired': (f) =>
      `Lisi don ye ${f.listDay} ye : a tun bɛ baara kɛ fo ${f.listExpires} dɔrɔn (jaabi don : ${f.judgedOn}).`,
    'list-damaged': () => 'Nin telefɔni ka lisi tiɲɛna.',
    'newer-list-lost': (f) => `Nin telefɔni ka lisi laban tiɲɛna : ${f.listDay} ta dɔrɔn tora.`,
    'mutuelle-not-listed': (f) => `Dɛmɛ-ton ${f.mutuelle} tɛ nin telefɔni ka lisi la.`,
    'before-list': (f) => `Lisi tɛ foyi fɔ josiraw kan sani ${f.listFrom} cɛ.`,
    'edition-dead': () => 'Nin karti tununna, walima a sonyara, walima a falenna kura la.',
    'person-died': () => 'Dɛmɛ-ton y’a fɔ ko nin mɔgɔ fatura.',
    'person-removed': () => 'Nin mɔgɔ bɔra dɛmɛ-ton na.',
    'validity-ended': (f) => `Nin karti tun bɛ baara kɛ fo ${f.cardThrough} (jaabi don : ${f.judgedOn}).`,
    'validity-not-begun': (f) => `Nin karti bɛ baara daminɛ ${f.cardFrom}.`,
    'key-unknown': (f) =>
      f.hasList
        ? 'Biro min ye nin karti bolonɔ bila, nin telefɔni t’o dɔn.'
        : 'Lisi tɛ nin telefɔni na : a tɛ se ka karti si dɔn fɔlɔ.',
    'key-stolen': (f) =>
      f.hasList
        ? 'Kile min ye nin karti bolonɔ bila, o sonyara. Nin telefɔni ka lisi t’a fɔ karti lakikaw ye minnu ye.'
        : 'Kile min ye nin karti bolonɔ bila, o sonyara : lisi wajibiyalen don ka karti lakikaw dɔn.',
    'signature-wrong': () => 'Bolonɔ tɛ tiɲɛ ye : nin karti yɛlɛmana walima a ladegera.',
    'token-malformed': NOT_A_REAL_CARD,
    'header-refused': NOT_A_REAL_CARD,
    'claims-malformed': NOT_A_REAL_CARD,
    'key-not-for-cards': () => 'Bolonɔ min bɛ nin karti kan, o tɛ kartiw ta ye.',
    'wrong-office': () => 'Biro min ye nin karti bolonɔ bila, nin dɛmɛ-ton tɛ o bolo.',
    'signed-outside-key-validity': () => 'Bolonɔ min bɛ nin karti kan, o waati tun tɛ o don na.',
    'signed-after-theft': () => 'Nin karti bolonɔ bilala biro ka kile sonyalen kɔfɛ.',
    'not-in-register': () => 'Kile min ye nin karti bolonɔ bila, o sonyara ; biro ma nin karti dilan.',
    'not-a-card': () => 'Nin kode tɛ dɛmɛ-ton karti ta ye.',
    'version-unknown': () => 'Nin karti ka kura ni nin porogaramu ye.',
    'text-malformed': BADLY_READ,
    'too-long': BADLY_READ,
  },
  lastKnown: {
    eligible: (f) => `A tun b’a fɔ : josiraw dayɛlɛlen don fo ${f.coveredThrough}.`,
    lapsed: (f) => `A tun b’a fɔ : josira tɛ yen ${f.since === '' ? 'a mɛɛnna' : `kabini ${f.since}`}.`,
    waiting: (f) => `A tun b’a fɔ : josiraw bɛ daminɛ ${f.coveredFrom}.`,
    'not-covered': () => 'A tun b’a fɔ : josira tɛ yen.',
  },
  advice: {
    'compare-face-then-treat': 'Ja ni mɔgɔ suma ɲɔgɔn na, ka sɔrɔ k’a furakɛ.',
    'check-identity-then-treat': 'Mɔgɔ sɛgɛsɛgɛ (ja, papiyew), ka sɔrɔ k’a furakɛ.',
    'ask-for-contribution': 'Furakɛli bɛɛ sara bɛ a yɛrɛ la. A fɔ a ye, a ka ton wari sara dɛmɛ-ton ma.',
    'say-when-covered': 'Sani o don cɛ, furakɛli bɛɛ sara bɛ a yɛrɛ la. O don fɔ a ye.',
    'send-to-mutuelle': 'Furakɛli bɛɛ sara bɛ a yɛrɛ la. A fɔ a ye, a ka taa a ka dɛmɛ-ton ye.',
    'get-newest-list': 'Lisi kuraya, ka segin a kan. Ni o ma se ka kɛ, dɛmɛ-ton wele.',
    'renew-card': 'Dɛmɛ-ton wele ka josiraw dɔn. A ka kan ka karti kuraya dɛmɛ-ton fɛ.',
    'come-back-later': 'Telefɔni don lajɛ. Ni a ye tiɲɛ ye, dɛmɛ-ton wele.',
    'keep-card': 'Karti mara dɛmɛ-ton ye. Kuma ni ɲumanya ye, i k’a ɲininka ni karti kura dɔ b’a fɛ.',
    'keep-and-call':
      'Karti mara, i ka dɛmɛ-ton wele. Kuma ni ɲumanya ye : tɔndenkɛ lakika bɛna karti kura sɔrɔ.',
    'refuse-card': 'Kana sɔn nin karti ma. Kuma ni ɲumanya ye, i ka dɛmɛ-ton wele.',
    'scan-again': 'Segin a kan : yeelen caya, karti latilen ka ɲɛ. Walima nimɔrɔ sɛbɛn.',
    'show-card': 'Kode min bɛ kɛnɛya karti kɔ fɛ, o jira. Walima nimɔrɔ sɛbɛn.',
    'update-app': 'Porogaramu kuraya, ka segin a kan. Walima nimɔrɔ sɛbɛn.',
  },
  share: ({ least, most }) =>
    least === most
      ? `Banabagatɔ bɛ ${least} % sara, dɛmɛ-ton bɛ ${100 - least} % sara.`
      : `Banabagatɔ bɛ ${least} % fo ${most} % sara, ka kɛɲɛ ni furakɛli ye.`,
  ceiling: {
    act: (amount) => `dan ye ${amount}\u00a0F ye furakɛli kelen na`,
    'person-year': (amount) => `dan ye ${amount}\u00a0F ye mɔgɔ kelen na san\u00a0kɔnɔ`,
    'household-year': (amount) => `dan ye ${amount}\u00a0F ye du kelen na san\u00a0kɔnɔ`,
  },
  thousands: '\u00a0',
  notices: {
    'old-list': (f) => `Lisi don ye ${f.listDay} ye (tile ${f.listAgeDays}). A kuraya.`,
    'clock-behind': (f) => `Telefɔni don bɛ kɔfɛ : a labɛn. Jaabi in dira ${f.judgedOn} kama.`,
    'card-not-authenticated': () => 'Nimɔrɔ sɛbɛnna bolo la : karti ma sɛgɛsɛgɛ.',
  },
};
