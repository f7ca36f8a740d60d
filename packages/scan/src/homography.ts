import type { Point } from './read-qr-codes.ts';

/** Maps a plane to another one, as a photograph maps paper: nine numbers, row by row, the last 1. */
export type Homography = readonly number[];

/** A point of the paper (mm) and where it is in the picture (pixels). */
export interface PointPair {
  from: Point;
  to: Point;
}

/**
 * The homography that brings points to where they were seen, by least squares (direct linear transformation, points scaled
 * about their centre). At least four pairs; undefined where they lie on a line.
 */
export function fitHomography(pairs: readonly PointPair[]): Homography | undefined {
  if (pairs.length < 4) return undefined;
  const from = normaliser(pairs.map((pair) => pair.from));
  const to = normaliser(pairs.map((pair) => pair.to));
  // Normal equations of the eight unknowns, with the right-hand side as a ninth column.
  const system = Array.from({ length: 8 }, () => Array.from({ length: 9 }, () => 0));
  for (const pair of pairs) {
    const { x, y } = from.apply(pair.from);
    const { x: u, y: v } = to.apply(pair.to);
    for (const [row, right] of [
      [[x, y, 1, 0, 0, 0, -u * x, -u * y], u],
      [[0, 0, 0, x, y, 1, -v * x, -v * y], v],
    ] as const)
      for (const [at, line] of system.entries()) {
        for (const [column, value] of row.entries())
          line[column] = (line[column] ?? 0) + (row[at] ?? 0) * value;
        line[8] = (line[8] ?? 0) + (row[at] ?? 0) * right;
      }
  }
  const solved = solve(system);
  if (solved === undefined) return undefined;
  const whole = multiply(to.back, multiply([...solved, 1], from.matrix));
  const scale = whole[8] ?? 0;
  return Math.abs(scale) < 1e-12 ? undefined : whole.map((value) => value / scale);
}

/**
 * The mapping without perspective, turned and enlarged only, that brings points nearest to where they were seen: what a small mark says
 * of paper far beyond it, where a homography of its four corners would go astray. At least two pairs.
 */
export function fitSimilarity(pairs: readonly PointPair[]): Homography | undefined {
  const centre = (points: Point[]) => ({
    x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
    y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
  });
  const [from, to] = [centre(pairs.map((pair) => pair.from)), centre(pairs.map((pair) => pair.to))];
  let [size, cos, sin] = [0, 0, 0];
  for (const pair of pairs) {
    const [x, y, u, v] = [pair.from.x - from.x, pair.from.y - from.y, pair.to.x - to.x, pair.to.y - to.y];
    size += x * x + y * y;
    cos += x * u + y * v;
    sin += x * v - y * u;
  }
  if (size < 1e-9 || Math.hypot(cos, sin) < 1e-9) return undefined;
  const [a, b] = [cos / size, sin / size];
  return [a, -b, to.x - a * from.x + b * from.y, b, a, to.y - b * from.x - a * from.y, 0, 0, 1];
}

/** Where a point of the paper is in the picture. */
export function project(h: Homography, { x, y }: Point): Point {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, i = 0, j = 1] = h;
  const depth = g * x + i * y + j;
  return { x: (a * x + b * y + c) / depth, y: (d * x + e * y + f) / depth };
}

/** The same mapping of a paper that is turned (degrees, clockwise) and enlarged about one of its points: a pose a little off. */
export function adjustPose(h: Homography, centre: Point, degrees: number, scale: number): Homography {
  const turn = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn) * scale, Math.sin(turn) * scale];
  const { x, y } = centre;
  return multiply(h, [cos, -sin, x - cos * x + sin * y, sin, cos, y - sin * x - cos * y, 0, 0, 1]);
}

function normaliser(points: readonly Point[]) {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(points.map((point) => point.x));
  const y = mean(points.map((point) => point.y));
  const spread = mean(points.map((point) => Math.hypot(point.x - x, point.y - y))) || 1;
  return {
    apply: (point: Point): Point => ({ x: (point.x - x) / spread, y: (point.y - y) / spread }),
    matrix: [1 / spread, 0, -x / spread, 0, 1 / spread, -y / spread, 0, 0, 1],
    back: [spread, 0, x, 0, spread, y, 0, 0, 1],
  };
}

function multiply(a: readonly number[], b: readonly number[]): number[] {
  return Array.from({ length: 9 }, (_, at) => {
    const [row, column] = [Math.floor(at / 3), at % 3];
    return [0, 1, 2].reduce((sum, k) => sum + (a[row * 3 + k] ?? 0) * (b[k * 3 + column] ?? 0), 0);
  });
}

/** Gaussian elimination with partial pivoting; changes what it is given. */
function solve(system: number[][]): number[] | undefined {
  const size = system.length;
  for (let column = 0; column < size; column++) {
    const below = system.slice(column);
    const best = below.reduce(
      (most, row, at) => (Math.abs(row[column] ?? 0) > Math.abs(below[most]?.[column] ?? 0) ? at : most),
      0,
    );
    const pivot = below[best];
    const here = system[column];
    if (pivot === undefined || here === undefined || Math.abs(pivot[column] ?? 0) < 1e-9) return undefined;
    system[column + best] = here;
    system[column] = pivot;
    const lead = pivot[column] ?? 1;
    for (const [at, row] of system.entries()) {
      if (at === column) continue;
      const factor = (row[column] ?? 0) / lead;
      for (let k = column; k <= size; k++) row[k] = (row[k] ?? 0) - factor * (pivot[k] ?? 0);
    }
  }
  return system.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}
