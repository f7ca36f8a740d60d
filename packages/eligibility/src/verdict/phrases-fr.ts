import type { Phrases } from './phrases.ts';

const NOT_A_REAL_CARD = () => 'Le contenu du code n’est pas celui d’une vraie carte.';
const BADLY_READ = () => 'Le code n’a pas été bien lu.';

export const FRENCH: Phrases = {
  titles: {
    eligible: 'Droits ouverts',
    lapsed: 'Cotisations à payer',
    waiting: 'Droits pas encore ouverts',
    'not-covered': 'Pas de droits',
    'rights-unknown': 'Droits inconnus',
    'card-expired': 'Carte expirée',
    'not-yet-valid': 'Carte pas encore valable',
    revoked: 'Carte annulée',
    'unknown-issuer': 'Carte non reconnue',
    'not-authentic': 'Carte non authentique',
    unreadable: 'Code illisible',
  },
  titleOfUncheckedCard: 'Droits ouverts, carte non vérifiée',
  titleOfOtherCode: 'Pas une carte de santé',
  reasons: {
    paid: (f) => `Cotisations payées : droits ouverts jusqu’au ${f.coveredThrough}.`,
    'in-grace': (f) =>
      `Cotisations payées jusqu’au ${f.paidThrough}. Délai de grâce jusqu’au ${f.coveredThrough} : rappelez de payer.`,
    'contributions-ended': (f) =>
      `Cotisations payées jusqu’au ${f.paidThrough} : plus de droits depuis le ${f.since}.`,
    'contributions-ended-long-ago': (f) =>
      `Plus de cotisations depuis longtemps : les droits ont pris fin avant le ${f.listFrom}.`,
    'household-waiting': (f) => `Les droits de ce ménage commencent le ${f.coveredFrom}.`,
    'person-waiting': (f) =>
      `Cette personne a rejoint son ménage : ses droits commencent le ${f.coveredFrom}.`,
    'never-covered': () => 'Aucune cotisation connue pour ce ménage.',
    'household-left': () => 'Ce ménage a quitté la mutuelle.',
    'person-left': (f) =>
      `Cette personne a quitté la mutuelle${f.since && ` : plus de droits depuis le ${f.since}`}.`,
    'person-aged-out': (f) =>
      `Cette personne a passé l’âge limite${f.since && ` : plus de droits depuis le ${f.since}`}.`,
    'no-list': (f) =>
      f.authenticated
        ? 'La carte est authentique, mais cet appareil n’a pas de liste des droits.'
        : 'Cet appareil n’a pas de liste des droits.',
    'list-too-old': (f) =>
      `La liste du ${f.listDay} est trop ancienne : ${f.listAgeDays} jours le ${f.judgedOn}.`,
    'list-expired': (f) =>
      `La liste du ${f.listDay} n’était valable que jusqu’au ${f.listExpires} (date de la réponse : ${f.judgedOn}).`,
    'list-damaged': () => 'La liste de cet appareil est abîmée.',
    'newer-list-lost': (f) =>
      `La dernière liste de cet appareil est abîmée : il ne reste que celle du ${f.listDay}.`,
    'mutuelle-not-listed': (f) => `La mutuelle ${f.mutuelle} n’est pas dans la liste de cet appareil.`,
    'before-list': (f) => `La liste ne dit rien des droits d’avant le ${f.listFrom}.`,
    'edition-dead': () => 'Cette carte a été perdue, volée ou remplacée par une nouvelle.',
    'person-died': () => 'La mutuelle a déclaré le décès de cette personne.',
    'person-removed': () => 'Cette personne a été retirée de la mutuelle.',
    'validity-ended': (f) =>
      `Cette carte était valable jusqu’au ${f.cardThrough} (date de la réponse : ${f.judgedOn}).`,
    'validity-not-begun': (f) => `Cette carte est valable à partir du ${f.cardFrom}.`,
    'key-unknown': (f) =>
      f.hasList
        ? 'Cet appareil ne connaît pas le bureau qui a signé cette carte.'
        : 'Cet appareil n’a pas de liste : il ne peut encore reconnaître aucune carte.',
    'key-stolen': (f) =>
      f.hasList
        ? 'La clé qui a signé cette carte a été volée, et la liste de cet appareil ne dit pas quelles cartes sont vraies.'
        : 'La clé qui a signé cette carte a été volée : il faut une liste pour savoir quelles cartes sont vraies.',
    'signature-wrong': () => 'La signature est fausse : cette carte a été modifiée ou imitée.',
    'token-malformed': NOT_A_REAL_CARD,
    'header-refused': NOT_A_REAL_CARD,
    'claims-malformed': NOT_A_REAL_CARD,
    'key-not-for-cards': () => 'Cette carte est signée par une clé qui ne sert pas aux cartes.',
    'wrong-office': () => 'Le bureau qui a signé cette carte ne s’occupe pas de cette mutuelle.',
    'signed-outside-key-validity': () =>
      'Cette carte est signée par une clé qui n’était pas valable ce jour-là.',
    'signed-after-theft': () => 'Cette carte a été signée après le vol de la clé du bureau.',
    'not-in-register': () =>
      'La clé qui a signé cette carte a été volée, et le bureau n’a pas fait cette carte.',
    'not-a-card': () => 'Ce code n’est pas celui d’une carte de mutuelle.',
    'version-unknown': () => 'Cette carte est plus récente que cette application.',
    'text-malformed': BADLY_READ,
    'too-long': BADLY_READ,
  },
  lastKnown: {
    eligible: (f) => `Elle disait : droits ouverts jusqu’au ${f.coveredThrough}.`,
    lapsed: (f) => `Elle disait : plus de droits depuis ${f.since === '' ? 'longtemps' : `le ${f.since}`}.`,
    waiting: (f) => `Elle disait : droits à partir du ${f.coveredFrom}.`,
    'not-covered': () => 'Elle disait : pas de droits.',
  },
  advice: {
    'compare-face-then-treat': 'Comparez la photo avec la personne, puis soignez.',
    'check-identity-then-treat': 'Vérifiez l’identité de la personne (photo, papiers), puis soignez.',
    'ask-for-contribution':
      'Les soins sont au tarif complet. Invitez la personne à payer ses cotisations à sa mutuelle.',
    'say-when-covered': 'Jusque-là, les soins sont au tarif complet. Dites cette date à la personne.',
    'send-to-mutuelle': 'Les soins sont au tarif complet. Conseillez à la personne de voir sa mutuelle.',
    'get-newest-list': 'Mettez la liste à jour, puis recommencez. Sinon, appelez la mutuelle.',
    'renew-card': 'Appelez la mutuelle pour connaître les droits. La personne doit y renouveler sa carte.',
    'come-back-later': 'Vérifiez la date de l’appareil. Si elle est juste, appelez la mutuelle.',
    'keep-card':
      'Gardez la carte pour la mutuelle. Restez aimable et demandez s’il y a une carte plus récente.',
    'keep-and-call':
      'Gardez la carte et appelez la mutuelle. Restez aimable : un vrai membre recevra une nouvelle carte.',
    'refuse-card': 'N’acceptez pas cette carte. Restez aimable et appelez la mutuelle.',
    'scan-again': 'Recommencez avec plus de lumière, la carte bien à plat. Ou tapez le numéro.',
    'show-card': 'Montrez le code imprimé au dos de la carte de santé. Ou tapez le numéro.',
    'update-app': 'Mettez l’application à jour, puis recommencez. Ou tapez le numéro.',
  },
  share: ({ least, most }) =>
    least === most
      ? `Le patient paie ${least} %, la mutuelle ${100 - least} %.`
      : `Le patient paie de ${least} % à ${most} %, selon les soins.`,
  ceiling: {
    act: (amount) => `au plus ${amount}\u00a0F par\u00a0acte`,
    'person-year': (amount) => `au plus ${amount}\u00a0F par personne et par\u00a0an`,
    'household-year': (amount) => `au plus ${amount}\u00a0F par ménage et par\u00a0an`,
  },
  thousands: '\u00a0',
  notices: {
    'old-list': (f) => `La liste date du ${f.listDay} (${f.listAgeDays} jours). Mettez-la à jour.`,
    'clock-behind': (f) =>
      `La date de cet appareil est en retard : réglez-la. Réponse donnée pour le ${f.judgedOn}.`,
    'card-not-authenticated': () => 'Numéro tapé à la main : carte non authentifiée.',
  },
};
