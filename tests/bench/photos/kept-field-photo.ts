import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { Random } from '../random.ts';
import { makeFieldPhoto, type Model, type PlacedFace, type Scene } from './field-photo.ts';

const placedFace = v.strictObject({ x: v.number(), y: v.number(), heightPx: v.number() });
const placement = v.strictObject({ person: placedFace, others: v.array(placedFace) });

/** A field photo on the disk, and where its faces are. */
export interface KeptFieldPhoto {
  path: string;
  person: PlacedFace;
  others: PlacedFace[];
}

/** What a field photo is drawn by: with another of these files it is another photo. */
const recipe = await Promise.all(
  ['field-photo.ts', '../random.ts'].map((name) => readFile(new URL(name, import.meta.url))),
);

/**
 * Makes a field photo, or takes the one that an earlier run made of the same portraits by the same recipe: making one
 * takes a second. They are kept below the system's folder for temporary files.
 */
export async function keepFieldPhoto(
  scene: Scene,
  person: Model,
  other: Model,
  seeds: readonly number[],
): Promise<KeptFieldPhoto> {
  const hash = createHash('sha256');
  for (const part of [...recipe, person.jpeg, other.jpeg, JSON.stringify([scene, seeds])]) hash.update(part);
  const folder = join(tmpdir(), 'passeport-field-photos');
  const name = join(folder, hash.digest('hex').slice(0, 32));
  const path = `${name}.jpg`;
  const known = await readFile(`${name}.json`, 'utf8').catch(() => undefined);
  if (known !== undefined) return { path, ...v.parse(v.pipe(v.string(), v.parseJson(), placement), known) };
  const photo = await makeFieldPhoto(scene, person, other, new Random(...seeds));
  const placed = { person: photo.person, others: photo.others };
  await mkdir(folder, { recursive: true });
  await writeWhole(path, photo.jpeg);
  // Last: whoever finds it finds the picture too.
  await writeWhole(`${name}.json`, JSON.stringify(placed));
  return { path, ...placed };
}

async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const beside = `${path}.${process.pid}`;
  await writeFile(beside, content);
  await rename(beside, path);
}
