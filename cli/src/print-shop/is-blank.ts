import type { RgbaPicture } from '@passeport/scan';

/** Pixels looked at. */
const SAMPLES = 40_000;
/** Of 255; paper has shadows and grain. */
const STEP = 28;
/** Of all pixels: specks and a fold. */
const MOST = 0.003;

/** Whether a picture is of paper with nothing on it: no pixel differs from those near it. */
export function isBlank({ rgba, widthPx, heightPx }: RgbaPicture): boolean {
  const step = Math.max(1, Math.floor(Math.sqrt((widthPx * heightPx) / SAMPLES)));
  const greyAt = (x: number, y: number) => {
    const at = (y * widthPx + x) * 4;
    return ((rgba[at] ?? 0) + (rgba[at + 1] ?? 0) + (rgba[at + 2] ?? 0)) / 3;
  };
  let [seen, different] = [0, 0];
  for (let y = 0; y + step < heightPx; y += step)
    for (let x = 0; x + step < widthPx; x += step) {
      const grey = greyAt(x, y);
      seen++;
      if (Math.abs(greyAt(x + step, y) - grey) > STEP || Math.abs(greyAt(x, y + step) - grey) > STEP)
        different++;
    }
  return different <= seen * MOST;
}
