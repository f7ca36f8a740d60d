import { drawBeard, drawEarrings, drawGlasses } from './beard-and-glasses.ts';
import { drawBody } from './body.ts';
import { clothPattern } from './cloth-pattern.ts';
import { drawFace } from './face.ts';
import { drawBackHair, drawHair } from './hair.ts';
import { drawBackHeadwear, drawHeadwear } from './headwear.ts';
import type { Look } from './look.ts';

/** The portrait as SVG, 480 × 600. */
export function drawPortrait(look: Look): string {
  const clothPatternOfBody = look.clothes === 'wax' || look.clothes === 'uniform' ? look.pattern : 'plain';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="600" viewBox="0 0 480 600">
    <defs>${clothPattern('cloth', clothPatternOfBody, look.cloth)}${clothPattern('head-cloth', look.headPattern, look.headCloth)}</defs>
    <rect width="480" height="600" fill="${look.background}"/>
    ${drawBackHeadwear(look)}${drawBackHair(look)}${drawBody(look)}${drawFace(look)}${drawBeard(look)}
    ${drawHair(look)}${drawHeadwear(look)}${drawEarrings(look)}${drawGlasses(look)}
  </svg>`;
}
