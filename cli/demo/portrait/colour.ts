/** `amount` of the way from one `#rrggbb` to another. */
export function mix(from: string, to: string, amount: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [a, b] = [from, to].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16));
    return Math.round((a ?? 0) + ((b ?? 0) - (a ?? 0)) * amount);
  });
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

export const darken = (colour: string, amount: number): string => mix(colour, '#140a08', amount);
export const lighten = (colour: string, amount: number): string => mix(colour, '#fff4e6', amount);

/** From the darkest to the lightest. */
export const SKINS = ['#4a2f24', '#553729', '#633f2f', '#724b37', '#825740', '#93664a', '#a57757'] as const;

/** Plain and light, as an office's wall or a hung sheet. */
export const BACKGROUNDS = [
  '#e7edf0',
  '#eeebe1',
  '#e6ede4',
  '#f0e8e6',
  '#e9e8f0',
  '#e4eeee',
  '#f1ede8',
] as const;

/** A cloth's ground and a second colour that goes with it. */
export type Cloth = readonly [ground: string, figure: string];

export const CLOTHS: readonly [Cloth, ...Cloth[]] = [
  ['#1f5f7a', '#e9c46a'],
  ['#7b2d43', '#f0d9b5'],
  ['#2f6b4f', '#f2e6c9'],
  ['#c8862b', '#5b2333'],
  ['#efe9dc', '#b08d57'],
  ['#3d3a6e', '#d9c7f0'],
  ['#a8432f', '#f6d8a8'],
  ['#22808d', '#f4efe1'],
  ['#6d4c8d', '#f3d34a'],
  ['#d9a5a0', '#7b2d43'],
  ['#f2f0ea', '#3f6f8f'],
  ['#4a5a3a', '#e3d5a1'],
  ['#1d3557', '#a8dadc'],
  ['#b5485d', '#fbe3c0'],
];

/** Those that stand out against a light wall. */
const [first, ...others] = CLOTHS;
export const HEAD_CLOTHS: typeof CLOTHS = [first, ...others.filter(([ground]) => !/^#[ef]/.test(ground))];
