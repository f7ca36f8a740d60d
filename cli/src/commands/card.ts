import { formatDate } from '@passeport/calendar';
import type { CardNumber, MutuelleNumber } from '@passeport/codes';
import {
  CARD_REASONS,
  findCard,
  findPersons,
  listCards,
  replaceCard,
  revokeCard,
  type Card,
  type CardReason,
} from '@passeport/registry';
import { Option, type Command } from 'commander';
import { requireMutuelle } from '../actions/require-mutuelle.ts';
import { issueCards } from '../actions/issue-cards.ts';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import type { Office } from '../office/open-office.ts';
import { parseCardArgument, parseMutuelleOption, parseWholeNumber } from './arguments.ts';
import { addHandOverCommands } from './hand-over.ts';

interface IssueOptions {
  mutuelle?: MutuelleNumber;
  all?: boolean;
  withoutPhoto?: boolean;
  years: number;
}

/** `passeport card issue|list|show|replace|revoke`. */
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
        context.terminal.say(...(await describeCards(office, [found], context)), found.qrText);
        context.terminal.answer(found);
      });
    });

  addHandOverCommands(card, context);

  const reason = () =>
    new Option('--reason <reason>', words.reasonOption).choices(CARD_REASONS).makeOptionMandatory();

  card
    .command('revoke')
    .argument('<card>', undefined, parseCardArgument)
    .description(words.cardRevokeAbout)
    .addOption(reason())
    .action(async (number: CardNumber, options: { reason: CardReason }) => {
      await context.withOffice({ change: true }, async ({ registry }) => {
        const revoked = await revokeCard(registry, number, options, context.by);
        context.terminal.say(words.cardRevoked(revoked.card));
        context.terminal.answer({ card: revoked.card, state: revoked.state, reason: options.reason });
      });
    });

  card
    .command('replace')
    .argument('<card>', undefined, parseCardArgument)
    .description(words.cardReplaceAbout)
    .addOption(reason())
    .action(async (number: CardNumber, options: { reason: CardReason }) => {
      await context.withOffice({ change: true }, async ({ registry }) => {
        const { revoked, next } = await replaceCard(registry, number, options, context.by);
        context.terminal.say(words.cardReplaced(revoked.card, next));
        context.terminal.answer({ card: revoked.card, next, reason: options.reason });
      });
    });
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
