import { darken, lighten, mix } from './colour.ts';
import type { Look } from './look.ts';

export const CENTRE_X = 240;
/** Line of the eyes; lower in a child's face. */
export const eyeLine = ({ age }: Look): number => (age === 'child' ? 288 : 276);
export const skullTop = ({ age }: Look): number => (age === 'child' ? 112 : 104);

/** Outline of the face, from the top of the skull to the chin. */
export function faceOutline(look: Look): string {
  const { halfWidth: half, jaw, chinY } = look;
  const [top, temple] = [skullTop(look), eyeLine(look) - 14];
  const [left, right] = [CENTRE_X - half, CENTRE_X + half];
  const cheekY = temple + (chinY - temple) * 0.58;
  return `M${left} ${temple}C${left} ${top + 62} ${CENTRE_X - half * 0.72} ${top} ${CENTRE_X} ${top}
    C${CENTRE_X + half * 0.72} ${top} ${right} ${top + 62} ${right} ${temple}
    C${right} ${cheekY} ${CENTRE_X + half * jaw} ${chinY} ${CENTRE_X} ${chinY}
    C${CENTRE_X - half * jaw} ${chinY} ${left} ${cheekY} ${left} ${temple}Z`;
}

/** Face with its features, without hair. */
export function drawFace(look: Look): string {
  const outline = faceOutline(look);
  const { skin } = look;
  return `<clipPath id="face"><path d="${outline}"/></clipPath>
    ${drawEars(look)}
    <path d="${outline}" fill="${darken(skin, 0.2)}"/>
    <g clip-path="url(#face)">
      <path d="${outline}" fill="${skin}" transform="translate(-13 -7)"/>
      <path d="${outline}" fill="${lighten(skin, 0.07)}" transform="translate(-54 -22)" opacity=".4"/>
      ${drawCheeks(look)}
    </g>
    ${drawNose(look)}${drawMouth(look)}${drawEyes(look)}${drawBrows(look)}${drawAge(look)}`;
}

function drawEars(look: Look): string {
  const { halfWidth, skin } = look;
  const y = eyeLine(look) + 22;
  return [-1, 1]
    .map((side) => {
      const x = CENTRE_X + side * (halfWidth + 3);
      return `<ellipse cx="${x}" cy="${y}" rx="19" ry="35" fill="${side < 0 ? skin : darken(skin, 0.2)}" transform="rotate(${side * 8} ${x} ${y})"/>
        <path d="M${x + side * 5} ${y - 18}q${side * 8} 16 ${side * -3} 34" fill="none" stroke="${darken(skin, 0.34)}" stroke-width="5" stroke-linecap="round"/>`;
    })
    .join('');
}

function drawCheeks(look: Look): string {
  const y = eyeLine(look) + 72;
  const strength = look.age === 'elder' ? 0.25 : look.age === 'child' ? 0.6 : 0.4;
  const ellipses = [-1, 1].map(
    (side) => `<ellipse cx="${CENTRE_X + side * 70}" cy="${y}" rx="44" ry="34" fill="url(#cheek)"/>`,
  );
  return `<radialGradient id="cheek"><stop stop-color="${mix(look.skin, '#c4523f', 0.4)}" stop-opacity="${strength}"/><stop offset="1" stop-color="${look.skin}" stop-opacity="0"/></radialGradient>${ellipses.join('')}`;
}

