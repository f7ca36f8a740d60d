import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk, type Desk } from './office.ts';
import {
  FIRST_DAY,
  findCommands,
  replayHandbook,
  writtenAsPattern,
  type Replayed,
} from './replay-handbook.ts';

const HANDBOOK = fileURLToPath(new URL('../../cli/handbook', import.meta.url));
const LARGEST_PICTURE_BYTES = 200_000;
const NAMES = ['bureau', 'guichet'];

const read = async (name: string) => await readFile(join(HANDBOOK, `${name}.md`), 'utf8');

let desk: Desk;
beforeAll(() => {
  desk = openDesk(`${FIRST_DAY}T09:00:00Z`);
});
afterAll(() => desk.close());

describe('the office’s handbook', () => {
  let replayed: Replayed[];
  beforeAll(async () => {
    replayed = await replayHandbook(desk, await read('bureau'));
  });

  test('its commands answer what it says, in its order, in one office', () => {
    expect(replayed.length).toBeGreaterThan(30);
    for (const { command, written, said } of replayed)
      if (!writtenAsPattern(written).test(said))
        expect.soft(`$ ${command}\n${said}`).toBe(`$ ${command}\n${written}`);
  });

  test('nothing is refused but rows of the register', () => {
    const refused = replayed.filter(({ exitCode }) => exitCode !== 0).map(({ command }) => command);
    expect(refused.every((command) => command.includes('import members'))).toBe(true);
  });
});

test('an answer that differs does not pass', () => {
  expect(writtenAsPattern('Lot 0001.\n[…]\nfin\n').test('Lot 0001.\na\nb\nfin\n')).toBe(true);
  expect(writtenAsPattern('Lot 0001.\n').test('Lot 0002.\n')).toBe(false);
  expect(writtenAsPattern('clé XXXX\n').test('clé a_-B\n')).toBe(true);
});

describe.each(NAMES)('%s', (name) => {
  test('every command that it names is one, with the options that it gives', async () => {
    for (const { command, args } of findCommands(await read(name))) {
      const options = args.filter((word) => word.startsWith('--')).map((word) => word.split('=')[0]);
      const help = await desk.passeport(...(args.includes('--help') ? args : [...args, '--help']));
      expect(help.exitCode, command).toBe(0);
      // A group shows its own list when the last word was no command of it, or when it does something by itself.
      if (help.stdout.includes('Commandes :')) expect(help.stdout, command).toMatch(/c’est ce\s+que fait/);
      for (const option of options) expect(help.stdout, command).toContain(option);
    }
  });

  test('its pictures are there, and small', async () => {
    const pictures = [...(await read(name)).matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, href = '']) => href);
    expect(pictures.length).toBeGreaterThan(8);
    for (const href of pictures) {
      expect(existsSync(join(HANDBOOK, href)), href).toBe(true);
      expect((await stat(join(HANDBOOK, href))).size, href).toBeLessThan(LARGEST_PICTURE_BYTES);
    }
  });
});

test('a handbook is made a PDF by the command', async () => {
  const path = join(desk.folder, 'guichet.pdf');
  const said = await desk.passeport('handbook', 'guichet', '--out', path);
  expect(said).toMatchObject({ exitCode: 0, stderr: '' });
  expect(said.stdout).toMatch(/\d pages/);
  expect((await readFile(path)).subarray(0, 5).toString()).toBe('%PDF-');
});
