import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWholeList, unpackListFile, type EligibilityList } from '@passeport/eligibility';
import { timed } from '../benchmark.ts';
import type { Country } from '../country.ts';
import { NOW } from '../country.ts';
import { makeBenchOffice, type PublishedFile } from './bench-office.ts';
import { fillRegistry } from './fill-registry.ts';

/** The list that an office publishes from its registry's rows, opened, and what that took. */
export interface BuiltList extends PublishedFile {
  opened: EligibilityList;
  /** `passeport publish` as a process of its own, from its start to its end: reading, coding, signing, checking, writing. */
  buildSeconds: number;
  buildCpuSeconds: number;
  buildPeakRssMb: number;
  fillSeconds: number;
  registryBytes: number;
}

/** Fills an office's registry with the whole country, publishes its list by the command line, and removes it all. */
export async function buildFromRows(country: Country, report: (line: string) => void): Promise<BuiltList> {
  const scratch = await mkdtemp(join(tmpdir(), 'passeport-bench-'));
  try {
    const office = await makeBenchOffice(join(scratch, 'office'));
    const filled = await timed(async () => fillRegistry(office.registry, country));
    const { size: registryBytes } = await stat(office.registry);
    report(`registry of ${(registryBytes / 1e9).toFixed(2)} GB filled in ${filled.seconds.toFixed(0)} s`);
    const took = await office.publish();
    report(
      `published in ${took.seconds.toFixed(1)} s (${took.cpuSeconds.toFixed(1)} s of processor) and ${took.peakRssMb.toFixed(0)} MB`,
    );
    const published = await office.published();
    const options = { roots: [published.root], now: NOW };
    return {
      ...published,
      opened: await openWholeList(unpackListFile(published.file), options),
      buildSeconds: took.seconds,
      buildCpuSeconds: took.cpuSeconds,
      buildPeakRssMb: took.peakRssMb,
      fillSeconds: filled.seconds,
      registryBytes,
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
