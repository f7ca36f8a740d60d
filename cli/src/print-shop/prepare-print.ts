import { calendarDateOf } from '@passeport/calendar';
import type { CardNumber, MutuelleNumber } from '@passeport/codes';
import {
  loadTemplate,
  preflightCards,
  type CardRefusal,
  type PrintLanguage,
  type SheetLayout,
  type Template,
} from '@passeport/print';
import type { By, Card } from '@passeport/registry';
import { templateFolder } from '@passeport/templates';
import { CliError } from '../cli-error.ts';
import { findSheet, findTemplateFolder } from '../office/find-template.ts';
import { readTrust } from '../office/keys.ts';
import type { Office } from '../office/open-office.ts';
import { findPrinter, readPrintSettings } from '../office/printers.ts';
import type { BatchSettings } from './batch-plan.ts';
import { cardsToPrint, describeCards, type PendingBatch } from './cards-to-print.ts';
import { inspectCards, type CardDefect } from './inspect-cards.ts';

/** How cards are laid out. */
export interface PrintLook {
  /** A name or a folder; a name or a file, without which the template's own sheet is taken. */
  template: string;
  layout?: string;
  language: PrintLanguage;
  /** Turns the paper on another edge than the sheet says. */
  duplex?: 'long-edge' | 'short-edge';
  printer?: string;
  dpi?: number;
  /** Whom to call, printed on every card; kept for the next batches. */
  emergency?: string;
  /** Paths that the user gave, from where the user stands. */
  path: (given: string) => string;
}

/** Which cards, and how they are laid out. */
export interface PrintJob extends PrintLook {
  mutuelle?: MutuelleNumber;
  /** These only. */
  cards?: readonly CardNumber[];
  /** Takes cards that are in a batch not confirmed, too. */
  again: boolean;
  /** Leaves out cards that must not be printed, where the whole batch would be refused. */
  skipRefused?: boolean;
}

/** Why a card is not printed: what it is, or how it would be printed. */
export type RefusedCard = CardRefusal | CardDefect;

/** Cards with all that is needed to lay them out. */
export interface Prepared {
  look: PrintLook;
  cards: Card[];
  /** Batches not confirmed that have some of the cards that wait. */
  pending: PendingBatch[];
  defects: CardDefect[];
  template: Template;
  layout: SheetLayout;
  emergency: string | undefined;
  printer: { dpi?: number };
}

/** Chooses the cards of a job. Throws `nothing-to-print`, `cards-in-batch`, and what `prepareCards` throws. */
export async function prepareJob(office: Office, job: PrintJob, by: By): Promise<Prepared> {
  const { cards, pending } = await cardsToPrint(office, job);
  const [first] = pending;
  if (cards.length === 0)
    throw first === undefined
      ? new CliError('nothing-to-print')
      : new CliError('cards-in-batch', { batch: first.batch, count: first.cards.length });
  return { ...(await prepareCards(office, cards, job, by)), pending };
}

/** Reads template, sheet, printer and trust for cards. Throws what a template, sheet or printer that is not there throws. */
export async function prepareCards(
  office: Office,
  cards: Card[],
  look: PrintLook,
  by: By,
): Promise<Prepared> {
  const template = await loadTemplate(
    findTemplateFolder(look.template, look.path),
    templateFolder('passeport'),
  );
  const found = await findSheet(look.layout ?? template.sheetName ?? 'id1', look.path);
  const layout = look.duplex === undefined ? found : { ...found, backs: look.duplex };
  const settings = await readPrintSettings(office.folder);
  const paper = layout.page === 'card' ? template.card : layout.page;
  const printer = look.printer === undefined ? {} : findPrinter(settings, look.printer, paper);
  const { list } = await readTrust(office.folder);
  return {
    look,
    cards,
    pending: [],
    defects: await inspectCards(cards, list, calendarDateOf(by.at)),
    template,
    layout,
    emergency: look.emergency ?? settings.emergency,
    printer: look.dpi === undefined ? printer : { ...printer, dpi: look.dpi },
  };
}

/** What would come of printing, with nothing printed. */
export async function preflight(office: Office, prepared: Prepared, by: By) {
  const batch = { number: 0, label: office.record.name };
  const found = await preflightCards({ ...layoutJob(office, prepared, by.at), batch });
  return { ...found, refusals: [...prepared.defects, ...found.refusals] };
}

/** The job as the print package takes it. */
export function layoutJob(office: Office, prepared: Prepared, created: Date) {
  const { cards, template, layout, look, emergency, printer } = prepared;
  return {
    template,
    layout,
    cards: describeCards(office, cards, emergency),
    cardCount: cards.length,
    created,
    language: look.language,
    printer,
  };
}

/** What a batch keeps so that its sheets can be made again: own templates and sheets by their whole path. */
export function settingsOf({ look, emergency }: Prepared): BatchSettings {
  const { template, layout, language, duplex, printer, dpi, path } = look;
  const folder = findTemplateFolder(template, path);
  return {
    format: 1,
    template: folder === path(template) ? folder : template,
    ...(layout === undefined ? {} : { layout: layout.endsWith('.json') ? path(layout) : layout }),
    language,
    ...(duplex === undefined ? {} : { duplex }),
    ...(printer === undefined ? {} : { printer }),
    ...(dpi === undefined ? {} : { dpi }),
    ...(emergency === undefined ? {} : { emergency }),
  };
}

/** The look of a batch that was printed before; paths in it are whole. */
export function lookOf({ format: _, ...settings }: BatchSettings): PrintLook {
  return { ...settings, path: (given) => given };
}
