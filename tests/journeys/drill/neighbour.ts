import { join } from 'node:path';
import * as v from 'valibot';
import { endMembership, loseCard, mergePersons, movePerson } from './changes.ts';
import { DailyWork, type Office } from './daily-work.ts';
import { learnTrust, publish, type List } from './lists.ts';

const exported = v.object({ file: v.string(), fingerprint: v.string() });
const granted = v.object({ file: v.string(), rootFingerprint: v.string() });
const request = v.object({ file: v.string(), request: v.string() });

/** A second office under the root of the first, to which that one gives mutuelles. */
export class Neighbour {
  readonly office: Office;
  readonly #first: Office;
  readonly #lists: List[];
  readonly #work: DailyWork;

  constructor(office: Office, first: Office, lists: List[]) {
    this.office = office;
    this.#first = first;
    this.#lists = lists;
    this.#work = new DailyWork(office, 1_000);
  }

  /** It is made, has its keys granted by the root, and a mutuelle of its own. */
  async join(day: string): Promise<void> {
    const [{ operator: own }, { operator: root }] = [this.office, this.#first];
    await own.ask(day, ['init', '--number', '2', '--name', 'UTM San', '--mutuelles', '0500-0520']);
    const asked = v.parse(exported, await own.do(day, ['key', 'export', '--out', 'san.jws']));
    const { file, rootFingerprint } = v.parse(
      granted,
      await root.do(day, ['trust', 'add', asked.file, '--fingerprint', asked.fingerprint]),
    );
    await own.do(day, ['trust', 'import', file, '--fingerprint', rootFingerprint]);
    await learnTrust(this.#first, day);
    await this.#work.addMutuelle(day, 'Sabali');
  }

  /** The first office closes a mutuelle and seals what it knows of it; lists go on naming it. */
  async ask(day: string, mutuelle: string): Promise<v.InferOutput<typeof request>> {
    const { operator, ledger } = this.#first;
    const options = ['--mutuelle', mutuelle, '--out', `transfert-${mutuelle}.age`];
    const said = v.parse(request, await operator.do(day, ['office', 'export', ...options]));
    ledger.close(mutuelle);
    return said;
  }

  /** The root gives it, and this office takes it in whole. */
  async take(
    day: string,
    mutuelle: string,
    { file, request: of }: v.InferOutput<typeof request>,
  ): Promise<void> {
    const { operator, ledger } = this.office;
    const first = this.#first;
    await first.operator.do(day, ['trust', 'move', of, '--to', '2']);
    await learnTrust(first, day);
    first.ledger.known.trust.given[mutuelle] = day;
    await operator.do(day, ['trust', 'import', join(first.operator.office, 'trust.jws')]);
    ledger.known.trust = structuredClone(first.ledger.known.trust);
    await operator.do(day, ['office', 'import', file]);
    first.ledger.handOver(mutuelle, ledger);
    await ledger.look(join(operator.folder, operator.office));
  }

  async workThrough(month: string): Promise<void> {
    const { office } = this;
    await this.#work.enrol(month);
    await this.#work.collect(month);
    await this.#work.issue(`${month}-06`);
    await loseCard(office, `${month}-10`);
    await movePerson(office, `${month}-11`);
    await mergePersons(office, `${month}-11`);
    await endMembership(office, `${month}-12`);
    await this.#work.issue(`${month}-13`);
    await this.publish(`${month}-18`);
  }

  publish(day: string): Promise<void> {
    return publish(this.office, day, this.#lists);
  }
}
