import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preparePhoto } from '@passeport/photo';
import { Random } from '../random.ts';
import { makeFieldPhoto, SCENES, type Model, type PlacedFace, type Scene } from './field-photo.ts';
import portraitFaces from './portrait-faces.json' with { type: 'json' };
import type { SecondDetector } from './second-detector.ts';

const portraitFolder = fileURLToPath(new URL('../../../../shared/portraits/', import.meta.url));
const drawnFolder = fileURLToPath(new URL('../../../cli/demo/photos/', import.meta.url));

/** Where the second detector sees the faces of `../shared/portraits`: looked for once, it takes a minute. */
const knownFaces: Readonly<Record<string, Omit<Model, 'jpeg'> | undefined>> = portraitFaces;

/** A photo of which is known where the face is. */
export interface KnownPhoto {
  path: string;
  /** The portrait it is, or was made of. */
  model: string;
  scene: Scene | 'portrait';
  person?: PlacedFace;
  others: PlacedFace[];
  /** 0 for the third of the models with the darkest skin, 2 for the lightest. */
  third: number;
  /** Of a model that nothing was tuned on. */
  heldOut: boolean;
}

export interface PhotoSet {
  portraits: KnownPhoto[];
  field: KnownPhoto[];
  /** Whether they are photographs of faces (`../shared/portraits`) or the demonstration's drawings. */
  real: boolean;
}

/**
 * The portraits, and `perModel` field photos of each, written into `folder`. Every third has as many photos of each
 * scene as the others: the models are dealt to the scenes in the order of their skins' luminance.
 */
export async function makePhotoSet(
  folder: string,
  perModel: number,
  models: number,
  second: SecondDetector,
  report: (line: string) => void,
): Promise<PhotoSet> {
  const real = await namesIn(portraitFolder);
  const source = real.length > 0 ? portraitFolder : drawnFolder;
  const names = (real.length > 0 ? real : await namesIn(drawnFolder)).filter(
    (_, at, all) => at % Math.max(1, Math.round(all.length / models)) === 0,
  );
  const looked: {
    name: string;
    index: number;
    jpeg: Uint8Array;
    face: Omit<Model, 'jpeg'> | undefined;
    luminance: number;
  }[] = [];
  for (const [index, name] of names.entries()) {
    const jpeg = await readFile(join(source, name));
    const face = knownFaces[name] ?? (await second.find(jpeg))[0];
    const { judgement } = await preparePhoto(jpeg);
    looked.push({ name, index, jpeg, face, luminance: judgement.measures.skinLuminance ?? 128 });
  }
  looked.sort((a, b) => a.luminance - b.luminance);
  const portraits: KnownPhoto[] = looked.map(({ name, index, face }, rank) => ({
    path: join(source, name),
    model: name,
    scene: 'portrait',
    others: [],
    third: Math.min(2, Math.floor((rank * 3) / looked.length)),
    heldOut: index % 3 === 2,
    ...(face && {
      person: {
        x: face.leftPx + face.widthPx / 2,
        y: face.topPx + face.heightPx / 2,
        heightPx: face.heightPx,
      },
    }),
  }));
  if (real.length === 0) return { portraits, field: [], real: false };

  await mkdir(folder, { recursive: true });
  const field: KnownPhoto[] = [];
  const make = async (rank: number, turn: number): Promise<void> => {
    const [own, other] = [looked[rank], looked[(rank * 37 + turn * 11 + 60) % looked.length]];
    const portrait = portraits[rank];
    if (own?.face === undefined || other?.face === undefined || portrait === undefined) return;
    const scene = SCENES[(rank + turn * 3) % SCENES.length] ?? 'wall';
    const photo = await makeFieldPhoto(
      scene,
      { ...own.face, jpeg: own.jpeg },
      { ...other.face, jpeg: other.jpeg },
      new Random(own.index, turn, 41),
    );
    const path = join(folder, `${own.name.replace(/\.jpg$/, '')}-${turn}.jpg`);
    await writeFile(path, photo.jpeg);
    field.push({ ...portrait, path, scene, person: photo.person, others: photo.others });
    if (field.length % 60 === 0) report(`${field.length} field photos made`);
  };
  const ranks = looked.flatMap((_, rank) => Array.from({ length: perModel }, (_, turn) => ({ rank, turn })));
  const work = async (first: number): Promise<void> => {
    for (let at = first; at < ranks.length; at += 2) {
      const { rank, turn } = ranks[at] ?? { rank: 0, turn: 0 };
      await make(rank, turn);
    }
  };
  await Promise.all([work(0), work(1)]);
  return { portraits, field, real: true };
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /\.jpe?g$/i.test(name)).sort();
}
