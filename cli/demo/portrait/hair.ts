import { darken, lighten } from './colour.ts';
import { CENTRE_X, eyeLine, skullTop } from './face.ts';
import type { Look } from './look.ts';

/** Hair that falls behind head and shoulders. */
export function drawBackHair(look: Look): string {
  const { hair, hairColour: c, halfWidth: w } = look;
  if (hides(look)) return '';
  const top = skullTop(look);
  if (hair === 'afro')
    return `<ellipse cx="${CENTRE_X}" cy="${top + 92}" rx="${w + 44}" ry="142" fill="${c}"/>`;
  if (hair === 'bun')
    return `<circle cx="${CENTRE_X}" cy="${top - 22}" r="54" fill="${c}"/><path d="M${CENTRE_X - 34} ${top - 40}q34 -26 68 4M${CENTRE_X - 40} ${top - 16}q40 -24 80 2" fill="none" stroke="${lighten(c, 0.16)}" stroke-width="5"/>`;
  if (hair === 'bob')
    return `<path d="M${CENTRE_X - w - 22} ${top + 120}C${CENTRE_X - w - 30} ${top - 50} ${CENTRE_X + w + 30} ${top - 50} ${CENTRE_X + w + 22} ${top + 120}V440q-22 26 -58 18H${CENTRE_X - w + 36}q-36 8 -58 -18z" fill="${c}"/>`;
  if (hair === 'braids') return drawBraids(look);
  if (hair === 'puffs')
    return [-1, 1]
      .map((side) => {
        const [x, y] = [CENTRE_X + side * (w - 8), top + 6];
        return `<circle cx="${x}" cy="${y}" r="52" fill="${c}"/><circle cx="${x - side * 34}" cy="${y + 34}" r="11" fill="${look.cloth[1]}"/>`;
      })
      .join('');
  return '';
}

/** Hair on the skull, over the face. */
export function drawHair(look: Look): string {
  const { hair, hairColour: c, halfWidth: w } = look;
  if (hides(look) || hair === 'bald') return '';
  const [top, eyes] = [skullTop(look), eyeLine(look)];
  switch (hair) {
    case 'short':
      return `${cap(look, { rise: 9, hairline: eyes - 88, side: eyes - 18, colour: c })}${shine(look, 9)}`;
    case 'fade':
      return `${cap(look, { rise: 2, hairline: eyes - 86, side: eyes - 6, colour: darken(look.skin, 0.5) })}${cap(look, { rise: 15, hairline: eyes - 92, side: eyes - 74, colour: c })}${shine(look, 15)}`;
    case 'receding':
      return drawSideHair(look);
    case 'afro':
      return cap(look, { rise: 30, hairline: eyes - 84, side: eyes - 30, colour: c });
    case 'bun':
    case 'puffs':
      return `${cap(look, { rise: 7, hairline: eyes - 92, side: eyes - 34, colour: c })}
        <path d="M${CENTRE_X} ${top - 4}V${eyes - 92}" stroke="${hair === 'puffs' ? look.skin : lighten(c, 0.14)}" stroke-width="5"/>`;
    case 'bob':
      return `<path d="M${CENTRE_X - w - 16} ${eyes + 50}C${CENTRE_X - w - 30} ${top + 30} ${CENTRE_X - w * 0.7} ${top - 22} ${CENTRE_X} ${top - 22}C${CENTRE_X + w * 0.7} ${top - 22} ${CENTRE_X + w + 30} ${top + 30} ${CENTRE_X + w + 16} ${eyes + 50}q-10 -70 -40 -104q-96 30 -170 -34q-30 60 -54 138z" fill="${c}"/>`;
    case 'cornrows':
    case 'braids':
    case 'tufts':
      return drawRows(look);
  }
}

/** What covers all hair; a kerchief leaves long braids to be seen. */
function hides({ headwear, hair }: Look): boolean {
  if (headwear === 'foulard') return hair !== 'braids' && hair !== 'short';
  return headwear === 'hijab' || headwear === 'moussor' || headwear === 'turban' || headwear === 'veil';
}

function shine(look: Look, rise: number): string {
  const top = skullTop(look) - rise;
  return `<path d="M${CENTRE_X - 74} ${top + 42}Q${CENTRE_X - 46} ${top + 14} ${CENTRE_X - 4} ${top + 11}" fill="none" stroke="${lighten(look.hairColour, 0.16)}" stroke-width="9" stroke-linecap="round"/>`;
}

