import { marked, type MarkedToken, type Token } from 'marked';
import type { Block, Mark, Picture, Span } from './block.ts';
import { BookletError } from './errors.ts';
import { setFrenchSpaces } from './set-french-spaces.ts';

const MARKS: Readonly<Record<string, Mark>> = { '🟢': 'green', '🟠': 'amber', '🔴': 'red', '⚪': 'grey' };

type Style = Extract<Span, { kind: 'text' }>['style'];

/**
 * A handbook's Markdown (CommonMark with GFM's tables) as blocks. A paragraph of pictures alone becomes a row of pictures; comments are
 * left out. Throws BookletError `markdown-unsupported` for what a booklet cannot show, such as HTML.
 */
export function readMarkdown(markdown: string): Block[] {
  return readBlocks(marked.lexer(markdown));
}

function readBlocks(tokens: readonly Token[]): Block[] {
  return tokens.filter(isKnown).flatMap((token) => readBlock(token));
}

function readBlock(token: MarkedToken): Block[] {
  switch (token.type) {
    case 'space':
    case 'def':
    case 'hr':
      return [];
    case 'heading': {
      const level = token.depth === 1 ? 1 : token.depth === 2 ? 2 : 3;
      const spans = readSpans(token.tokens, 'bold');
      return [{ kind: 'heading', level, spans, text: plainText(spans) }];
    }
    case 'paragraph': {
      const pictures = readPictures(token.tokens);
      if (pictures !== undefined) return [{ kind: 'pictures', pictures }];
      return [{ kind: 'paragraph', spans: readSpans(token.tokens) }];
    }
    case 'text':
      return [{ kind: 'paragraph', spans: readSpans(token.tokens ?? [token]) }];
    case 'list': {
      const first = typeof token.start === 'number' ? token.start : undefined;
      return [{ kind: 'list', first, items: token.items.map((item) => readBlocks(item.tokens)) }];
    }
    case 'code':
      return [{ kind: 'terminal', lines: token.text.split('\n') }];
    case 'blockquote':
      return [{ kind: 'note', blocks: readBlocks(token.tokens) }];
    case 'table': {
      const header = token.header.map((cell) => readSpans(cell.tokens, 'bold'));
      const rows = token.rows.map((row) => row.map((cell) => readSpans(cell.tokens)));
      return [{ kind: 'table', header, rows }];
    }
    case 'html':
      if (token.text.trim().startsWith('<!--')) return [];
      throw new BookletError('markdown-unsupported', token.raw.slice(0, 80));
    case 'br':
    case 'checkbox':
    case 'codespan':
    case 'del':
    case 'em':
    case 'escape':
    case 'image':
    case 'link':
    case 'list_item':
    case 'strong':
      throw new BookletError('markdown-unsupported', token.type);
  }
}

function readSpans(tokens: readonly Token[], style: Style = 'regular', link?: string): Span[] {
  return tokens.filter(isKnown).flatMap((token): Span[] => {
    switch (token.type) {
      case 'text':
      case 'escape':
        return readText(token.text, style, link);
      case 'strong':
        return readSpans(token.tokens, 'bold', link);
      case 'em':
        return readSpans(token.tokens, 'italic', link);
      case 'codespan':
        return [{ kind: 'text', text: token.text, style: 'mono' }];
      case 'link':
        return readSpans(token.tokens, style, token.href.startsWith('https:') ? token.href : undefined);
      case 'br':
        return [{ kind: 'text', text: ' ', style }];
      case 'blockquote':
      case 'checkbox':
      case 'code':
      case 'def':
      case 'del':
      case 'heading':
      case 'hr':
      case 'html':
      case 'image':
      case 'list':
      case 'list_item':
      case 'paragraph':
      case 'space':
      case 'table':
        throw new BookletError('markdown-unsupported', token.type);
    }
  });
}

function readText(text: string, style: Style, link: string | undefined): Span[] {
  const pieces = setFrenchSpaces(text.replaceAll('\n', ' ')).split(/([🟢🟠🔴⚪])/u);
  return pieces.flatMap((piece): Span[] => {
    const mark = MARKS[piece];
    if (mark !== undefined) return [{ kind: 'mark', mark }];
    return piece === '' ? [] : [{ kind: 'text', text: piece, style, ...(link !== undefined && { link }) }];
  });
}

/** The pictures of a paragraph that holds nothing else. */
function readPictures(tokens: readonly Token[]): Picture[] | undefined {
  const pictures: Picture[] = [];
  for (const token of tokens.filter(isKnown)) {
    if (token.type === 'image')
      pictures.push({ href: token.href, caption: setFrenchSpaces(token.text.replaceAll('\n', ' ')) });
    else if (token.type !== 'text' || token.text.trim() !== '') return undefined;
  }
  return pictures.length === 0 ? undefined : pictures;
}

function plainText(spans: readonly Span[]): string {
  return spans
    .map((span) => (span.kind === 'text' ? span.text : ''))
    .join('')
    .trim();
}

/** marked's own tokens, not those of an extension: none is used. */
function isKnown(token: Token): token is MarkedToken {
  return token.type !== '';
}
