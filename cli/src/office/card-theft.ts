import type { CalendarDate } from '@passeport/calendar';
import type { Card } from '@passeport/registry';
import { readTrust } from './keys.ts';
import type { Office } from './open-office.ts';

/** Since when the key of a card is stolen, when the card is not from before: every desk refuses it, whatever the registry says. */
export async function findCardTheft(
  { folder, record }: Office,
  { kid, notBefore, issuedAt }: Card,
): Promise<CalendarDate | undefined> {
  const { list } = await readTrust(folder);
  return list.keys.find(
    ({ kid: named, office, uses, compromisedSince: since }) =>
      named === kid &&
      office.number === record.number &&
      uses.includes('cards') &&
      since !== undefined &&
      (notBefore >= since || issuedAt >= since),
  )?.compromisedSince;
}
