import { buffer } from 'node:stream/consumers';
import { readMarkdown } from './read-markdown.ts';
import type { Block } from './block.ts';
import { ACCENT, BookletPages, INK, PAGE, PALE_INK, TEXT_WIDTH } from './booklet-page.ts';
import { drawBlock, WHOLE_WIDTH } from './draw-block.ts';
import type { OpenPicture } from './draw-pictures.ts';
import { BookletError } from './errors.ts';

/** A Markdown text, and what stands around it. */
export interface Booklet {
  /** Begins with a heading of level 1, the title; what follows until the first heading of level 2 is on the cover. */
  markdown: string;
  /** A picture's bytes (PNG or JPEG) by its address in the Markdown. */
  openPicture: OpenPicture;
  /** Headings in the table of contents: those of level 2, or of levels 2 and 3. */
  contentsDepth: 2 | 3;
  words: { contents: string; page: (number: number, count: number) => string };
  created: Date;
}

/** A PDF, and of how many pages. */
export interface PrintedBooklet {
  pdf: Uint8Array;
  pages: number;
}

interface Entry {
  level: number;
  text: string;
  page: number;
}

const ENTRY_HEIGHT = { 2: 20, 3: 14.5 };

/**
 * Sets a booklet: A4, a table of contents with page numbers and links, a header that names the chapter, French spaces. Throws
 * BookletError `markdown-unsupported`, and `picture-missing` when a picture cannot be opened.
 */
export async function printBooklet(booklet: Booklet): Promise<PrintedBooklet> {
  const { contentsDepth, words, created } = booklet;
  const blocks = readMarkdown(booklet.markdown);
  const [title] = blocks;
  if (title?.kind !== 'heading' || title.level !== 1)
    throw new BookletError('markdown-unsupported', 'no title of level 1');
  const pages = new BookletPages({ title: title.text, created });
  const open: OpenPicture = (href) => {
    try {
      return booklet.openPicture(href);
    } catch (cause) {
      throw new BookletError('picture-missing', href, { cause });
    }
  };

  const begin = blocks.findIndex((block) => block.kind === 'heading' && block.level > 1);
  const [cover, body] = begin < 0 ? [blocks, []] : [blocks.slice(0, begin), blocks.slice(begin)];
  pages.pdf.rect(0, 0, PAGE.width, 14).fill(ACCENT);
  for (const block of cover) drawBlock(pages, block, WHOLE_WIDTH, open);
  const contents = reserveContents(pages, body, contentsDepth);

  const entries: Entry[] = [];
  const chapters: Entry[] = [];
  for (const [at, block] of body.entries()) {
    drawBlock(pages, block, WHOLE_WIDTH, open, body[at + 1]);
    if (block.kind !== 'heading') continue;
    const { level, text } = block;
    if (level <= contentsDepth) {
      pages.pdf.addNamedDestination(`t${entries.length}`);
      entries.push({ level, text, page: pages.number });
    }
    if (level === 2) {
      pages.pdf.outline.addItem(text);
      chapters.push({ level, text, page: pages.number });
    }
  }
  drawContents(pages, contents, entries, words.contents);
  drawMargins(pages, title.text, chapters, words.page);
  pages.pdf.end();
  return { pdf: await buffer(pages.pdf), pages: pages.number };
}

/** Leaves room for the contents below the cover, or on the next page; the text begins below them. */
function reserveContents(
  pages: BookletPages,
  body: readonly Block[],
  depth: 2 | 3,
): { page: number; y: number } {
  const heights = body.map((block) =>
    block.kind === 'heading' && block.level <= depth ? ENTRY_HEIGHT[block.level === 2 ? 2 : 3] : 0,
  );
  const height = 44 + heights.reduce<number>((sum, one) => sum + one, 0);
  pages.keep(height);
  const place = { page: pages.number, y: pages.y + 8 };
  pages.y += height + 12;
  return place;
}

function drawContents(
  pages: BookletPages,
  { page, y }: { page: number; y: number },
  entries: readonly Entry[],
  heading: string,
): void {
  pages.pdf.switchToPage(page - 1);
  pages.write(heading, PAGE.left, y, { font: 'bold', size: 14, colour: ACCENT });
  let top = y + 30;
  for (const [at, { level, text, page: number }] of entries.entries()) {
    const isChapter = level === 2;
    if (isChapter && at > 0) top += 4;
    const style = { font: isChapter ? 'bold' : 'regular', size: isChapter ? 10 : 9.2 } as const;
    const x = PAGE.left + (isChapter ? 0 : 16);
    const right = PAGE.left + TEXT_WIDTH;
    const label = String(number);
    pages.write(text, x, top, style);
    const numberX = right - pages.widthOf(label, style.font, style.size);
    pages.write(label, numberX, top, style);
    const from = x + pages.widthOf(text, style.font, style.size) + 6;
    pages.pdf
      .moveTo(from, top + style.size)
      .lineTo(numberX - 6, top + style.size)
      .dash(0.6, { space: 2.4 })
      .lineWidth(0.6)
      .strokeColor(PALE_INK)
      .stroke()
      .undash();
    pages.pdf.goTo(PAGE.left, top, TEXT_WIDTH, 14, `t${at}`);
    top += ENTRY_HEIGHT[isChapter ? 2 : 3] - (isChapter ? 4 : 0);
  }
}

/** Header and footer of every page but the header of the first. */
function drawMargins(
  pages: BookletPages,
  title: string,
  chapters: readonly Entry[],
  words: (number: number, count: number) => string,
): void {
  const style = { font: 'regular', size: 8, colour: PALE_INK } as const;
  for (let number = 1; number <= pages.number; number += 1) {
    pages.pdf.switchToPage(number - 1);
    const foot = words(number, pages.number);
    pages.write(foot, PAGE.left + TEXT_WIDTH - pages.widthOf(foot, 'regular', 8), PAGE.height - 40, style);
    if (number === 1) continue;
    pages.write(title, PAGE.left, 34, style);
    // The first chapter that begins on the page, or the one that goes on from the pages before.
    const chapter =
      (chapters.find(({ page }) => page === number) ?? chapters.findLast(({ page }) => page < number))
        ?.text ?? '';
    const right = PAGE.left + TEXT_WIDTH - pages.widthOf(chapter, 'regular', 8);
    pages.write(chapter, right, 34, { ...style, colour: INK });
    pages.pdf
      .moveTo(PAGE.left, 50)
      .lineTo(PAGE.left + TEXT_WIDTH, 50)
      .lineWidth(0.4)
      .strokeColor(PALE_INK)
      .stroke();
  }
}
