import { judgeCard } from '@passeport/eligibility';
import { measureDesk } from './browser/measure-desk.ts';
import { NOW, type Country } from './country.ts';
import { drawMembers, signCards } from './desk-work.ts';
import { average, percentile } from './averages.ts';
import type { BuiltList } from './registry/build-from-rows.ts';

const LOOKUPS = 1000;
const CARDS = 200;

/**
 * What the list costs at the desk: milliseconds in a browser under four times CPU throttling, megabytes by which its page
 * grew. The browser throttles by stopping the page now and then: so short times are averages. `throttleFactor` is by how
 * much it really was slower.
 *
 * `receiveMs4x` is the taking of a list file, verified whole and stored; `openMs4x` a start with the list that the phone
 * holds. Then the desk reads ahead, for `readAheadMs4x`, and keeps nobody waiting: `firstLookupMs4x` and the first verdict
 * are those of a start just made. `wrongVerdicts`: those that Node, with the list opened here, does not give.
 */
export async function workAtDesk(
  country: Country,
  { file, opened, root, cardsKey }: BuiltList,
): Promise<Record<string, number> & { wrongVerdicts: number }> {
  const cards = await signCards(drawMembers(country, CARDS), cardsKey);
  const figures = await measureDesk({
    file,
    root,
    now: NOW,
    members: drawMembers(country, LOOKUPS),
    cards,
  });
  let wrongVerdicts = 0;
  for (const [index, card] of cards.entries()) {
    const { verdict } = await judgeCard(card, opened, NOW);
    if (verdict !== figures.verdicts[index]) wrongVerdicts += 1;
  }
  const { lookupMs, firstLookupMs, judgeMs } = figures;
  return {
    throttleFactor: figures.throttleFactor,
    receiveMs4x: figures.receiveMs,
    receivePeakMb: figures.receivePeakBytes / 1e6,
    openMs4x: figures.openMs,
    openPeakMb: figures.openPeakBytes / 1e6,
    readAheadMs4x: figures.readAheadMs,
    lookupMs4x: average(lookupMs),
    lookupMedianMs4x: percentile(lookupMs, 0.5),
    firstLookupMs4x: average(firstLookupMs),
    verifyLookupVerdictMs4x: average(judgeMs),
    verifyLookupVerdictP95Ms4x: percentile(judgeMs, 0.95),
    firstVerifyLookupVerdictMs4x: judgeMs[0] ?? NaN,
    wrongVerdicts,
  };
}
