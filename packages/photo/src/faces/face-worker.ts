/** Runs in a worker thread: finds and traces faces in small pictures. Models are loaded with the thread. */
import type { RgbPicture } from '../decode-area.ts';
import { measureFace, type FaceGeometry } from '../face-geometry.ts';
import { detectInSquare, mergeFaces, sureScore, type DetectedFace } from './detect-faces.ts';
import { readDetectorModel, readMeshModel } from './face-models.ts';
import { compileNetwork, startLiteRt } from './litert-runtime.ts';
import type { Square } from './sample-square.ts';
import { traceFace } from './trace-face.ts';

/** Without a face: find them all. With one: trace it. */
export interface FaceTask {
  picture: RgbPicture;
  face?: DetectedFace;
  closely?: boolean;
}

/** A face of which the mesh says that it is one, and what the mesh measured. */
export interface SeenFace extends DetectedFace {
  geometry: FaceGeometry;
}

export interface FaceAnswer {
  faces: SeenFace[];
  traced?: FaceGeometry;
}

/** What the detector says before the mesh agrees. Of 36 children on a lap it says 0.3 of 32, and this of all. */
const minScore = 0.2;
/**
 * A face seen less surely, or tilted by more, may be one that lies on its side or stands on its head: it is looked at turned, too. Of 300 photos
 * at all four turns the right one was the surest of the four in all.
 */
const uprightScore = 0.77;
const uprightDegrees = 25;
/** The detector on what is seen only turned: less is no person on her side, but something else. */
const minTurnedScore = 0.5;
const turnedRadians = [Math.PI / 2, Math.PI, -Math.PI / 2];
/** The mesh's word on whether there is a face: without it, it is something else. */
const minPresence = 0.5;
/** More is a crowd. */
const maxFaces = 8;

await startLiteRt();
const detector = await compileNetwork(readDetectorModel(), [1, 192, 192, 3]);
const mesh = await compileNetwork(readMeshModel(), [1, 192, 192, 3]);

export default async function answer({ picture, face, closely = false }: FaceTask): Promise<FaceAnswer> {
  if (face === undefined) return { faces: await findFaces(picture, closely ? [1, 2, 3] : [1]) };
  return { faces: [], traced: measureFace(await traceFace(mesh, picture, face)) };
}

/** The parts of a picture, closer and closer, until something sure is in it. */
async function findFaces(picture: RgbPicture, closer: readonly number[]): Promise<SeenFace[]> {
  let found: SeenFace[] = [];
  for (const parts of closer) {
    const seen: DetectedFace[] = [...found];
    for (const square of squaresOf(picture, parts)) {
      seen.push(...(await detectInSquare(detector, picture, square, minScore)));
    }
    found = await confirm(picture, mergeFaces(seen).slice(0, maxFaces));
    if (parts === 1 && !isUpright(found[0]))
      found = mergeFaces([...found, ...(await confirm(picture, await detectTurned(picture)))]);
    if (found.some(({ score }) => score >= sureScore)) break;
  }
  return found;
}

/** Whether the surest face stands upright without doubt. */
function isUpright(face: SeenFace | undefined): boolean {
  return (
    face !== undefined && face.score >= uprightScore && Math.abs(face.geometry.rollDegrees) <= uprightDegrees
  );
}

/** Faces in the whole picture that lie on a side or stand on their heads. */
async function detectTurned(picture: RgbPicture): Promise<DetectedFace[]> {
  const turned: DetectedFace[] = [];
  for (const radians of turnedRadians)
    for (const square of squaresOf(picture, 1))
      turned.push(...(await detectInSquare(detector, picture, { ...square, radians }, minTurnedScore)));
  return mergeFaces(turned).slice(0, maxFaces);
}

async function confirm(picture: RgbPicture, faces: readonly DetectedFace[]): Promise<SeenFace[]> {
  const confirmed: SeenFace[] = [];
  for (const face of faces) {
    const traced = await traceFace(mesh, picture, face);
    if (traced.presence >= minPresence) confirmed.push({ ...face, geometry: measureFace(traced) });
  }
  return confirmed;
}

/** Squares of which a picture's longer side takes `parts`, half overlapping; the whole of it for 1. */
function squaresOf({ widthPx, heightPx }: RgbPicture, parts: number): Square[] {
  const sidePx = Math.max(widthPx, heightPx) / parts;
  const middles = (length: number) => {
    if (length <= sidePx) return [length / 2];
    const count = Math.ceil((length - sidePx) / (sidePx / 2)) + 1;
    return Array.from({ length: count }, (_, at) => sidePx / 2 + ((length - sidePx) * at) / (count - 1));
  };
  return middles(heightPx).flatMap((centreY) =>
    middles(widthPx).map((centreX) => ({ centreX, centreY, sidePx, radians: 0 })),
  );
}
