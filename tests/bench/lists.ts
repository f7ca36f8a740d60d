import { parseCalendarDate } from '@passeport/calendar';
import { formatMemberNumber, memberParts, parseMutuelleNumber, type MemberNumber } from '@passeport/codes';
import { generateSigningKey, importSigningKey, signTrustList } from '@passeport/credential';
import {
  openList,
  openWholeList,
  packListFile,
  publishList,
  unpackListFile,
  type EligibilityList,
  type MutuelleRights,
  type PublishedList,
} from '@passeport/eligibility';
import { timed, type Benchmark } from './benchmark.ts';
import { makeCountry, type Country } from './country.ts';
import { measureDelta } from './deltas.ts';
import { coverageBits, deadBits, exceptionBits } from './entropy.ts';
import { withPeakRss } from './peak-rss.ts';
import { Random } from './random.ts';

const OPENINGS = 5;
const LOOKUPS = 2000;
const NOW = new Date('2026-11-22T10:00:00Z');

/**
 * The list of a made-up country: 20 million persons in 2.5 million households of 8,000 mutuelles, in one file of which
 * every byte counts (directory, manifest and trust list too), against the entropy of its coverage, dead editions and
 * exceptions. `buildSeconds` includes the drawing of every household, which alone takes `simulationSeconds`. `lookupMs` is a member's standing from a list just opened, the file of her mutuelle unread.
 * `wrongAnswers` counts, of every household and of every dead edition and exception, those that the list, packed and
 * unpacked, tells otherwise than the country does. What a day changes is measured by `measureDelta`.
 */
export const benchmark: Benchmark = async ({ scale, report }) => {
  const country = makeCountry(scale);
  const { persons, households, sizes, content } = country;
  report(`${persons} persons in ${households} households of ${sizes.length} mutuelles`);
  const drawn = await timed(async () => content.mutuelles.forEach(({ households: some }) => some.length));

  const root = await importSigningKey((await generateSigningKey()).privateJwk);
  const { peakRssMb, result: built } = await withPeakRss(() => timed(() => publish(country, root)));
  const list = built.result;
  const file = packListFile(list);
  const bound = {
    coverage: Math.ceil(coverageBits(households, sizes.length) / 8),
    dead: Math.ceil(deadBits(households) / 8),
    exceptions: Math.ceil(exceptionBits(households) / 8),
  };
  const entropyBytes = bound.coverage + bound.dead + bound.exceptions;
  report(
    `${file.length} bytes, ${(file.length / entropyBytes).toFixed(4)} × the bound, in ${built.seconds.toFixed(1)} s`,
  );

  const options = { roots: [root.publicJwk], now: NOW };
  const readBlock = async (sha256: string) => list.blocks.get(sha256) ?? new Uint8Array();
  const opening = await timed(async () => {
    for (let turn = 0; turn < OPENINGS; turn += 1) await openList({ ...list, readBlock }, options);
  });
  const opened = await openList({ ...list, readBlock }, options);
  const lookup = await timeLookups(opened, country);
  const verifying = await timed(() => openWholeList(unpackListFile(file), options));
  report(`opened in ${((opening.seconds * 1000) / OPENINGS).toFixed(1)} ms; comparing every answer`);
  const answers = await compareAnswers(verifying.result, country);

  const delta = await measureDelta(country, list, root);
  report(`a day later: ${delta['deltaBytes']} bytes, ${delta['deltaRatio']?.toFixed(4)} × the bound`);

  const directory = directoryBytes(list);
  const files = [...list.blocks.values()].map(({ length }) => length);
  const blocks = files.filter((bytes) => bytes !== directory);
  return {
    persons,
    households,
    mutuelles: sizes.length,
    fullBytes: file.length,
    entropyBytes,
    ratio: file.length / entropyBytes,
    coverageEntropyBytes: bound.coverage,
    deadEditionsEntropyBytes: bound.dead,
    exceptionsEntropyBytes: bound.exceptions,
    manifestBytes: list.manifest.length,
    trustBytes: list.trust.length,
    directoryBytes: directory,
    blockBytes: blocks.reduce((sum, bytes) => sum + bytes, 0),
    blockFiles: blocks.length,
    largestBlockFileBytes: Math.max(...blocks),
    simulationSeconds: drawn.seconds,
    buildSeconds: built.seconds,
    buildPeakRssMb: peakRssMb,
    openMs: (opening.seconds * 1000) / OPENINGS,
    verifyWholeMs: verifying.seconds * 1000,
    lookupMs: lookup.average,
    lookupP99Ms: lookup.p99,
    lookupLargestMutuelleMs: lookup.largest,
    lookedUp: answers.lookedUp,
    wrongAnswers: answers.wrong,
    ...delta,
  };
};

