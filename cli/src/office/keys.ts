import { readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CredentialError,
  generateSigningKey,
  importSigningKey,
  openPrivateKey,
  parsePublicJwk,
  sealPrivateKey,
  verifyTrustList,
  type PrivateJwk,
  type PublicJwk,
  type SigningKey,
  type TrustList,
} from '@passeport/credential';
import { CliError } from '../cli-error.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import type { OfficeFolder } from './office-folder.ts';
import { finishStagedKeys } from './staged-keys.ts';

/** The root signs the trust list; the office's own keys sign cards and lists; a national office's gathers lists. */
export type KeyRole = 'root' | 'cards' | 'lists' | 'collections';

const OWNER_ONLY = 0o600;

/** Seals a private key with the passphrase into `keys/ROLE.jwe`, readable by its owner only. */
export async function writeKey(
  folder: OfficeFolder,
  role: KeyRole,
  key: PrivateJwk,
  passphrase: string,
): Promise<void> {
  await writeFileAtomically(keyFile(folder.keys, role), await sealPrivateKey(key, passphrase), OWNER_ONLY);
}

/**
 * Where a key lies: in the office's folder, else in `away`, the place of this office on a stick (`awayPlace`).
 * Throws `root-away`, `administrator-needed`, `collection-key-away` or `key-file-missing`.
 */
export async function findKeyFile(folder: OfficeFolder, role: KeyRole, away?: string): Promise<string> {
  for (const dir of placesOf(folder, away)) await finishStagedKeys(dir);
  for (const dir of placesOf(folder, away)) if (await isFile(keyFile(dir, role))) return keyFile(dir, role);
  switch (role) {
    case 'root':
      throw new CliError('root-away');
    case 'lists':
      throw new CliError('administrator-needed');
    case 'collections':
      throw new CliError('collection-key-away');
    case 'cards':
      throw new CliError('key-file-missing', { path: keyFile(folder.keys, role) });
  }
}

/**
 * An office's key. One that was made to take its place is taken as soon as the trust list names it.
 * Throws as `findKeyFile`, and `passphrase-wrong` from the credential package.
 */
export async function readKey(
  folder: OfficeFolder,
  role: KeyRole,
  passphrase: string,
  away?: string,
): Promise<SigningKey> {
  for (const dir of placesOf(folder, away)) {
    await finishStagedKeys(dir);
    const next = await readNextKey(dir, role, passphrase);
    if (next === undefined || !isNamed((await readTrust(folder)).list, next, role)) continue;
    await promoteNextKey(dir, role);
    return next;
  }
  return await openKeyFile(await findKeyFile(folder, role, away), passphrase);
}

/** A sealed key in a file. Throws as `openPrivateKey`. */
export async function openKeyFile(path: string, passphrase: string): Promise<SigningKey> {
  return await importSigningKey(await openPrivateKey(await readFile(path, 'utf8'), passphrase));
}

/**
 * The key that waits in a folder to take a role over: sealed on the disk before anybody is told of it, and used again if nobody was. One
 * that the trust list names has taken over already, whoever was killed before he put it in its place.
 */
export async function prepareNextKey(
  dir: string,
  role: KeyRole,
  passphrase: string,
  trust: TrustList,
): Promise<SigningKey> {
  const waiting = await readNextKey(dir, role, passphrase);
  if (waiting !== undefined && !isNamed(trust, waiting, role)) return waiting;
  if (waiting !== undefined) await promoteNextKey(dir, role);
  const { privateJwk } = await generateSigningKey();
  await writeFileAtomically(nextFile(dir, role), await sealPrivateKey(privateJwk, passphrase), OWNER_ONLY);
  return await importSigningKey(privateJwk);
}

/** Puts the waiting key in the place of the one before, which is gone then. */
export async function promoteNextKey(dir: string, role: KeyRole): Promise<void> {
  await rename(nextFile(dir, role), keyFile(dir, role));
}

async function readNextKey(dir: string, role: KeyRole, passphrase: string): Promise<SigningKey | undefined> {
  const path = nextFile(dir, role);
  return (await isFile(path)) ? await openKeyFile(path, passphrase) : undefined;
}

function placesOf({ keys }: OfficeFolder, away: string | undefined): string[] {
  return away === undefined ? [keys] : [keys, away];
}

/** A new root takes over when the trust list has no other. */
function isNamed({ keys, roots }: TrustList, { publicJwk }: SigningKey, role: KeyRole): boolean {
  if (role === 'root') return roots.length === 1 && roots.some((root) => isSameKey(root, publicJwk));
  return keys.some((key) => isSameKey(key.jwk, publicJwk) && key.uses.some((use) => use === role));
}

/** Whether two are one point. */
export function isSameKey(a: PublicJwk, b: PublicJwk): boolean {
  return a.x === b.x && a.y === b.y;
}

/** The place of an office's keys in a folder or on a stick. */
export function awayPlace(dir: string, office: number): string {
  return join(dir, `passeport-${String(office).padStart(4, '0')}`, 'keys');
}

/** The public root key, in `keys/root.pub.jwk`: what a verifier pins. */
export async function writeRoot(folder: OfficeFolder, root: PublicJwk): Promise<void> {
  await writeFileAtomically(rootPath(folder), `${JSON.stringify(root)}\n`);
}

/** Reads a pinned root: the office's, or another file given. Throws `root-missing`. */
export async function readRoot(path: string): Promise<PublicJwk> {
  const text = await readText(path, () => new CliError('root-missing', { path }));
  try {
    return parsePublicJwk(JSON.parse(text));
  } catch (cause) {
    throw new CliError('root-missing', { path }, { cause });
  }
}

/** The office's trust list, checked against its root. */
export async function readTrust(
  folder: OfficeFolder,
): Promise<{ token: string; list: TrustList; roots: PublicJwk[] }> {
  const pinned = await readRoot(rootPath(folder));
  const token = (
    await readText(folder.trust, () => new CliError('root-missing', { path: folder.trust }))
  ).trim();
  try {
    return { token, list: await verifyTrustList(token, [pinned]), roots: [pinned] };
  } catch (error) {
    // A command that was killed between the two files has left the new list under the old root.
    if (!(error instanceof CredentialError) || !(await isFile(nextRootPath(folder)))) throw error;
    const next = await readRoot(nextRootPath(folder));
    const list = await verifyTrustList(token, [next]);
    await promoteNextRoot(folder);
    return { token, list, roots: [next] };
  }
}

/** Writes a root key that is to be pinned as soon as the trust list is under it. */
export async function prepareNextRoot(folder: OfficeFolder, root: PublicJwk): Promise<void> {
  await writeFileAtomically(nextRootPath(folder), `${JSON.stringify(root)}\n`);
}

/** Pins it. */
export async function promoteNextRoot(folder: OfficeFolder): Promise<void> {
  await rename(nextRootPath(folder), rootPath(folder));
}

function nextRootPath(folder: OfficeFolder): string {
  return join(folder.keys, 'root.next.pub.jwk');
}

/** Where the pinned root key is. */
export function rootPath(folder: OfficeFolder): string {
  return join(folder.keys, 'root.pub.jwk');
}

/** A role's key in a folder of keys. */
export function keyFile(dir: string, role: KeyRole): string {
  return join(dir, `${role}.jwe`);
}

function nextFile(dir: string, role: KeyRole): string {
  return join(dir, `${role}.next.jwe`);
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}

async function readText(path: string, missing: () => CliError): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw missing();
  }
}
