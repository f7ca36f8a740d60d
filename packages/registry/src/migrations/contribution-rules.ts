import { sql, type Kysely } from 'kysely';
import type { Engine } from '../engine.ts';

/**
 * What no check constraint can say of contributions: a row is never changed nor deleted, and a counter-entry takes back the
 * whole of one receipt of its household, which is no counter-entry itself.
 */
export async function createContributionRules(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const statements = engine === 'sqlite' ? SQLITE : POSTGRES;
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const TAKES_BACK_NOTHING = `new.cancels is not null and not exists (
  select 1 from contributions as c
  where c.mutuelle = new.mutuelle and c.household = new.household and c.receipt_key = new.cancels
    and c.cancels is null and c.amount_fcfa = -new.amount_fcfa
)`;

/** `insert or replace` deletes what is in its way without a word to the trigger on deletion. One question an index. */
const IS_THERE = [
  'c.id = new.id',
  'c.mutuelle = new.mutuelle and c.receipt_key = new.receipt_key',
  'c.mutuelle = new.mutuelle and c.source_key = new.source_key',
  'c.mutuelle = new.mutuelle and c.cancels = new.cancels',
]
  .map((same) => `exists (select 1 from contributions as c where ${same})`)
  .join(' or ');

const SQLITE = [
  `create trigger contributions_not_changed before update on contributions
    begin select raise(abort, 'a contribution is never changed'); end`,
  `create trigger contributions_not_deleted before delete on contributions
    begin select raise(abort, 'a contribution is never deleted'); end`,
  `create trigger contributions_not_replaced before insert on contributions when ${IS_THERE}
    begin select raise(abort, 'a contribution is never replaced'); end`,
  `create trigger contributions_counter_entry before insert on contributions when ${TAKES_BACK_NOTHING}
    begin select raise(abort, 'a counter-entry takes back one receipt of its household'); end`,
];

const POSTGRES = [
  `create function refuse_contribution_change() returns trigger language plpgsql as $$
    begin raise exception 'a contribution is never changed nor deleted'; end $$`,
  `create function check_counter_entry() returns trigger language plpgsql as $$
    begin
      if ${TAKES_BACK_NOTHING} then
        raise exception 'a counter-entry takes back one receipt of its household';
      end if;
      return new;
    end $$`,
  `create trigger contributions_not_changed before update or delete on contributions
    for each row execute function refuse_contribution_change()`,
  `create trigger contributions_not_truncated before truncate on contributions
    for each statement execute function refuse_contribution_change()`,
  `create trigger contributions_counter_entry before insert on contributions
    for each row execute function check_counter_entry()`,
];
