import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
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
  await writeFileAtomically(keyPath(folder, role), await sealPrivateKey(key, passphrase), OWNER_ONLY);
}

/** Throws `key-file-missing`, or `passphrase-wrong` from the credential package. */
export async function readKey(folder: OfficeFolder, role: KeyRole, passphrase: string): Promise<SigningKey> {
  const path = keyPath(folder, role);
  const sealed = await readText(path, () => new CliError('key-file-missing', { path }));
  return await importSigningKey(await openPrivateKey(sealed, passphrase));
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
  const roots = [await readRoot(rootPath(folder))];
  const token = (
    await readText(folder.trust, () => new CliError('root-missing', { path: folder.trust }))
  ).trim();
  return { token, list: await verifyTrustList(token, roots), roots };
}

/** Where the pinned root key is. */
export function rootPath(folder: OfficeFolder): string {
  return join(folder.keys, 'root.pub.jwk');
}

function keyPath(folder: OfficeFolder, role: KeyRole): string {
  return join(folder.keys, `${role}.jwe`);
}

async function readText(path: string, missing: () => CliError): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw missing();
  }
}
