import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildVerifier } from '@passeport/verifier-web/build';
import { readTrust } from '../office/keys.ts';
import type { Office } from '../office/open-office.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';

/**
 * Makes the verification page of an office in `out`: the app, the root key that it pins, whose desk it is, and the list
 * of `list`, when there is one. Any static web server can serve the folder, under any path.
 */
export async function buildVerifierSite(
  { folder, record }: Pick<Office, 'folder' | 'record'>,
  { out, list, centre }: { out: string; list: string | undefined; centre?: string | undefined },
): Promise<void> {
  const { roots } = await readTrust(folder);
  await mkdir(out, { recursive: true });
  await buildVerifier({ outDir: out });
  const named = { name: record.name, ...(centre !== undefined && { centre }) };
  const config = { format: 1, ...named, roots, list: 'list/' };
  await writeFileAtomically(join(out, 'config.json'), `${JSON.stringify(config)}\n`);
  if (list !== undefined) await cp(list, join(out, 'list'), { recursive: true, force: true });
}
