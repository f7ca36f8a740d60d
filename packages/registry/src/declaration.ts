import { RegistryError } from './errors.ts';
import { CARD_REASONS, type CardReason } from './states.ts';
import { isLine } from './text.ts';

/** Why a card is to be revoked, and who said so. */
export interface Declaration {
  reason: CardReason;
  /** at most 100 characters */
  reportedBy?: string | undefined;
  /** when it was said; without it, when it is recorded */
  reportedAt?: Date | undefined;
}

/** The columns that keep a declaration. */
export interface KeptDeclaration {
  reason: CardReason;
  reported_by: string | null;
  reported_at: string;
}

/** `at`: the ISO instant of recording. Throws `value-refused` (a reason that is none, a report from the future), `text-refused`. */
export function keepDeclaration(
  { reason, reportedBy, reportedAt }: Declaration,
  at: string,
): KeptDeclaration {
  if (!CARD_REASONS.includes(reason)) throw new RegistryError('value-refused', { field: 'reason' });
  if (reportedBy !== undefined && !isLine(reportedBy, 100))
    throw new RegistryError('text-refused', { field: 'reportedBy' });
  const said = reportedAt ?? new Date(at);
  if (Number.isNaN(said.getTime()) || said > new Date(at))
    throw new RegistryError('value-refused', { field: 'reportedAt' });
  return { reason, reported_by: reportedBy ?? null, reported_at: said.toISOString() };
}
