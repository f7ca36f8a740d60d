import type { Command } from 'commander';
import { serveFolder } from '../actions/serve-folder.ts';
import type { CommandContext } from '../command-context.ts';
import type { DemoSummary } from '../demo/summary.ts';
import type { Words } from '../words/fr.ts';
import { parseWholeNumber } from './arguments.ts';

interface DemoOptions {
  out: string;
  serve: boolean;
  port: number;
}

/** `passeport demo`, which `pnpm start` runs: the main job on a made-up register. */
export function addDemoCommand(program: Command, context: CommandContext): void {
  const { words } = context;
  program
    .command('demo')
    .description(words.demoAbout)
    .option('--out <dir>', words.demoOut, 'sortie')
    .option('--no-serve', words.demoNoServe)
    .option('--port <n>', words.demoPort, parseWholeNumber(0, 65_535), 8417)
    .action(async ({ out, serve, port }: DemoOptions) => {
      const { terminal } = context;
      const { runDemo } = await import('../demo/run-demo.ts');
      const { files, summary } = await runDemo(context.path(out), context);
      terminal.say('', `── ${words.demo.summaryTitle}`, ...describe(summary, words));
      terminal.say('', `── ${words.demo.files}`);
      for (const path of Object.values(files)) terminal.say(words.listed(path));
      terminal.say('', words.demo.seconds(String(summary.seconds)));
      if (summary.unexpected > 0) {
        terminal.warn(words.demo.unexpected(summary.unexpected));
        context.refuse();
      }
      terminal.answer(summary);
      if (serve) terminal.say('', words.serving((await serveFolder(files.page, port)).url));
    });
}

const DEMO_COUNTS = [
  'issued',
  'readBack',
  'eligible',
  'lapsed',
  'waiting',
  'notCovered',
  'revoked',
  'forgedRefused',
] as const;

function describe(summary: DemoSummary, { demo }: Words): string[] {
  return DEMO_COUNTS.map(
    (key) => `  ${String(summary[key]).padStart(4)}  ${demo.summary[key](summary[key])}`,
  );
}
