/** V8 shows ten characters before what it did not expect, where it gives no line. */
const SHOWN_BEFORE = 10;

/** The line, from 1, at which a text is no JSON, from what `JSON.parse` threw; undefined where it does not say. */
export function jsonErrorLine(text: string, error: unknown): number | undefined {
  if (!(error instanceof SyntaxError)) return undefined;
  const line = /\(line (\d+) column \d+\)$/.exec(error.message)?.[1];
  if (line !== undefined) return Number(line);
  const [, before, shown = ''] =
    /^Unexpected token .*?, (\.\.\.)?"(.*)"(?:\.\.\.)? is not/su.exec(error.message) ?? [];
  const at = shown === '' ? -1 : text.indexOf(shown);
  if (at < 0) return undefined;
  return text.slice(0, at + (before === undefined ? 0 : SHOWN_BEFORE)).split('\n').length;
}
