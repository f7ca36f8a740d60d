import { open, readFile } from 'node:fs/promises';
import { keyFingerprint } from '../office/fingerprint.ts';
import { calendarDateOf, formatDate } from '@passeport/calendar';
import { keyId, openPrivateKey } from '@passeport/credential';
import { loadTemplate, printKeyPaper } from '@passeport/print';
import { recordKeyActs, type By } from '@passeport/registry';
import { templateFolder } from '@passeport/templates';
import { CliError } from '../cli-error.ts';
import { keyToWords, wordsToCode, wordsToKey } from '../office/key-words.ts';
import { findKeyFile, openKeyFile, readTrust, writeKey } from '../office/keys.ts';
import type { Office } from '../office/open-office.ts';
import { readCardTexts } from '../verify/read-card-texts.ts';
import type { Words } from '../words/fr.ts';

/** Longer than 24 words with numbers between them. */
const MAX_TEXT_BYTES = 4096;

/**
 * Writes the root key itself on a page, as a QR code and 24 words, without a passphrase: whoever reads it has the key, and it can be read
 * when everything else is lost. The file is for its owner's eyes. Throws `root-away`, `passphrase-wrong`, `output-unwritable`.
 */
export async function writeKeyPaper(
  { folder, registry, record }: Office,
  { output, passphrase, away }: { output: string; passphrase: string; away: string | undefined },
  words: Words['keys']['paper'],
  by: By,
): Promise<{ file: string; kid: string }> {
  const sealed = await readFile(await findKeyFile(folder, 'root', away), 'utf8');
  const key = await openPrivateKey(sealed, passphrase);
  const { d: _, ...publicJwk } = key;
  const kid = await keyId(publicJwk);
  const keyWords = keyToWords(key);
  const { fontFiles } = await loadTemplate(templateFolder('passeport'));
  const font = (name: string): Uint8Array => fontFiles.get(name) ?? new Uint8Array();
  await recordKeyActs(registry, [{ action: 'key.paper', subject: `key ${kid}` }], by);
  await printKeyPaper({
    code: wordsToCode(keyWords),
    words: {
      title: words.title,
      warning: words.warning,
      steps: words.steps,
      fingerprint: words.fingerprint(await keyFingerprint(publicJwk)),
      foot: words.foot(record.name, formatDate(calendarDateOf(by.at))),
      keyWords,
    },
    fonts: { regular: font('regular'), bold: font('bold') },
    created: by.at,
    author: record.name,
    output,
  });
  return { file: output, kid };
}

/**
 * Makes the root key again of its page, when it is one that the office's trust list is under, and seals it by the office's passphrase.
 * Throws as `wordsToKey`, `paper-code-missing`, `passphrase-wrong`.
 */
export async function restoreKey(
  { folder, registry }: Office,
  text: string,
  passphrase: string,
  by: By,
): Promise<{ kid: string }> {
  const { list, roots } = await readTrust(folder);
  const key = wordsToKey(text, [...roots, ...list.roots]);
  // The passphrase is the one of the office's other keys, not a mistyped one.
  await openKeyFile(await findKeyFile(folder, 'cards'), passphrase);
  const { d: _, ...publicJwk } = key;
  const kid = await keyId(publicJwk);
  await recordKeyActs(registry, [{ action: 'key.restore', subject: `key ${kid}` }], by);
  await writeKey(folder, 'root', key, passphrase);
  return { kid };
}

/** The text of a page's code in a photo, scan or PDF. Throws `paper-code-missing`. */
export async function readPaperCode(path: string): Promise<string> {
  const { found } = await readCardTexts(path, path);
  const code = found.find(({ text }) => text.startsWith('PASSEPORT RACINE '));
  if (code === undefined || code.source === 'text') throw new CliError('paper-code-missing', { path });
  return code.text;
}

/** The words that somebody typed into a file. */
export async function readWordsFile(path: string): Promise<string> {
  await using file = await open(path, 'r');
  const bytes = Buffer.alloc(MAX_TEXT_BYTES);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
  return bytes.toString('utf8', 0, bytesRead);
}
