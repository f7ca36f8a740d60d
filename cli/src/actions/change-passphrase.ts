import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { CredentialError, openPrivateKey, sealPrivateKey } from '@passeport/credential';
import { recordKeyActs, type By } from '@passeport/registry';
import { openSealed, sealBytes } from '../backup/seal.ts';
import { CliError } from '../cli-error.ts';
import type { Office } from '../office/open-office.ts';
import { commitStagedKeys, finishStagedKeys, stageKeys } from '../office/staged-keys.ts';

/** What was sealed anew; `already`: files that the new passphrase opened before. */
export interface ChangedPassphrase {
  changed: string[];
  already: string[];
}

/**
 * Seals every private key that is here by another passphrase: those of the office's folder, and of the stick when `away` names it. All
 * files of a folder count at once, also when the process is killed. Given again for another stick it passes over what is done.
 * Throws `passphrase-same`, `key-not-there`, `passphrase-wrong` before anything is written.
 */
export async function changePassphrase(
  { folder, registry }: Office,
  { before, after, away }: { before: string; after: string; away: string | undefined },
  by: By,
): Promise<ChangedPassphrase> {
  if (before === after) throw new CliError('passphrase-same');
  const done: ChangedPassphrase = { changed: [], already: [] };
  const staged = new Map<string, Map<string, string | Uint8Array>>();
  for (const dir of away === undefined ? [folder.keys] : [folder.keys, away]) {
    await finishStagedKeys(dir);
    const files = new Map<string, string | Uint8Array>();
    for (const name of await keyFiles(dir)) {
      const sealed = await sealAnew(join(dir, name), before, after);
      if (sealed !== undefined) files.set(name, sealed);
      (sealed === undefined ? done.already : done.changed).push(join(dir, name));
    }
    if (files.size > 0) staged.set(dir, files);
  }
  for (const [dir, files] of staged) await stageKeys(dir, files);
  if (staged.size > 0) await recordKeyActs(registry, [{ action: 'key.passphrase', subject: 'keys' }], by);
  for (const dir of staged.keys()) await commitStagedKeys(dir);
  return done;
}

const KEY_FILE = /^[a-z][a-z.]{0,30}\.(?:jwe|age)$/;

async function keyFiles(dir: string): Promise<string[]> {
  const names = await readdir(dir).catch(() => {
    throw new CliError('key-not-there', { path: dir });
  });
  return names.filter((name) => KEY_FILE.test(name)).sort();
}

/** Nothing when the new passphrase opens it already. Throws `passphrase-wrong` when neither does. */
async function sealAnew(
  path: string,
  before: string,
  after: string,
): Promise<string | Uint8Array | undefined> {
  const open = path.endsWith('.jwe') ? openKey : openPhotoKey;
  try {
    const key = await open(path, before);
    return await key(after);
  } catch (error) {
    if (!isWrongPassphrase(error)) throw error;
    const isDone = await open(path, after).then(
      () => true,
      () => false,
    );
    if (isDone) return undefined;
    throw new CredentialError('passphrase-wrong');
  }
}

type Resealing = (passphrase: string) => Promise<string | Uint8Array>;

async function openKey(path: string, passphrase: string): Promise<Resealing> {
  const key = await openPrivateKey((await readFile(path, 'utf8')).trim(), passphrase);
  return (other) => sealPrivateKey(key, other);
}

async function openPhotoKey(path: string, passphrase: string): Promise<Resealing> {
  const key = await text(Readable.from(openSealed(path, { passphrase })));
  return (other) => sealBytes(Buffer.from(key), { passphrase: other });
}

function isWrongPassphrase(error: unknown): boolean {
  return (
    (error instanceof CredentialError && error.code === 'passphrase-wrong') ||
    (error instanceof CliError && error.code === 'backup-passphrase-wrong')
  );
}
