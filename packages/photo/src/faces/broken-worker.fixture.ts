import type { FaceAnswer, FaceTask } from './face-worker.ts';

/** A worker that dies of a picture one pixel wide, hangs at one of two, throws at one of three, and else sees nobody. */
export default function answer({ picture }: FaceTask): FaceAnswer {
  if (picture.widthPx === 1) process.exit(9);
  while (picture.widthPx === 2);
  if (picture.widthPx === 3) throw new Error('out of memory');
  return { faces: [] };
}
