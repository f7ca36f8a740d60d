import type { MemberNumber, MutuelleNumber } from '@passeport/codes';
import {
  forgetDistinctPersons,
  recordDistinctPersons,
  replaceCard,
  unmergePerson,
} from '@passeport/registry';
import type { Command } from 'commander';
import { requireMutuelle } from '../actions/require-mutuelle.ts';
import type { CommandContext } from '../command-context.ts';
import { sayHowLong } from '../lost/say-how-long.ts';
import { findCardTheft } from '../office/card-theft.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import type { MoveOptions } from '../persons/move.ts';
import { requireMembers } from '../persons/require-members.ts';
import {
  parseHouseholdOrMember,
  parseMemberArgument,
  parseMutuelleOption,
  parseWholeNumber,
} from './arguments.ts';

/** `passeport person duplicates|merge|unmerge|not-duplicate|move`. */
export function addIdentityCommands(person: Command, context: CommandContext): void {
  addDuplicates(person, context);
  addMerge(person, context);
  addUnmerge(person, context);
  addNotDuplicate(person, context);
  addMove(person, context);
}

function addDuplicates(person: Command, context: CommandContext): void {
  const { words, language } = context;
  person
    .command('duplicates')
    .description(words.identity.duplicatesAbout)
    .option('--mutuelle <NNNN>', words.mutuelleOption, parseMutuelleOption)
    .option('--most <n>', words.identity.duplicatesMost, parseWholeNumber(1, 500), 20)
    .action(async (options: { mutuelle?: MutuelleNumber; most: number }) => {
      await context.withOffice({ change: false }, async (office) => {
        await requireMutuelle(office.registry, options.mutuelle);
        const { findDuplicates } = await import('../persons/find-duplicates.ts');
        const { describePersons } = await import('../lost/find-by-words.ts');
        const { sayDuplicates } = await import('../words/say-identity.ts');
        const found = await findDuplicates(office.registry, options);
        const members = [...new Set(found.pairs.flatMap((pair) => pair.members))];
        const described = await describePersons(office, members, context.by.at);
        const persons = new Map(described.map((one) => [one.member, one]));
        context.terminal.say(...sayDuplicates(found, persons, language));
        context.terminal.answer({
          found: found.found,
          pairs: found.pairs.map((pair) => ({
            persons: pair.members.map((member) => persons.get(member)),
            likenesses: pair.likenesses,
            score: pair.score,
          })),
        });
      });
    });
}

function addMerge(person: Command, context: CommandContext): void {
  const { words, language } = context;
  person
    .command('merge')
    .argument('<keep>', undefined, parseMemberArgument)
    .argument('<drop>', undefined, parseMemberArgument)
    .description(words.identity.mergeAbout)
    .action(async (keep: MemberNumber, drop: MemberNumber) => {
      await context.withOffice({ change: true }, async (office) => {
        const { mergeMembers } = await import('../persons/merge.ts');
        const { sayMerged } = await import('../words/say-identity.ts');
        const merged = await mergeMembers(office, keep, drop, context.by);
        context.terminal.say(...sayMerged(merged, language));
        if (merged.revoked !== undefined) context.terminal.say(await sayHowLong(office.registry, words));
        const { revoked, household, isSameHousehold, staying, isHeadless, coveredThrough } = merged;
        context.terminal.answer({
          keep,
          drop,
          revoked,
          household,
          isSameHousehold,
          staying,
          isHeadless,
          coveredThrough,
        });
      });
    });
}

function addUnmerge(person: Command, context: CommandContext): void {
  const { words } = context;
  person
    .command('unmerge')
    .argument('<drop>', undefined, parseMemberArgument)
    .description(words.identity.unmergeAbout)
    .action(async (drop: MemberNumber) => {
      await context.withOffice({ change: true }, async (office) => {
        const { registry } = office;
        await requireMembers(registry, drop);
        const { person: back, kept, restored: card } = await unmergePerson(registry, drop, context.by);
        const isStolen = card !== undefined && (await findCardTheft(office, card)) !== undefined;
        // Its key was stolen while it was dead: no desk would take it.
        if (isStolen) await replaceCard(registry, card.card, { reason: 'fraud' }, context.by);
        const restored = isStolen ? undefined : card;
        context.terminal.say(
          words.identity.unmerged(drop, nameOnCard(back), kept),
          restored === undefined
            ? words.identity.unmergedWithoutCard(drop)
            : words.identity.unmergedCard(restored.card, words.cardStates[restored.state]),
        );
        context.terminal.answer({ member: drop, kept, status: back.status, restored: restored?.card });
      });
    });
}

function addNotDuplicate(person: Command, context: CommandContext): void {
  const { words } = context;
  person
    .command('not-duplicate')
    .argument('<one>', undefined, parseMemberArgument)
    .argument('<other>', undefined, parseMemberArgument)
    .description(words.identity.distinctAbout)
    .option('--undo', words.identity.distinctUndo)
    .action(async (one: MemberNumber, other: MemberNumber, { undo }: { undo?: boolean }) => {
      await context.withOffice({ change: true }, async ({ registry }) => {
        await requireMembers(registry, one, other);
        if (undo === true) {
          const done = await forgetDistinctPersons(registry, one, other, context.by);
          const { distinctUndone, distinctAbsent } = words.identity;
          context.terminal.say((done === 'removed' ? distinctUndone : distinctAbsent)(one, other));
          return context.terminal.answer({ members: [one, other], outcome: done });
        }
        const outcome = await recordDistinctPersons(registry, one, other, context.by);
        context.terminal.say(
          outcome === 'added'
            ? words.identity.distinct(one, other)
            : words.identity.distinctAlready(one, other),
        );
        context.terminal.answer({ members: [one, other], outcome });
      });
    });
}

function addMove(person: Command, context: CommandContext): void {
  const { words, language } = context;
  person
    .command('move')
    .argument('<member>', undefined, parseMemberArgument)
    .description(words.identity.moveAbout)
    .requiredOption('--to <NNNN>', words.identity.moveTo, parseMutuelleOption)
    .option('--household <NNNN-HHHHH>', words.identity.moveHousehold, parseHouseholdOrMember)
    .option('--village <name>', words.identity.moveVillage)
    .option('--whole-household', words.identity.moveWhole)
    .action(async (member: MemberNumber, options: MoveOptions) => {
      await context.withOffice({ change: true }, async (office) => {
        const { moveMembers } = await import('../persons/move.ts');
        const { sayMoved } = await import('../words/say-identity.ts');
        const moved = await moveMembers(office, member, options, context.by);
        context.terminal.say(...sayMoved(moved, options, language));
        context.terminal.answer(moved);
      });
    });
}
