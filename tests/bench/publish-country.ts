import { parseCalendarDate } from '@passeport/calendar';
import { parseMutuelleNumber } from '@passeport/codes';
import { generateSigningKey, importSigningKey, signTrustList, type SigningKey } from '@passeport/credential';
import { publishList, type PublishedList } from '@passeport/eligibility';
import type { Country } from './country.ts';

/** When the made-up country's list is opened and judged by. */
export const NOW = new Date('2026-11-22T10:00:00Z');

/** The office of the whole country; it is its own root. */
export interface CountryOffice {
  number: number;
  key: SigningKey;
  trustToken: string;
}

/** Makes the office's key, and the trust list that lets it sign for every mutuelle. */
export async function makeCountryOffice(): Promise<CountryOffice> {
  const key = await importSigningKey((await generateSigningKey()).privateJwk);
  const number = 1;
  const trustToken = await signTrustList(
    {
      sequence: 1,
      issued: '2026-11-01T08:00:00Z',
      roots: [key.publicJwk],
      keys: [
        {
          kid: key.kid,
          jwk: key.publicJwk,
          office: { number, name: 'UTM' },
          uses: ['cards', 'lists'],
          mutuelles: [{ from: parseMutuelleNumber('0001'), to: parseMutuelleNumber('9999') }],
          validFrom: parseCalendarDate('2026-01-01'),
          validThrough: parseCalendarDate('2027-12-31'),
        },
      ],
    },
    key,
  );
  return { number, key, trustToken };
}

/** The country's list, of the day. */
export async function publishCountry(
  { content }: Country,
  { number, key, trustToken }: CountryOffice,
): Promise<PublishedList> {
  const issue = { sequence: 1, issued: '2026-11-22T08:00:00Z', expires: '2026-12-31T00:00:00Z' };
  return await publishList(content, { office: number, ...issue, trustToken }, key);
}
