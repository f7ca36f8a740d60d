import { unpackListFile } from '@passeport/eligibility';
import type { Benchmark } from './benchmark.ts';
import { compareAnswers } from './compare-answers.ts';
import { measureStatusList } from './country-status-list.ts';
import { makeCountry } from './country.ts';
import { measureDelta } from './deltas.ts';
import { coverageBits, deadBits, exceptionBits } from './entropy.ts';
import { measureList } from './list-bytes.ts';
import { buildFromRows } from './registry/build-from-rows.ts';
import { workAtDesk } from './work-at-desk.ts';

/**
 * The list of a made-up country: 20 million persons in 2.5 million households of 8,000 mutuelles, published from an office's
 * registry by its own command. One file, of which every byte counts (directory, manifest and trust list too), against the
 * entropy of its coverage, dead editions and exceptions, and against an IETF Token Status List of the same cards.
 * `wrongAnswers` counts, of every household and of every dead edition and exception, those that the list tells otherwise than
 * the country does. What a day changes is measured by `measureDelta`. Figures that end in `4x` are of the verifier's desk in Chromium under four times CPU throttling.
 */
export const benchmark: Benchmark = async ({ scale, report }) => {
  const country = makeCountry(scale);
  const { persons, households, sizes } = country;
  report(`${persons} persons in ${households} households of ${sizes.length} mutuelles`);
  const list = await buildFromRows(country, report);
  const { file, opened } = list;
  const published = unpackListFile(file);

  const bound = {
    coverage: Math.ceil(coverageBits(households, sizes.length) / 8),
    dead: Math.ceil(deadBits(households) / 8),
    exceptions: Math.ceil(exceptionBits(households) / 8),
  };
  const entropyBytes = bound.coverage + bound.dead + bound.exceptions;
  report(
    `${file.length} bytes, ${(file.length / entropyBytes).toFixed(4)} × the bound; now the same cards as a Token Status List`,
  );
  const tokenStatusListGzipBytes = await measureStatusList(country, list.listsKey);
  report('working at a desk, in a browser');
  const desk = await workAtDesk(country, list);
  const delta = await measureDelta(country, published, list.listsKey);
  report(`a day later: ${delta['deltaBytes']} bytes, ${delta['deltaRatio']?.toFixed(4)} × the bound`);
  report('comparing every answer');
  const answers = await compareAnswers(opened, country);
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
    ...measureList(published),
    tokenStatusListGzipBytes,
    ...delta,
    fillSeconds: list.fillSeconds,
    registryMb: list.registryBytes / 1e6,
    buildSeconds: list.buildSeconds,
    buildCpuSeconds: list.buildCpuSeconds,
    buildPeakRssMb: list.buildPeakRssMb,
    ...desk,
    lookedUp: answers.lookedUp,
    wrongAnswers: answers.wrong + desk.wrongVerdicts,
  };
};
