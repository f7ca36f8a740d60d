import { formatDate } from '@passeport/calendar';
import type { CardNumber, MutuelleNumber } from '@passeport/codes';
import { findCard, findPersons, listCards, type Card } from '@passeport/registry';
import type { Command } from 'commander';
import { requireMutuelle } from '../actions/require-mutuelle.ts';
import { issueCards } from '../actions/issue-cards.ts';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import type { Office } from '../office/open-office.ts';
import { parseCardArgument, parseMutuelleOption, parseWholeNumber } from './arguments.ts';
import { wordToDesks } from '../lost/word-to-desks.ts';
import { sayWordToDesks } from '../words/say-word-to-desks.ts';
import { addHandOverCommands } from './hand-over.ts';
import { addLostCardCommands } from './lost-cards.ts';
import { addRecoverCommand } from './recover-cards.ts';

interface IssueOptions {
  mutuelle?: MutuelleNumber;
  all?: boolean;
  withoutPhoto?: boolean;
  years: number;
}

/** `passeport card issue|list|show`, and the commands for handing over and for lost cards. */
export function addCardCommands(program: Command, context: CommandContext): void {
  const { words } = context;
  const card = program.command('card').description(words.cardAbout);

  card
    .command('issue')
    .description(words.cardIssueAbout)
    .option('--mutuelle <NNNN>', words.mutuelleOption, parseMutuelleOption)
    .option('--all', words.cardIssueAll)
    .option('--without-photo', words.cardIssueWithoutPhoto)
    .option('--years <n>', words.cardIssueYears, parseWholeNumber(1, 10), 5)
    .action(async ({ mutuelle, all, withoutPhoto, years }: IssueOptions) => {
      if (mutuelle === undefined && all !== true) throw new CliError('mutuelle-needed');
      await context.withOffice({ change: true }, async (office) => {
        await requireMutuelle(office.registry, mutuelle);
        const key = await context.key(office, 'cards');
        const scope = {
          withoutPhoto: withoutPhoto === true,
          years,
          ...(mutuelle === undefined ? {} : { mutuelle }),
        };
        const issued = await issueCards(office, key, scope, context.by, context.terminal, words);
        context.terminal.say(words.issued(issued.cards.length));
        if (issued.refused.length > 0) {
          context.terminal.say(words.notIssued(issued.refused.length));
          for (const { member, name, field } of issued.refused)
            context.terminal.say(words.listed(`${member}  ${name}  (${field})`));
          context.refuse();
        }
        if (issued.withoutPhoto > 0) context.terminal.say(words.leftWithoutPhoto(issued.withoutPhoto));
        context.terminal.answer(issued);
      });
    });

  card
    .command('list')
    .description(words.cardListAbout)
    .option('--mutuelle <NNNN>', words.mutuelleOption, parseMutuelleOption)
    .action(async (options: { mutuelle?: MutuelleNumber }) => {
      await context.withOffice({ change: false }, async (office) => {
        await requireMutuelle(office.registry, options.mutuelle);
        const cards = await listCards(office.registry, options);
        if (cards.length === 0) context.terminal.say(words.noCard);
        for (const line of await describeCards(office, cards, context)) context.terminal.say(line);
        context.terminal.answer(cards);
      });
    });

  card
    .command('show')
    .argument('<card>', undefined, parseCardArgument)
    .description(words.cardShowAbout)
    .action(async (number: CardNumber) => {
      await context.withOffice({ change: false }, async (office) => {
        const found = await findCard(office.registry, number);
        if (found === undefined) throw new CliError('card-missing', { card: number });
        const told = await wordToDesks(office.registry, found);
        context.terminal.say(
          ...(await describeCards(office, [found], context)),
          ...(told === undefined ? [] : sayWordToDesks(found, told, words)),
        );
        context.terminal.answer({ ...found, ...(told && { told }) });
      });
    });

  addHandOverCommands(card, context);

  addLostCardCommands(card, context);
  addRecoverCommand(card, context);
}

async function describeCards(
  { registry }: Office,
  cards: Card[],
  { words }: CommandContext,
): Promise<string[]> {
  const persons = await findPersons(registry, { members: cards.map(({ member }) => member) });
  const names = new Map(persons.map((person) => [person.member, nameOnCard(person)]));
  return cards.map(({ card, member, state, validThrough }) =>
    words.cardLine(card, names.get(member) ?? '', words.cardStates[state], formatDate(validThrough)),
  );
}
