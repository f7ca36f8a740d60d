import { VerifierError } from '../errors.ts';
import type { Database } from '../storage/database.ts';
import { readSettings } from '../storage/settings.ts';
import { askSetup } from '../views/setup-question.ts';
import { fill, type Words } from '../words/index.ts';
import { parseInvitation } from './invitation.ts';
import { compareSetup, currentRoot, pinSetup, type SetupOffer } from './pin-setup.ts';

/** What an offer is settled with: where it is pinned, and how the question is shown. */
export interface Settling {
  database: Database;
  words: Words;
  mount: (view: HTMLElement) => void;
}

/** What came of an offer: pinned, left alone by the person, or nothing new. */
export type Settled = 'pinned' | 'kept' | 'same';

/** Asks about an offer, if it would change anything, and pins it when the answer is yes. Throws as `pinSetup`. */
export async function settleOffer(
  offer: SetupOffer,
  from: 'link' | 'list',
  { database, words, mount }: Settling,
): Promise<Settled> {
  const settings = await readSettings(database);
  const change = compareSetup(settings, offer);
  if (change === 'same') return 'same';
  const question = { offer, change, pinned: settings.config, root: currentRoot(settings), from };
  if (!(await askSetup(question, words, mount))) return 'kept';
  await pinSetup(database, offer);
  return 'pinned';
}

/**
 * Settles an invitation, opened as a link or scanned. Throws VerifierError `invitation-malformed`, `invitation-version`, and
 * `invitation-elsewhere` for one of a page other than `here`: its list would not be there.
 */
export async function settleLink(link: string, here: string, settling: Settling): Promise<Settled> {
  const { page, ...offer } = parseInvitation(link);
  if (page !== here) throw new VerifierError('invitation-elsewhere', page);
  return await settleOffer(offer, 'link', settling);
}

/** The sentence about a link that was refused. */
export function sayLinkFault(error: unknown, link: string, words: Words): string {
  const code = error instanceof VerifierError ? error.code : undefined;
  if (code === 'invitation-malformed') return words.setupLinkBad;
  if (code === 'invitation-version') return words.setupLinkNew;
  if (code === 'invitation-elsewhere') {
    return fill(words.setupLinkElsewhere, { page: link.split('#')[0] ?? '' });
  }
  throw error;
}
