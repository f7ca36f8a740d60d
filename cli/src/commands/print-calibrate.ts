import { calendarDateOf, formatDate } from '@passeport/calendar';
import { templateFolder } from '@passeport/templates';
import { InvalidArgumentError, type Command } from 'commander';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { findSheet } from '../office/find-template.ts';
import type { Measures } from '../office/printers.ts';

interface CalibrateOptions {
  printer?: string;
  set?: Measures;
  layout: string;
  out: string;
}

/** `passeport print calibrate` makes the page to measure, and keeps what was measured; `print printers` lists. */
export function addCalibrationCommands(print: Command, context: CommandContext): void {
  const { printShop } = context.words;

  print
    .command('calibrate')
    .description(printShop.calibrateAbout)
    .option('--printer <name>', printShop.calibratePrinter)
    .option('--set <measures>', printShop.calibrateSet, parseMeasures)
    .option('--layout <name>', printShop.calibrateLayout, 'a4-2x5')
    .option('--out <file.pdf>', printShop.calibrateOut, 'calibrage.pdf')
    .action(async ({ printer, set, layout, out }: CalibrateOptions) => {
      const { loadTemplate, printCalibrationPage } = await import('@passeport/print');
      const { page } = await findSheet(layout, (path) => context.path(path));
      const template = await loadTemplate(templateFolder('passeport'));
      const paper = page === 'card' ? template.card : page;
      if (set === undefined) {
        const output = context.path(out);
        const font = template.fontFiles.get('regular') ?? new Uint8Array();
        const words = printShop.calibrationPage(printer ?? printShop.calibrationNoName);
        await printCalibrationPage({
          page: paper,
          font,
          words,
          created: context.by.at,
          language: context.language,
          output,
        });
        context.terminal.say(printShop.calibrationWritten(output));
        context.terminal.answer({ path: output });
        return;
      }
      if (printer === undefined) throw new CliError('printer-needed');
      const { keepCalibration } = await import('../office/printers.ts');
      await context.withOffice({ change: true }, async ({ folder }) => {
        await keepCalibration(folder, printer, paper, set, calendarDateOf(context.by.at));
      });
      context.terminal.say(printShop.calibrated(printer));
      context.terminal.answer({
        printer,
        paper: { widthMm: paper.widthMm, heightMm: paper.heightMm },
        measures: set,
      });
    });

  print
    .command('printers')
    .description(printShop.printersAbout)
    .action(async () => {
      await context.withOffice({ change: false }, async ({ folder }) => {
        const { readPrintSettings } = await import('../office/printers.ts');
        const { printers } = await readPrintSettings(folder);
        if (Object.keys(printers).length === 0) context.terminal.say(printShop.noPrinter);
        for (const [name, { papers }] of Object.entries(printers)) {
          for (const { widthMm, heightMm, measuredOn } of papers)
            context.terminal.say(
              printShop.printerLine(name, `${widthMm} × ${heightMm} mm`, formatDay(measuredOn)),
            );
        }
        context.terminal.answer(printers);
      });
    });
}

function formatDay(day: string): string {
  return formatDate(calendarDateOf(new Date(`${day}T00:00:00Z`)));
}

/** `A=30,5 B=29 …`, in any order, with commas or points; A, B, C and D are needed. */
function parseMeasures(text: string): Measures {
  const found = new Map<string, number>();
  const measure = /([a-f])\s*=\s*(\d{1,3}(?:[.,]\d{1,2})?)(?=[\s;,]|$)/giu;
  const rest = text.replaceAll(measure, (_, letter: string, value: string) => {
    found.set(letter.toLowerCase(), Number(value.replace(',', '.')));
    return '';
  });
  const [a, b, c, d, e, f] = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => found.get(letter));
  if (/[^\s;,]/u.test(rest) || a === undefined || b === undefined || c === undefined || d === undefined)
    throw new InvalidArgumentError('For example "A=30 B=30,5 C=150 D=229,5 E=31 F=30"');
  return { a, b, c, d, ...(e === undefined ? {} : { e }), ...(f === undefined ? {} : { f }) };
}
