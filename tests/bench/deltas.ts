import type { SigningKey } from '@passeport/credential';
import {
  applyDelta,
  makeDelta,
  packListFile,
  publishList,
  readGrouping,
  type PublishedList,
} from '@passeport/eligibility';
import { timed } from './benchmark.ts';
import type { Country } from './country.ts';
import { dayBound } from './day-entropy.ts';
import { dayLater } from './day-later.ts';

/**
 * What a day changed, from the country's list to the next, every byte of it, against the entropy of the change.
 * `deltaWrong` is 1 when the list made of it is not the next one to the byte.
 */
export async function measureDelta(
  country: Country,
  list: PublishedList,
  key: SigningKey,
): Promise<Record<string, number>> {
  const later = dayLater(country);
  const issue = {
    office: 1,
    sequence: 2,
    issued: '2026-11-23T08:00:00Z',
    expires: '2026-12-31T00:00:00Z',
    audit: { lines: 3_000_000, sha256: 'ab'.repeat(32) },
    trustToken: list.trust,
    grouping: await readGrouping(list),
  };
  const next = await publishList(later, issue, key);
  const made = await timed(() => makeDelta(list, next));
  const delta = made.result;
  const readBlock = async (sha256: string) => list.blocks.get(sha256) ?? new Uint8Array();
  const applied = await timed(() => applyDelta({ ...list, readBlock }, delta));
  const isRight = Buffer.compare(packListFile(applied.result), packListFile(next)) === 0;
  const bound = dayBound(country, later);
  const entropyBytes = bound.coverageBytes + bound.deadEditionsBytes;
  const changed = [...next.blocks.keys()].filter((sha256) => !list.blocks.has(sha256)).length;
  return {
    householdsPaid: bound.paid,
    cardsDied: bound.died,
    deltaBytes: delta.length,
    deltaEntropyBytes: entropyBytes,
    deltaRatio: delta.length / entropyBytes,
    deltaCoverageEntropyBytes: bound.coverageBytes,
    deltaDeadEditionsEntropyBytes: bound.deadEditionsBytes,
    deltaFilesChanged: changed,
    makeDeltaSeconds: made.seconds,
    applyDeltaSeconds: applied.seconds,
    applyDeltaMsAFile: (applied.seconds * 1000) / Math.max(1, changed),
    deltaWrong: isRight ? 0 : 1,
  };
}
