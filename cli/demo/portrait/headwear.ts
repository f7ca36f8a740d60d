import { darken, lighten } from './colour.ts';
import { CENTRE_X, eyeLine, skullTop } from './face.ts';
import type { Look } from './look.ts';

/** Cloth behind the head and around the neck. */
export function drawBackHeadwear(look: Look): string {
  const { headwear, halfWidth: w, headCloth } = look;
  const top = skullTop(look);
  if (headwear === 'veil' || headwear === 'hijab')
    return `<path d="M${CENTRE_X - w - 34} ${top + 130}C${CENTRE_X - w - 44} ${top - 60} ${CENTRE_X + w + 44} ${top - 60} ${CENTRE_X + w + 34} ${top + 130}
      C${CENTRE_X + w + 40} 420 ${CENTRE_X + w + 70} 500 ${CENTRE_X + w + 84} 604H${CENTRE_X - w - 84}C${CENTRE_X - w - 70} 500 ${CENTRE_X - w - 40} 420 ${CENTRE_X - w - 34} ${top + 130}Z" fill="${darken(headCloth[0], 0.28)}"/>`;
  if (headwear === 'foulard')
    return `<path d="M${CENTRE_X + w - 14} ${top + 110}q64 6 74 74q-44 -6 -66 -40q20 60 0 104q-44 -40 -40 -116z" fill="${darken(headCloth[0], 0.2)}"/>`;
  return '';
}

/** What stands on the head, over hair and forehead. */
export function drawHeadwear(look: Look): string {
  switch (look.headwear) {
    case 'none':
      return '';
    case 'moussor':
      return drawMoussor(look);
    case 'foulard':
      return drawFoulard(look);
    case 'veil':
      return drawVeil(look);
    case 'hijab':
      return drawHijab(look);
    case 'kufi':
      return drawKufi(look);
    case 'bonnet':
      return drawBonnet(look);
    case 'turban':
      return drawTurban(look);
    case 'cap':
      return drawCap(look);
  }
}

function folds(paths: readonly string[], colour: string): string {
  return `<path d="${paths.join('')}" fill="none" stroke="${darken(colour, 0.34)}" stroke-width="4.5" stroke-linecap="round" opacity=".75"/>`;
}

/** A cloth wound high and tied in front. */
function drawMoussor(look: Look): string {
  const { halfWidth: w, headCloth } = look;
  const [top, brow] = [skullTop(look), eyeLine(look) - 74];
  const [left, right] = [CENTRE_X - w - 12, CENTRE_X + w + 12];
  return `<path d="M${left} ${brow + 44}C${left - 26} ${top + 10} ${CENTRE_X - w * 0.9} ${top - 74} ${CENTRE_X + 6} ${top - 78}
      C${CENTRE_X + w} ${top - 80} ${right + 30} ${top + 16} ${right} ${brow + 44}C${right - 24} ${brow - 6} ${CENTRE_X + 60} ${brow - 20} ${CENTRE_X} ${brow - 18}
      C${CENTRE_X - 60} ${brow - 20} ${left + 24} ${brow - 6} ${left} ${brow + 44}Z" fill="url(#head-cloth)"/>
    <path d="M${CENTRE_X + 10} ${top - 78}C${CENTRE_X + w} ${top - 80} ${right + 30} ${top + 16} ${right} ${brow + 44}C${right - 10} ${brow + 6} ${CENTRE_X + 84} ${top + 10} ${CENTRE_X + 10} ${top - 78}Z" fill="#000" opacity=".14"/>
    ${folds([`M${left + 6} ${brow + 18}Q${CENTRE_X - 30} ${top + 26} ${CENTRE_X + 48} ${top - 40}`, `M${left - 2} ${brow - 16}Q${CENTRE_X - 50} ${top - 10} ${CENTRE_X + 30} ${top - 58}`, `M${right - 8} ${brow + 18}Q${CENTRE_X + 70} ${top + 34} ${CENTRE_X + 56} ${top - 20}`], headCloth[0])}
    <path d="M${CENTRE_X + 46} ${top - 40}q-12 -52 40 -50q50 4 30 44q-18 34 -70 6z" fill="url(#head-cloth)"/>
    <path d="M${CENTRE_X + 46} ${top - 40}q-12 -52 40 -50q50 4 30 44q-18 34 -70 6z" fill="none" stroke="${darken(headCloth[0], 0.34)}" stroke-width="4.5"/>
    ${folds([`M${CENTRE_X + 54} ${top - 44}q26 -22 48 -16`], headCloth[0])}`;
}