function cap(
  look: Look,
  { rise, hairline, side, colour }: { rise: number; hairline: number; side: number; colour: string },
): string {
  const { halfWidth: w } = look;
  const top = skullTop(look);
  const [left, right] = [CENTRE_X - w - rise * 0.4, CENTRE_X + w + rise * 0.4];
  return `<path d="M${left} ${side}C${left - 4} ${top + 52} ${CENTRE_X - w * 0.75} ${top - rise} ${CENTRE_X} ${top - rise}
    C${CENTRE_X + w * 0.75} ${top - rise} ${right + 4} ${top + 52} ${right} ${side}
    C${CENTRE_X + w - 10} ${hairline + 30} ${CENTRE_X + w * 0.8} ${hairline + 6} ${CENTRE_X + w * 0.62} ${hairline}
    Q${CENTRE_X} ${hairline - 14} ${CENTRE_X - w * 0.62} ${hairline}C${CENTRE_X - w * 0.8} ${hairline + 6} ${CENTRE_X - w + 10} ${hairline + 30} ${left} ${side}Z" fill="${colour}"/>`;
}

/** What is left at the temples, around a bald crown. */
function drawSideHair(look: Look): string {
  const { halfWidth: w, hairColour, skin } = look;
  const [top, eyes] = [skullTop(look), eyeLine(look)];
  return `${cap(look, { rise: 0, hairline: eyes - 112, side: eyes - 2, colour: hairColour })}
    <g clip-path="url(#face)"><ellipse cx="${CENTRE_X}" cy="${top + 52}" rx="${w * 0.87}" ry="78" fill="${skin}"/></g>
    <path d="M${CENTRE_X + 30} ${top + 6}Q${CENTRE_X + w * 0.78} ${top + 30} ${CENTRE_X + w * 0.82} ${top + 110}" fill="none" stroke="${darken(skin, 0.12)}" stroke-width="10" stroke-linecap="round" opacity=".6"/>`;
}

/** Hair plaited close to the skull, from the forehead back; with tufts, each ends in a small ball. */
function drawRows(look: Look): string {
  const { hairColour: c, halfWidth: w, hair, cloth } = look;
  const [top, eyes] = [skullTop(look), eyeLine(look)];
  const rows = [-0.72, -0.44, -0.15, 0.15, 0.44, 0.72].map((share) => {
    const x = CENTRE_X + share * w;
    return `<path d="M${x} ${eyes - 86 + Math.abs(share) * 16}Q${CENTRE_X + share * w * 0.9} ${top + 36} ${CENTRE_X + share * w * 0.5} ${top - 6 + Math.abs(share) * 10}" fill="none" stroke="${look.skin}" stroke-width="5" opacity=".8"/>`;
  });
  const balls =
    hair === 'tufts'
      ? [-0.95, -0.5, 0, 0.5, 0.95].map((share) => {
          const [x, y] = [CENTRE_X + share * w * 0.92, top + Math.abs(share) ** 2 * 62 - 14];
          return `<circle cx="${x}" cy="${y}" r="25" fill="${c}"/><circle cx="${x}" cy="${y + 20}" r="8" fill="${share === 0 ? cloth[1] : cloth[0]}"/>`;
        })
      : [];
  return `${balls.join('')}${cap(look, { rise: 6, hairline: eyes - 92, side: eyes - 26, colour: c })}${rows.join('')}`;
}

function drawBraids(look: Look): string {
  const { hairColour: c, halfWidth: w, age, cloth } = look;
  const end = age === 'child' ? 500 : 590;
  return [-1, 1]
    .flatMap((side) =>
      [4, 26, 46].map((offset, index) => {
        const x = CENTRE_X + side * (w + offset - 16);
        const bottom = end - index * 34;
        return `<path d="M${x - side * 12} 190Q${x + side * 8} 300 ${x + side * 4} ${bottom}" fill="none" stroke="${c}" stroke-width="23" stroke-linecap="round"/>
          <path d="M${x - side * 10} 210Q${x + side * 8} 300 ${x + side * 4} ${bottom}" fill="none" stroke="${lighten(c, 0.14)}" stroke-width="11" stroke-dasharray="3 15"/>
          <circle cx="${x + side * 4}" cy="${bottom}" r="9" fill="${cloth[1]}"/>`;
      }),
    )
    .join('');
}
