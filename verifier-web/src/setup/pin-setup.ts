import { parsePublicJwk, type PublicJwk, type TrustList } from '@passeport/credential';
import type { VerifierConfig } from '../config.ts';
import { VerifierError } from '../errors.ts';
import type { Database, Settings } from '../storage/database.ts';

/** Whom a phone is asked to follow, by an invitation or by a list that came from there. */
export interface SetupOffer {
  office: string;
  centre?: string;
  root: PublicJwk;
  list: string;
}

/** What a phone follows: what is pinned, and the newest trust list accepted. */
export interface Following {
  config?: VerifierConfig | undefined;
  trust?: TrustList | undefined;
}

/** What taking an offer would change: nothing is pinned yet, nothing, the centre's name or the list's folder, or who is believed. */
export type SetupChange = 'first' | 'same' | 'details' | 'other-root';

/** The root that the office goes by now: the pinned one, or the one that it handed over to. */
export function currentRoot({ config, trust }: Following): PublicJwk | undefined {
  return trust?.roots[0] ?? config?.roots[0];
}

/** Compares an offer with what is pinned. A root that a pinned one handed over to is no other. */
export function compareSetup(
  { config, trust }: Following,
  { office, centre, root, list }: SetupOffer,
): SetupChange {
  if (config === undefined) return 'first';
  const known = [...config.roots, ...(trust?.roots ?? [])];
  if (!known.some(({ x, y }) => x === root.x && y === root.y)) return 'other-root';
  const isSame = config.name === office && config.centre === centre && config.list === list;
  return isSame ? 'same' : 'details';
}

/**
 * Pins an offer, in one transaction. Under the root of before, lists stay. Under another, nothing that the one before signed stays:
 * neither its lists nor what they taught; the receptionist's own choices do.
 *
 * Throws VerifierError `invitation-malformed` when the root is no point of the curve; nothing is changed then.
 */
export async function pinSetup(database: Database, offer: SetupOffer): Promise<void> {
  const root = await checkPoint(offer.root);
  const { office: name, centre, list } = offer;
  const named = centre === undefined ? { name } : { name, centre };
  const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
  const settings = transaction.objectStore('settings');
  const config = (await settings.get('config')) as VerifierConfig | undefined;
  const trust = (await settings.get('trust')) as Settings['trust'] | undefined;
  const change = compareSetup({ config, trust }, offer);
  if (change === 'other-root') {
    for (const store of database.objectStoreNames) {
      if (store !== 'settings') await transaction.objectStore(store).clear();
    }
    for (const key of await settings.getAllKeys()) {
      if (!isOwnChoice(key)) await settings.delete(key);
    }
  }
  const roots = config === undefined || change === 'other-root' ? [root] : config.roots;
  await settings.put({ ...named, roots, list }, 'config');
  await transaction.done;
}

function isOwnChoice(key: keyof Settings): boolean {
  return key === 'language' || key === 'preferences';
}

async function checkPoint(root: PublicJwk): Promise<PublicJwk> {
  const parsed = parsePublicJwk(root);
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  await crypto.subtle.importKey('jwk', { ...parsed }, curve, false, ['verify']).catch((error: unknown) => {
    throw new VerifierError('invitation-malformed', 'the root is no point of the curve', error);
  });
  return parsed;
}
