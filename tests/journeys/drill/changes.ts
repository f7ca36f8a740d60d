import { join } from 'node:path';
import { findPersons, openRegistry } from '@passeport/registry';
import { parseMemberNumber } from '@passeport/codes';
import type { Office } from './daily-work.ts';

/** A card is lost, and another wanted. */
export async function loseCard({ operator, ledger, random }: Office, day: string): Promise<void> {
  const { member, edition, card } = ledger.pickLive(random);
  await operator.do(day, ['card', 'replace', card, '--reason', 'lost', '--reported-by', 'sa voisine']);
  ledger.known.deadBelow[member] = edition + 1;
}

/** Somebody leaves, dies or is removed. */
export async function endMembership({ operator, ledger, random }: Office, day: string): Promise<void> {
  const { member } = ledger.pickLive(random);
  const how = random.pick(['left', 'left', 'died', 'removed'] as const);
  await operator.do(day, ['person', how, member, '--since', day]);
  ledger.known.ended[member] = { how, since: day };
}

/** Somebody goes to another mutuelle of the office: a new number, the old one has left. */
export async function movePerson(office: Office, day: string): Promise<void> {
  const { operator, ledger, random } = office;
  const { member, edition } = ledger.pickLive(random);
  const to = random.pick(ledger.open.filter((mutuelle) => !member.startsWith(mutuelle)));
  const there = [...ledger.reported.members].filter(
    (one) => one.startsWith(to) && ledger.known.ended[one] === undefined,
  );
  // A new household, or one that is there.
  const household = there.length > 0 && random.below(2) === 0 ? [random.pick(there).slice(0, 10)] : [];
  const into = household.flatMap((number) => ['--household', number]);
  await operator.do(day, ['person', 'move', member, '--to', to, ...into]);
  ledger.known.ended[member] = { how: 'left', since: day };
  ledger.known.deadBelow[member] = edition + 1;
  await ledger.look(join(operator.folder, operator.office));
  ledger.reported.members.add(await findNewNumber(office, member));
}

/** One person under two numbers, as somebody finds; and in every second case it was a mistake. */
export async function mergePersons({ operator, ledger, random }: Office, day: string): Promise<void> {
  const drop = ledger.pickLive(random);
  let keep = drop;
  while (keep.member === drop.member) keep = ledger.pickLive(random);
  const below = ledger.known.deadBelow[drop.member];
  await operator.do(day, ['person', 'merge', keep.member, drop.member]);
  ledger.known.ended[drop.member] = { how: 'removed', since: day };
  ledger.known.deadBelow[drop.member] = drop.edition + 1;
  if (random.below(2) === 0) return;
  // Whether it is undone before it is reported so cannot be known.
  Reflect.deleteProperty(ledger.known.ended, drop.member);
  if (below === undefined) Reflect.deleteProperty(ledger.known.deadBelow, drop.member);
  else ledger.known.deadBelow[drop.member] = below;
  await operator.do(day, ['person', 'unmerge', drop.member]);
}

async function findNewNumber({ operator }: Office, member: string): Promise<string> {
  const registry = await openRegistry({ path: join(operator.folder, operator.office, 'registry.sqlite') });
  try {
    const [person] = await findPersons(registry, { members: [parseMemberNumber(member)] });
    if (person?.movedTo === undefined) throw new Error(`${member} was reported moved, and is not`);
    return person.movedTo;
  } finally {
    await registry.close();
  }
}
