export type Sex = 'F' | 'M';

/** A person keeps her number whatever becomes of her; only `active` ones get cards. */
export const PERSON_STATUSES = ['active', 'left', 'died', 'removed'] as const;
export type PersonStatus = (typeof PERSON_STATUSES)[number];

/** A card is live in every state but `revoked`. */
export const CARD_STATES = ['requested', 'printed', 'checked', 'handed-over', 'revoked'] as const;
export type CardState = (typeof CARD_STATES)[number];

export const CARD_REASONS = [
  'lost',
  'stolen',
  'damaged',
  'error',
  'renewed',
  'fraud',
  'person-left',
  'person-died',
  'other',
] as const;
export type CardReason = (typeof CARD_REASONS)[number];

export const BATCH_STATES = ['made', 'confirmed'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** What became of a card's place in a batch: not looked at yet, good, wasted, or left out since the card had died or was printed elsewhere. */
export const PRINT_OUTCOMES = ['waiting', 'printed', 'spoiled', 'dropped'] as const;
export type PrintOutcome = (typeof PRINT_OUTCOMES)[number];

/** Why a print is wasted and the card printed again, in the same edition. */
export const SPOIL_REASONS = [
  'paper-jam',
  'power-cut',
  'misprint',
  'misaligned',
  'wrong-photo',
  'badly-cut',
  'missing',
  'other',
] as const;
export type SpoilReason = (typeof SPOIL_REASONS)[number];

/** What people said of a photo. No card is issued or printed with a `refused` one. */
export const PHOTO_STATES = ['unreviewed', 'accepted', 'refused'] as const;
export type PhotoState = (typeof PHOTO_STATES)[number];

/** What said whose photo it is: its file's name, a column of the register, a slip in it or before it, or a person. */
export const PHOTO_MATCHES = ['name', 'column', 'slip', 'sequence', 'operator'] as const;
export type PhotoMatch = (typeof PHOTO_MATCHES)[number];

/** Who chose the crop: nobody (the middle), the face finder, or a person. */
export const CROP_MAKERS = ['centre', 'found', 'operator'] as const;
export type CropMaker = (typeof CROP_MAKERS)[number];

/** How a contribution was paid. */
export const PAYMENT_METHODS = ['cash', 'mobile-money', 'transfer', 'cheque', 'in-kind'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];
