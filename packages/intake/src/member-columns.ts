import type { TableKind } from './find-columns.ts';

/** What a member register may say of a person. */
export type MemberField =
  | 'familyName'
  | 'givenNames'
  | 'fullName'
  | 'sex'
  | 'birth'
  | 'age'
  | 'household'
  | 'head'
  | 'relation'
  | 'village'
  | 'delegate'
  | 'phone'
  | 'nina'
  | 'mutuelle'
  | 'joined'
  | 'photo'
  | 'rowKey'
  | 'householdKey';

/** The headings of member registers, as offices write them; `canonicalHeading` takes care of spelling. */
export const memberTable: TableKind<MemberField> = {
  columns: {
    familyName: {
      heading: 'Nom',
      spellings: [
        'Nom de famille',
        'Nom patronymique',
        'Noms',
        'Patronyme',
        'Family name',
        'Surname',
        'Jamu',
      ],
    },
    givenNames: {
      heading: 'Prénom(s)',
      spellings: ['Prénom usuel', 'Prénoms usuels', 'Petit nom', 'Given names', 'First name', 'Tɔgɔ'],
    },
    fullName: {
      heading: 'Nom et prénom(s)',
      spellings: [
        'Prénom(s) et nom',
        'Nom & prénoms',
        'Nom/prénom',
        'Nom complet',
        'Nom et prénoms du bénéficiaire',
        "Nom et prénoms de l'adhérent",
        'Nom et prénoms du membre',
        'Identité',
        'Bénéficiaire',
        'Full name',
      ],
    },
    sex: { heading: 'Sexe', spellings: ['Sexe M/F', 'Sexe H/F', 'Genre', 'Sx', 'Sex', 'Gender'] },
    birth: {
      heading: 'Date de naissance',
      spellings: [
        'Date ou année de naissance',
        'Date et lieu de naissance',
        'Né(e) le',
        'Né(e) en',
        'Né le/en',
        'Année de naissance',
        'Année naiss.',
        'Naissance',
        'DDN',
        'Date of birth',
        'Birth date',
      ],
    },
    age: { heading: 'Âge', spellings: ['Age (ans)', 'Age ans', 'Age en années'] },
    household: {
      heading: 'N° ménage',
      spellings: [
        'Ménage n°',
        'Ménage',
        'Code ménage',
        'Identifiant ménage',
        'N° de famille',
        'Code famille',
        'Famille',
        'N° foyer',
        'Foyer',
        'N° carnet',
        'N° de carnet familial',
        'Carnet',
        'N° adhérent',
        "N° d'adhésion",
        'Household',
      ],
    },
    head: {
      heading: 'Chef de ménage',
      spellings: [
        'Nom du chef de ménage',
        'Nom et prénom du chef de ménage',
        'Prénom et nom du chef de ménage',
        'Chef ménage oui/non',
        'Chef de famille',
        'Nom du chef de famille',
        'Chef',
        'CM',
        'Head of household',
      ],
    },
    relation: {
      heading: 'Lien',
      spellings: [
        'Lien de parenté',
        'Lien familial',
        'Lien avec le chef de ménage',
        'Lien avec le CM',
        'Lien de parenté avec le chef de ménage',
        'Lien de parenté avec le CM',
        'Lien parental',
        'Parenté',
        'Qualité',
        'Statut',
        'Statut dans le ménage',
        'Relation',
      ],
    },
    village: {
      heading: 'Village',
      spellings: [
        'Village/Quartier',
        'Quartier/Village',
        'Village ou quartier',
        'Quartier ou village',
        'Quartier',
        'Localité',
        'Domicile',
        'Résidence',
        'Adresse',
      ],
    },
    delegate: { heading: 'Délégué', spellings: ['Délégué villageois', 'Nom du délégué', 'Relais'] },
    phone: {
      heading: 'Téléphone',
      spellings: [
        'N° de téléphone',
        'N° tél.',
        'Tél. portable',
        'Portable',
        'Mobile',
        'Cellulaire',
        'Contact',
        'Contact téléphonique',
        'WhatsApp',
        'Tel/Contact',
      ],
    },
    nina: { heading: 'NINA', spellings: ['N° NINA', 'Numéro NINA', 'Carte NINA', 'Code NINA'] },
    mutuelle: {
      heading: 'Mutuelle',
      spellings: ['Nom de la mutuelle', 'N° mutuelle', 'Code mutuelle', 'Mutuelle de santé'],
    },
    joined: {
      heading: "Date d'adhésion",
      spellings: ['Adhésion', 'Adhéré le', "Date d'inscription", "Mois d'adhésion", "Date d'entrée"],
    },
    photo: {
      heading: 'Photo',
      spellings: ['Fichier photo', 'Nom de la photo', 'Nom du fichier photo', 'N° photo', 'Image'],
    },
    rowKey: {
      heading: 'Matricule',
      spellings: [
        'N° matricule',
        'Code',
        'Code bénéficiaire',
        'N° bénéficiaire',
        'Identifiant',
        'ID',
        'N° membre',
        "N° d'ordre",
        'Ordre',
        'N°',
        'N° ligne',
        'Ligne',
      ],
    },
    // Written by the report of refused rows.
    householdKey: { heading: 'Clé de ménage', spellings: [] },
  },
  required: [
    ['familyName', 'fullName'],
    ['givenNames', 'fullName'],
    ['sex'],
    ['birth', 'age'],
    ['household', 'head', 'relation', 'householdKey'],
  ],
};
