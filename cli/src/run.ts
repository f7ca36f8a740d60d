import { CommanderError } from 'commander';
import { buildProgram } from './program.ts';
import type { Surroundings } from './surroundings.ts';
import { clearProgress } from './terminal/progress.ts';
import { spellJson, withoutControls } from './terminal/terminal.ts';
import { explainError } from './words/explain-error.ts';
import { explainUsage } from './words/explain-usage.ts';
import { chooseLanguage } from './words/language.ts';

/** 0 done, 1 refused or failed, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/**
 * Runs one command line. Whatever goes wrong becomes one sentence on stderr (with `--json`, a document with
 * `error.code` and `error.message` on stdout); nothing is thrown.
 */
export async function runCli(args: string[], surroundings: Surroundings): Promise<ExitCode> {
  const language = chooseLanguage(args, surroundings.env);
  const outcome: { refused: boolean } = { refused: false };
  try {
    await buildProgram(surroundings, language, outcome).parseAsync(withoutSeparator(args), { from: 'user' });
    return outcome.refused ? 1 : 0;
  } catch (error) {
    clearProgress();
    const isJson = args.includes('--json');
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      const message = explainUsage(error.message, language).trim().replaceAll('\n', ' ');
      if (isJson) surroundings.stdout.write(spellJson({ error: { code: 'wrong-usage', message } }));
      return 2;
    }
    const explained = explainError(error, language);
    if (isJson) {
      surroundings.stdout.write(spellJson({ error: explained }));
    } else {
      surroundings.stderr.write(`${withoutControls(explained.message)} [${explained.code}]\n`);
    }
    if (surroundings.env['PASSEPORT_DEBUG'] === '1') console.error(error);
    return 1;
  }
}

/** `pnpm start -- --no-serve` hands the separator itself on. */
function withoutSeparator(args: string[]): string[] {
  const [command, second, ...rest] = args;
  return command === 'demo' && second === '--' ? [command, ...rest] : args;
}
