import { expect, test } from 'vitest';
import { standingPlace } from './standing-place.ts';

test('paths are relative to where the user stands, through pnpm too', () => {
  expect(standingPlace({}, '/here')).toBe('/here');
  expect(standingPlace({ npm_lifecycle_event: 'passeport', INIT_CWD: '/user' }, '/repository')).toBe('/user');
  expect(standingPlace({ npm_lifecycle_event: 'start', INIT_CWD: '/user' }, '/repository')).toBe('/user');
});

test('a program that some other script started stands where it was put', () => {
  expect(standingPlace({ npm_lifecycle_event: 'test', INIT_CWD: '/user' }, '/scratch')).toBe('/scratch');
});
