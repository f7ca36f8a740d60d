import type { TableKind } from './find-columns.ts';

/** What a list of cards to revoke may say of one. */
export type LostCardField = 'card' | 'reason' | 'reportedBy' | 'reportedOn';

/** The headings of lists of cards to revoke; `canonicalHeading` takes care of spelling. */
export const lostCardTable: TableKind<LostCardField> = {
  columns: {
    card: {
      heading: 'N° carte',
      spellings: [
        'Carte',
        'Numéro de carte',
        'N° de carte',
        'N° membre',
        'Numéro de membre',
        'N° adhérent',
        'Numéro',
        'Card',
        'Card number',
        'Member number',
      ],
    },
    reason: { heading: 'Motif', spellings: ['Raison', 'Cause', 'Reason'] },
    reportedBy: {
      heading: 'Déclarée par',
      spellings: ['Déclarant', 'Déclaré par', 'Signalé par', 'Reported by'],
    },
    reportedOn: {
      heading: 'Déclarée le',
      spellings: ['Déclaré le', 'Date', 'Date de déclaration', 'Signalé le', 'Reported on'],
    },
  },
  required: [['card']],
  // A column of numbers is enough: the reason may be said for all of them.
  fewestHeadings: 1,
};
