import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_FILE } from '@passeport/eligibility';
import type { Command } from 'commander';
import { serveFolder } from '../actions/serve-folder.ts';
import { CliError } from '../cli-error.ts';
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
    .option('--list <dir>', words.federation.verifierList)
    .option('--centre <name>', words.invitation.buildCentre)
    .action(async (options: { out: string; list?: string; centre?: string }) => {
      await context.withOffice({ change: false }, async (office) => {
        const out = context.path(options.out);
        const { collection, currentList } = office.folder;
        const list =
          options.list === undefined
            ? await findList([collection, currentList])
            : await requireList(context.path(options.list));
        const { buildVerifierSite } = await import('../actions/build-verifier-site.ts');
        await buildVerifierSite(office, { out, list, centre: options.centre });
        context.terminal.say(words.verifierBuilt(out));
        context.terminal.answer({ folder: out, list: list !== undefined });
      });
    });

  verifier
    .command('invite')
    .description(words.invitation.about)
    .requiredOption('--url <address>', words.invitation.url)
    .option('--centre <name>', words.invitation.centre)
    .option('--out <file>', words.invitation.out, 'invitation.pdf')
    .action(async ({ url, centre, out }: { url: string; centre?: string; out: string }) => {
      await context.withOffice({ change: false }, async (office) => {
        const { writeInvitation } = await import('../actions/write-invitation.ts');
        const asked = { page: readAddress(url), centre, path: context.path(out) };
        const written = await writeInvitation(office, asked, context.by.at, words.invitation.page);
        const { link, fingerprint, path } = written;
        context.terminal.say(
          words.invitation.written(path),
          words.invitation.link(link),
          words.invitation.fingerprint(fingerprint),
        );
        context.terminal.answer(written);
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

/** A page's address as people copy it: with or without the slash, `index.html`, or what follows `#`. */
function readAddress(text: string): string {
  try {
    const url = new URL(text.includes('://') ? text : `https://${text}`);
    url.hash = '';
    url.pathname = url.pathname.replace(/\/index\.html$/, '/').replace(/(?<!\/)$/, '/');
    return url.href;
  } catch (cause) {
    throw new CliError('verifier-url-wrong', { url: text }, { cause });
  }
}

/** The first of these folders that holds a list. */
async function findList(folders: string[]): Promise<string | undefined> {
  for (const folder of folders) {
    const isThere = await access(join(folder, MANIFEST_FILE)).then(
      () => true,
      () => false,
    );
    if (isThere) return folder;
  }
  return undefined;
}

async function requireList(folder: string): Promise<string> {
  const list = await findList([folder]);
  if (list === undefined) throw new CliError('list-missing', { path: folder });
  return list;
}
