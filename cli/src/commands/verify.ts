import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { CalendarDate } from '@passeport/calendar';
import { CodeError, parseMemberNumber } from '@passeport/codes';
import { MANIFEST_FILE, verdictWords } from '@passeport/eligibility';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { readRoot, readTrust } from '../office/keys.ts';
import { officeFolder, type OfficeFolder } from '../office/office-folder.ts';
import { explainError } from '../words/explain-error.ts';
import type { Language } from '../words/language.ts';
import { sayCare } from '../words/say-plan.ts';
import { judgeText, type JudgedCard } from '../verify/judge-text.ts';
import { openGivenLists, type GivenLists } from '../verify/open-given-list.ts';
import { parseDateOption } from './arguments.ts';

interface VerifyOptions {
  list?: string;
  root?: string;
  at?: CalendarDate;
}

/** `passeport verify`: the desk's verdict on texts, pictures and PDFs. */
export function addVerifyCommand(program: Command, context: CommandContext): void {
  const { words, language } = context;
  program
    .command('verify <card...>')
    .description(words.verifyAbout)
    .option('--list <path>', words.verifyList)
    .option('--root <file>', words.verifyRoot)
    .option('--at <AAAA-MM-JJ>', words.verifyAt, parseDateOption)
    .action(async (given: string[], options: VerifyOptions) => {
      const today = context.surroundings.now();
      const known = await openLists(context, options, today);
      const now = options.at === undefined ? today : new Date(`${options.at}T12:00:00Z`);
      const judging = { ...known, now, dayIsAsked: options.at !== undefined };

      // Drawing PDFs and decoding pictures is loaded when it is needed: other commands start sooner.
      const { readCardTexts } = await import('../verify/read-card-texts.ts');
      const judged: JudgedCard[] = [];
      for (const argument of given) {
        const { source, found } = await readCardTexts(argument, context.path(argument));
        if (found.length === 0) {
          context.terminal.say(`${source}  ${words.verifyNothing}`);
          context.refuse();
        }
        for (const text of found) {
          const card = await judgeText(text, judging);
          const { title, explanation, advice, notices } = verdictWords(card.verdict, language);
          const { verdict, plan } = card.verdict;
          const shares =
            verdict === 'eligible' && plan ? plan.care.map((care) => sayCare(care, language)) : [];
          const mistake = source === 'text' ? findMistyping(text.text, language) : undefined;
          const from = source === 'text' ? words.verifyTyped : source;
          const where = text.page === undefined ? from : `${from} p. ${text.page}`;
          if (mistake === undefined) {
            context.terminal.say(
              words.verifyLine(where, card.verdict.card ?? card.verdict.member ?? '', title, explanation),
              ...[advice, ...shares, ...notices].map(words.verifyAdvice),
            );
          } else {
            context.terminal.say(`${where}  ${mistake}`);
          }
          judged.push(card);
        }
      }
      if (judged.some(({ verdict }) => verdict.colour === 'red' || verdict.colour === 'grey'))
        context.refuse();
      context.terminal.answer(judged.map(({ answer }) => answer));
    });
}

/** What to say of a number that is one but for its check digits: nobody is to hold a card into more light for that. */
function findMistyping(text: string, language: Language): string | undefined {
  try {
    parseMemberNumber(text.replace(/\/\d{1,3}$/, ''));
    return undefined;
  } catch (error) {
    const isMistyped = error instanceof CodeError && error.code === 'check-digits-wrong';
    return isMistyped ? explainError(error, language).message : undefined;
  }
}

/** The list given with `--list`, else the one the office published last, else the one it gathered last, else none. */
async function openLists(context: CommandContext, options: VerifyOptions, now: Date): Promise<GivenLists> {
  const office = officeFolder(context.place.path);
  const path = options.list === undefined ? await findOwnList(office) : context.path(options.list);
  if (options.root !== undefined && path !== undefined)
    return await openGivenLists(path, { roots: [await readRoot(context.path(options.root))] }, now);
  const { roots, list: trust } = await readTrust(office);
  return path === undefined ? { lists: [], trust } : await openGivenLists(path, { roots, trust }, now);
}

async function findOwnList({ currentList, collection }: OfficeFolder): Promise<string | undefined> {
  for (const path of [currentList, collection]) if (await isThere(join(path, MANIFEST_FILE))) return path;
  return undefined;
}

async function isThere(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