/** A kerchief close to the skull, knotted behind. */
function drawFoulard(look: Look): string {
  const { halfWidth: w, headCloth } = look;
  const [top, brow] = [skullTop(look), eyeLine(look) - 68];
  const [left, right] = [CENTRE_X - w - 8, CENTRE_X + w + 8];
  return `<path d="M${left} ${brow + 58}C${left - 12} ${top + 40} ${CENTRE_X - w * 0.8} ${top - 24} ${CENTRE_X} ${top - 24}C${CENTRE_X + w * 0.8} ${top - 24} ${right + 12} ${top + 40} ${right} ${brow + 58}
      Q${CENTRE_X + w * 0.7} ${brow - 12} ${CENTRE_X} ${brow - 14}Q${CENTRE_X - w * 0.7} ${brow - 12} ${left} ${brow + 58}Z" fill="url(#head-cloth)"/>
    <path d="M${left} ${brow + 58}Q${CENTRE_X - w * 0.7} ${brow - 12} ${CENTRE_X} ${brow - 14}Q${CENTRE_X + w * 0.7} ${brow - 12} ${right} ${brow + 58}" fill="none" stroke="${lighten(headCloth[1], 0.1)}" stroke-width="9"/>
    ${folds([`M${CENTRE_X - w * 0.6} ${brow - 14}Q${CENTRE_X - 10} ${top + 30} ${right - 16} ${brow + 24}`, `M${CENTRE_X - w * 0.3} ${top + 6}Q${CENTRE_X + 40} ${top + 26} ${right - 4} ${brow + 8}`], headCloth[0])}`;
}

/** A light cloth laid over the head, open at the neck. */
function drawVeil(look: Look): string {
  const { halfWidth: w, headCloth } = look;
  const [top, brow] = [skullTop(look), eyeLine(look) - 84];
  const [left, right] = [CENTRE_X - w - 34, CENTRE_X + w + 34];
  return `<path d="M${left - 4} 604C${left - 20} 480 ${left + 2} 330 ${left} ${top + 130}C${left - 8} ${top - 64} ${right + 8} ${top - 64} ${right} ${top + 130}C${right - 2} 330 ${right + 20} 480 ${right + 4} 604H${right - 46}
      C${right - 10} 480 ${right - 36} 360 ${CENTRE_X + w - 6} ${eyeLine(look) - 6}C${CENTRE_X + w * 0.8} ${brow - 6} ${CENTRE_X + 40} ${brow - 22} ${CENTRE_X} ${brow - 22}
      C${CENTRE_X - 40} ${brow - 22} ${CENTRE_X - w * 0.8} ${brow - 6} ${CENTRE_X - w + 6} ${eyeLine(look) - 6}C${left + 36} 360 ${left + 10} 480 ${left + 46} 604Z" fill="url(#head-cloth)"/>
    ${folds([`M${left + 16} ${top + 150}Q${left + 8} 400 ${left + 22} 560`, `M${right - 16} ${top + 150}Q${right - 8} 400 ${right - 22} 560`, `M${left + 28} ${top + 84}Q${CENTRE_X - 60} ${top - 6} ${CENTRE_X} ${top - 10}`], headCloth[0])}
    <path d="M${CENTRE_X - w + 6} ${eyeLine(look) - 6}C${CENTRE_X - w * 0.8} ${brow - 6} ${CENTRE_X - 40} ${brow - 22} ${CENTRE_X} ${brow - 22}C${CENTRE_X + 40} ${brow - 22} ${CENTRE_X + w * 0.8} ${brow - 6} ${CENTRE_X + w - 6} ${eyeLine(look) - 6}" fill="none" stroke="${lighten(headCloth[1], 0.05)}" stroke-width="6"/>`;
}

