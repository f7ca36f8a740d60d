import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_FILE } from '@passeport/eligibility';
import type { Command } from 'commander';
import { serveFolder } from '../actions/serve-folder.ts';
import type { CommandContext } from '../command-context.ts';
import { parseWholeNumber } from './arguments.ts';

/** `passeport verifier build|serve`. */
export function addVerifierCommands(program: Command, context: CommandContext): void {
  const { words } = context;
  const verifier = program.command('verifier').description(words.verifierAbout);

  verifier
    .command('build')
    .description(words.verifierBuildAbout)
    .requiredOption('--out <dir>', words.verifierOut)
    .action(async (options: { out: string }) => {
      await context.withOffice({ change: false }, async (office) => {
        const out = context.path(options.out);
        const { currentList } = office.folder;
        const hasList = await access(join(currentList, MANIFEST_FILE)).then(
          () => true,
          () => false,
        );
        const { buildVerifierSite } = await import('../actions/build-verifier-site.ts');
        await buildVerifierSite(office, { out, list: hasList ? currentList : undefined });
        context.terminal.say(words.verifierBuilt(out));
        context.terminal.answer({ folder: out, list: hasList });
      });
    });

  verifier
    .command('serve <dir>')
    .description(words.verifierServeAbout)
    .option('--port <n>', words.demoPort, parseWholeNumber(0, 65_535), 8417)
    .action(async (dir: string, { port }: { port: number }) => {
      const { url } = await serveFolder(context.path(dir), port);
      context.terminal.say(words.serving(url));
    });
}
