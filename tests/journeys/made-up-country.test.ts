import { expect, test } from 'vitest';
import { compareAnswers } from '../bench/compare-answers.ts';
import { makeCountry } from '../bench/country.ts';
import { buildFromRows } from '../bench/registry/build-from-rows.ts';

test('the benchmark’s country, written straight into a registry’s tables, is published as it was made up', async () => {
  const country = makeCountry(0.0005);
  const { opened } = await buildFromRows(country, () => undefined);
  const { lookedUp, wrong } = await compareAnswers(opened, country);
  expect(lookedUp).toBeGreaterThan(1_000);
  expect(wrong).toBe(0);
});
