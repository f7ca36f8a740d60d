import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCodesFromFile } from '@passeport/scan';
import { parseInvitation } from '@passeport/verifier-web/invitation';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';

const Written = v.object({ link: v.string(), fingerprint: v.string(), path: v.string() });

let desk: Desk;
beforeAll(async () => {
  desk = openDesk();
  await desk.passeport('init', '--number', '12', '--name', 'UTM Ségou', '--mutuelles', '0400-0499');
});
afterAll(() => desk.close());

it.each(['invitation.pdf', 'invitation.png'])('the code on %s sets up a centre’s phones', async (name) => {
  const asked = ['--url', 'verif.example.ml/segou/index.html#x', '--centre', 'CSCom de Markala'];
  const { link, fingerprint, path } = v.parse(
    Written,
    await desk.ask('verifier', 'invite', ...asked, '--out', name),
  );
  expect(path).toBe(join(desk.folder, name));
  expect(fingerprint).toMatch(/^\d{4}(?: \d{4}){4}$/);
  expect(parseInvitation(link)).toMatchObject({
    page: 'https://verif.example.ml/segou/',
    office: 'UTM Ségou',
    centre: 'CSCom de Markala',
    list: 'list/',
  });
  const texts: string[] = [];
  for await (const code of readCodesFromFile(readFileSync(path))) texts.push(code.text);
  expect(texts).toEqual([link]);
});

it('an address that gives phones no camera is refused in one sentence, and nothing is written', async () => {
  const said = await desk.passeport(
    'verifier',
    'invite',
    '--url',
    'http://verif.example.ml',
    '--out',
    'x.png',
  );
  expect(said.exitCode).toBe(1);
  expect(said.stderr).toContain('https');
  expect(existsSync(join(desk.folder, 'x.png'))).toBe(false);
  expect(existsSync(join(desk.folder, 'x.png.pdf'))).toBe(false);
});
