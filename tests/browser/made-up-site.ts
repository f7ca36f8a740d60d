import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildVerifier } from '@passeport/verifier-web/build';
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { makeOffice, writeSite, type MadeUpOffice } from './made-up-office.ts';
import { awaitDesk, openVerifier, type OpenVerifier } from './open-verifier.ts';
import { serveFolder, type FolderServer } from './serve-folder.ts';

/** The verifier of a made-up office, built and served, with list 3 beside it. */
export interface MadeUpSite {
  office: MadeUpOffice;
  /** For other files of a test. */
  folder: string;
  /** The built page. */
  site: string;
  server: FolderServer;
  close(): Promise<void>;
}

export async function makeSite(): Promise<MadeUpSite> {
  const folder = await mkdtemp(join(tmpdir(), 'passeport-verifier-'));
  const site = join(folder, 'site');
  const [office] = await Promise.all([makeOffice(), buildVerifier({ outDir: site })]);
  await writeSite(site, office.config(), await office.publish(3));
  const server = await serveFolder(site, '/segou/verif/');
  return {
    office,
    folder,
    site,
    server,
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Runs a visit of the page, and checks what every visit must keep to: no request elsewhere, no complaint.
 *
 * @param before a script that runs before the page's own
 */
export async function visitSite(
  browser: Browser,
  { url }: FolderServer,
  use: (verifier: OpenVerifier) => Promise<void>,
  before?: string,
): Promise<void> {
  const verifier = await openVerifier(browser, url);
  try {
    if (before !== undefined) {
      await verifier.page.addInitScript(before);
      await verifier.page.reload();
      await awaitDesk(verifier.page);
    }
    await use(verifier);
    expect(verifier.strangeRequests()).toEqual([]);
    expect(verifier.complaints()).toEqual([]);
  } finally {
    await verifier.close();
  }
}
