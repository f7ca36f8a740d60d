import { readFile } from 'node:fs/promises';
import type { CheckedPrints } from './check-prints.ts';
import { levelOfProblem, type CheckReport, type Level, type ShownPage } from './check-report.ts';
import { nextSteps } from './next-commands.ts';
import type { PrintProblem } from './print-problem.ts';

/** Of a tag's letters: the smallest, and a letter's width as a share of its size. */
const SMALLEST_PX = 11;
const LETTER = 0.57;

const css = new URL('check-report.css', import.meta.url);

/** What the report says, in one language. */
export interface ReportWords {
  language: string;
  title: string;
  about: string;
  verdict: (found: CheckedPrints) => string;
  tiles: { right: string; look: string; wrong: string; none: string };
  next: string;
  step: (step: ReturnType<typeof nextSteps>[number]) => string;
  problems: string;
  columns: { where: string; card: string; what: string; picture: string };
  where: (sheet: number | undefined, place: number | undefined) => string;
  what: (problem: PrintProblem) => string;
  /** `hasCards`: some were known on it. */
  pageTitle: (page: ShownPage['notes'], hasCards: boolean) => string;
  pageResult: (right: number, wrong: number) => string;
  /** In lines. */
  tag: (frame: ShownPage['frames'][number]) => string[];
  legend: Record<Level, string>;
  left: (pages: number) => string;
  personal: string;
}

/**
 * The report of a check as one HTML page that needs nothing else, to look at or to print: a summary, what to type next, every problem, and
 * the pages with a frame around each card. Its policy lets no script run and nothing be fetched.
 */
export async function drawCheckReport(
  batch: number,
  found: CheckedPrints,
  { pages, left }: CheckReport,
  words: ReportWords,
): Promise<string> {
  const isWrong = found.problems.some(({ code }) => levelOfProblem(code) === 'wrong');
  const hasToLook = found.problems.length + found.photoNotSeen.length + found.notSeen.length > 0;
  const level: Level = isWrong ? 'wrong' : hasToLook ? 'look' : 'right';
  const tile = (name: Level | 'none', count: number, label: string) =>
    `<div class="tile ${name}"><b>${count}</b>${escape(label)}</div>`;
  const steps = nextSteps(batch, found).map(
    (step) =>
      `<li>${escape(words.step(step))}${'command' in step ? `<code>${whole(escape(step.command))}</code>` : ''}</li>`,
  );
  return [
    `<!doctype html><html lang="${escape(words.language)}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`,
    `<meta name="viewport" content="width=device-width"><title>${escape(words.title)}</title>`,
    `<style>${await readFile(css, 'utf8')}</style></head><body>`,
    `<header><h1>${escape(words.title)}</h1><p>${escape(words.about)}</p></header>`,
    `<p class="verdict ${level}">${escape(words.verdict(found))}</p><div class="tiles">`,
    tile('right', found.right.length, words.tiles.right),
    tile('look', found.photoNotSeen.length + found.photoNotComparable.length, words.tiles.look),
    tile('wrong', found.bad.length, words.tiles.wrong),
    tile('none', found.notSeen.length, words.tiles.none),
    `</div><h2>${escape(words.next)}</h2><ol class="steps">${steps.join('')}</ol>`,
    found.problems.length > 0 ? drawProblems(found.problems, words) : '',
    `<div class="legend">`,
    ...(['right', 'look', 'wrong'] as const).map(
      (name) => `<span class="${name}"><i></i>${escape(words.legend[name])}</span>`,
    ),
    '</div>',
    ...pages.map((page) => drawPage(page, words)),
    left > 0 ? `<p>${escape(words.left(left))}</p>` : '',
    `<p><small>${escape(words.personal)}</small></p></body></html>\n`,
  ].join('\n');
}

