import type { PrintLanguage } from '@passeport/print';
import { sheetFile, sheetNames, templateFolder, templateNames } from '@passeport/templates';
import { Option, type Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { findTemplateFolder } from '../office/find-template.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import { parseWholeNumber } from './arguments.ts';

interface PreviewOptions {
  out: string;
  labels?: PrintLanguage;
  dpi: number;
  name?: string;
}

/** `passeport template list|preview|check`. */
export function addTemplateCommands(program: Command, context: CommandContext): void {
  const { words, language } = context;
  const { printShop } = words;
  const template = program.command('template').description(printShop.templateAbout);

  template
    .command('list')
    .description(printShop.templateListAbout)
    .action(async () => {
      const { loadSheet, loadTemplate } = await import('@passeport/print');
      const templates = await Promise.all(
        templateNames().map(async (name) => ({
          name,
          title: (await loadTemplate(templateFolder(name))).title,
        })),
      );
      const sheets = await Promise.all(
        sheetNames().map(async (name) => ({ name, title: (await loadSheet(sheetFile(name))).title })),
      );
      context.terminal.say(printShop.templatesTitle);
      for (const { name, title } of templates)
        context.terminal.say(`  ${name.padEnd(18)} ${title[language]}`);
      context.terminal.say('', printShop.sheetsTitle);
      for (const { name, title } of sheets) context.terminal.say(`  ${name.padEnd(18)} ${title[language]}`);
      context.terminal.answer({ templates, sheets });
    });

  template
    .command('preview')
    .argument('<name>', printShop.templateArgument)
    .description(printShop.templatePreviewAbout)
    .option('--out <file.png>', printShop.previewOut, 'apercu.png')
    .addOption(new Option('--labels <code>', printShop.labelsOption).choices(['fr', 'en', 'bm']))
    .option('--dpi <n>', printShop.previewDpi, parseWholeNumber(72, 600), 300)
    .option('--name <name>', printShop.previewName)
    .action(async (given: string, { out, labels, dpi, name }: PreviewOptions) => {
      const { previewTemplate } = await import('../actions/preview-template.ts');
      const folder = findTemplateFolder(given, (path) => context.path(path));
      const options = { folder, language: labels ?? language, dpi };
      const png = await previewTemplate(name === undefined ? options : { ...options, name });
      await writeFileAtomically(context.path(out), png);
      context.terminal.say(printShop.previewWritten(context.path(out)));
      context.terminal.answer({ template: given, path: context.path(out) });
    });

  template
    .command('check')
    .argument('<name>', printShop.templateArgument)
    .description(printShop.templateCheckAbout)
    .action(async (given: string) => {
      const { checkTemplate } = await import('@passeport/print');
      const faults = await checkTemplate(
        findTemplateFolder(given, (path) => context.path(path)),
        templateFolder('passeport'),
      );
      for (const { code, level, where, details } of faults)
        context.terminal.say(
          printShop.fault(printShop.faultLevels[level], where, printShop.faults[code](details)),
        );
      const errors = faults.filter(({ level }) => level === 'error').length;
      context.terminal.say(
        errors === 0 ? printShop.templateSound(given) : printShop.templateFaulty(given, errors),
      );
      context.terminal.answer(faults);
      if (errors > 0) context.refuse();
    });
}
