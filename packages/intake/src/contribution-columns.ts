import type { TableKind } from './find-columns.ts';

/** What a collector's sheet may say of a payment. */
export type ContributionField =
  | 'household'
  | 'member'
  | 'head'
  | 'village'
  | 'mutuelle'
  | 'paidOn'
  | 'amount'
  | 'period'
  | 'from'
  | 'through'
  | 'months'
  | 'receipt'
  | 'payer'
  | 'collector'
  | 'method';

/** The headings of collectors' sheets; `canonicalHeading` takes care of spelling. */
export const contributionTable: TableKind<ContributionField> = {
  columns: {
    household: {
      heading: 'N° ménage',
      spellings: [
        'Ménage n°',
        'Ménage',
        'Code ménage',
        'N° de famille',
        'N° foyer',
        'N° carnet',
        'Carnet',
        'N° adhérent',
        'Household',
      ],
    },
    member: {
      heading: 'N° de membre',
      spellings: ['N° membre', 'N° de mutualiste', 'Code mutualiste', 'N° de carte', 'N° bénéficiaire'],
    },
    head: {
      heading: 'Chef de ménage',
      spellings: ['Nom du chef de ménage', 'Nom et prénom du chef de ménage', 'Chef de famille', 'CM'],
    },
    village: {
      heading: 'Village',
      spellings: ['Quartier', 'Village/Quartier', 'Quartier/Village', 'Localité'],
    },
    mutuelle: { heading: 'Mutuelle', spellings: ['Nom de la mutuelle', 'N° mutuelle', 'Code mutuelle'] },
    paidOn: {
      heading: 'Date',
      spellings: [
        'Date de paiement',
        'Date de versement',
        'Date du reçu',
        'Date de cotisation',
        'Payé le',
        'Versé le',
      ],
    },
    amount: {
      heading: 'Montant',
      spellings: [
        'Montant versé',
        'Montant payé',
        'Montant cotisation',
        'Montant FCFA',
        'Somme',
        'Somme versée',
        'Cotisation',
        'Versement',
      ],
    },
    period: {
      heading: 'Période',
      spellings: [
        'Période couverte',
        'Période payée',
        'Mois',
        'Mois payés',
        'Mois cotisés',
        'Année',
        'Exercice',
      ],
    },
    from: {
      heading: 'À partir de',
      spellings: ['Du', 'De', 'Début', 'Mois de début', 'Premier mois', 'Depuis'],
    },
    through: { heading: "Jusqu'à", spellings: ["Jusqu'au", 'Au', 'Fin', 'Mois de fin', 'Dernier mois'] },
    months: { heading: 'Nombre de mois', spellings: ['Nb de mois', 'Nbre de mois', 'Nbr mois', 'Durée'] },
    receipt: {
      heading: 'N° reçu',
      spellings: ['Reçu', 'Reçu n°', 'N° quittance', 'Quittance', 'N° de pièce'],
    },
    payer: {
      heading: 'Payeur',
      spellings: ['Nom du payeur', 'Payé par', 'Versé par', 'Nom et prénom du payeur'],
    },
    collector: {
      heading: 'Collecteur',
      spellings: ['Collectrice', 'Percepteur', 'Encaissé par', 'Reçu par', 'Délégué', 'Agent', 'Trésorier'],
    },
    method: { heading: 'Mode de paiement', spellings: ['Mode', 'Moyen de paiement'] },
  },
  required: [['household', 'member', 'head'], ['amount'], ['paidOn']],
};
