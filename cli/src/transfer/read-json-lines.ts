import { createReadStream } from 'node:fs';

/** No row is longer: a batch's geometry has 100,000 characters, an audit line what it changed. */
const MAX_LINE_CHARACTERS = 4_000_000;

/** What each line of a file of JSON lines says. Throws SyntaxError for one that is no JSON, or endless. */
export async function* readJsonLines(path: string): AsyncGenerator {
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE_CHARACTERS) throw new SyntaxError('a line without an end');
    for (const line of lines) yield JSON.parse(line) as unknown;
  }
  if (rest !== '') yield JSON.parse(rest) as unknown;
}