function drawNose(look: Look): string {
  const { skin, noseWidth: w, noseY: y } = look;
  const [shade, deep, light] = [darken(skin, 0.26), darken(skin, 0.58), lighten(skin, 0.18)];
  const bridge = eyeLine(look) + 4;
  const wing = (side: number): string =>
    `M${CENTRE_X + side * w * 0.62} ${y - 19}C${CENTRE_X + side * (w + 7)} ${y - 20} ${CENTRE_X + side * (w + 6)} ${y + 5} ${CENTRE_X + side * w * 0.5} ${y + 1}`;
  return `<path d="M${CENTRE_X + 10} ${bridge}C${CENTRE_X + 13} ${y - 40} ${CENTRE_X + w * 0.7} ${y - 26} ${CENTRE_X + w} ${y - 10}
      Q${CENTRE_X + w} ${y + 3} ${CENTRE_X + w * 0.5} ${y + 2}L${CENTRE_X - w * 0.4} ${y + 3}Q${CENTRE_X + 6} ${y - 8} ${CENTRE_X + 5} ${y - 24}Z" fill="${shade}" opacity=".55"/>
    <path d="M${CENTRE_X - 3} ${bridge + 8}L${CENTRE_X - 4} ${y - 22}" stroke="${light}" stroke-width="9" stroke-linecap="round" opacity=".45"/>
    <ellipse cx="${CENTRE_X - 3}" cy="${y - 14}" rx="9" ry="7" fill="${light}" opacity=".55"/>
    <path d="${wing(-1)}${wing(1)}M${CENTRE_X - w * 0.5} ${y + 1}Q${CENTRE_X} ${y + 13} ${CENTRE_X + w * 0.5} ${y + 1}" fill="none" stroke="${deep}" stroke-width="5.5" stroke-linecap="round" stroke-linejoin="round"/>`;
}

function drawMouth(look: Look): string {
  const { skin, mouth, mouthWidth: w, lipFullness: f, sex } = look;
  const y = look.noseY + (look.age === 'child' ? 38 : 43);
  const lip = lighten(mix(skin, sex === 'F' ? '#c43f52' : '#ab5244', sex === 'F' ? 0.55 : 0.5), 0.08);
  const [upper, line] = [darken(lip, 0.2), darken(skin, 0.78)];
  const curve = mouth === 'calm' ? 2 : 9;
  const top = `C${CENTRE_X - w * 0.55} ${y - 9 * f} ${CENTRE_X - 14} ${y - 14 * f} ${CENTRE_X} ${y - 8 * f}
    C${CENTRE_X + 14} ${y - 14 * f} ${CENTRE_X + w * 0.55} ${y - 9 * f} ${CENTRE_X + w} ${y - curve * 0.6}`;
  if (mouth === 'open') {
    const bow = (depth: number, inset: number): string =>
      `C${CENTRE_X + w * 0.72 - inset} ${y + depth} ${CENTRE_X - w * 0.72 + inset} ${y + depth} ${CENTRE_X - w + inset} ${y - 5}Z`;
    return `<path d="M${CENTRE_X - w} ${y - 5}L${CENTRE_X + w} ${y - 5}${bow(37 * f, 0)}" fill="${lip}"/>
      <path d="M${CENTRE_X - w} ${y - 5}${top}${bow(26, 0)}" fill="${upper}"/>
      <path d="M${CENTRE_X - w + 8} ${y - 4}Q${CENTRE_X} ${y + 1} ${CENTRE_X + w - 8} ${y - 4}${bow(24, 8)}" fill="#fbf7ef"/>
      ${smileLines(look, y)}`;
  }
  return `<path d="M${CENTRE_X - w} ${y - curve * 0.6}Q${CENTRE_X} ${y + 37 * f} ${CENTRE_X + w} ${y - curve * 0.6}Q${CENTRE_X} ${y + curve} ${CENTRE_X - w} ${y - curve * 0.6}Z" fill="${lip}"/>
    <path d="M${CENTRE_X - w} ${y - curve * 0.6}${top}Q${CENTRE_X} ${y + curve + 2} ${CENTRE_X - w} ${y - curve * 0.6}Z" fill="${upper}"/>
    <path d="M${CENTRE_X - w - 2} ${y - curve * 0.7}Q${CENTRE_X} ${y + curve + 2} ${CENTRE_X + w + 2} ${y - curve * 0.7}" fill="none" stroke="${line}" stroke-width="5.5" stroke-linecap="round"/>
    <ellipse cx="${CENTRE_X - 5}" cy="${y + 11 * f}" rx="${w * 0.3}" ry="3.5" fill="${lighten(lip, 0.3)}" opacity=".6"/>
    ${mouth === 'smile' ? smileLines(look, y) : ''}`;
}

