import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { OfficeFolder } from '../office/office-folder.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';

const instant = v.pipe(v.string(), v.isoTimestamp());
const backupRecord = v.strictObject({
  /** the last backup that was verified, and where it is */
  last: v.optional(v.strictObject({ at: instant, file: v.string() })),
  /** when the lack of one was last said */
  reminded: v.optional(instant),
});

export type BackupRecord = v.InferOutput<typeof backupRecord>;

/** What the office knows of its backups, in `backups.json`; nothing when that is not there or not right. */
export async function readBackupRecord(folder: OfficeFolder): Promise<BackupRecord> {
  const text = await readFile(recordPath(folder), 'utf8').catch(() => '{}');
  const record = v.safeParse(v.pipe(v.string(), v.parseJson(), backupRecord), text);
  return record.success ? record.output : {};
}

export async function writeBackupRecord(folder: OfficeFolder, record: BackupRecord): Promise<void> {
  await writeFileAtomically(recordPath(folder), `${JSON.stringify(record)}\n`, 0o600);
}

function recordPath({ root }: OfficeFolder): string {
  return join(root, 'backups.json');
}
