import { create } from 'qrcode';
import { PACE } from './pace.ts';

/** White modules around the symbol (ISO/IEC 18004 §6.3.8). */
const quietModules = 4;

const masks = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/**
 * Draws a frame's QR code, as large as whole screen pixels a module allow in a square of `sideCssPx`. The mask is not searched for, which
 * is most of the work: it changes with `number`, so that no content meets a bad one twice.
 */
export function drawCode(canvas: HTMLCanvasElement, text: string, number: number, sideCssPx: number): void {
  const { modules } = create([{ data: text, mode: 'alphanumeric' }], {
    errorCorrectionLevel: PACE.level,
    maskPattern: masks[number % masks.length] ?? 0,
  });
  const size = modules.size + 2 * quietModules;
  const ratio = window.devicePixelRatio;
  const scale = Math.max(1, Math.floor((sideCssPx * ratio) / size));
  if (canvas.width !== size * scale) {
    canvas.width = size * scale;
    canvas.height = size * scale;
    canvas.style.width = `${(size * scale) / ratio}px`;
  }
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.data[row * modules.size + column] !== 1) continue;
      let run = 1;
      while (column + run < modules.size && modules.data[row * modules.size + column + run] === 1) run++;
      context.fillRect((column + quietModules) * scale, (row + quietModules) * scale, run * scale, scale);
      column += run;
    }
  }
}