function drawProblems(problems: readonly PrintProblem[], words: ReportWords): string {
  const { where, card, what, picture } = words.columns;
  const rows = problems.map((problem) => {
    const cells = [
      `<td class="where ${levelOfProblem(problem.code)}">${escape(words.where(problem.sheet, problem.place))}</td>`,
      `<td class="where">${escape(problem.card ?? '')}</td>`,
      `<td>${whole(escape(words.what(problem)))}</td>`,
      `<td>${escape(problem.page > 1 ? `${problem.file}, ${problem.page}` : problem.file)}</td>`,
    ];
    return `<tr class="${levelOfProblem(problem.code)}">${cells.join('')}</tr>`;
  });
  const head = [where, card, what, picture].map((name) => `<th>${escape(name)}</th>`).join('');
  return `<h2>${escape(words.problems)}</h2><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function drawPage({ notes, jpeg, widthPx, heightPx, frames }: ShownPage, words: ReportWords): string {
  const wrong = frames.filter(({ problems }) => problems.length > 0).length;
  const right = frames.filter(({ level }) => level === 'right').length;
  // What is wrong is drawn last, over what is right.
  const order = { right: 0, look: 1, wrong: 2 };
  const drawn = frames
    .toSorted((a, b) => order[a.level] - order[b.level])
    .map((frame) => drawFrame(frame, { widthPx, heightPx }, words));
  const ofPage = notes.problems.filter(() => frames.length === 0);
  return [
    `<figure><figcaption>${escape(words.pageTitle(notes, frames.length > 0))}`,
    `<span>${escape(frames.length === 0 ? '' : words.pageResult(right, wrong))}</span></figcaption>`,
    ...ofPage.map(
      (problem) => `<p class="${levelOfProblem(problem.code)}">${escape(words.what(problem))}</p>`,
    ),
    `<svg viewBox="0 0 ${widthPx} ${heightPx}" width="${widthPx}" role="img">`,
    `<image href="data:image/jpeg;base64,${jpeg.toString('base64')}" width="${widthPx}" height="${heightPx}"/>`,
    ...drawn,
    '</svg></figure>',
  ].join('\n');
}

/** A card's frame and its tag: a line for every fault, as wide as the card at most, within the picture. */
function drawFrame(
  frame: ShownPage['frames'][number],
  picture: { widthPx: number; heightPx: number },
  words: ReportWords,
): string {
  const { corners, level, sidePx } = frame;
  const points = corners.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  const lines = words.tag(frame);
  const longest = Math.max(...lines.map((line) => line.length));
  const least = Math.max(SMALLEST_PX, Math.min(22, sidePx * 0.042));
  const size = Math.max(SMALLEST_PX, Math.min(least, sidePx / (longest * LETTER + 1)));
  const width = longest * size * LETTER + size;
  const height = (lines.length * 1.3 + 0.4) * size;
  const within = (at: number, room: number) => Math.max(0, Math.min(at, room));
  const left = within(Math.min(...corners.map(({ x }) => x)), picture.widthPx - width);
  const top = within(Math.min(...corners.map(({ y }) => y)), picture.heightPx - height);
  const stroke = level === 'right' ? size * 0.18 : size * 0.32;
  const text = lines.map((line, at) => {
    const y = top + (at * 1.3 + 1.2) * size;
    const length = line.length * size * LETTER;
    return `<text x="${(left + size * 0.5).toFixed(1)}" y="${y.toFixed(1)}" font-size="${size.toFixed(1)}" textLength="${length.toFixed(1)}" lengthAdjust="spacingAndGlyphs">${escape(line)}</text>`;
  });
  return [
    `<g class="${level}"><polygon class="box" points="${points}" stroke-width="${stroke.toFixed(1)}" stroke-linejoin="round"/>`,
    `<rect class="tag" x="${left.toFixed(1)}" y="${top.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" rx="${(size * 0.3).toFixed(1)}"/>`,
    ...text,
    '</g>',
  ].join('');
}

/** Card numbers are not broken at the end of a line. */
function whole(html: string): string {
  return html.replaceAll(/\d{4}-\d{5}-\d{2}-\d{2}\/\d+/g, '<span class="number">$&</span>');
}

/** As text of HTML, without what turns text round or does not show. */
function escape(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, '')
    .replaceAll(
      /[&<>"']/g,
      (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '&#39;',
    );
}
