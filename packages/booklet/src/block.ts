/** A colour of the verdict, written in Markdown as a coloured disc: 🟢 🟠 🔴 ⚪. */
export type Mark = 'green' | 'amber' | 'red' | 'grey';

/** A run of letters in one style, or a coloured disc. */
export type Span =
  | { kind: 'text'; text: string; style: 'regular' | 'bold' | 'italic' | 'mono'; link?: string }
  | { kind: 'mark'; mark: Mark };

/** A picture by its address beside the Markdown file, and what stands below it. */
export interface Picture {
  href: string;
  caption: string;
}

/** What a booklet is made of, in reading order. */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; spans: Span[]; text: string }
  | { kind: 'paragraph'; spans: Span[] }
  | { kind: 'pictures'; pictures: Picture[] }
  | { kind: 'list'; first: number | undefined; items: Block[][] }
  | { kind: 'terminal'; lines: string[] }
  | { kind: 'note'; blocks: Block[] }
  | { kind: 'table'; header: Span[][]; rows: Span[][][] };
