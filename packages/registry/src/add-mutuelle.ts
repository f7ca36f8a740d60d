import { formatMutuelleNumber, isMutuelleNumber, type MutuelleNumber } from '@passeport/codes';
import { change, type By, type Change } from './change.ts';
import { RegistryError } from './errors.ts';
import { selectMutuelle, type Mutuelle } from './mutuelle.ts';
import { isInside, selectOffice, type Office } from './office.ts';
import {
  batchResult,
  differences,
  refuse,
  type BatchOptions,
  type BatchResult,
  type Refusal,
} from './outcomes.ts';
import type { Registry } from './registry.ts';
import { isLine, nameKey } from './text.ts';
import { withoutNulls } from './without-nulls.ts';

/** A mutuelle to add; without `number` it gets the office's next free one. */
export interface NewMutuelle {
  name: string;
  union?: string | undefined;
  plan: string;
  cercle?: string | undefined;
  village?: string | undefined;
  number?: MutuelleNumber | undefined;
}

type Placed = { outcome: 'added' | 'already'; mutuelle: Mutuelle };

/**
 * Gives a mutuelle its permanent number. One with the same name in the same union is `already` there and stays as it is.
 * Throws `office-unknown`, `mutuelle-outside-office`, `mutuelle-numbers-exhausted`, `mutuelle-number-taken`, `text-refused`.
 */
export function addMutuelle(registry: Registry, mutuelle: NewMutuelle, by: By): Promise<Placed> {
  return change(registry, by, async (work) => {
    const placed = await new MutuellePlacer(work, await readPlaces(work)).place(mutuelle);
    if ('code' in placed) throw new RegistryError(placed.code, placed.details);
    return placed;
  });
}

/** `addMutuelle` for a whole file in one transaction; what it would throw becomes the row's refusal, but for `office-unknown`. */
export function importMutuelles(
  registry: Registry,
  rows: readonly (NewMutuelle & { row: number })[],
  by: By,
  options: BatchOptions = {},
): Promise<BatchResult<{ mutuelle: Mutuelle }>> {
  const import_ = async (work: Change): Promise<BatchResult<{ mutuelle: Mutuelle }>> => {
    const placer = new MutuellePlacer(work, await readPlaces(work));
    const outcomes: BatchResult<{ mutuelle: Mutuelle }>['outcomes'] = [];
    for (const { row, ...given } of rows) {
      const placed = await placer.place(given);
      if ('code' in placed) outcomes.push(refuse(row, placed.code, placed.details));
      else if (placed.outcome === 'added')
        outcomes.push({ row, outcome: 'added', mutuelle: placed.mutuelle });
      else {
        const { plan, cercle, village, number } = given;
        const { laterPlans = [], ...kept } = placed.mutuelle;
        const newest = { ...kept, plan: laterPlans.at(-1)?.plan ?? kept.plan };
        const differs = differences({ plan, cercle, village, number }, newest);
        outcomes.push({ row, outcome: 'already', mutuelle: placed.mutuelle, differs });
      }
    }
    return batchResult(outcomes, options);
  };
  return change(registry, by, import_, options);
}

interface Places {
  office: Office;
  /** every number that was ever given, whether or not its mutuelle is still here */
  given: Set<MutuelleNumber>;
}

async function readPlaces({ db }: Change): Promise<Places> {
  const office = await selectOffice(db);
  if (office === undefined) throw new RegistryError('office-unknown');
  const given = await db.selectFrom('mutuelle_numbers').select('number').execute();
  return { office, given: new Set(given.map(({ number }) => number)) };
}

class MutuellePlacer {
  readonly #work: Change;
  readonly #places: Places;

  constructor(work: Change, places: Places) {
    this.#work = work;
    this.#places = places;
  }

  async place(given: NewMutuelle): Promise<Placed | Refusal> {
    const field = refusedField(given);
    if (field !== undefined) return { code: 'text-refused', details: { field } };
    const known = await selectMutuelle(this.#work.db, given);
    if (known !== undefined) return { outcome: 'already', mutuelle: known };
    const number = this.#chooseNumber(given.number);
    return typeof number === 'string' ? await this.#insert(number, given) : number;
  }

  #chooseNumber(wanted: MutuelleNumber | undefined): MutuelleNumber | Refusal {
    const { office, given } = this.#places;
    if (wanted !== undefined) {
      const details = { mutuelle: wanted };
      if (!isMutuelleNumber(wanted)) return { code: 'value-refused', details: { field: 'number' } };
      if (!isInside(wanted, office.mutuelles)) return { code: 'mutuelle-outside-office', details };
      if (given.has(wanted)) return { code: 'mutuelle-number-taken', details };
      return wanted;
    }
    for (const { from, to } of office.mutuelles)
      for (let candidate = Number(from); candidate <= Number(to); candidate += 1) {
        const number = formatMutuelleNumber(candidate);
        if (!given.has(number)) return number;
      }
    return { code: 'mutuelle-numbers-exhausted', details: {} };
  }

  async #insert(number: MutuelleNumber, given: NewMutuelle): Promise<Placed> {
    const { db, at, record } = this.#work;
    await db.insertInto('mutuelle_numbers').values({ number, given_at: at }).execute();
    this.#places.given.add(number);
    const mutuelle = {
      number,
      name: given.name,
      union: given.union ?? null,
      plan: given.plan,
      cercle: given.cercle ?? null,
      village: given.village ?? null,
      created: at,
    };
    await db
      .insertInto('mutuelles')
      .values({
        number,
        name: mutuelle.name,
        name_key: nameKey(mutuelle.name),
        union_name: mutuelle.union,
        union_key: nameKey(mutuelle.union ?? ''),
        plan_code: mutuelle.plan,
        cercle: mutuelle.cercle,
        village: mutuelle.village,
        created: at,
        next_household: 1,
        next_own_receipt: 1,
      })
      .execute();
    const added = withoutNulls(mutuelle);
    record('mutuelle.add', number, undefined, added);
    return { outcome: 'added', mutuelle: added };
  }
}

function refusedField(given: NewMutuelle): string | undefined {
  const fields = {
    name: given.name,
    union: given.union,
    plan: given.plan,
    cercle: given.cercle,
    village: given.village,
  };
  return Object.entries(fields).find(([, value]) => value !== undefined && !isLine(value, 120))?.[0];
}
