import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  addDays,
  addMonths,
  calendarDateOf,
  monthOf,
  parseBirthDate,
  type CalendarDate,
} from '@passeport/calendar';
import { formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import {
  encodeQrText,
  extractAv1,
  generateSigningKey,
  importSigningKey,
  keyId,
  qrSegments,
  signCard,
  signTrustList,
  type CardClaims,
  type SigningKey,
} from '@passeport/credential';
import {
  AMV,
  deltaFile,
  listFiles,
  packListFile,
  publishList,
  type ListContent,
  type PublishedList,
} from '@passeport/eligibility';
import qrcode from 'qrcode';
import sharp from 'sharp';

export const mutuelle = parseMutuelleNumber('0417');

/** People of the made-up mutuelle, one household each. */
export const people = {
  eligible: formatMemberNumber({ mutuelle, household: 123, person: 2 }),
  lapsed: formatMemberNumber({ mutuelle, household: 124, person: 1 }),
  revoked: formatMemberNumber({ mutuelle, household: 125, person: 1 }),
  waiting: formatMemberNumber({ mutuelle, household: 126, person: 1 }),
  left: formatMemberNumber({ mutuelle, household: 127, person: 1 }),
};

export const office = { number: 12, name: 'UTM Ségou' };

/** What a card says that is not as usual; `face: null` is a card without one. */
export type CardChanges = Partial<Omit<CardClaims, 'face'>> & { face?: null };

/** An office that exists in memory: it signs cards and publishes lists, by the real packages. */
export interface MadeUpOffice {
  today: CalendarDate;
  /** The text of a card's QR code. */
  qrText(claims?: CardChanges): Promise<string>;
  token(claims?: CardChanges): Promise<string>;
  /** A token signed by a key that no trust list has. */
  strangersToken(): Promise<string>;
  publish(sequence: number, ageDays?: number): Promise<PublishedList>;
  /** config.json, `name` being shown at the top of the page. */
  config(name?: string): string;
}

/** Makes its keys and its trust list. Every date is counted from today: the browser's clock is the real one. */
export async function makeOffice(): Promise<MadeUpOffice> {
  const today = calendarDateOf(new Date());
  const [root, key, stranger] = await Promise.all([makeKey(), makeKey(), makeKey()]);
  const face = await drawFace();
  const trustToken = await signTrustList(
    {
      sequence: 1,
      issued: instantAgo(60),
      roots: [root.publicJwk],
      keys: [
        {
          kid: await keyId(key.publicJwk),
          jwk: key.publicJwk,
          office,
          uses: ['cards', 'lists'],
          mutuelles: [{ from: mutuelle, to: mutuelle }],
          validFrom: addDays(today, -400),
          validThrough: addDays(today, 700),
        },
      ],
    },
    root,
  );
  const claimsOf = ({ face: changed, ...given }: CardChanges): CardClaims => ({
    ...usualClaims(today),
    ...(changed !== null && { face }),
    ...given,
  });
  const token = async (claims: CardChanges = {}): Promise<string> => await signCard(claimsOf(claims), key);
  return {
    today,
    token,
    qrText: async (claims) => encodeQrText(await token(claims)),
    strangersToken: async () => await signCard(claimsOf({}), stranger),
    publish: async (sequence, ageDays = 1) =>
      await publishList(
        contentFor(today),
        {
          office: office.number,
          sequence,
          issued: instantAgo(ageDays),
          expires: instantAgo(ageDays - 90),
          trustToken,
        },
        key,
      ),
    config: (name = 'UTM Ségou · CSCom de Markala') =>
      JSON.stringify({ format: 1, name, roots: [root.publicJwk], list: 'list/' }),
  };
}

/** Puts config.json and the list beside the page, and what leads to it from others, by their numbers. */
export async function writeSite(
  folder: string,
  config: string,
  list: PublishedList,
  deltas: ReadonlyMap<number, Uint8Array> = new Map(),
): Promise<void> {
  await writeFile(join(folder, 'config.json'), config);
  const changes = [...deltas].map(([before, bytes]) => [deltaFile(before), bytes] as const);
  for (const [path, bytes] of [...changes, ...listFiles(list)]) {
    const file = join(folder, 'list', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}

/** The list as one file, for a messenger. */
export function writeListFile(path: string, list: PublishedList): Promise<void> {
  return writeFile(path, packListFile(list));
}

/** The back of a card at 300 dpi, as PNG: 85.6 × 54 mm, the QR code 44 mm wide. */
export async function drawCardBack(token: string): Promise<Buffer> {
  return await drawBack(qrSegments(token), token === '' ? '' : 'PASSEPORT DE SANTÉ');
}

/** The same with any text in its QR code. */
export async function drawOtherBack(text: string): Promise<Buffer> {
  return await drawBack(text, '');
}

async function drawBack(content: Parameters<typeof qrcode.create>[0], title: string): Promise<Buffer> {
  const { modules } = qrcode.create(content, { errorCorrectionLevel: 'M' });
  const moduleMm = 44 / modules.size;
  let path = '';
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`;
    }
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1011" height="638" viewBox="0 0 85.6 54">
    <rect width="85.6" height="54" rx="3.18" fill="#fff"/>
    <text x="5" y="9" font-family="sans-serif" font-size="2.4" fill="#17324d" font-weight="700">${title}</text>
    <rect x="5" y="12" width="22" height="1" fill="#1f9d5b"/>
    <path transform="translate(37.5 5) scale(${moduleMm})" d="${path}" fill="#000" shape-rendering="crispEdges"/>
  </svg>`;
  return await sharp(Buffer.from(svg), { density: 300 }).resize(1011, 638).png().toBuffer();
}

/** What a card says, without a face. */
export function usualClaims(today: CalendarDate): CardClaims {
  return {
    issuer: office.number,
    member: people.eligible,
    edition: 1,
    notBefore: addDays(today, -30),
    validThrough: addDays(today, 1065),
    name: 'Aminata Traoré',
    birth: parseBirthDate('1985-03-12'),
    sex: 'F',
  };
}

/** The rights of the made-up mutuelle. */
export function contentFor(today: CalendarDate): ListContent {
  const month = monthOf(today);
  return {
    mutuelles: [
      {
        number: mutuelle,
        name: 'Mutuelle Benkadi de Markala',
        union: 'Union de cercle de Ségou',
        plan: AMV.code,
        households: [
          { household: 123, from: addMonths(month, -8), through: addMonths(month, 3) },
          { household: 124, from: addMonths(month, -20), through: addMonths(month, -4) },
          { household: 125, from: addMonths(month, -8), through: addMonths(month, 3) },
          { household: 126, from: addMonths(month, 2), through: addMonths(month, 13) },
          { household: 127, reason: 'left' },
        ],
        deadEditions: [{ member: people.revoked, below: 2 }],
        exceptions: [],
      },
    ],
    plans: [AMV],
    centres: [{ name: 'CSCom de Markala' }],
  };
}

export async function makeKey(): Promise<SigningKey> {
  const { privateJwk } = await generateSigningKey();
  return await importSigningKey(privateJwk);
}

export function instantAgo(days: number): string {
  return `${new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 19)}Z`;
}

/** A drawn portrait of 64 × 80 pixels, as small as the QR code asks for. */
async function drawFace(): Promise<Uint8Array> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="320" viewBox="0 0 64 80">
    <rect width="64" height="80" fill="#d5dde3"/>
    <path d="M6 80c1-15 12-20 26-20s25 5 26 20z" fill="#b0562f"/>
    <path d="M26 50h12v13q-6 5-12 0z" fill="#6b4028"/>
    <ellipse cx="32" cy="36" rx="14.5" ry="18" fill="#7d4d32"/>
    <path d="M16 34c-3-22 35-24 32 0c-3-9-8-12-16-12s-13 3-16 12z" fill="#d9a03a"/>
    <path d="M23.5 32.5q3-2 6 0M34.5 32.5q3-2 6 0" stroke="#2c1a10" stroke-width="1.5" fill="none"/>
    <circle cx="26.5" cy="35.5" r="1.6" fill="#20120a"/><circle cx="37.5" cy="35.5" r="1.6" fill="#20120a"/>
    <path d="M32 36v6l-2 1" stroke="#5b3420" stroke-width="1.2" fill="none"/>
    <path d="M27 47q5 3.5 10 0" stroke="#8f3b33" stroke-width="1.8" fill="none"/>
  </svg>`;
  const picture = sharp(Buffer.from(svg)).resize(64, 80).flatten();
  for (let quality = 40; quality > 5; quality -= 3) {
    const avif = await picture.clone().avif({ quality, effort: 4, chromaSubsampling: '4:2:0' }).toBuffer();
    const av1 = extractAv1(avif);
    if (av1.length <= 256) return av1;
  }
  throw new Error('the drawn face does not fit');
}
