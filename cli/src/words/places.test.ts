import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { buildProgram } from '../program.ts';
import { namePlaces } from './explain-usage.ts';
import { placesFr } from './places.fr.ts';

test('every place of every command has a French word', () => {
  const { env, stdin, stdout, stderr } = process;
  const surroundings = { env, cwd: '.', now: () => new Date(), stdin, stdout, stderr };
  const places = new Set(
    withSubcommands(buildProgram(surroundings, 'fr', { refused: false })).flatMap((command) => [
      ...command.registeredArguments.map((argument) => argument.name()),
      ...command.options.flatMap(({ flags }) => /[<[]([a-z.]+?)(?:\.{3})?[>\]]/.exec(flags)?.[1] ?? []),
    ]),
  );
  expect([...places].filter((name) => placesFr[name] === undefined)).toEqual([]);
  expect(Object.keys(placesFr).filter((name) => !places.has(name))).toEqual([]);
  expect(namePlaces('find <words...>', 'fr')).toBe('find <mots...>');
});

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}
