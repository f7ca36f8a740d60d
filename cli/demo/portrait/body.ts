import { darken, lighten, type Cloth } from './colour.ts';
import { CENTRE_X } from './face.ts';
import type { Look } from './look.ts';

/** Neck, shoulders and clothes. */
export function drawBody(look: Look): string {
  const { skin, chinY, age, sex } = look;
  const isChild = age === 'child';
  const neck = isChild ? 46 : sex === 'F' ? 54 : 68;
  const collar = isChild ? 486 : 488;
  const shade = darken(skin, 0.3);
  return `<path d="M${CENTRE_X - neck} ${chinY - 70}V${collar}q${neck} 50 ${neck * 2} 0V${chinY - 70}z" fill="${darken(skin, 0.12)}"/>
    <path d="M${CENTRE_X - neck} ${chinY - 60}V${chinY + 4}q${neck * 1.1} 40 ${neck * 2} -6V${chinY - 60}z" fill="${shade}"/>
    ${drawClothes(look, neck, collar)}`;
}

function drawClothes(look: Look, neck: number, collar: number): string {
  const { clothes, cloth, age } = look;
  const width = age === 'child' ? 172 : age === 'youth' ? 196 : clothes === 'boubou' ? 226 : 208;
  const [left, right] = [CENTRE_X - width, CENTRE_X + width];
  const slope = clothes === 'boubou' ? 34 : 44;
  const open = clothes === 'wax' ? neck + 26 : neck + 6;
  const depth = clothes === 'wax' ? 62 : clothes === 'boubou' ? 70 : 44;
  const shoulders = `M${left} 604C${left + 6} ${collar + slope + 8} ${CENTRE_X - neck - 60} ${collar + 12} ${CENTRE_X - open} ${collar - 16}
    Q${CENTRE_X} ${collar + depth * 1.3} ${CENTRE_X + open} ${collar - 16}
    C${CENTRE_X + neck + 60} ${collar + 12} ${right - 6} ${collar + slope + 8} ${right} 604Z`;
  const chest = `M${CENTRE_X - open - 4} ${collar - 18}Q${CENTRE_X} ${collar + depth * 1.4} ${CENTRE_X + open + 4} ${collar - 18}Z`;
  return `<path d="${chest}" fill="${darken(look.skin, 0.12)}"/><path d="${shoulders}" fill="url(#cloth)"/>
    <path d="M${CENTRE_X + open} ${collar - 16}C${CENTRE_X + neck + 60} ${collar + 12} ${right - 6} ${collar + slope + 8} ${right} 604h-70C${right - 90} ${collar + 66} ${CENTRE_X + neck + 30} ${collar + 40} ${CENTRE_X + open} ${collar - 16}Z" fill="#000" opacity=".13"/>
    <clipPath id="torso"><path d="${shoulders}"/><path d="${chest}"/></clipPath>
    <g clip-path="url(#torso)">${drawNeckline(look, open, collar, depth, cloth)}</g>`;
}

function drawNeckline(
  { clothes, age }: Look,
  open: number,
  y: number,
  depth: number,
  [ground, figure]: Cloth,
): string {
  const edge = `M${CENTRE_X - open} ${y - 16}Q${CENTRE_X} ${y + depth * 1.3} ${CENTRE_X + open} ${y - 16}`;
  switch (clothes) {
    case 'boubou':
      return `<path d="${edge}" fill="none" stroke="${figure}" stroke-width="15"/>
        <path d="${edge}" fill="none" stroke="${darken(figure, 0.35)}" stroke-width="3" stroke-dasharray="7 8"/>
        <path d="M${CENTRE_X - 24} ${y + 46}h48v60h-48z" fill="${figure}"/>
        <path d="M${CENTRE_X - 10} ${y + 52}v50M${CENTRE_X + 10} ${y + 52}v50" stroke="${darken(figure, 0.35)}" stroke-width="3" stroke-dasharray="6 6"/>`;
    case 'shirt':
      return `<path d="M${CENTRE_X - open} ${y - 18}L${CENTRE_X} ${y + 44}L${CENTRE_X - 52} ${y + 64}L${CENTRE_X - open - 26} ${y + 2}z" fill="${lighten(ground, 0.22)}" stroke="${darken(ground, 0.25)}" stroke-width="3"/>
        <path d="M${CENTRE_X + open} ${y - 18}L${CENTRE_X} ${y + 44}L${CENTRE_X + 52} ${y + 64}L${CENTRE_X + open + 26} ${y + 2}z" fill="${lighten(ground, 0.12)}" stroke="${darken(ground, 0.25)}" stroke-width="3"/>
        <path d="M${CENTRE_X} ${y + 44}V604" stroke="${darken(ground, 0.3)}" stroke-width="3"/><circle cx="${CENTRE_X + 9}" cy="${y + 74}" r="5" fill="${figure}"/>`;
    case 'polo':
      return `<path d="${edge}" fill="none" stroke="${figure}" stroke-width="18"/><path d="${edge}" fill="none" stroke="${darken(ground, 0.3)}" stroke-width="3" transform="translate(0 11)"/>`;
    case 'uniform':
      return `<path d="M${CENTRE_X - open} ${y - 16}Q${CENTRE_X - 20} ${y + 30} ${CENTRE_X} ${y + 36}L${CENTRE_X - 44} ${y + 58}Q${CENTRE_X - open - 10} ${y + 30} ${CENTRE_X - open - 20} ${y - 4}z" fill="#fbf8f0"/>
        <path d="M${CENTRE_X + open} ${y - 16}Q${CENTRE_X + 20} ${y + 30} ${CENTRE_X} ${y + 36}L${CENTRE_X + 44} ${y + 58}Q${CENTRE_X + open + 10} ${y + 30} ${CENTRE_X + open + 20} ${y - 4}z" fill="#efeae0"/>`;
    case 'tunic':
      return `<path d="${edge}" fill="none" stroke="${darken(ground, 0.3)}" stroke-width="8"/>
        <path d="M${CENTRE_X} ${y + depth * 0.56}V604" stroke="${figure}" stroke-width="9"/><path d="M${CENTRE_X} ${y + depth * 0.7}V604" stroke="${darken(figure, 0.4)}" stroke-width="3" stroke-dasharray="2 12"/>`;
    case 'wax':
      return `<path d="${edge}" fill="none" stroke="${age === 'child' ? lighten(ground, 0.4) : darken(ground, 0.35)}" stroke-width="7"/>`;
  }
}
