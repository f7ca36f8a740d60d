import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseCalendarDate } from '@passeport/calendar';
import { writeDemoContributions } from '../../cli/demo/contributions.ts';
import type { Desk } from './office.ts';

const DEMO = fileURLToPath(new URL('../../cli/demo', import.meta.url));
/** The day on which a handbook's story begins. */
export const FIRST_DAY = '2026-11-02';

/** A command of the handbook, what the book says that it answers, and what it did answer. */
export interface Replayed {
  command: string;
  written: string;
  said: string;
  exitCode: number;
}

/** A command as the handbook has it, without its `passeport`. */
export interface WrittenCommand {
  command: string;
  args: string[];
}

/**
 * Runs every `console` block of a handbook, in order, in one office with the made-up register of the demonstration; a comment
 * `<!-- le AAAA-MM-JJ -->` moves the clock. Photos are those of the first mutuelle.
 */
export async function replayHandbook(desk: Desk, markdown: string): Promise<Replayed[]> {
  layOutFiles(desk.folder);
  const replayed: Replayed[] = [];
  for (const [, day, block] of markdown.matchAll(
    /<!-- le (\d{4}-\d\d-\d\d) -->|^```console\n([\s\S]*?)^```/gm,
  )) {
    if (day !== undefined) desk.setNow(`${day}T09:00:00Z`);
    for (const part of block?.split(/^\$ /m).slice(1) ?? []) {
      const [command = '', ...answer] = part.split('\n');
      const args = readArguments(command).map((word) => word.replace(/^bureau\//, 'office/'));
      const { stdout, stderr, exitCode } = await desk.passeport(...args);
      const said = (stdout === '' ? stderr : stdout)
        .replaceAll(join(desk.folder, 'office'), 'bureau')
        .replaceAll(`${desk.folder}/`, '')
        .replaceAll(/[\u00A0\u202F]/g, ' ');
      replayed.push({
        command,
        written: answer.join('\n').replaceAll(/[\u00A0\u202F]/g, ' '),
        said,
        exitCode,
      });
    }
  }
  return replayed;
}

/** Every command that a handbook names, in its blocks and in its sentences. */
export function findCommands(markdown: string): WrittenCommand[] {
  const inBlocks = [...markdown.matchAll(/^\$ (passeport .+)$/gm)];
  const inSentences = [...markdown.matchAll(/`(passeport [^`]+)`/g)];
  return [...inBlocks, ...inSentences].map(([, command = '']) => ({ command, args: readArguments(command) }));
}

/** An answer as written: `[…]` stands for any lines, `XXXX` for any word. */
export function writtenAsPattern(written: string): RegExp {
  const lines = written
    .split('\n')
    .filter((line, at, all) => line !== '' || at < all.length - 1)
    .map((line) =>
      line === '[…]'
        ? '(?:.*\\n)*?'
        : `${line
            .trimEnd()
            .replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
            .replaceAll('XXXX', '\\S+?')} *\\n`,
    );
  return new RegExp(`^${lines.join('')}$`);
}

function readArguments(command: string): string[] {
  const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  return words.slice(1);
}

function layOutFiles(folder: string): void {
  for (const name of ['mutuelles.csv', 'registre.xlsx']) cpSync(join(DEMO, name), join(folder, name));
  mkdirSync(join(folder, 'photos'));
  mkdirSync(join(folder, 'CLE-USB'));
  for (const name of readdirSync(join(DEMO, 'photos')).filter((one) => one.startsWith('BK-')))
    cpSync(join(DEMO, 'photos', name), join(folder, 'photos', name));
  writeFileSync(join(folder, 'cotisations.csv'), writeDemoContributions(parseCalendarDate(FIRST_DAY)));
}