async function publish(
  { content }: Country,
  root: Awaited<ReturnType<typeof importSigningKey>>,
): Promise<PublishedList> {
  const trustToken = await signTrustList(
    {
      sequence: 1,
      issued: '2026-11-01T08:00:00Z',
      roots: [root.publicJwk],
      keys: [
        {
          kid: root.kid,
          jwk: root.publicJwk,
          office: { number: 1, name: 'UTM' },
          uses: ['cards', 'lists'],
          mutuelles: [{ from: parseMutuelleNumber('0001'), to: parseMutuelleNumber('9999') }],
          validFrom: parseCalendarDate('2026-01-01'),
          validThrough: parseCalendarDate('2027-12-31'),
        },
      ],
    },
    root,
  );
  const issue = { office: 1, sequence: 1, issued: '2026-11-22T08:00:00Z', expires: '2026-12-31T00:00:00Z' };
  return await publishList(content, { ...issue, trustToken }, root);
}

function directoryBytes({ manifest, blocks }: PublishedList): number {
  const payload = Buffer.from(manifest.split('.')[1] ?? '', 'base64url').toString();
  const sha256 = /"directory":\{"sha256":"([0-9a-f]+)"/.exec(payload)?.[1] ?? '';
  return blocks.get(sha256)?.length ?? 0;
}

/** Lookups in mutuelles all over the country, and in the largest one, in milliseconds. */
async function timeLookups(
  list: EligibilityList,
  { content, sizes }: Country,
): Promise<{ average: number; p99: number; largest: number }> {
  const random = new Random(3);
  const largest = sizes.indexOf(Math.max(...sizes));
  const look = async (index: number): Promise<number> => {
    const mutuelle = content.mutuelles[index]?.number ?? parseMutuelleNumber('0001');
    const member = formatMemberNumber({
      mutuelle,
      household: 1 + random.below(sizes[index] ?? 1),
      person: 1,
    });
    return (await timed(() => list.standingOf(member))).seconds * 1000;
  };
  const times: number[] = [];
  for (let turn = 0; turn < LOOKUPS; turn += 1) times.push(await look(random.below(sizes.length)));
  const inLargest: number[] = [];
  for (let turn = 0; turn < 50; turn += 1) inLargest.push(await look(largest));
  times.sort((a, b) => a - b);
  return {
    average: averageOf(times),
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
    largest: averageOf(inLargest),
  };
}

function averageOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Every household by its head or by its excepted members, compared with the country made a second time. */
async function compareAnswers(
  list: EligibilityList,
  { content }: Country,
): Promise<{ lookedUp: number; wrong: number }> {
  let lookedUp = 0;
  let wrong = 0;
  for (const rights of content.mutuelles) {
    for (const [member, expected] of expectedOf(rights)) {
      lookedUp += 1;
      const standing = await list.standingOf(member);
      if (!standing.listed || tell(standing) !== expected) wrong += 1;
    }
  }
  return { lookedUp, wrong };
}

/** What the list must say, as text, of the head of each household and of each member of whom something is said. */
function expectedOf({
  number,
  households,
  deadEditions,
  exceptions,
}: MutuelleRights): Map<MemberNumber, string> {
  const below = new Map(deadEditions.map((dead) => [dead.member, dead.below]));
  const excepted = new Map(exceptions.map(({ member, ...exception }) => [member, exception]));
  const coverages = new Map<number, object>();
  const members = new Set<MemberNumber>();
  for (const { household, ...coverage } of households) {
    coverages.set(household, coverage);
    members.add(formatMemberNumber({ mutuelle: number, household, person: 1 }));
  }
  for (const member of [...below.keys(), ...excepted.keys()]) members.add(member);
  const expected = new Map<MemberNumber, string>();
  for (const member of members) {
    const coverage = coverages.get(memberParts(member).household) ?? {};
    const exception = excepted.get(member);
    expected.set(
      member,
      tell({ coverage, deadBelow: below.get(member) ?? 1, ...(exception && { exception }) }),
    );
  }
  return expected;
}

function tell({ coverage, deadBelow, exception }: Told): string {
  return `${textOf(coverage)} ${deadBelow} ${exception === undefined ? '' : textOf(exception)}`;
}

interface Told {
  coverage: object;
  deadBelow: number;
  exception?: object;
}

function textOf(value: object): string {
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
