import { expect, test } from 'vitest';
import { makeGauge } from './gauge.ts';

test('measures the last seconds only, and says nothing before it knows', () => {
  const gauge = makeGauge();
  expect(gauge.perSecond()).toBe(0);
  gauge.note(0, 0);
  gauge.note(5, 400);
  expect(gauge.perSecond()).toBe(0);
  gauge.note(10, 1000);
  expect(gauge.perSecond()).toBe(10);
  for (let at = 2000; at <= 10_000; at += 1000) gauge.note(10, at);
  expect(gauge.perSecond()).toBe(0);
});
