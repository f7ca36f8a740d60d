/** Runs in a worker thread: finds and traces faces in small pictures. Models are loaded with the thread. */
import type { RgbPicture } from '../decode-area.ts';
import { measureFace, type FaceGeometry } from '../face-geometry.ts';
import { detectInSquare, mergeFaces, type DetectedFace } from './detect-faces.ts';
import { readDetectorModel, readMeshModel } from './face-models.ts';
import { compileNetwork, startLiteRt } from './litert-runtime.ts';
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

/** What the detector says before the mesh agrees. */
const minScore = 0.3;
/** A face this sure on the whole picture needs no closer look for others. */
const sureScore = 0.6;
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
    if (found.some(({ score }) => score >= sureScore)) break;
  }
  return found;
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
function squaresOf({ widthPx, heightPx }: RgbPicture, parts: number) {
  const sidePx = Math.max(widthPx, heightPx) / parts;
  const starts = (length: number) => {
    if (length <= sidePx) return [(length - sidePx) / 2];
    const count = Math.ceil((length - sidePx) / (sidePx / 2)) + 1;
    return Array.from({ length: count }, (_, at) => ((length - sidePx) * at) / (count - 1));
  };
  return starts(heightPx).flatMap((topPx) => starts(widthPx).map((leftPx) => ({ leftPx, topPx, sidePx })));
}
