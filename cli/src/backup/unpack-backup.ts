import { backupContents, type BackupContents } from './backup-contents.ts';
import { unpackSealed } from './unpack-sealed.ts';

/** The table of contents, of a country's photos: 100 bytes each. */
const MAX_CONTENTS_BYTES = 2_000_000_000;

/**
 * Opens a backup and puts its files under `into`, which is there: only files that an office has, each as long and with the hash
 * that the contents say. Photos are not in it. Throws `backup-damaged`, `backup-passphrase-wrong`.
 */
export async function unpackBackup(path: string, passphrase: string, into: string): Promise<BackupContents> {
  const form = { contents: backupContents, maxContentsBytes: MAX_CONTENTS_BYTES };
  const { contents } = await unpackSealed(path, passphrase, into, form);
  return contents;
}
