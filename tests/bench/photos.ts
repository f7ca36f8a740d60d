import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { preparePhotos, type PreparedPhoto } from '@passeport/photo';
import * as v from 'valibot';
import type { Benchmark } from './benchmark.ts';
import { drawSheet } from './photos/draw-sheet.ts';
import type { PlacedFace } from './photos/field-photo.ts';
import { runFloor } from './photos/floor.ts';
import { recogniseFaces } from './photos/recognise-faces.ts';
import { makePhotoSet, type KnownPhoto } from './photos/photo-set.ts';
import { loadSecondDetector, type SecondDetector } from './photos/second-detector.ts';

const MODELS = 120;
const FIELD_PHOTOS_A_MODEL = 3;
/** Photos of one import, for the memory. */
const IMPORTED = 3000;
/** The time is the quickest of so many turns, taken with the floor's: other work on the machine slows both. */
const TURNS = 3;
const SHEET_FACES = 40;

interface Outcome {
  photo: KnownPhoto;
  prepared?: PreparedPhoto;
}

/**
 * Faces found, where, how fast: on `../shared/portraits` and on 12-megapixel field photos made of them. `found` is a
 * face where one is; a wrong crop is around something else, or around a bystander. Geometry is measured by a second
 * detector on the finished portraits. `heldOut` are those of models that nothing was tuned on. Rates by thirds of the
 * models' skin luminance.
 */
export const benchmark: Benchmark = async ({ scale, report }) => {
  const scratch = await mkdtemp(join(tmpdir(), 'passeport-bench-'));
  try {
    const second = await loadSecondDetector();
    const models = Math.max(10, Math.round(MODELS * scale));
    const set = await makePhotoSet(scratch, FIELD_PHOTOS_A_MODEL, models, second, report);
    if (!set.real) report('no ../shared/portraits here: measured on the demonstration’s drawings only');
    const portraits = await prepareAll(set.portraits);
    report(`${portraits.length} portraits prepared, system load ${loadavg()[0]?.toFixed(1)}`);
    const timedSet = set.real ? set.field : set.portraits;
    const { field, ours, floor } = await takeTurns(timedSet);
    report(`field photos prepared, system load ${loadavg()[0]?.toFixed(1)}`);

    const geometry = await measureGeometry([...portraits, ...field], second);
    const sheet = join(tmpdir(), 'passeport-photos.png');
    await drawSheet(portraits.flatMap(({ prepared }) => prepared ?? []).slice(0, SHEET_FACES), sheet);
    report(`QR faces beside their originals: ${sheet}`);
    const memory = await measureMemory(
      set.real ? scratch : dirname(timedSet[0]?.path ?? ''),
      Math.round(IMPORTED * scale),
    );
    const recognised = await recogniseFaces(
      portraits.flatMap(({ prepared }) => prepared ?? []),
      second,
    );
    const heldOut = field.filter(({ photo }) => photo.heldOut);
    const all = [...portraits, ...field];
    return {
      photos: portraits.length,
      found: portraits.filter(isFound).length,
      fieldPhotos: set.real ? field.length : 0,
      fieldFound: set.real ? field.filter(isFound).length : 0,
      heldOutFieldPhotos: set.real ? heldOut.length : 0,
      heldOutFieldFound: set.real ? heldOut.filter(isFound).length : 0,
      wrongCrops: all.filter((outcome) => isWrong(outcome)).length,
      insideGeometry: geometry.inside,
      measuredGeometry: geometry.measured,
      millisecondsPerPhoto: ours.wallMs / timedSet.length,
      floorMillisecondsPerPhoto: floor.wallMs / timedSet.length,
      cpuMillisecondsPerPhoto: ours.cpuMs / timedSet.length,
      floorCpuMillisecondsPerPhoto: floor.cpuMs / timedSet.length,
      timesFloor: ours.cpuMs / floor.cpuMs,
      maxFaceBytes: Math.max(...all.map(({ prepared }) => prepared?.face.av1.length ?? 0)),
      ...recognised,
      ...ratesByThird('portraits', portraits),
      ...ratesByThird('field', field),
      ...warningCounts(field),
      ...memory,
      systemLoad: loadavg()[0] ?? 0,
    };
  } finally {
    await rm(scratch, { recursive: true });
  }
};

interface Time {
  wallMs: number;
  /** Of this process' threads, which is what other work on the machine does not change much. */
  cpuMs: number;
}

