import type { TableKind } from './find-columns.ts';

/** What a list of mutuelles may say of one. */
export type MutuelleField = 'name' | 'union' | 'cercle' | 'commune' | 'village' | 'plan' | 'number';

/** The headings of lists of mutuelles; `canonicalHeading` takes care of spelling. */
export const mutuelleTable: TableKind<MutuelleField> = {
  columns: {
    name: {
      heading: 'Mutuelle',
      spellings: ['Nom de la mutuelle', 'Nom', 'Dénomination', 'Mutuelle de santé', 'Name'],
    },
    union: { heading: 'Union', spellings: ['Union de cercle', 'Union locale', 'Union des mutuelles'] },
    cercle: { heading: 'Cercle', spellings: ['District sanitaire'] },
    commune: { heading: 'Commune', spellings: ['Commune rurale', 'Mairie'] },
    village: { heading: 'Village', spellings: ['Siège', 'Localité', 'Chef-lieu', 'Quartier'] },
    plan: { heading: 'Plan', spellings: ['Produit', 'Régime', 'Formule', 'Offre', 'Type de produit'] },
    // "N°" alone is a line number as often as not.
    number: { heading: 'N° mutuelle', spellings: ['Code mutuelle', 'Numéro de la mutuelle', 'Code'] },
  },
  required: [['name']],
};
