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

/** How a contribution was paid. */
export const PAYMENT_METHODS = ['cash', 'mobile-money', 'transfer', 'cheque', 'in-kind'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];
