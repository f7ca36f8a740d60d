import { readFile } from 'node:fs/promises';
import { readCodesFromFile } from '@passeport/scan';
import type { CommandContext } from '../command-context.ts';
import { readTrust } from '../office/keys.ts';
import type { Office } from '../office/open-office.ts';
import { judgeText, type JudgedCard } from '../verify/judge-text.ts';
import { openGivenLists } from '../verify/open-given-list.ts';
import type { ForgedCard } from './forge-cards.ts';

/** The verdicts on what was read back from paper, and on the forgeries. */
export interface JudgedPages {
  printed: JudgedCard[];
  forged: JudgedCard[];
}

/** Draws every page of the PDF, reads its QR code and judges it by the published list, as a desk would. */
export async function judgePages(
  { folder }: Office,
  { pdf, list: path, forged, pages }: { pdf: string; list: string; forged: ForgedCard[]; pages: number },
  { terminal, words, by }: CommandContext,
): Promise<JudgedPages> {
  const { roots } = await readTrust(folder);
  const given = await openGivenLists(path, { roots }, by.at);
  const judging = { ...given, now: by.at, dayIsAsked: false };
  const progress = terminal.progress(words.demo.reading, pages);
  const printed: JudgedCard[] = [];
  for await (const { text, page } of readCodesFromFile(await readFile(pdf))) {
    printed.push(await judgeText({ text, source: 'cards.pdf', page }, judging));
    progress.advanceTo(page);
  }
  progress.stop(words.demo.reading);
  const judgedForgeries: JudgedCard[] = [];
  for (const { kind, qrText } of forged) {
    judgedForgeries.push(await judgeText({ text: qrText, source: kind }, judging));
  }
  return { printed, forged: judgedForgeries };
}