/** A scarf that frames the face and covers the neck. */
function drawHijab(look: Look): string {
  const { halfWidth: w, headCloth, chinY } = look;
  const [top, brow] = [skullTop(look), eyeLine(look) - 78];
  const [left, right] = [CENTRE_X - w - 30, CENTRE_X + w + 30];
  return `<path fill-rule="evenodd" d="M${left - 40} 604C${left - 30} 520 ${left + 2} 420 ${left} ${top + 130}C${left - 8} ${top - 60} ${right + 8} ${top - 60} ${right} ${top + 130}C${right - 2} 420 ${right + 30} 520 ${right + 40} 604Z
      M${CENTRE_X} ${brow - 14}C${CENTRE_X - w * 0.86} ${brow - 12} ${CENTRE_X - w - 2} ${eyeLine(look) - 20} ${CENTRE_X - w + 4} ${eyeLine(look) + 40}C${CENTRE_X - w + 16} ${chinY - 40} ${CENTRE_X - 56} ${chinY - 4} ${CENTRE_X} ${chinY - 2}
      C${CENTRE_X + 56} ${chinY - 4} ${CENTRE_X + w - 16} ${chinY - 40} ${CENTRE_X + w - 4} ${eyeLine(look) + 40}C${CENTRE_X + w + 2} ${eyeLine(look) - 20} ${CENTRE_X + w * 0.86} ${brow - 12} ${CENTRE_X} ${brow - 14}Z" fill="url(#head-cloth)"/>
    <path d="M${right} ${top + 130}C${right - 2} 420 ${right + 30} 520 ${right + 40} 604H${CENTRE_X + 60}C${right - 30} 500 ${right - 34} 380 ${right} ${top + 130}Z" fill="#000" opacity=".13"/>
    ${folds([`M${CENTRE_X - w + 2} ${eyeLine(look) + 60}Q${CENTRE_X - 40} ${chinY + 46} ${CENTRE_X + 96} ${chinY + 24}`, `M${left + 10} ${eyeLine(look) + 90}Q${CENTRE_X - 60} ${chinY + 90} ${CENTRE_X + 110} ${chinY + 70}`, `M${left + 22} ${top + 96}Q${CENTRE_X - 50} ${top + 4} ${CENTRE_X + 30} ${top - 6}`], headCloth[0])}`;
}

/** The round embroidered cap of Friday and feasts. */
function drawKufi(look: Look): string {
  const { halfWidth: w, headCloth } = look;
  const [top, brow] = [skullTop(look), eyeLine(look) - 92];
  const [left, right] = [CENTRE_X - w - 2, CENTRE_X + w + 2];
  return `<path d="M${left} ${brow + 22}C${left + 2} ${top - 6} ${CENTRE_X - w * 0.72} ${top - 34} ${CENTRE_X} ${top - 34}C${CENTRE_X + w * 0.72} ${top - 34} ${right - 2} ${top - 6} ${right} ${brow + 22}Q${CENTRE_X} ${brow - 26} ${left} ${brow + 22}Z" fill="${headCloth[0]}"/>
    <path d="M${left + 2} ${brow + 6}Q${CENTRE_X} ${brow - 42} ${right - 2} ${brow + 6}" fill="none" stroke="${headCloth[1]}" stroke-width="16"/>
    <path d="M${left + 2} ${brow + 6}Q${CENTRE_X} ${brow - 42} ${right - 2} ${brow + 6}" fill="none" stroke="${darken(headCloth[0], 0.3)}" stroke-width="5" stroke-dasharray="10 10"/>
    <path d="M${left + 12} ${top + 26}Q${CENTRE_X} ${top - 28} ${right - 12} ${top + 26}" fill="none" stroke="${headCloth[1]}" stroke-width="5" stroke-dasharray="3 12" stroke-linecap="round"/>`;
}

/** A soft pointed cap folded to one side. */
function drawBonnet(look: Look): string {
  const { halfWidth: w, headCloth } = look;
  const [top, brow] = [skullTop(look), eyeLine(look) - 90];
  const [left, right] = [CENTRE_X - w - 4, CENTRE_X + w + 4];
  return `<path d="M${left} ${brow + 20}C${left + 6} ${top - 30} ${CENTRE_X - 40} ${top - 74} ${CENTRE_X + 40} ${top - 80}C${CENTRE_X + 90} ${top - 84} ${right + 26} ${top - 20} ${right} ${brow + 20}Q${CENTRE_X} ${brow - 28} ${left} ${brow + 20}Z" fill="url(#head-cloth)"/>
    <path d="M${CENTRE_X + 40} ${top - 80}C${CENTRE_X + 90} ${top - 84} ${right + 26} ${top - 20} ${right} ${brow + 20}q-14 -70 -82 -100z" fill="#000" opacity=".16"/>
    <path d="M${left} ${brow + 20}Q${CENTRE_X} ${brow - 28} ${right} ${brow + 20}" fill="none" stroke="${headCloth[1]}" stroke-width="15"/>
    ${folds([`M${CENTRE_X - 60} ${top - 10}Q${CENTRE_X + 10} ${top - 46} ${CENTRE_X + 56} ${top - 34}`], headCloth[0])}`;
}

