import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preparePhoto, preparePhotos, type PhotoMeasures, type PreparedPhoto } from '@passeport/photo';
import sharp from 'sharp';
import type { Benchmark } from './benchmark.ts';
import { drawBackgrounds } from './photos/draw-backgrounds.ts';
import { FAULTS, makeFaultyPhoto, type Fault, type Sitter } from './photos/faulty-photo.ts';
import { fitLimit, isBeyond } from './photos/fit-limit.ts';
import { loadSecondDetector, type SecondDetector } from './photos/second-detector.ts';
import { describeShare } from './photos/wilson.ts';
import { Random } from './random.ts';

const portraitFolder = fileURLToPath(new URL('../../../shared/portraits/', import.meta.url));
const MODELS = 120;
/** Good photos of each model, beside one with each fault. */
const GOOD_A_MODEL = 4;
/** Heads of the models are made no higher: enough for 300 dpi. */
const HEAD_PX = 340;

/** What a limit is put on, for faults that are measured by one number. */
const MEASURED: readonly [Fault, keyof PhotoMeasures, 'low' | 'high'][] = [
  ['blurred', 'sharpness', 'low'],
  ['too-dark', 'brightLuminance', 'low'],
  ['too-bright', 'burntShare', 'high'],
  ['uneven-light', 'shadeStops', 'high'],
];
/** The frame's: said of a model who fills her portrait in every photo made of it, and rightly so. */
const FRAMING = ['crop-limited', 'face-cut-off'];

interface Model extends Sitter {
  path: string;
  index: number;
  /** Which half of the models it is of: every other one. */
  half: number;
  third: number;
}

interface Judged {
  fault: Fault;
  model: Model;
  prepared: PreparedPhoto | undefined;
}

/**
 * Are warnings right, and as often for dark skin as for light? Photos of which is known what is wrong with them, made of
 * `../shared/portraits`; every figure is darkest / middle / lightest third of skins, in per cent, with Wilson's 95 %
 * interval. `…LimitByHalves` are limits as each half of the models alone would put them, and what they do on the other
 * half. Photos of one model are not independent: intervals are narrower than the truth.
 */
export const benchmark: Benchmark = async ({ scale, report }) => {
  const models = await loadModels(Math.max(12, Math.round(MODELS * scale)));
  if (models.length === 0) {
    report('no ../shared/portraits here: nothing to measure');
    return { models: 0 };
  }
  const scratch = await mkdtemp(join(tmpdir(), 'passeport-judgement-'));
  try {
    const judged = await judgeAll(scratch, models, report);
    const sheet = join(tmpdir(), 'passeport-backgrounds.png');
    const flattened = await flattenAll(models, sheet);
    report(`portraits and their flat backgrounds: ${sheet}`);
    const good = judged.filter(({ fault }) => fault === 'none');
    const named = (photo: Judged, codes: (code: string) => boolean) =>
      photo.prepared?.judgement.warnings.some(codes) === true;
    return {
      models: models.length,
      photos: judged.length,
      goodPhotos: good.length,
      found: byThird(judged, ({ prepared }) => prepared?.crop.by === 'face'),
      goodWarned: byThird(good, (photo) => named(photo, (code) => !FRAMING.includes(code))),
      goodWarnedOfFraming: byThird(good, (photo) => named(photo, (code) => FRAMING.includes(code))),
      ...Object.fromEntries(
        FAULTS.filter((fault) => fault !== 'none').map((fault) => [
          `${fault} said`,
          byThird(
            judged.filter((photo) => photo.fault === fault),
            (photo) => named(photo, (code) => code === fault),
          ),
        ]),
      ),
      ...Object.fromEntries(
        MEASURED.map(([fault, measure, faultIs]) => [
          `${measure}LimitByHalves`,
          describeHalves(judged, fault, measure, faultIs),
        ]),
      ),
      backgroundFlattened: byThird(flattened, ({ prepared }) => prepared?.portrait.background === 'flat'),
    };
  } finally {
    await rm(scratch, { recursive: true });
  }
};

