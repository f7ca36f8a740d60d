import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { readCodesFromFile } from '@passeport/scan';
import { CliError } from '../cli-error.ts';

/** The text of a QR code and where it was found; `page` is 1 or more, for a PDF. */
export interface FoundText {
  text: string;
  source: string;
  page?: number;
}

/** What was read from one word of the command line; no texts when its picture shows no code. */
export interface ReadSource {
  source: string;
  found: FoundText[];
}

/**
 * The QR texts that an argument means: itself, or the codes on a picture or PDF of that name. What begins like a card's
 * text is one, whatever files lie around: a file of that name would show another card.
 * Throws `file-missing`, or what the scan package throws for a file that cannot be read.
 */
export async function readCardTexts(argument: string, path: string): Promise<ReadSource> {
  const isFile =
    !/^PS\d+:/.test(argument) &&
    (await stat(path).then(
      (file) => file.isFile(),
      () => false,
    ));
  if (!isFile) {
    if (/\.(?:pdf|png|jpe?g|webp)$/i.test(argument)) throw new CliError('file-missing', { path });
    return { source: 'text', found: [{ text: argument, source: 'text' }] };
  }
  const source = basename(path);
  const found: FoundText[] = [];
  for await (const { text, page } of readCodesFromFile(await readFile(path))) {
    found.push({ text, source, page });
  }
  return { source, found };
}
