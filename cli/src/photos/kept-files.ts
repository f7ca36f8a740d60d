import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError } from '../cli-error.ts';
import type { OfficeFolder } from '../office/office-folder.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';

/** Names of files as other programs know them. */
const EXTENSIONS: Readonly<Record<string, string>> = { jpeg: 'jpg' };
/** Photos are for their user alone. */
const OWNER_ONLY = 0o600;

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Keeps an original, untouched, under the hash of its content. */
export async function keepOriginal(
  folder: OfficeFolder,
  { sha256, format, bytes }: { sha256: string; format: string; bytes: Uint8Array },
): Promise<void> {
  await writeFileAtomically(join(folder.originals, originalName(sha256, format)), bytes, OWNER_ONLY);
}

export async function keepPortrait(folder: OfficeFolder, sha256: string, jpeg: Uint8Array): Promise<void> {
  await writeFileAtomically(join(folder.portraits, `${sha256}.jpg`), jpeg, OWNER_ONLY);
}

/** Reads an original back. Throws `photo-file-missing`, or `photo-file-changed` when it is not what was kept. */
export async function readOriginal(
  folder: OfficeFolder,
  sha256: string,
  format: string,
): Promise<Uint8Array> {
  const path = join(folder.originals, originalName(sha256, format));
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new CliError('photo-file-missing', { path }, { cause });
  });
  return checkKept(path, sha256, bytes);
}

/**
 * Reads a portrait back, at once: thousands are printed one after another, and waiting for 20 KB takes ten times as long as
 * reading them. Throws `photo-file-missing`, or `photo-file-changed`: it may be of somebody else.
 */
export function readPortrait(folder: OfficeFolder, sha256: string): Uint8Array {
  const path = join(folder.portraits, `${sha256}.jpg`);
  try {
    return checkKept(path, sha256, readFileSync(path));
  } catch (error) {
    throw error instanceof CliError ? error : new CliError('photo-file-missing', { path }, { cause: error });
  }
}

/** The kept original whose hash begins so, if there is exactly one. */
export async function findOriginal(folder: OfficeFolder, beginning: string): Promise<string | undefined> {
  const [name, second] = (await readdir(folder.originals)).filter(
    (file) => file.startsWith(beginning) && /^[0-9a-f]{64}\.[a-z0-9]+$/.test(file),
  );
  return name === undefined || second !== undefined ? undefined : join(folder.originals, name);
}

/** How long a kept file is and what its hash is now; nothing when it is not there. */
export async function describeKept(path: string): Promise<{ bytes: number; sha256: string } | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  return bytes === undefined ? undefined : { bytes: bytes.length, sha256: sha256Of(bytes) };
}

/** The name of an original's file. */
export function originalName(sha256: string, format: string): string {
  return `${sha256}.${EXTENSIONS[format] ?? format}`;
}

function checkKept(path: string, sha256: string, bytes: Uint8Array): Uint8Array {
  if (sha256Of(bytes) !== sha256) throw new CliError('photo-file-changed', { path });
  return bytes;
}