/** A long cloth wound several times. */
function drawTurban(look: Look): string {
  const { halfWidth: w, headCloth } = look;
  const [top, brow] = [skullTop(look), eyeLine(look) - 76];
  const [left, right] = [CENTRE_X - w - 22, CENTRE_X + w + 22];
  return `<path d="M${left + 10} ${brow + 44}C${left - 20} ${brow - 10} ${left - 14} ${top - 20} ${CENTRE_X - 64} ${top - 50}Q${CENTRE_X} ${top - 72} ${CENTRE_X + 64} ${top - 50}C${right + 14} ${top - 20} ${right + 20} ${brow - 10} ${right - 10} ${brow + 44}Q${CENTRE_X + w * 0.6} ${brow - 16} ${CENTRE_X} ${brow - 18}Q${CENTRE_X - w * 0.6} ${brow - 16} ${left + 10} ${brow + 44}Z" fill="${headCloth[0]}"/>
    <path d="M${left + 2} ${brow + 20}Q${CENTRE_X - 20} ${brow - 30} ${right - 2} ${top + 20}L${right - 4} ${top + 58}Q${CENTRE_X} ${brow - 20} ${left + 10} ${brow + 44}z" fill="${lighten(headCloth[0], 0.18)}"/>
    <path d="M${left - 6} ${top + 66}Q${CENTRE_X - 30} ${top + 10} ${CENTRE_X + 78} ${top - 42}L${right - 16} ${top - 8}Q${CENTRE_X} ${top + 34} ${left} ${brow + 14}z" fill="${darken(headCloth[0], 0.1)}"/>
    ${folds([`M${left - 4} ${top + 70}Q${CENTRE_X - 30} ${top + 12} ${CENTRE_X + 80} ${top - 40}`, `M${left + 2} ${brow + 18}Q${CENTRE_X - 20} ${brow - 32} ${right - 2} ${top + 18}`, `M${right - 8} ${brow + 30}Q${CENTRE_X + 70} ${brow - 12} ${CENTRE_X + 6} ${brow - 16}`, `M${left + 10} ${top + 20}Q${CENTRE_X - 50} ${top - 40} ${CENTRE_X + 10} ${top - 58}`], headCloth[0])}`;
}

function drawCap(look: Look): string {
  const { halfWidth: w, headCloth } = look;
  const [top, brow] = [skullTop(look), eyeLine(look) - 96];
  const [left, right] = [CENTRE_X - w - 4, CENTRE_X + w + 4];
  return `<path d="M${left} ${brow + 24}C${left} ${top - 20} ${CENTRE_X - w * 0.7} ${top - 36} ${CENTRE_X} ${top - 36}C${CENTRE_X + w * 0.7} ${top - 36} ${right} ${top - 20} ${right} ${brow + 24}Q${CENTRE_X} ${brow - 22} ${left} ${brow + 24}Z" fill="${headCloth[0]}"/>
    <path d="M${left - 6} ${brow + 26}Q${CENTRE_X} ${brow - 40} ${right + 6} ${brow + 26}Q${CENTRE_X} ${brow - 6} ${left - 6} ${brow + 26}Z" fill="${darken(headCloth[0], 0.34)}"/>
    <path d="M${CENTRE_X} ${top - 36}V${brow - 10}M${CENTRE_X - 60} ${top - 24}q-16 30 -14 70M${CENTRE_X + 60} ${top - 24}q16 30 14 70" stroke="${darken(headCloth[0], 0.2)}" stroke-width="4" fill="none"/><circle cx="${CENTRE_X}" cy="${top - 36}" r="8" fill="${headCloth[1]}"/>`;
}
