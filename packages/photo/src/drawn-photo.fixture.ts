import sharp from 'sharp';
import type { FaceFinder } from './faces/face-finder.ts';

/** A drawn portrait, 800 × 1,000: top left red, top right green, the rest a person before a wall. */
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1000">
<rect width="800" height="1000" fill="#b9c4cc"/>
<rect width="120" height="120" fill="#d01010"/><rect x="680" width="120" height="120" fill="#10a020"/>
<path d="M75 1000 Q100 775 400 750 Q700 775 725 1000Z" fill="#2f6f4f"/>
<rect x="325" y="650" width="150" height="150" fill="#6d4530"/>
<ellipse cx="400" cy="450" rx="212" ry="275" fill="#7a4e36"/>
<path d="M175 412 Q187 137 400 137 Q612 137 625 412 Q525 262 400 269 Q275 262 175 412Z" fill="#c8882a"/>
<ellipse cx="312" cy="425" rx="40" ry="20" fill="#f4efe8"/><ellipse cx="487" cy="425" rx="40" ry="20" fill="#f4efe8"/>
<circle cx="312" cy="425" r="17" fill="#201510"/><circle cx="487" cy="425" r="17" fill="#201510"/>
<path d="M381 437 Q362 537 400 545 Q437 537 419 437" fill="#66402c"/>
<path d="M312 612 Q400 675 487 612 Q400 637 312 612Z" fill="#8c3a34"/></svg>`;

/** A drawn person, upright, 800 × 1,000 pixels without transparency: pixels for any encoder. */
export async function drawPerson() {
  const { data, info } = await sharp(Buffer.from(drawing))
    .flatten()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } });
}

/** Pixels without any structure: the hardest picture there is to encode. The same every time. */
export function drawNoise(widthPx: number, heightPx: number) {
  const rgb = new Uint8Array(widthPx * heightPx * 3);
  let state = 2463534242;
  for (let at = 0; at < rgb.length; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5; // xorshift32 (Marsaglia 2003)
    rgb[at] = state & 0xff;
  }
  return sharp(rgb, { raw: { width: widthPx, height: heightPx, channels: 3 } });
}

/** Sees no face anywhere: for what has nothing to do with faces, quickly and with the crop in the middle. */
export const nobody: FaceFinder = {
  find: () => Promise.resolve([]),
  trace: () => Promise.reject(new Error('asked to trace nobody')),
};
