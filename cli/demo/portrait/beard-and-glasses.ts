import { darken, mix } from './colour.ts';
import { CENTRE_X, eyeLine } from './face.ts';
import type { Look } from './look.ts';

/** Beard and moustache. */
export function drawBeard(look: Look): string {
  const { beard, halfWidth: w, chinY, noseY, mouthWidth, jaw, hairColour, age } = look;
  if (beard === 'none') return '';
  const colour = age === 'elder' ? hairColour : mix('#1b1513', look.skin, beard === 'short' ? 0.22 : 0.06);
  const mouthY = noseY + 43;
  const moustache = `<path d="M${CENTRE_X - mouthWidth - 8} ${mouthY - 2}Q${CENTRE_X - 26} ${mouthY - 25} ${CENTRE_X} ${mouthY - 19}Q${CENTRE_X + 26} ${mouthY - 25} ${CENTRE_X + mouthWidth + 8} ${mouthY - 2}Q${CENTRE_X + 24} ${mouthY - 12} ${CENTRE_X} ${mouthY - 10}Q${CENTRE_X - 24} ${mouthY - 12} ${CENTRE_X - mouthWidth - 8} ${mouthY - 2}Z" fill="${colour}"/>`;
  if (beard === 'moustache') return moustache;
  const goatee = `<path d="M${CENTRE_X - 30} ${mouthY + 34}Q${CENTRE_X} ${mouthY + 26} ${CENTRE_X + 30} ${mouthY + 34}Q${CENTRE_X + 34} ${chinY + 14} ${CENTRE_X} ${chinY + 20}Q${CENTRE_X - 34} ${chinY + 14} ${CENTRE_X - 30} ${mouthY + 34}Z" fill="${colour}"/>`;
  if (beard === 'goatee') return `${goatee}${age === 'elder' ? moustache : ''}`;
  const drop = beard === 'long' ? 62 : beard === 'full' ? 24 : 5;
  const [start, inner] = [eyeLine(look) + 42, w - 20];
  const side = (sign: number): string =>
    `C${CENTRE_X + sign * w} ${chinY - 90} ${CENTRE_X + sign * w * jaw * 1.06} ${chinY + drop} ${CENTRE_X} ${chinY + drop}`;
  return `<path d="M${CENTRE_X - w - 1} ${start}${side(-1)}C${CENTRE_X + w * jaw * 1.06} ${chinY + drop} ${CENTRE_X + w} ${chinY - 90} ${CENTRE_X + w + 1} ${start}
      C${CENTRE_X + inner} ${start + 60} ${CENTRE_X + mouthWidth + 30} ${mouthY - 4} ${CENTRE_X + mouthWidth + 10} ${mouthY - 2}Q${CENTRE_X + mouthWidth + 12} ${mouthY + 36} ${CENTRE_X} ${mouthY + 34}
      Q${CENTRE_X - mouthWidth - 12} ${mouthY + 36} ${CENTRE_X - mouthWidth - 10} ${mouthY - 2}C${CENTRE_X - mouthWidth - 30} ${mouthY - 4} ${CENTRE_X - inner} ${start + 60} ${CENTRE_X - w - 1} ${start}Z" fill="${colour}"/>
    ${moustache}`;
}

export function drawGlasses(look: Look): string {
  if (look.glasses === 'none') return '';
  const { eyeX, halfWidth: w, glasses } = look;
  const y = eyeLine(look) + 3;
  const frame = '#2b2320';
  const lens = (side: number): string => {
    const x = CENTRE_X + side * (eyeX + 2);
    const shape =
      glasses === 'round'
        ? `<circle cx="${x}" cy="${y}" r="43"`
        : `<rect x="${x - 46}" y="${y - 32}" width="92" height="64" rx="16"`;
    return `${shape} fill="#ffffff22" stroke="${frame}" stroke-width="7"/><path d="M${x - 22} ${y - 18}l14 -8" stroke="#fff" stroke-width="5" stroke-linecap="round" opacity=".65"/>`;
  };
  return `${lens(-1)}${lens(1)}<path d="M${CENTRE_X - eyeX + 44} ${y - 8}q${eyeX - 44} -12 ${(eyeX - 44) * 2} 0M${CENTRE_X - eyeX - 46} ${y - 10}L${CENTRE_X - w - 6} ${y - 4}M${CENTRE_X + eyeX + 46} ${y - 10}L${CENTRE_X + w + 6} ${y - 4}" fill="none" stroke="${frame}" stroke-width="7" stroke-linecap="round"/>`;
}

export function drawEarrings(look: Look): string {
  const { earrings, halfWidth, headwear, hair } = look;
  if (earrings === 'none' || headwear === 'hijab' || headwear === 'veil' || hair === 'bob') return '';
  const gold = '#dca83a';
  return [-1, 1]
    .map((side) => {
      const [x, y] = [CENTRE_X + side * (halfWidth + 7), eyeLine(look) + 58];
      if (earrings === 'studs') return `<circle cx="${x}" cy="${y - 4}" r="8" fill="${gold}"/>`;
      if (earrings === 'drops')
        return `<path d="M${x} ${y - 6}v14" stroke="${gold}" stroke-width="4"/><path d="M${x} ${y + 6}q17 24 0 36q-17 -12 0 -36z" fill="${gold}" stroke="${darken(gold, 0.25)}" stroke-width="2"/>`;
      return `<circle cx="${x}" cy="${y + 16}" r="21" fill="none" stroke="${gold}" stroke-width="7"/>`;
    })
    .join('');
}
