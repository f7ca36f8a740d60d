import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeCards } from '../journeys/drill/judge-cards.ts';
import { Random } from '../journeys/drill/random.ts';
import { Year } from '../journeys/drill/year.ts';
import { timed, type Benchmark } from './benchmark.ts';

/**
 * The whole drill, of which `tests/journeys/drill.test.ts` is a small one: a year of two offices with 200 kills and 20 full disks, then 5,000 random cards at
 * 12 dates. It throws where a number is given twice or something reported is lost.
 */
export const benchmark: Benchmark = async ({ scale, report }) => {
  const folder = mkdtempSync(join(tmpdir(), 'passeport-drill-'));
  const count = (whole: number) => Math.max(1, Math.round(whole * scale));
  const hardship = {
    kills: count(200),
    fullDisks: count(20),
    households: Math.max(3, count(12)),
    payments: 3,
  };
  const year = new Year(folder, hardship, new Random(20_261_122));
  try {
    const work = await timed(() => year.work());
    report(`a year: ${JSON.stringify(year.struck)}`);
    const judging = await timed(() => judgeCards(year, folder, count(5_000), new Random(7)));
    for (const wrong of judging.result.disagreements.slice(0, 5)) report(JSON.stringify(wrong));
    const { kills, fullDisks, hit } = year.struck;
    const verdicts = Object.values(judging.result.verdicts).reduce((sum, one) => sum + one, 0);
    return {
      kills,
      fullDisks,
      struckAtWork: hit,
      cards: year.given.cards.size,
      verdicts,
      wrongVerdicts: judging.result.disagreements.length,
      yearSeconds: work.seconds,
      judgeSeconds: judging.seconds,
    };
  } finally {
    await year.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