/** The models, in thirds by the luminance of their skin. */
async function loadModels(count: number): Promise<Model[]> {
  const names = (await readdir(portraitFolder).catch(() => []))
    .filter((name) => name.endsWith('.jpg'))
    .sort();
  if (names.length === 0) return [];
  const second = await loadSecondDetector();
  const every = Math.max(1, Math.round(names.length / count));
  const seen: (Omit<Model, 'third'> & { luminance: number })[] = [];
  for (const [index, name] of names.entries()) {
    if (index % every !== 0) continue;
    const path = join(portraitFolder, name);
    const sitter = await sit(path, second);
    if (sitter === undefined) continue;
    const { judgement } = await preparePhoto(sitter.jpeg);
    seen.push({
      ...sitter,
      path,
      index,
      half: seen.length % 2,
      luminance: judgement.measures.skinLuminance ?? 128,
    });
  }
  return seen
    .toSorted((a, b) => a.luminance - b.luminance)
    .map((model, rank) => ({ ...model, third: Math.floor((rank * 3) / seen.length) }));
}

async function sit(path: string, second: SecondDetector): Promise<Sitter | undefined> {
  const whole = await readFile(path);
  const [face] = await second.find(whole);
  if (face === undefined) return undefined;
  const { width } = await sharp(whole).metadata();
  const scale = Math.min(1, HEAD_PX / (2 * (face.chin.y - (face.eyes.left.y + face.eyes.right.y) / 2)));
  const jpeg = await sharp(whole)
    .resize(Math.round(width * scale))
    .jpeg({ quality: 95 })
    .toBuffer();
  const [smaller] = await second.find(jpeg);
  return smaller && { jpeg, face: smaller };
}

async function judgeAll(
  scratch: string,
  models: readonly Model[],
  report: (line: string) => void,
): Promise<Judged[]> {
  const wanted = models.flatMap((model, rank) =>
    FAULTS.flatMap((fault, which) =>
      Array.from({ length: fault === 'none' ? GOOD_A_MODEL : 1 }, (_, turn) => ({
        model,
        fault,
        path: join(scratch, `${model.index}-${fault}-${turn}.jpg`),
        other: models[(rank * 37 + 60) % models.length] ?? model,
        random: new Random(model.index, which, turn, 77),
      })),
    ),
  );
  const jobs = async function* () {
    for (const [done, one] of wanted.entries()) {
      await writeFile(one.path, await makeFaultyPhoto(one.model, one.fault, one.other, one.random));
      if ((done + 1) % 200 === 0) report(`${done + 1} of ${wanted.length} photos`);
      yield { key: one, input: one.path };
    }
  };
  const judged: Judged[] = [];
  for await (const outcome of preparePhotos(jobs())) {
    const { fault, model, path } = outcome.key;
    judged.push({ fault, model, prepared: 'photo' in outcome ? outcome.photo : undefined });
    await rm(path);
  }
  return judged;
}

async function flattenAll(models: readonly Model[], sheet: string) {
  const flattened: { model: Model; prepared: PreparedPhoto | undefined }[] = [];
  const jobs = models.map((model) => ({ key: model, input: model.path }));
  for await (const outcome of preparePhotos(jobs, { background: 'flat' })) {
    flattened.push({ model: outcome.key, prepared: 'photo' in outcome ? outcome.photo : undefined });
  }
  const kept: Uint8Array[] = [];
  for await (const outcome of preparePhotos(jobs)) {
    if ('photo' in outcome) kept.push(outcome.photo.portrait.jpeg);
  }
  await drawBackgrounds(
    kept.map((before, at) => ({ before, after: flattened[at]?.prepared?.portrait.jpeg ?? before })),
    sheet,
  );
  return flattened;
}

function byThird<Item extends { model: Model }>(items: readonly Item[], is: (item: Item) => boolean): string {
  return [0, 1, 2]
    .map((third) => {
      const some = items.filter(({ model }) => model.third === third);
      return describeShare(some.filter(is).length, some.length);
    })
    .join(' / ');
}

/** Fits a limit on the one half of the models, and says what it does on the other half. */
function describeHalves(
  judged: readonly Judged[],
  fault: Fault,
  measure: keyof PhotoMeasures,
  faultIs: 'low' | 'high',
): string {
  const valuesOf = (which: Fault, half: number) =>
    judged
      .filter((photo) => photo.fault === which && photo.model.half === half)
      .flatMap(({ prepared }) => prepared?.judgement.measures[measure] ?? []);
  return [0, 1]
    .map((half) => {
      const limit = fitLimit(valuesOf('none', half), valuesOf(fault, half), faultIs);
      const beyond = (which: Fault) => {
        const values = valuesOf(which, 1 - half);
        return describeShare(values.filter((value) => isBeyond(value, limit, faultIs)).length, values.length);
      };
      return `${limit.toFixed(2)}: ${beyond(fault)} of faults, ${beyond('none')} of good ones`;
    })
    .join(' | ');
}