/** Prepares all photos and runs the floor, by turns. */
async function takeTurns(
  photos: readonly KnownPhoto[],
): Promise<{ field: Outcome[]; ours: Time; floor: Time }> {
  const times: { ours: Time[]; floor: Time[] } = { ours: [], floor: [] };
  let field: Outcome[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    times.ours.push(
      await time(async () => {
        field = await prepareAll(photos);
      }),
    );
    const known = field.flatMap(({ photo, prepared }) =>
      prepared === undefined ? [] : [{ path: photo.path, prepared }],
    );
    times.floor.push(await time(async () => await runFloor(known)));
  }
  return { field, ours: quickest(times.ours), floor: quickest(times.floor) };
}

async function time(work: () => Promise<void>): Promise<Time> {
  const before = process.cpuUsage();
  const started = performance.now();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wallMs: performance.now() - started, cpuMs: (user + system) / 1000 };
}

function quickest(times: readonly Time[]): Time {
  return {
    wallMs: Math.min(...times.map(({ wallMs }) => wallMs)),
    cpuMs: Math.min(...times.map(({ cpuMs }) => cpuMs)),
  };
}

async function prepareAll(photos: readonly KnownPhoto[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const jobs = photos.map((photo) => ({ key: photo, input: photo.path }));
  for await (const outcome of preparePhotos(jobs)) {
    outcomes.push({ photo: outcome.key, ...('photo' in outcome && { prepared: outcome.photo }) });
  }
  return outcomes;
}

function isFound({ prepared }: Outcome): boolean {
  return prepared?.crop.by === 'face';
}

/** A crop around anything but the person; on a lap, around anything but one of the two, or without a warning. */
function isWrong({ photo, prepared }: Outcome): boolean {
  const eyes = prepared?.crop.by === 'face' ? prepared.crop.eyes : undefined;
  if (eyes === undefined || photo.person === undefined) return false;
  const x = (eyes[0].x + eyes[1].x) / 2;
  const y = (eyes[0].y + eyes[1].y) / 2;
  const at = (face: PlacedFace) => Math.hypot(face.x - x, face.y - y) < face.heightPx / 2;
  return !at(photo.person) && !(photo.scene === 'lap' && photo.others.some(at));
}

/** How many portraits are inside ICAO's ranges, seen by the second detector: eyes are half-way up a head. */
async function measureGeometry(outcomes: readonly Outcome[], second: SecondDetector) {
  let measured = 0;
  let inside = 0;
  for (const { prepared } of outcomes) {
    if (prepared?.crop.by !== 'face') continue;
    const [face] = await second.find(prepared.portrait.jpeg);
    if (face === undefined) continue;
    const { widthPx, heightPx } = prepared.portrait;
    const across = (face.eyes.left.x + face.eyes.right.x) / 2 / widthPx;
    const eyesY = (face.eyes.left.y + face.eyes.right.y) / 2;
    const eyes = eyesY / heightPx;
    const head = (2 * (face.chin.y - eyesY)) / heightPx;
    measured += 1;
    if (across >= 0.45 && across <= 0.55 && eyes >= 0.3 && eyes <= 0.5 && head >= 0.6 && head <= 0.9)
      inside += 1;
  }
  return { measured, inside };
}

/** Percent found, and percent with a warning about the person, in each third of skin luminance. */
function ratesByThird(name: string, outcomes: readonly Outcome[]): Record<string, string> {
  const rates = [0, 1, 2].map((third) => {
    const some = outcomes.filter(({ photo }) => photo.third === third);
    const warned = some.filter(({ prepared }) =>
      prepared?.judgement.warnings.some((warning) => warning !== 'several-faces'),
    );
    const percent = (count: number) => ((100 * count) / Math.max(1, some.length)).toFixed(1);
    return { found: percent(some.filter(isFound).length), warned: percent(warned.length) };
  });
  return {
    [`${name}FoundPercentByThird`]: rates.map(({ found }) => found).join(' / '),
    [`${name}WarnedPercentByThird`]: rates.map(({ warned }) => warned).join(' / '),
  };
}

function warningCounts(outcomes: readonly Outcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { prepared } of outcomes) {
    for (const warning of prepared?.judgement.warnings ?? []) {
      counts[`field ${warning}`] = (counts[`field ${warning}`] ?? 0) + 1;
    }
  }
  return counts;
}

const memoryFigures = v.strictObject({ peakRssMb: v.number(), rssMb: v.array(v.number()) });

/** Memory of a process that prepares so many photos and does nothing else; sampled at every twentieth of them. */
async function measureMemory(folder: string, count: number) {
  const script = fileURLToPath(new URL('photos/prepare-alone.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--max-semi-space-size=8',
    script,
    folder,
    String(count),
  ]);
  const { peakRssMb, rssMb } = v.parse(v.pipe(v.string(), v.parseJson(), memoryFigures), stdout);
  return { memoryPhotos: count, peakRssMb, rssMbByTwentieth: rssMb.join(' ') };
}
