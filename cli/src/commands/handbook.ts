import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Argument, type Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';

const HANDBOOKS = new URL('../../handbook/', import.meta.url);
/** Of the desk's few pages the contents name chapters alone. */
const CONTENTS_DEPTH = { bureau: 3, guichet: 2 } as const;

type Handbook = keyof typeof CONTENTS_DEPTH;

/** `passeport handbook bureau|guichet`: a handbook as a PDF to print or to send. */
export function addHandbookCommand(program: Command, context: CommandContext): void {
  const words = context.words.handbook;
  program
    .command('handbook')
    .description(words.about)
    .addArgument(new Argument('<handbook>', words.which).choices(Object.keys(CONTENTS_DEPTH)))
    .option('--out <file.pdf>', words.out)
    .action(async (name: Handbook, { out }: { out?: string }) => {
      const { printBooklet } = await import('@passeport/booklet');
      const path = context.path(out ?? `${name}.pdf`);
      const open = (href: string) => readFileSync(fileURLToPath(new URL(href, HANDBOOKS)));
      const { pdf, pages } = await printBooklet({
        markdown: open(`${name}.md`).toString('utf8'),
        openPicture: open,
        contentsDepth: CONTENTS_DEPTH[name],
        words: { contents: words.contents, page: words.page },
        created: context.by.at,
      });
      await writeFileAtomically(path, pdf);
      context.terminal.say(words.written(path, pages));
      context.terminal.answer({ path, pages });
    });
}
