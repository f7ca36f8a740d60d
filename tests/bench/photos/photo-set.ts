import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preparePhoto } from '@passeport/photo';
import { SCENES, type Model, type PlacedFace, type Scene } from './field-photo.ts';
import { keepFieldPhoto } from './kept-field-photo.ts';
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
 * The portraits, and `perModel` field photos of each. Every third of the models, by their skins' luminance, is photographed by the
 * same recipes: scenes, walls, light, sizes, blur.
 */
export async function makePhotoSet(
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

  const make = async (rank: number, turn: number): Promise<KnownPhoto | undefined> => {
    const portrait = portraits[rank];
    const own = looked[rank];
    if (own === undefined || portrait === undefined) return undefined;
    // The recipe is that of a place in a third, so that all thirds are photographed alike.
    const place = rank - Math.ceil((portrait.third * looked.length) / 3);
    const other = looked[(rank + turn * 11 + 17) % looked.length];
    if (own.face === undefined || other?.face === undefined) return undefined;
    const scene = SCENES[(place + turn * 3) % SCENES.length] ?? 'wall';
    const kept = await keepFieldPhoto(
      scene,
      { ...own.face, jpeg: own.jpeg },
      { ...other.face, jpeg: other.jpeg },
      [place, turn, 41],
    );
    return { ...portrait, ...kept, scene };
  };
  const ranks = looked.flatMap((_, rank) => Array.from({ length: perModel }, (_, turn) => ({ rank, turn })));
  const field: (KnownPhoto | undefined)[] = ranks.map(() => undefined);
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < ranks.length; at = next++) {
      field[at] = await make(ranks[at]?.rank ?? 0, ranks[at]?.turn ?? 0);
      if ((at + 1) % 60 === 0) report(`${at + 1} of ${ranks.length} field photos`);
    }
  };
  await Promise.all([work(), work(), work()]);
  return { portraits, field: field.flatMap((photo) => photo ?? []), real: true };
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /\.jpe?g$/i.test(name)).sort();
}
