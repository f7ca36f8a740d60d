import { expect, test } from 'vitest';
import { parseConfig } from './config.ts';

const root = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};
const good = { format: 1, name: 'UTM Ségou', roots: [root], list: 'list/' };
const text = (changed: object): string => JSON.stringify({ ...good, ...changed });

test('reads format 1', () => {
  expect(parseConfig(text({ name: ' UTM Ségou ' }))).toEqual({
    name: 'UTM Ségou',
    roots: [root],
    list: 'list/',
  });
  expect(parseConfig(text({ list: 'listes/2026/' })).list).toBe('listes/2026/');
});

test.each([
  ['no JSON', '{'],
  ['another format', text({ format: 2 })],
  ['an unknown member', text({ colour: 'red' })],
  ['no name', text({ name: ' ' })],
  ['no root', text({ roots: [] })],
  ['a private key', text({ roots: [{ ...root, d: root.x }] })],
  ['another curve', text({ roots: [{ ...root, crv: 'P-384' }] })],
  ['a list elsewhere', text({ list: 'https://example.org/list/' })],
  ['a list on another host', text({ list: '//example.org/' })],
  ['a list above the page', text({ list: '../list/' })],
  ['a list at the root', text({ list: '/list/' })],
  ['a list that is a file', text({ list: 'list' })],
])('refuses %s', (_, json) => {
  expect(() => parseConfig(json)).toThrow(expect.objectContaining({ code: 'config-malformed' }));
});
