import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesks, type Desks } from './three-desks.ts';

const fingerprinted = v.object({ file: v.string(), fingerprint: v.string() });
const granted = v.object({ rootFingerprint: v.string() });
const compromised = v.object({ stolen: v.object({ kid: v.string() }) });

/** Ségou was alone when its key for cards was stolen; months later it comes under the national root. */
describe('an office joins a national root after a theft', () => {
  let desks: Desks;
  let stolenKid: string;
  const codes: Record<string, string> = {};

  async function enrol(name: string, household: number): Promise<void> {
    const receipt = `${household};02/01/2026;6900;01/2026;12/2026;R-${household}`;
    await desks.enrol('Ségou', '0400', [`Traoré;${name};F;1985;${household};Chef`], [receipt]);
    const [card = ''] = await desks.issue('Ségou');
    codes[name] = await desks.qrText('Ségou', card);
  }
  const judge = async (office: string, name: string, list: string) =>
    (await desks.judge(office, codes[name] ?? '', list))?.verdict;
  const exported = async () =>
    v.parse(fingerprinted, await desks.ask('Ségou', 'key', 'export', '--out', 'segou.jws'));

  beforeAll(async () => {
    desks = await openDesks();
    const { desk, must } = desks;
    await must('Ségou', 'init', '--number', '4', '--name', 'UTM Ségou', '--mutuelles', '0400-0499');
    await must('Ségou', 'mutuelle', 'add', 'Benkadi');
    await enrol('Awa', 1);
    desk.setNow('2026-11-10T08:00:00Z');
    await enrol('Sira', 2);
    const done = await desks.ask('Ségou', 'key', 'compromise', 'cards', '--since', '2026-11-09');
    stolenKid = v.parse(compromised, done).stolen.kid;
    await enrol('Fanta', 3);
  });
  afterAll(() => desks.desk.close());

  it('the national office takes the stolen key in as stolen, and says so', async () => {
    desks.desk.setNow('2026-11-20T08:00:00Z');
    const { file, fingerprint } = await exported();
    const given = ['trust', 'add', file, '--fingerprint', fingerprint];
    const said = await desks.must('nationale', ...given);
    expect(said.stdout).toContain(
      `Sa clé ${stolenKid}, volée le 09/11/2026, est inscrite comme volée : de ses cartes, seules celles que la liste de ce bureau nomme restent bonnes.`,
    );
    const again = await desks.must('nationale', ...given);
    expect(again.stdout).toContain('est déjà inscrit');
    expect(again.stdout).not.toContain(stolenKid);
    const listed = await desks.must('nationale', 'trust', 'list');
    expect(listed.stdout).toMatch(/n° 4 {2}UTM Ségou .* {2}VOLÉE, depuis le 09\/11\/2026/);
    const audit = await desks.must('nationale', 'audit');
    expect(audit.stdout).toContain(stolenKid);
    const { rootFingerprint } = v.parse(granted, await desks.ask('nationale', ...given));
    const trust = join(desks.desk.folder, 'nationale', 'trust.jws');
    const taken = await desks.must('Ségou', 'trust', 'import', trust, '--fingerprint', rootFingerprint);
    expect(taken.stdout).not.toContain('à refaire');
  });

  it('its good cards of before the theft stay good at every office, those of since stay dead', async () => {
    const list = await desks.publish('Ségou');
    for (const office of ['Ségou', 'nationale'])
      expect([
        await judge(office, 'Awa', list),
        await judge(office, 'Sira', list),
        await judge(office, 'Fanta', list),
      ]).toEqual(['eligible', 'not-authentic', 'eligible']);
  });

  it('asks for new keys later, and the stolen one stays what it is', async () => {
    desks.desk.setNow('2026-12-01T08:00:00Z');
    const request = v.parse(
      fingerprinted,
      await desks.ask('Ségou', 'key', 'rotate', '--request', 'demande.jws'),
    );
    await desks.must('nationale', 'trust', 'add', request.file, '--fingerprint', request.fingerprint);
    await desks.must('Ségou', 'trust', 'import', join(desks.desk.folder, 'nationale', 'trust.jws'));
    const list = await desks.publish('Ségou');
    expect([await judge('nationale', 'Awa', list), await judge('nationale', 'Sira', list)]).toEqual([
      'eligible',
      'not-authentic',
    ]);
  });
});