function smileLines({ skin, mouthWidth, age }: Look, y: number): string {
  if (age === 'child') return '';
  return [-1, 1]
    .map((side) => {
      const x = CENTRE_X + side * (mouthWidth + 13);
      return `<path d="M${x - side * 4} ${y - 24}q${side * 9} 12 ${side * 4} 25" fill="none" stroke="${darken(skin, 0.3)}" stroke-width="3.5" stroke-linecap="round" opacity=".7"/>`;
    })
    .join('');
}

function drawEyes(look: Look): string {
  const { skin, eyeX, eyeSize, eyeSlant, sex, age } = look;
  const y = eyeLine(look);
  const [w, h] = [31 * eyeSize, 14.5 * eyeSize];
  const lid = darken(skin, 0.72);
  return [-1, 1]
    .map((side) => {
      const lash =
        sex === 'F' && age !== 'child'
          ? `<path d="M${side * w} 0q${side * 8} -4 ${side * 11} -10" stroke="${lid}" stroke-width="5" fill="none" stroke-linecap="round"/>`
          : '';
      return `<g transform="translate(${CENTRE_X + side * eyeX} ${y}) rotate(${-side * eyeSlant})">
        <ellipse cx="0" cy="-4" rx="${w + 7}" ry="${h + 9}" fill="${darken(skin, 0.24)}" opacity=".55"/>
        <path d="M${-w} 1Q0 ${-h * 2} ${w} 1Q0 ${h * 1.75} ${-w} 1Z" fill="#f7f2e8"/>
        <circle cx="0" cy="-1" r="${h * 0.94}" fill="#2a1610"/><circle cx="0" cy="-1" r="${h * 0.4}" fill="#0b0605"/>
        <circle cx="${-h * 0.3}" cy="${-h * 0.42}" r="${h * 0.24}" fill="#fff"/>
        <path d="M${-w - 2} 2Q0 ${-h * 2.1} ${w + 2} 2" fill="none" stroke="${lid}" stroke-width="${sex === 'F' ? 7 : 5.5}" stroke-linecap="round"/>
        <path d="M${-w + 6} 6Q0 ${h * 1.6} ${w - 4} 5" fill="none" stroke="${darken(skin, 0.4)}" stroke-width="2.5" stroke-linecap="round" opacity=".6"/>
        ${lash}</g>`;
    })
    .join('');
}

function drawBrows(look: Look): string {
  const { browWeight, browLift, eyeX, age, hairColour } = look;
  const y = eyeLine(look) - (age === 'child' ? 42 : 37);
  const colour = age === 'elder' ? mix(hairColour, '#1b1513', 0.25) : '#17110f';
  return [-1, 1]
    .map((side) => {
      const x = CENTRE_X + side * eyeX;
      return `<path d="M${x - side * 30} ${y + 6}Q${x + side * 4} ${y - browLift} ${x + side * 37} ${y + 5}" fill="none" stroke="${colour}" stroke-width="${browWeight}" stroke-linecap="round"/>`;
    })
    .join('');
}

function drawAge(look: Look): string {
  if (look.age !== 'elder') return '';
  const line = darken(look.skin, 0.3);
  const y = eyeLine(look);
  const lines = [-1, 1].flatMap((side) => {
    const x = (offset: number): number => CENTRE_X + side * offset;
    return [
      `M${x(28)} ${y + 62}Q${x(52)} ${y + 78} ${x(62)} ${y + 112}`,
      `M${x(34)} ${y + 27}Q${x(58)} ${y + 38} ${x(82)} ${y + 24}`,
      `M${x(97)} ${y - 8}l${side * 11} -6M${x(97)} ${y + 2}l${side * 12} 2`,
    ];
  });
  const forehead = `M${CENTRE_X - 52} ${y - 88}q52 -12 104 0M${CENTRE_X - 42} ${y - 68}q42 -10 84 0`;
  return `<path d="${[...lines, forehead].join('')}" fill="none" stroke="${line}" stroke-width="4" stroke-linecap="round" opacity=".75"/>`;
}
