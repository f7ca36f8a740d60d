import { countFr } from './count-things.ts';
import { deMonthFr } from './de-month.ts';

const pair = (first: string, second: string): [string, string] => [first, second];

/** Lost cards, and looking for a person, in French. `lost.en.ts` has the same keys. */
export const lostFr = {
  findAbout: 'chercher une personne par son nom (même mal écrit), son téléphone ou son numéro',
  findMost: 'nombre de personnes à montrer',
  tableHead: ['Numéro', 'Nom', '', 'Né(e)', 'Mutuelle', 'Village', 'Téléphone', 'Carte', 'Cotisations'],
  noCard: 'sans carte',
  coveredThrough: (month: string) => `couvert jusqu’à ${month}`,
  coveredFrom: (month: string) => `droits à partir ${deMonthFr(month)}`,
  notCovered: 'rien de payé',
  noRights: 'pas de droits',
  statuses: { left: 'a quitté la mutuelle', died: 'décès', removed: 'radiation' },
  nobody: (words: string) =>
    `Personne ne répond à « ${words} » : essayez avec moins de mots, un autre nom, ou quatre chiffres au moins du téléphone.`,
  more: (count: number) =>
    `… et ${countFr(count, 'autre', 'autres')} : ajoutez un mot, ou --most pour en voir plus.`,

  byOption: 'qui l’a déclaré, par exemple "Awa Traoré, sa mère"',
  onOption: 'jour de la déclaration (sinon aujourd’hui)',
  feeOption: 'ce qui est payé pour la nouvelle carte, en F CFA',
  receiptOption: 'reçu à écrire, en deux exemplaires (A4)',
  undoAbout: 'reprendre le jour même l’annulation d’une carte (retrouvée, ou annulée par erreur)',
  fileAbout: 'annuler les cartes d’un fichier (.xlsx ou .csv) : numéro, motif, déclarée par, déclarée le',
  fileReason: 'motif des lignes qui n’en disent pas',
  receiptWritten: (path: string) => `Reçu à imprimer et à signer : ${path}`,
  stillAccepted: (until: string) =>
    `Jusque-là, un téléphone l’accepte encore, au plus tard jusqu’au ${until} ; passé ce jour, sans nouvelle liste, il n’ouvre plus de droits à personne.`,
  revokedUnknown: (card: string) =>
    `La carte ${card}, que ce bureau refait ne connaît pas, est annulée. Si la personne est toujours membre, inscrivez-la et faites-lui une nouvelle carte.`,
  publishNow: 'Les centres les refuseront dès qu’ils auront la prochaine liste : publiez-la maintenant.',
  neverListed: 'Aucune liste n’est publiée : les téléphones ne donnent encore de droits à personne.',
  undone: (card: string, state: string) =>
    `L’annulation de la carte ${card} est reprise : elle est de nouveau ${state}.`,
  undoneFee: (fee: string) =>
    `${fee} étaient notés comme payés pour la remplacer : ils ne le sont plus, rendez-les.`,
  undoneListed: (list: number) => `La liste n° ${list} la dit annulée : publiez-en une nouvelle maintenant.`,
  fromFile: (added: number, already: number, refused: number) =>
    `Cartes : ${countFr(added, 'annulée', 'annulées')}, ${countFr(already, 'déjà annulée', 'déjà annulées')}, ${countFr(refused, 'ligne refusée', 'lignes refusées')}.`,
  reported: (reason: string, on: string, by: string, recorded: string) =>
    `  ${reason}, déclarée le ${on}${by === '' ? '' : ` par ${by}`}, enregistrée le ${recorded}`,
  said: (list: number, on: string, days: number) =>
    `  dite par la liste n° ${list} du ${on}, ${days === 0 ? 'le jour de la déclaration' : `${countFr(days, 'jour', 'jours')} après la déclaration`} : un téléphone la refuse dès qu’il a cette liste`,
  unsaid: '  aucune liste ne le dit encore : publiez-en une (« passeport publish »)',
  newlyDead: (count: number, days: number) =>
    `Elle annonce ${countFr(count, 'carte annulée', 'cartes annulées')} depuis la précédente ; la plus ancienne déclaration a ${countFr(days, 'jour', 'jours')}.`,

  facts: {
    name: 'Titulaire',
    card: 'Carte annulée',
    mutuelle: 'Mutuelle',
    reason: 'Motif',
    reportedBy: 'Déclarée par',
    reportedOn: 'Déclarée le',
    next: 'Carte à venir',
    fee: 'Payé',
  },
  paper: (office: string, next: string | undefined) => ({
    title: 'Déclaration : carte annulée',
    subtitle: `Passeport de santé · ${office}`,
    copies: pair('exemplaire du membre', 'exemplaire du bureau'),
    signatures: pair(
      'La personne qui déclare : signature ou empreinte',
      'Le bureau : nom, signature, cachet',
    ),
    notes: [
      'Les centres de santé refuseront la carte annulée dès qu’ils auront reçu la prochaine liste. Les droits de la personne et de sa famille restent les mêmes.',
      next === undefined
        ? 'Aucune nouvelle carte n’est demandée.'
        : 'En attendant la nouvelle carte, le centre peut chercher les droits par le numéro de membre, avec une pièce d’identité.',
      'Si la carte est retrouvée, ne l’utilisez plus : rapportez-la au bureau.',
    ],
  }),
};
