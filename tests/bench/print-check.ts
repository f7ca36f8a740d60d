import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preparePhoto } from '@passeport/photo';
import { cutPatch, likeness, readPatch, showDetail, type Detail } from '@passeport/scan';
import type { Benchmark } from './benchmark.ts';
import { seePrintedPhoto } from './print-check/printed-photo.ts';
import { Random } from './random.ts';

const realFolder = fileURLToPath(new URL('../../../shared/portraits/', import.meta.url));
const drawnFolder = fileURLToPath(new URL('../../cli/demo/photos/', import.meta.url));
const PORTRAITS = 120;
const PICTURES_A_PORTRAIT = 4;
/** Others that every picture is compared with. */
const STRANGERS = 20;
/** What `print check` takes: pixels a mm, the margin around a photo, what is alike. */
const PX_PER_MM = 2;
const MARGIN_MM = 2.2;
const ALIKE = 0.6;
/** How far off the place of a photo may be. */
const OFF_MM = 1;

/**
 * Whether the photo printed on a card is told from others': portraits printed at 150 to 300 dots an inch and scanned or photographed,
 * each compared with its own and with strangers'. A false alarm is the right photo not taken for right; a missed swap a stranger's taken for
 * right. Of `../shared/portraits`, and of the demonstration's drawings, which are more alike than people are.
 */
export const benchmark: Benchmark = async ({ scale, report }) => ({
  ...named('', await measure(realFolder, scale, report)),
  ...named('drawn', await measure(drawnFolder, scale, report)),
});

interface Figures {
  portraits: number;
  pictures: number;
  comparisons: number;
  falseAlarms: number;
  missedSwaps: number;
  /** Pictures to whom a stranger was more alike than the person herself. */
  strangerNearer: number;
  leastRight: number;
  medianRight: number;
  mostWrong: number;
  medianWrong: number;
  millisecondsAComparison: number;
}

async function measure(
  folder: string,
  scale: number,
  report: (line: string) => void,
): Promise<Figures | undefined> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.jpg')).toSorted();
  if (names.length === 0) {
    report(`no ${folder} here: not measured on it`);
    return undefined;
  }
  const taken = names.slice(0, Math.max(10, Math.round(PORTRAITS * scale)));
  const portraits: { jpeg: Uint8Array; detail: Detail }[] = [];
  for (const name of taken) {
    const { portrait } = await preparePhoto(await readFile(join(folder, name)));
    const size = [Math.round(25.2 * PX_PER_MM), Math.round(31.5 * PX_PER_MM)] as const;
    portraits.push({ jpeg: portrait.jpeg, detail: showDetail(await readPatch(portrait.jpeg, ...size)) });
  }
  report(`${portraits.length} portraits of ${folder}`);
  const random = new Random(7);
  const [right, wrong]: [number[], number[]] = [[], []];
  let [strangerNearer, comparisons, milliseconds] = [0, 0, 0];
  for (const [own, { jpeg }] of portraits.entries())
    for (let shot = 0; shot < PICTURES_A_PORTRAIT; shot++) {
      const seen = await seePrintedPhoto(jpeg, random, OFF_MM);
      const { box } = seen;
      const wide = {
        ...box,
        xMm: box.xMm - MARGIN_MM,
        yMm: box.yMm - MARGIN_MM,
        widthMm: box.widthMm + 2 * MARGIN_MM,
        heightMm: box.heightMm + 2 * MARGIN_MM,
      };
      const patch = cutPatch(seen.picture, seen.paperToPicture, wide, PX_PER_MM);
      if (patch === undefined) throw new Error('the photo is not in the picture');
      const detail = showDetail(patch);
      const began = performance.now();
      const mine = likeness(detail, portraits[own]?.detail ?? detail);
      right.push(mine);
      let nearest = -1;
      for (let stranger = 1; stranger <= Math.min(STRANGERS, portraits.length - 1); stranger++) {
        const other = portraits[(own + stranger * 7) % portraits.length];
        if (other === undefined || other === portraits[own]) continue;
        const alike = likeness(detail, other.detail);
        wrong.push(alike);
        nearest = Math.max(nearest, alike);
        comparisons++;
      }
      milliseconds += performance.now() - began;
      if (nearest > mine) strangerNearer++;
    }
  const [rights, wrongs] = [right.toSorted((a, b) => a - b), wrong.toSorted((a, b) => a - b)];
  return {
    portraits: portraits.length,
    pictures: right.length,
    comparisons,
    falseAlarms: right.filter((alike) => alike < ALIKE).length / right.length,
    missedSwaps: wrong.filter((alike) => alike >= ALIKE).length / wrong.length,
    strangerNearer,
    leastRight: rights[0] ?? 0,
    medianRight: rights[Math.floor(rights.length / 2)] ?? 0,
    mostWrong: wrongs.at(-1) ?? 0,
    medianWrong: wrongs[Math.floor(wrongs.length / 2)] ?? 0,
    millisecondsAComparison: milliseconds / (comparisons + right.length),
  };
}

function named(prefix: string, figures: Figures | undefined): Record<string, number> {
  const entries = Object.entries(figures ?? {}).map(([name, value]): [string, number] => [
    prefix === '' ? name : `${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    value,
  ]);
  return Object.fromEntries(entries);
}
