import { expect, test } from 'vitest';
import { areNearNames } from './near-names.ts';

const near = (one: string, other: string): boolean => areNearNames(one.split(' '), other.split(' '));

test.each([
  ['awa traore', 'traore awa'],
  ['awa traoer', 'awa traore'],
  ['awa traor', 'awa traore'],
  ['awa trraore', 'awa traore'],
  ['awa fraore', 'awa traore'],
  ['mousa kulibali', 'moussa kulibalo'],
  ['modi bakari konate', 'modi bakary konat'],
])('%s is near %s', (one, other) => {
  expect(near(one, other)).toBe(true);
  expect(near(other, one)).toBe(true);
});

test.each([
  ['traore', 'traore'],
  ['awa', 'ada'],
  ['awa traore', 'ada traore'],
  ['awa kone', 'awa konate'],
  ['awa traore', 'awa fanta traore'],
  ['awaa trraore fantta', 'awwaa traore fanta'],
  ['', ''],
])('%s is not near %s', (one, other) => {
  expect(near(one, other)).toBe(false);
  expect(near(other, one)).toBe(false);
});
