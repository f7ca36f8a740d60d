import type { TableKind } from './find-columns.ts';

/** A column for each month, as a grid of households and months has them: `month1` is January. */
export const MONTH_FIELDS = [
  'month1',
  'month2',
  'month3',
  'month4',
  'month5',
  'month6',
  'month7',
  'month8',
  'month9',
  'month10',
  'month11',
  'month12',
] as const;
export type MonthField = (typeof MONTH_FIELDS)[number];

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
  | 'persons'
  | 'receipt'
  | 'payer'
  | 'collector'
  | 'method'
  | MonthField;

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
    persons: {
      heading: 'Nombre de personnes',
      spellings: [
        'Nb de personnes',
        'Nbre de personnes',
        'Nbr personnes',
        'Personnes',
        'Nombre de bénéficiaires',
        'Nb de bénéficiaires',
        'Nbre de bénéficiaires',
        'Effectif',
        'Taille du ménage',
      ],
    },
    receipt: {
      heading: 'N° reçu',
      spellings: ['Reçu', 'Reçu n°', 'N° du reçu', 'N° quittance', 'Quittance', 'N° de pièce'],
    },
    payer: {
      heading: 'Payeur',
      spellings: ['Nom du payeur', 'Payé par', 'Versé par', 'Nom et prénom du payeur'],
    },
    collector: {
      heading: 'Collecteur',
      spellings: ['Collectrice', 'Percepteur', 'Encaissé par', 'Reçu par', 'Délégué', 'Agent', 'Trésorier'],
    },
    method: {
      heading: 'Mode de paiement',
      spellings: ['Mode', 'Moyen de paiement', 'Mode de règlement', 'Mode de versement'],
    },
    month1: { heading: 'Janvier', spellings: ['Janv', 'Jan'] },
    month2: { heading: 'Février', spellings: ['Févr', 'Fév'] },
    month3: { heading: 'Mars', spellings: [] },
    month4: { heading: 'Avril', spellings: ['Avr'] },
    month5: { heading: 'Mai', spellings: [] },
    month6: { heading: 'Juin', spellings: [] },
    month7: { heading: 'Juillet', spellings: ['Juil'] },
    month8: { heading: 'Août', spellings: ['Aoû'] },
    month9: { heading: 'Septembre', spellings: ['Sept', 'Sep'] },
    month10: { heading: 'Octobre', spellings: ['Oct'] },
    month11: { heading: 'Novembre', spellings: ['Nov'] },
    month12: { heading: 'Décembre', spellings: ['Déc'] },
  },
  required: [
    ['household', 'member', 'head'],
    ['amount', ...MONTH_FIELDS],
    ['paidOn', ...MONTH_FIELDS],
  ],
};
