/**
 * Run by `OfficeProcess`: PLACE NAME ROUNDS. Each round adds a mutuelle, five members to the first one, some to households
 * that every process shares, their cards, and takes a list number; each is reported, a JSON line, once its verb has returned.
 */
import { writeSync } from 'node:fs';
import { parseMutuelleNumber } from '@passeport/codes';
import { addMutuelle } from '../add-mutuelle.ts';
import { importMembers } from '../import-members.ts';
import { nextListSequence } from '../published-list.ts';
import { recordIssuedCards } from '../record-issued-cards.ts';
import { openRegistry, type RegistryPlace } from '../registry.ts';
import { accepted, BY, issuedCard, memberRow } from './fixtures.ts';

const [place = '', name = '', rounds = '0'] = process.argv.slice(2);
const registry = await openRegistry({ ...(JSON.parse(place) as RegistryPlace), busyMs: 30_000 });
const first = parseMutuelleNumber('0401');

for (let round = 0; round < Number(rounds); round += 1) {
  const { mutuelle } = await addMutuelle(registry, { name: `${name} ${round}`, plan: 'AMV' }, BY);
  report({ mutuelles: [mutuelle.number] });
  const rows = [0, 1, 2, 3, 4].map((n) =>
    memberRow(first, n, {
      sourceKey: `${name} ${round} ${n}`,
      householdKey: n < 2 ? `shared ${round}` : `${name} ${round}`,
      head: n === 2,
    }),
  );
  const imported = await importMembers(registry, rows, BY);
  const members = imported.outcomes.map((outcome) => accepted(outcome).member);
  report({ members });
  const issued = await recordIssuedCards(
    registry,
    members.map((member) => issuedCard(member)),
    BY,
  );
  report({ cards: issued.outcomes.map((outcome) => accepted(outcome).card) });
  report({ lists: [await nextListSequence(registry, BY)] });
}
await registry.close();

/** Synchronously: what was reported has left this process, whatever happens next. */
function report(done: object): void {
  writeSync(1, `${JSON.stringify(done)}\n`);
}
