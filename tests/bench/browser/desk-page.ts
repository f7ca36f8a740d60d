/** Runs in the browser: the verifier's own desk, timed. Milliseconds, of the page's own clock. */
import type { MemberNumber } from '@passeport/codes';
import { parsePublicJwk } from '@passeport/credential';
import type { EligibilityList } from '@passeport/eligibility';
import {
  judgeOnPhone,
  openDatabase,
  openListDesk,
  saveSetting,
  type ListDesk,
} from '@passeport/verifier-web/desk';

const DATABASE = 'bench';
const FOLDER = 'list/';

let desk: ListDesk | undefined;

/** What the benchmark asks of the page. */
export type DeskPage = typeof deskPage;

export const deskPage = {
  /** The first start: a list that came as one file is verified whole and kept. */
  async receive(file: string, root: unknown): Promise<number> {
    const database = await openDatabase(DATABASE);
    const config = { format: 1 as const, name: 'Banc d’essai', roots: [parsePublicJwk(root)], list: FOLDER };
    await saveSetting(database, 'config', config);
    const blob = await (await fetch(file)).blob();
    const empty = await openListDesk(database, FOLDER);
    return await time(() => empty.takeFile(blob));
  },

  /** Every later start: the list that the phone holds. */
  async open(): Promise<number> {
    return await time(async () => {
      desk = await openListDesk(await openDatabase(DATABASE), FOLDER);
    });
  },

  /** The rest of what a start does, while the desk can be used already. */
  async readAhead(): Promise<number> {
    return await time(() => theList().readAhead());
  },

  /** What the list says of each member, one after the other. */
  async lookUp(members: readonly MemberNumber[]): Promise<number[]> {
    const list = theList();
    const times: number[] = [];
    for (const member of members) times.push(await time(() => list.standingOf(member)));
    return times;
  },

  /** From a QR code's text to the verdict, one after the other. */
  async judge(texts: readonly string[]): Promise<{ milliseconds: number; verdict: string }[]> {
    if (desk === undefined) throw new Error('no list is open');
    const given = { lists: desk.lists(), known: desk.known() };
    const judged: { milliseconds: number; verdict: string }[] = [];
    for (const qrText of texts) {
      let verdict = '';
      const milliseconds = await time(async () => {
        ({ verdict } = (await judgeOnPhone({ qrText }, given, new Date())).verdict);
      });
      judged.push({ milliseconds, verdict });
    }
    return judged;
  },

  /** A fixed piece of work that is nothing but arithmetic: by how much the processor is throttled. */
  async spin(): Promise<number> {
    return await time(async () => {
      let state = 1;
      for (let turn = 0; turn < 30_000_000; turn += 1) state = (Math.imul(state, 0x2c1b3c6d) + turn) | 0;
      if (state === 0) throw new Error('the loop ran');
    });
  },
};

function theList(): EligibilityList {
  const [list] = desk?.lists() ?? [];
  if (list === undefined) throw new Error('no list is open');
  return list;
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
