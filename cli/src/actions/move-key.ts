import { copyFile, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { recordKeyActs, type By } from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import {
  awayPlace,
  isSameKey,
  keyFile,
  openKeyFile,
  readTrust,
  rootPath,
  type KeyRole,
} from '../office/keys.ts';
import { checkOwnKey } from '../office/check-own-key.ts';
import type { Office } from '../office/open-office.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import { join } from 'node:path';

/** The keys that a laptop can do without from day to day. */
export const MOVABLE_ROLES = ['root', 'lists', 'collections'] as const satisfies readonly KeyRole[];
export type MovableRole = (typeof MOVABLE_ROLES)[number];

const OWNER_ONLY = 0o600;

/** Where a key is now. */
export interface MovedKey {
  role: MovableRole;
  kid: string;
  file: string;
}

/**
 * Moves a key to a stick or folder: written there, read back and opened, audited, and only then taken off this computer. With it go the
 * pinned root and the trust list, so that whoever has the stick can sign without this computer.
 * Throws `key-place-missing`, `key-not-there`, `key-elsewhere-differs`, `passphrase-wrong`.
 */
export async function moveKey(
  { folder, registry, record }: Office,
  role: MovableRole,
  { dir, passphrase }: { dir: string; passphrase: string },
  by: By,
): Promise<MovedKey> {
  const from = keyFile(folder.keys, role);
  const place = awayPlace(dir, record.number);
  const to = keyFile(place, role);
  if ((await stat(dir).catch(() => undefined))?.isDirectory() !== true)
    throw new CliError('key-place-missing', { path: dir });
  if (!(await isThere(from))) throw new CliError('key-not-there', { path: from });
  const key = await openKeyFile(from, passphrase);
  const sealed = await readFile(from, 'utf8');
  if ((await isThere(to)) && (await readFile(to, 'utf8')) !== sealed)
    throw new CliError('key-elsewhere-differs', { path: to });
  await mkdir(place, { recursive: true, mode: 0o700 });
  await writeFileAtomically(to, sealed, OWNER_ONLY);
  await copyFile(rootPath(folder), join(place, 'root.pub.jwk'));
  await copyFile(folder.trust, join(place, 'trust.jws'));
  const read = await openKeyFile(to, passphrase);
  if (!isSameKey(read.publicJwk, key.publicJwk)) throw new CliError('key-elsewhere-differs', { path: to });
  await recordKeyActs(registry, [{ action: 'key.move', subject: `key ${key.kid}`, after: { role } }], by);
  await rm(from);
  return { role, kid: key.kid, file: to };
}

/** Puts a key back on this computer; the stick keeps its own. Throws `key-not-there`, `key-elsewhere-differs`, and as `checkOwnKey`. */
export async function bringKey(
  { folder, registry, record }: Office,
  role: MovableRole,
  { dir, passphrase }: { dir: string; passphrase: string },
  by: By,
): Promise<MovedKey> {
  const from = keyFile(awayPlace(dir, record.number), role);
  const to = keyFile(folder.keys, role);
  if (!(await isThere(from))) throw new CliError('key-not-there', { path: from });
  const sealed = await readFile(from, 'utf8');
  if ((await isThere(to)) && (await readFile(to, 'utf8')) !== sealed)
    throw new CliError('key-elsewhere-differs', { path: to });
  const key = await openKeyFile(from, passphrase);
  checkOwnKey(key, role, (await readTrust(folder)).list, by.at);
  await recordKeyActs(registry, [{ action: 'key.bring', subject: `key ${key.kid}`, after: { role } }], by);
  await writeFileAtomically(to, sealed, OWNER_ONLY);
  return { role, kid: key.kid, file: to };
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}
