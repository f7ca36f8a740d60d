import { readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { preparePhotos } from '@passeport/photo';
import type { Benchmark } from './benchmark.ts';
import { printEmptyFronts, type EmptyFronts } from './print-check/empty-fronts.ts';
import type { Trial, Work } from './print-check/judge-fronts.ts';
import { summariseTrials } from './print-check/summarise-trials.ts';

const SETS = {
  generated: fileURLToPath(new URL('../../../shared/portraits/', import.meta.url)),
  drawn: fileURLToPath(new URL('../../cli/demo/photos/', import.meta.url)),
};
/** Of every portrait; shrunk by `--scale`. */
const PICTURES = 4;

/**
 * How often `print check` is wrong about a photo, by its whole verdict (alike, and no neighbour more alike): fronts of `passeport` printed
 * and seen as printers, scanners and telephones do. A false alarm is the right photo not found right; a missed swap another person's
 * photo found right. By `sheet`: a pose off by up to 1 mm; by `mark`: the pose that is read off the front's own mark in that very picture.
 * `heldOut` are the portraits of odd index by file name, by which nothing is chosen.
 */
export const benchmark: Benchmark = async ({ scale, report }) => {
  const fronts = await printEmptyFronts();
  const figures: Record<string, number | string> = {};
  for (const [name, folder] of Object.entries(SETS)) {
    const jpegs = await readPortraits(folder);
    if (jpegs.length === 0) {
      report(`no ${folder} here: not measured on it`);
      continue;
    }
    const pictures = Math.max(1, Math.round(PICTURES * scale));
    report(`${name}: ${jpegs.length} portraits, ${pictures} pictures each`);
    const began = performance.now();
    const trials = await judge(jpegs, fronts, pictures, report);
    figures[`${name}Portraits`] = jpegs.length;
    figures[`${name}Pictures`] = jpegs.length * pictures;
    figures[`${name}Seconds`] = (performance.now() - began) / 1000;
    Object.assign(figures, summariseTrials(name, trials));
  }
  return figures;
};

/** Portraits as an office has them: cropped to the face. */
async function readPortraits(folder: string): Promise<Uint8Array[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.jpg')).toSorted();
  const jpegs: Uint8Array[] = [];
  for await (const outcome of preparePhotos(names.map((name) => ({ key: name, input: join(folder, name) }))))
    if ('photo' in outcome) jpegs.push(outcome.photo.portrait.jpeg);
  return jpegs;
}

async function judge(
  jpegs: readonly Uint8Array[],
  fronts: EmptyFronts,
  pictures: number,
  report: (line: string) => void,
): Promise<Trial[]> {
  const step = availableParallelism();
  const trials: Trial[] = [];
  let done = 0;
  const work = async (from: number) => {
    const workerData: Work = { jpegs, fronts, pictures, from, step };
    const worker = new Worker(new URL('./print-check/judge-fronts.ts', import.meta.url), { workerData });
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (judged: Trial[]) => {
        trials.push(...judged);
        if (++done % 20 === 0) report(`${done} of ${jpegs.length}`);
      });
      worker.on('error', reject);
      worker.on('exit', () => resolve());
    });
  };
  await Promise.all(Array.from({ length: step }, async (_, from) => await work(from)));
  return trials;
}
