import { createHash } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import type { MutuelleNumber } from '@passeport/codes';
import { signTransfer, type SigningKey } from '@passeport/credential';
import { closeMutuelles, findMutuelle, readTransfer, type By, type TransferRow } from '@passeport/registry';
import { CONTENTS_FILE } from '../backup/backup-contents.ts';
import { sealFile } from '../backup/seal.ts';
import { zipFiles, type ZippedFile } from '../backup/zip-files.ts';
import type { Office } from '../office/open-office.ts';
import { readPlans } from '../office/plans.ts';
import { toInstant } from '../office/to-instant.ts';
import { describeKept, originalName } from '../photos/kept-files.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import { plansUsed } from './plans-used.ts';
import { photoPath, ROWS_FILE, TRANSFER_FILE, type TransferContents } from './transfer-contents.ts';
import { withWorkFolder } from './work-folder.ts';

/** Mutuelles that were closed here, and the files by which another office takes them in. */
export interface ExportedMutuelles {
  mutuelles: MutuelleNumber[];
  closed: string;
  /** For the office that takes them in: everything, sealed. */
  file: string;
  /** For the holder of the root: what is to be moved, signed; no personal data. */
  request: string;
  persons: number;
  cards: number;
  photos: number;
  /** Photos whose files are not here, or were changed: they are left out. */
  missingPhotos: string[];
}

/**
 * Closes mutuelles and writes all that the office knows of them into `file`, sealed by `secret`, and the request to the root beside it. Done again, killed
 * or not, the files are written again and mean the same. Throws as `closeMutuelles`, `plan-unknown`.
 */
export async function exportMutuelles(
  office: Office,
  mutuelles: readonly MutuelleNumber[],
  { file, secret, key }: { file: string; secret: string; key: SigningKey },
  by: By,
): Promise<ExportedMutuelles> {
  const { folder, registry, record } = office;
  const numbers = [...new Set(mutuelles)].sort();
  const plans = await readTheirPlans(office, numbers);
  // First of all, so that what is read is the last word.
  const closed = toInstant(new Date((await closeMutuelles(registry, numbers, by)).closedAt));
  return await withWorkFolder(folder, async (work) => {
    const rows = await writeRows(office, numbers, join(work, ROWS_FILE));
    const photosRoot = dirname(folder.originals);
    const photos: TransferContents['files'] = [];
    const missingPhotos: string[] = [];
    for (const path of [...rows.photos].sort()) {
      const kept = await describeKept(join(photosRoot, path));
      if (kept !== undefined && path.includes(kept.sha256)) photos.push({ path, ...kept });
      else missingPhotos.push(path);
    }
    const contents: TransferContents = {
      format: 1,
      office: { number: record.number, name: record.name },
      closed,
      mutuelles: numbers,
      plans,
      files: [{ path: ROWS_FILE, bytes: rows.bytes, sha256: rows.sha256 }, ...photos],
    };
    const text = JSON.stringify(contents);
    const sha256 = createHash('sha256').update(text).digest('hex');
    const token = await signTransfer({ office: record.number, closed, mutuelles: numbers, sha256 }, key);
    const zipped: ZippedFile[] = [
      { path: TRANSFER_FILE, text: token },
      { path: CONTENTS_FILE, text },
      { path: ROWS_FILE, from: join(work, ROWS_FILE) },
      ...photos.map(({ path }) => ({ path, from: join(photosRoot, path) })),
    ];
    await sealFile(file, zipFiles(zipped), { passphrase: secret });
    const request = `${file.replace(/\.age$/, '')}.jws`;
    await writeFileAtomically(request, token);
    const { persons, cards } = rows;
    return {
      mutuelles: numbers,
      closed,
      file,
      request,
      persons,
      cards,
      photos: photos.length,
      missingPhotos,
    };
  });
}

async function readTheirPlans(
  { folder, registry }: Office,
  numbers: readonly MutuelleNumber[],
): Promise<TransferContents['plans']> {
  const plans = await readPlans(folder);
  const mutuelles = [];
  for (const number of numbers) mutuelles.push(await findMutuelle(registry, number));
  return plansUsed(
    mutuelles.filter((mutuelle) => mutuelle !== undefined),
    plans,
  );
}

interface WrittenRows {
  bytes: number;
  sha256: string;
  persons: number;
  cards: number;
  /** paths of the photos' files */
  photos: Set<string>;
}

async function writeRows(
  { registry }: Office,
  numbers: readonly MutuelleNumber[],
  path: string,
): Promise<WrittenRows> {
  const output = createWriteStream(path, { mode: 0o600, flags: 'wx' });
  const failed = once(output, 'error').then(([error]) => Promise.reject(error as Error));
  failed.catch(() => undefined);
  const hash = createHash('sha256');
  const written: WrittenRows = { bytes: 0, sha256: '', persons: 0, cards: 0, photos: new Set() };
  const write = async (given: TransferRow): Promise<void> => {
    if (given.table === 'persons') written.persons += 1;
    if (given.table === 'cards') written.cards += 1;
    if (given.table === 'photos') {
      const { original_sha256, original_format, portrait_sha256 } = given.row;
      written.photos.add(photoPath('originals', originalName(original_sha256, original_format)));
      written.photos.add(photoPath('portraits', `${portrait_sha256}.jpg`));
    }
    const line = Buffer.from(`${JSON.stringify(given)}\n`);
    hash.update(line);
    written.bytes += line.length;
    await put(output, line, failed);
  };
  await readTransfer(registry, numbers, write);
  output.end();
  await Promise.race([once(output, 'close'), failed]);
  return { ...written, sha256: hash.digest('hex') };
}

async function put(output: WriteStream, line: Buffer, failed: Promise<never>): Promise<void> {
  if (!output.write(line)) await Promise.race([once(output, 'drain'), failed]);
}
