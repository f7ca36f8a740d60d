import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { MutuelleNumber } from '@passeport/codes';
import { zipFiles } from '../../cli/src/backup/zip-files.ts';
import { sealQuickly } from '../journeys/seal-quickly.ts';

interface MadeUp {
  mutuelle: MutuelleNumber;
  plans?: object[];
  rows?: string;
}

interface Contents {
  text: string;
  sha256: string;
  rows: string;
}

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');

/** What somebody makes up in the place of a transfer, and its hash. */
export function makeContents(office: number, { mutuelle, plans = [], rows = '' }: MadeUp): Contents {
  const text = JSON.stringify({
    format: 1,
    office: { number: office, name: 'UTM' },
    closed: '2026-11-02T08:00:00Z',
    mutuelles: [mutuelle],
    plans,
    files: [{ path: 'registry.ndjson', bytes: Buffer.byteLength(rows), sha256: sha256Of(rows) }],
  });
  return { text, sha256: sha256Of(text), rows };
}

/** The row of a mutuelle in which nobody is, with these plans. */
export function rowOf(number: MutuelleNumber, plan_code: string, later: readonly object[]): string {
  const row = {
    number,
    name: `Jigi ${number}`,
    union_name: null,
    plan_code,
    later_plans: later.length === 0 ? null : JSON.stringify(later),
    cercle: null,
    village: null,
    created: '2026-01-01T00:00:00.000Z',
    next_household: 1,
    next_own_receipt: 1,
  };
  return `${JSON.stringify({ table: 'mutuelles', row })}\n`;
}

/** A made-up file, sealed, under whatever token. */
export async function makeUp(
  file: string,
  token: string,
  { text, rows }: Contents,
  secret: string,
): Promise<void> {
  const files = [
    { path: 'transfer.jws', text: token },
    { path: 'contents.json', text },
    { path: 'registry.ndjson', text: rows },
  ];
  // As an attacker may: so that it opens quickly.
  await sealQuickly(file, await buffer(Readable.from(zipFiles(files))), secret);
}
