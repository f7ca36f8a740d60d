import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rasterisePdf } from '@passeport/scan';
import { parsePublicJwk, openPrivateKey } from '@passeport/credential';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';

const PASSPHRASE = 'le fleuve est large';

describe('the root key on paper', () => {
  let desk: Desk;
  const at = (...names: string[]) => join(desk.folder, ...names);
  const said: string[] = [];
  const run = async (...args: string[]) => {
    const one = await desk.passeport(...args);
    said.push(one.stdout, one.stderr);
    return one;
  };

  beforeAll(async () => {
    desk = openDesk('2026-03-01T09:00:00Z');
    await desk.ask('init', '--name', 'UTM Ségou', '--mutuelles', '0400-0499');
  });
  afterAll(() => desk.close());

  it('is made again from a photo of the page, and from its words; what is wrong with them is said', async () => {
    const sealed = readFileSync(at('office/keys/root.jwe'), 'utf8');
    const { d, ...publicJwk } = await openPrivateKey(sealed, PASSPHRASE);
    expect((await run('key', 'paper', '--out', 'racine.pdf')).exitCode).toBe(0);
    expect(statSync(at('racine.pdf')).mode & 0o777).toBe(0o600);
    for await (const { rgba, widthPx: width, heightPx: height } of rasterisePdf(
      readFileSync(at('racine.pdf')),
      { dpi: 120 },
    )) {
      const picture = sharp(rgba, { raw: { width, height, channels: 4 } }).rotate(3, { background: '#888' });
      writeFileSync(at('photo.jpg'), await picture.jpeg({ quality: 70 }).toBuffer());
    }
    rmSync(at('office/keys/root.jwe'));
    expect((await run('key', 'rotate')).stderr).toContain('[root-away]');
    expect((await run('key', 'restore', '--picture', 'racine.jpg')).stderr).toContain('[file-missing]');
    expect((await run('key', 'restore')).stderr).toContain('[paper-what]');
    expect((await run('key', 'restore', '--picture', 'photo.jpg')).exitCode).toBe(0);
    const restored = await openPrivateKey(readFileSync(at('office/keys/root.jwe'), 'utf8'), PASSPHRASE);
    expect([restored.d === d, parsePublicJwk(publicJwk).x]).toEqual([true, restored.x]);
    expect(statSync(at('office/keys/root.jwe')).mode & 0o777).toBe(0o600);
    expect((await run('key', 'rotate')).exitCode).toBe(0);
    writeFileSync(at('mots.txt'), 'abaisser '.repeat(23));
    expect((await run('key', 'restore', '--words', 'mots.txt')).stderr).toContain(
      'Il faut 24 mots, il y en a 23',
    );
    writeFileSync(at('mots.txt'), 'abaisser '.repeat(24));
    expect((await run('key', 'restore', '--words', 'mots.txt')).stderr).toMatch(
      /\[paper-(?:words-wrong|other-key)\]/,
    );
  });

  it('its words and number, and the passphrase, are in no answer, error or audit line, nor in any other file', async () => {
    const { d } = await openPrivateKey(readFileSync(at('office/keys/root.jwe'), 'utf8'), PASSPHRASE);
    await run('audit');
    await run('audit', '--json');
    await run('key', 'list', '--json');
    await run('doctor', '--json');
    const everywhere = [...said];
    for (const name of readdirSync(at('office'), { recursive: true, encoding: 'utf8' }))
      if (statSync(at('office', name)).isFile()) everywhere.push(readFileSync(at('office', name), 'latin1'));
    const hex = Buffer.from(d, 'base64url').toString('hex');
    for (const text of everywhere) {
      expect(text.includes(d) || text.includes(hex) || text.includes(PASSPHRASE)).toBe(false);
      expect(text).not.toContain('PASSEPORT RACINE ');
    }
    expect(everywhere.length).toBeGreaterThan(15);
    expect(existsSync(at('racine.pdf'))).toBe(true);
  });
});
