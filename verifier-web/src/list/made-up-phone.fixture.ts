import 'fake-indexeddb/auto';
import { parseCalendarDate } from '@passeport/calendar';
import type { MutuelleNumber } from '@passeport/codes';
import { generateSigningKey, importSigningKey, signTrustList } from '@passeport/credential';
import { AMV, publishList, type MutuelleRights, type PublishedList } from '@passeport/eligibility';
import { openDatabase, type Database } from '../storage/database.ts';
import { saveSetting } from '../storage/settings.ts';
import { openListDesk, type ListDesk } from './list-desk.ts';

/** How `vi.waitFor` waits for what must come, however busy the machine is. */
export const PATIENTLY = { timeout: 30_000 };

/** The root, and the office's own key. */
const KEY = await importSigningKey((await generateSigningKey()).privateJwk);

/** What the root says of the office that signs for these mutuelles, as a token. */
export async function trustOffice(from: MutuelleNumber, to = from): Promise<string> {
  const keys = [
    {
      kid: KEY.kid,
      jwk: KEY.publicJwk,
      office: { number: 1, name: 'UTM Ségou' },
      uses: ['lists' as const],
      mutuelles: [{ from, to }],
      validFrom: parseCalendarDate('2026-01-01'),
      validThrough: parseCalendarDate('2026-12-31'),
    },
  ];
  const list = { sequence: 1, issued: '2026-03-01T08:00:00Z', roots: [KEY.publicJwk], keys };
  return await signTrustList(list, KEY);
}

/** A list of the office, with a file for each mutuelle; issued in the evening of that day of March 2026. */
export async function publishOn(
  day: number,
  sequence: number,
  mutuelles: MutuelleRights[],
  trustToken: string,
): Promise<PublishedList> {
  const issued = `2026-03-${String(day).padStart(2, '0')}T18:00:00Z`;
  const grouping = mutuelles.map(({ number }) => [number]);
  const issue = { office: 1, sequence, issued, expires: '2026-04-30T00:00:00Z', trustToken, grouping };
  return await publishList({ mutuelles, plans: [AMV], centres: [] }, issue, KEY);
}

/** A phone that follows the root, without a list; its database is of that name. */
export async function openPhone(name: string): Promise<{ database: Database; desk: ListDesk }> {
  const database = await openDatabase(name);
  await saveSetting(database, 'config', { name: 'CSCom', roots: [KEY.publicJwk], list: 'list/' });
  return { database, desk: await openListDesk(database, 'list/') };
}

/** Stands in for `fetch`: a site whose list's folder has these files now. `onAsked` is told of each that is asked for. */
export function fetchFrom(
  site: () => ReadonlyMap<string, Uint8Array>,
  onAsked: (file: string) => void,
): (url: string) => Promise<Response> {
  return async (url) => {
    const file = url.replace('list/', '');
    onAsked(file);
    const bytes = site().get(file);
    return new Response(bytes && Uint8Array.from(bytes), { status: bytes === undefined ? 404 : 200 });
  };
}
