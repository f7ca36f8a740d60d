import { openWholeList, packListFile, unpackListFile } from '@passeport/eligibility';
import { timed, type Benchmark } from './benchmark.ts';
import { compareAnswers } from './compare-answers.ts';
import { makeCountry } from './country.ts';
import { measureDelta } from './deltas.ts';
import { coverageBits, deadBits, exceptionBits } from './entropy.ts';
import { measureList } from './list-bytes.ts';
import { withPeakRss } from './peak-rss.ts';
import { makeCountryOffice, NOW, publishCountry } from './publish-country.ts';
import { workAtDesk } from './work-at-desk.ts';

/**
 * The list of a made-up country: 20 million persons in 2.5 million households of 8,000 mutuelles, in one file of which
 * every byte counts (directory, manifest and trust list too), against the entropy of its coverage, dead editions and
 * exceptions. `buildSeconds` includes the drawing of every household, which alone takes `simulationSeconds`.
 * `wrongAnswers` counts, of every household and of every dead edition and exception, those that the list, packed and
 * unpacked, tells otherwise than the country does. What a day changes is measured by `measureDelta`. Figures that end in `4x` are of the verifier's desk in Chromium
 * under four times CPU throttling.
 */
export const benchmark: Benchmark = async ({ scale, report }) => {
  const country = makeCountry(scale);
  const { persons, households, sizes, content } = country;
  report(`${persons} persons in ${households} households of ${sizes.length} mutuelles`);
  const drawn = await timed(async () => content.mutuelles.forEach(({ households: some }) => some.length));

  const office = await makeCountryOffice();
  const { peakRssMb, result: built } = await withPeakRss(() => timed(() => publishCountry(country, office)));
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

  const opened = await openWholeList(unpackListFile(file), { roots: [office.key.publicJwk], now: NOW });
  const desk = await workAtDesk({ file, opened }, country, office);
  const delta = await measureDelta(country, list, office.key);
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
    ...measureList(list),
    simulationSeconds: drawn.seconds,
    buildSeconds: built.seconds,
    buildPeakRssMb: peakRssMb,
    ...delta,
    ...desk,
    lookedUp: answers.lookedUp,
    wrongAnswers: answers.wrong + desk.wrongVerdicts,
  };
};
