import { CommanderError } from 'commander';
import { buildProgram } from './program.ts';
import type { Surroundings } from './surroundings.ts';
import { clearProgress } from './terminal/progress.ts';
import { spellJson, withoutControls } from './terminal/terminal.ts';
import { explainError } from './words/explain-error.ts';
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
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const explained = explainError(error, language);
    if (args.includes('--json')) {
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
