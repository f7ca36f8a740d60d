import type { Cloth } from './colour.ts';
import type { Pattern } from './look.ts';

/** A printed cloth as an SVG pattern of that id, `fill="url(#id)"`. */
export function clothPattern(id: string, pattern: Pattern, [ground, figure]: Cloth): string {
  const size = pattern === 'zigzag' || pattern === 'stripes' ? 36 : 46;
  return `<pattern id="${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse" patternTransform="rotate(${pattern === 'checks' ? 0 : 12})">
    <rect width="${size}" height="${size}" fill="${ground}"/>${drawFigure(pattern, figure)}</pattern>`;
}

function drawFigure(pattern: Pattern, colour: string): string {
  switch (pattern) {
    case 'plain':
      return '';
    case 'dots':
      return `<circle cx="12" cy="12" r="7" fill="${colour}"/><circle cx="35" cy="35" r="7" fill="${colour}"/>`;
    case 'leaves':
      return `<path d="M6 24q16 -22 34 0q-18 22 -34 0z" fill="${colour}"/><path d="M6 24h34" stroke="#0003" stroke-width="3"/>`;
    case 'rings':
      return `<circle cx="23" cy="23" r="16" fill="none" stroke="${colour}" stroke-width="6"/><circle cx="23" cy="23" r="5" fill="${colour}"/>`;
    case 'zigzag':
      return `<path d="M0 26l18 -16l18 16" fill="none" stroke="${colour}" stroke-width="8"/>`;
    case 'stripes':
      return `<path d="M9 0v36M27 0v36" stroke="${colour}" stroke-width="6" opacity=".8"/>`;
    case 'checks':
      return `<path d="M0 11h46M0 34h46M11 0v46M34 0v46" stroke="${colour}" stroke-width="9" opacity=".45"/>`;
  }
}
