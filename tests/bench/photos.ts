import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { preparePhotos, type PhotoWarning, type PictureSize, type PreparedPhoto } from '@passeport/photo';
import * as v from 'valibot';
import type { Benchmark } from './benchmark.ts';
import { drawSheet } from './photos/draw-sheet.ts';
import { measureProcessTree } from './process-tree.ts';
import type { PlacedFace } from './photos/field-photo.ts';
import { runFloor } from './photos/floor.ts';
import { recogniseFaces, type SeenPortrait } from './photos/recognise-faces.ts';
import { makePhotoSet, type KnownPhoto, type PhotoSet } from './photos/photo-set.ts';
import { loadSecondDetector, type SecondDetector, type SecondFace } from './photos/second-detector.ts';

const MODELS = 120;
const FIELD_PHOTOS_A_MODEL = 3;
/** Photos of one import, for the memory. */
const IMPORTED = 3000;
/** Ours and the floor take turns of so many photos, so that other work on the machine slows both. */
const PHOTOS_A_TURN = 20;
/** One field photo in so many has its finished portrait measured by the second detector, which is slow. */
const FIELD_PHOTOS_A_MEASURE = 4;
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
    const set = await makePhotoSet(FIELD_PHOTOS_A_MODEL, models, second, report);
    if (!set.real) report('no ../shared/portraits here: measured on the demonstration’s drawings only');
    const portraits = await prepareAll(set.portraits);
    report(`${portraits.length} portraits prepared, system load ${loadavg()[0]?.toFixed(1)}`);
    const timedSet = set.real ? set.field : set.portraits;
    const { field, ours, floor } = await takeTurns(timedSet);
    report(`field photos prepared, system load ${loadavg()[0]?.toFixed(1)}`);

    const sheet = join(tmpdir(), 'passeport-photos.png');
    // From the darkest skin to the lightest, as portraits are in that order.
    const every = Math.max(1, Math.floor(portraits.length / SHEET_FACES));
    const shown = portraits.filter((_, at) => at % every === 0).slice(0, SHEET_FACES);
    await drawSheet(
      shown.flatMap(({ prepared }) => prepared ?? []),
      sheet,
    );
    report(`QR faces beside their originals: ${sheet}`);
    // What takes memory is another process; what the second detector takes is nobody's figure.
    const [memory, { geometry, recognised }] = await Promise.all([
      measureMemory(scratch, set, Math.round(IMPORTED * scale)),
      lookAgain(portraits, field, second),
    ]);
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
      timesFloorByTheClock: ours.wallMs / floor.wallMs,
      maxFaceBytes: Math.max(...all.map(({ prepared }) => prepared?.face.av1.length ?? 0)),
      ...recognised,
      ...ratesByThird('portraits', portraits),
      ...ratesByThird('field', field),
      ...warningsByThird('portraits', portraits),
      ...warningsByThird('field', field),
      ...memory,
      systemLoad: loadavg()[0] ?? 0,
    };
  } finally {
    await rm(scratch, { recursive: true });
  }
};

interface Time {
  wallMs: number;
  /** Of this process and its children, which is what other work on the machine does not change much. */
  cpuMs: number;
}

/** Prepares all photos and runs the floor, by turns; the models are loaded before. */
async function takeTurns(
  photos: readonly KnownPhoto[],
): Promise<{ field: Outcome[]; ours: Time; floor: Time }> {
  const ours: Time = { wallMs: 0, cpuMs: 0 };
  const floor: Time = { wallMs: 0, cpuMs: 0 };
  const field: Outcome[] = [];
  for (let from = 0; from < photos.length; from += PHOTOS_A_TURN) {
    let turn: Outcome[] = [];
    await addTime(ours, async () => {
      turn = await prepareAll(photos.slice(from, from + PHOTOS_A_TURN));
    });
    const known = turn.flatMap(({ photo, prepared }) =>
      prepared === undefined ? [] : [{ path: photo.path, prepared }],
    );
    await addTime(floor, async () => await runFloor(known));
    field.push(...turn);
  }
  return { field, ours, floor };
}

async function addTime(sum: Time, work: () => Promise<void>): Promise<void> {
  const before = await measureProcessTree();
  const started = performance.now();
  await work();
  sum.wallMs += performance.now() - started;
  sum.cpuMs += (await measureProcessTree()).cpuMs - before.cpuMs;
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

/** What the second detector sees on the finished portraits, and whom it recognises by their QR faces. */
async function lookAgain(portraits: readonly Outcome[], field: readonly Outcome[], second: SecondDetector) {
  const geometry = { measured: 0, inside: 0 };
  const looked = [...portraits, ...field.filter((_, at) => at % FIELD_PHOTOS_A_MEASURE === 0)];
  const seen: SeenPortrait[] = [];
  for (const { photo, prepared } of looked) {
    if (prepared?.crop.by !== 'face') continue;
    const [face] = await second.find(prepared.portrait.jpeg);
    if (face === undefined) continue;
    geometry.measured += 1;
    if (isInside(face, prepared.portrait)) geometry.inside += 1;
    if (photo.scene === 'portrait') seen.push({ prepared, face });
  }
  return { geometry, recognised: await recogniseFaces(seen, second) };
}

/** Whether a portrait is inside ICAO's ranges: eyes are half-way up a head. */
function isInside({ eyes: { left, right }, chin }: SecondFace, { widthPx, heightPx }: PictureSize): boolean {
  const across = (left.x + right.x) / 2 / widthPx;
  const eyesY = (left.y + right.y) / 2;
  const eyes = eyesY / heightPx;
  const head = (2 * (chin.y - eyesY)) / heightPx;
  return across >= 0.45 && across <= 0.55 && eyes >= 0.3 && eyes <= 0.5 && head >= 0.6 && head <= 0.9;
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

/** How many photos have each warning, in each third of skin luminance. */
function warningsByThird(name: string, outcomes: readonly Outcome[]): Record<string, string> {
  const counts = new Map<PhotoWarning, [number, number, number]>();
  for (const { photo, prepared } of outcomes) {
    for (const warning of prepared?.judgement.warnings ?? []) {
      const byThird = counts.get(warning) ?? [0, 0, 0];
      byThird[photo.third] = (byThird[photo.third] ?? 0) + 1;
      counts.set(warning, byThird);
    }
  }
  return Object.fromEntries(
    [...counts].map(([warning, byThird]) => [`${name} ${warning} by third`, byThird.join(' / ')]),
  );
}

const memoryFigures = v.strictObject({ rssMb: v.array(v.number()) });

/**
 * Memory of a process that prepares so many photos, one in four from the field, and does nothing else: at every sixth of
 * them, 500 at full scale.
 */
async function measureMemory(folder: string, { portraits, field }: PhotoSet, count: number) {
  const list = join(folder, 'paths.json');
  const [small, large] = [portraits, field.length > 0 ? field : portraits].map((photos) =>
    photos.map(({ path }) => path),
  );
  await writeFile(list, JSON.stringify({ small, large, count }));
  const script = fileURLToPath(new URL('photos/prepare-alone.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--max-semi-space-size=8', script, list]);
  const { rssMb } = v.parse(v.pipe(v.string(), v.parseJson(), memoryFigures), stdout);
  return {
    memoryPhotos: count,
    peakRssMb: Math.max(...rssMb),
    rssMbBySixth: rssMb.join(' '),
  };
}
