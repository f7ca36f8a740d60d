import type { CommandContext } from '../command-context.ts';

/** A title and what stands under it, a line each; nothing when nothing does. */
export function sayList({ terminal, words }: CommandContext, title: string, lines: readonly string[]): void {
  if (lines.length > 0) terminal.say(title, ...lines.map(words.listed));
}
