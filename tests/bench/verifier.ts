import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '../browser/launch-browser.ts';
import { makeSite } from '../browser/made-up-site.ts';
import { percentile } from './averages.ts';
import type { Benchmark } from './benchmark.ts';
import { startCold } from './verifier/cold-start.ts';
import { FAULTS, planFrames, SIZES, type FramePlan } from './verifier/corpus.ts';
import { readByDecodersAlone } from './verifier/decoders-alone.ts';
import { photographCard } from './verifier/photograph-card.ts';
import { printSomeCards, type PrintedCard } from './verifier/printed-cards.ts';
import {
  peerPage,
  scanFrames,
  verifierPage,
  writePeerPage,
  type Frame,
  type Shown,
} from './verifier/scan-frames.ts';
import { weighPage } from './verifier/page-weight.ts';

/** How much slower than this machine a cheap phone is taken to be. */
const SLOWDOWN = 4;
const ALL_FRAMES = 210;
/** Fewer than this do not have every fault at every size. */
const FEWEST_FRAMES = FAULTS.length * SIZES.length;
const COLD_STARTS = 3;
const RED = new Set(['revoked', 'not-authentic', 'unknown-issuer']);

interface Photograph extends Frame {
  path: string;
  plan: FramePlan;
  card: PrintedCard;
}

/**
 * The verifier's page as it is built: what it weighs, how soon it starts, and what it makes of frames of cards as printed, shown to its
 * camera. The same frames go to html5-qrcode as it comes, in a page of its own, and to zxing-wasm and `qr`, each alone.
 */
export const benchmark: Benchmark = async ({ scale, report }) => {
  const site = await makeSite();
  const browser = await launchBrowser();
  try {
    const { url } = site.server;
    const weight = await weighPage(site.site);
    report('printing cards, and photographing them');
    const cards = await printSomeCards(site.office);
    const count = Math.max(FEWEST_FRAMES, Math.round(ALL_FRAMES * scale));
    const photographs = await photograph(planFrames(count, cards), cards, site.site);

    report('zxing-wasm and qr alone, then html5-qrcode as it comes');
    const alone = await readByDecodersAlone(photographs.map(({ path }) => path));
    await writePeerPage(site.site);
    const peer = await scanFrames(browser, photographs, peerPage(url));

    report(`the verifier, ${count} frames`);
    const shown = await scanFrames(browser, photographs, verifierPage(url));
    report(`the verifier, slowed down ${SLOWDOWN} times`);
    const some = photographs.filter(({ index }) => Math.floor(index / FAULTS.length) % 2 === 0);
    const slow = await scanFrames(browser, some, verifierPage(url, SLOWDOWN));
    await browser.close();

    report('cold starts without a network');
    const starts = [];
    for (let run = 0; run < COLD_STARTS; run++) starts.push(await startCold(url, SLOWDOWN));

    const rateOf = (chosen: readonly Photograph[]): number =>
      chosen.filter((one) => isRead(one, shown.get(one.index))).length / chosen.length;
    const all = photographs.flatMap((one) => [
      { one, shown: shown.get(one.index) },
      { one, shown: slow.get(one.index) },
    ]);
    return {
      javascriptGzipKb: weight.javascript / 1000,
      wasmGzipKb: weight.wasm / 1000,
      coldStartMs4x: percentile(
        starts.map(({ cameraMs }) => cameraMs),
        0.5,
      ),
      coldDeskMs4x: percentile(
        starts.map(({ deskMs }) => deskMs),
        0.5,
      ),
      frameToAnswerMedianMs: percentile(times(shown), 0.5),
      frameToAnswerP95Ms: percentile(times(shown), 0.95),
      frameToAnswerP95Ms4x: percentile(times(slow), 0.95),
      frames: count,
      decodeRate: rateOf(photographs),
      cleanDecodeRate: rateOf(photographs.filter(({ plan }) => plan.fault === 'clean')),
      html5QrcodeDecodeRate:
        [...peer.values()].filter((one) => one.milliseconds !== undefined).length / count,
      zxingWasmDecodeRate: alone.filter(({ zxingWasm }) => zxingWasm).length / count,
      qrDecodeRate: alone.filter(({ qr }) => qr).length / count,
      wrongAccepts: all.filter(({ one, shown }) => isWrongAccept(one, shown)).length,
      redForUnreadable: all.filter(({ one, shown }) => shown?.colour === 'red' && !RED.has(one.card.verdict))
        .length,
      decodeRateByFault: FAULTS.map((fault) => {
        const rate = rateOf(photographs.filter(({ plan }) => plan.fault === fault));
        return `${fault} ${Math.round(100 * rate)} %`;
      }).join(', '),
    };
  } finally {
    await browser.close();
    await site.close();
  }
};

/** Puts a picture for each plan beside the page. */
async function photograph(
  plans: readonly FramePlan[],
  cards: readonly PrintedCard[],
  folder: string,
): Promise<Photograph[]> {
  await mkdir(join(folder, 'frames'));
  const photographs: Photograph[] = [];
  for (const plan of plans) {
    const card = cards[plan.card];
    if (card === undefined) throw new RangeError(`card ${plan.card}`);
    const { index, widthPx, heightPx } = plan;
    const file = `frames/${index}.jpg`;
    const path = join(folder, file);
    await writeFile(path, await photographCard(card, plan));
    photographs.push({ index, file, path, widthPx, heightPx, plan, card });
  }
  return photographs;
}

function isRead({ card }: Photograph, shown: Shown | undefined): boolean {
  return shown !== undefined && shown.verdict === card.verdict && shown.number === card.number;
}

/** Green or amber for what is not that card, or not its answer. */
function isWrongAccept(one: Photograph, shown: Shown | undefined): boolean {
  const accepted = shown?.colour === 'green' || shown?.colour === 'amber';
  return accepted && !isRead(one, shown);
}

function times(shown: ReadonlyMap<number, Shown>): number[] {
  return [...shown.values()].flatMap(({ milliseconds }) => milliseconds ?? []);
}
