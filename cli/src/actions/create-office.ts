import { mkdir, readdir } from 'node:fs/promises';
import { calendarDateOf } from '@passeport/calendar';
import {
  generateSigningKey,
  importSigningKey,
  signTrustList,
  type MutuelleRange,
  type TrustedKey,
} from '@passeport/credential';
import { lockOffice, openRegistry, saveOffice } from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import { endOfKey } from '../office/key-term.ts';
import { writeKey, writeRoot } from '../office/keys.ts';
import { officeFolder } from '../office/office-folder.ts';
import type { OfficePlace } from '../office/open-office.ts';
import { writeFirstPlans } from '../office/plans.ts';
import { toInstant } from '../office/to-instant.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';

/** Who the new office is, and which mutuelle numbers are its own. */
export interface NewOffice {
  number: number;
  name: string;
  mutuelles: MutuelleRange[];
  passphrase: string;
}

/**
 * Makes an office: folder, root and office keys, trust list, empty registry. `office.json` is written last:
 * a folder without it is no office.
 * Throws `office-exists`, or `office-incomplete` when something of an office is there already.
 */
export async function createOffice(
  place: OfficePlace,
  office: NewOffice,
  now: Date,
  actor: string,
): Promise<void> {
  const folder = officeFolder(place.path);
  await mkdir(folder.root, { recursive: true });
  const lock = await lockOffice(folder.root);
  try {
    await refuseToOverwrite(place.path);
    for (const path of [
      folder.keys,
      folder.originals,
      folder.portraits,
      folder.prints,
      folder.lists,
      folder.imports,
    ]) {
      // Keys, photos, cards and registers are for this user alone; what is published is for everyone.
      await mkdir(path, { recursive: true, mode: path === folder.lists ? 0o755 : 0o700 });
    }
    await writeFirstPlans(folder);
    const today = calendarDateOf(now);
    const keys = {
      root: await generateSigningKey(),
      cards: await generateSigningKey(),
      lists: await generateSigningKey(),
    };
    for (const role of ['root', 'cards', 'lists'] as const)
      await writeKey(folder, role, keys[role].privateJwk, office.passphrase);
    await writeRoot(folder, keys.root.publicJwk);

    const trusted = (['cards', 'lists'] as const).map((use): TrustedKey => ({
      kid: keys[use].kid,
      jwk: keys[use].publicJwk,
      office: { number: office.number, name: office.name },
      uses: [use],
      mutuelles: office.mutuelles,
      validFrom: today,
      validThrough: endOfKey(today),
    }));
    const trust = { sequence: 1, issued: toInstant(now), roots: [keys.root.publicJwk], keys: trusted };
    await writeFileAtomically(
      folder.trust,
      await signTrustList(trust, await importSigningKey(keys.root.privateJwk)),
    );

    const registry = await openRegistry(
      place.registryUrl === undefined ? { path: folder.registry, create: true } : { url: place.registryUrl },
    );
    try {
      const { number, name, mutuelles } = office;
      await saveOffice(registry, { number, name, mutuelles }, { actor, at: now });
      const marker = { format: 1, registry: registry.engine };
      await writeFileAtomically(folder.marker, `${JSON.stringify(marker)}\n`);
    } finally {
      await registry.close();
    }
  } finally {
    lock.release();
  }
}

async function refuseToOverwrite(path: string): Promise<void> {
  const present = new Set(await readdir(path));
  if (present.has('office.json')) throw new CliError('office-exists', { path });
  if (['registry.sqlite', 'keys', 'trust.jws'].some((name) => present.has(name))) {
    throw new CliError('office-incomplete', { path });
  }
}
