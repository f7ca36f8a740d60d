import { nameKey, type InPlace, type Mutuelle } from '@passeport/registry';
import type { ReportScope } from './report-scope.ts';

/** What was counted of one village, mutuelle or union. */
export interface PlaceLine<Measure extends string> {
  name: string;
  mutuelle?: Mutuelle;
  counts: Record<Measure, number>;
}

/** Counts by village, that add up to mutuelles and to unions. Spellings of one village in a mutuelle are one. */
export class PlaceTally<Measure extends string> {
  readonly scope: ReportScope;
  readonly #measures: readonly Measure[];
  readonly #villages = new Map<string, PlaceLine<Measure> & { mutuelle: Mutuelle }>();
  readonly #mutuelles: ReadonlyMap<string, Mutuelle>;

  constructor(scope: ReportScope, measures: readonly Measure[]) {
    this.scope = scope;
    this.#measures = measures;
    this.#mutuelles = new Map(scope.mutuelles.map((mutuelle) => [mutuelle.number, mutuelle]));
  }

  /** Passes over what is of another village than the one asked for. */
  add({ mutuelle, village }: InPlace, counts: Partial<Record<Measure, number>>): void {
    const owner = this.#mutuelles.get(mutuelle);
    if (owner === undefined || !this.scope.includesVillage(village)) return;
    const key = `${mutuelle} ${nameKey(village ?? '')}`;
    let line = this.#villages.get(key);
    if (line === undefined) {
      line = { name: village ?? '', mutuelle: owner, counts: this.#zero() };
      this.#villages.set(key, line);
    }
    this.#addTo(line.counts, counts);
  }

  /** In the order of mutuelles and names; those without a village last. */
  byVillage(): (PlaceLine<Measure> & { mutuelle: Mutuelle })[] {
    return [...this.#villages.values()].sort(
      (a, b) =>
        a.mutuelle.number.localeCompare(b.mutuelle.number) ||
        Number(a.name === '') - Number(b.name === '') ||
        a.name.localeCompare(b.name, 'fr'),
    );
  }

  /** Every mutuelle of the scope, in the order of numbers; with a village asked for, those that have it. */
  byMutuelle(): (PlaceLine<Measure> & { mutuelle: Mutuelle })[] {
    const lines = this.byVillage();
    return this.scope.mutuelles.flatMap((mutuelle) => {
      const own = lines.filter((line) => line.mutuelle === mutuelle);
      if (own.length === 0 && this.scope.asked.village !== undefined) return [];
      return { name: mutuelle.name, mutuelle, counts: this.#sum(own) };
    });
  }

  /** In the order of the alphabet; the mutuelles of no union last, without a name. */
  byUnion(): PlaceLine<Measure>[] {
    const groups = Map.groupBy(this.byMutuelle(), ({ mutuelle }) => nameKey(mutuelle.union ?? ''));
    return [...groups.values()]
      .map((lines) => ({ name: lines[0]?.mutuelle.union ?? '', counts: this.#sum(lines) }))
      .sort((a, b) => Number(a.name === '') - Number(b.name === '') || a.name.localeCompare(b.name, 'fr'));
  }

  total(): Record<Measure, number> {
    return this.#sum([...this.#villages.values()]);
  }

  #zero(): Record<Measure, number> {
    return Object.fromEntries(this.#measures.map((measure) => [measure, 0])) as Record<Measure, number>;
  }

  #addTo(counts: Record<Measure, number>, more: Partial<Record<Measure, number>>): void {
    for (const measure of this.#measures) counts[measure] += more[measure] ?? 0;
  }

  #sum(lines: readonly PlaceLine<Measure>[]): Record<Measure, number> {
    const counts = this.#zero();
    for (const line of lines) this.#addTo(counts, line.counts);
    return counts;
  }
}
