import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';

const Reported = v.object({
  reports: v.array(
    v.object({
      topics: v.array(
        v.object({ title: v.string(), tables: v.array(v.object({ rows: v.array(v.array(v.unknown())) })) }),
      ),
    }),
  ),
});

/** One of two mutuelles of a plan gets another one from a month on: from its assembly's decision to the desk. */
describe('a mutuelle that gets another plan', () => {
  let desk: Desk;
  let moved: string;
  let stays: string;
  beforeAll(async () => {
    desk = openDesk('2026-10-10T08:00:00Z');
    await desk.passeport('init', '--number', '4', '--name', 'UTM Ségou', '--mutuelles', '0400-0409');
    for (const name of ['Kokry', 'Bla', 'Ségou'])
      await desk.passeport('mutuelle', 'add', name, '--plan', name === 'Ségou' ? 'AMV' : 'RURAL');
    writeFileSync(
      join(desk.folder, 'registre.csv'),
      'Ménage;Nom;Prénom;Sexe;Naissance;Lien;Adhésion\n1;Traoré;Awa;F;1985;Chef;2026-01-05\n2;Diarra;Ali;M;1980;Chef;2026-01-05\n',
    );
    for (const mutuelle of ['0400', '0401', '0402'])
      await desk.passeport('import', 'members', 'registre.csv', '--mutuelle', mutuelle);
    const { cards } = v.parse(
      v.object({ cards: v.array(v.string()) }),
      await desk.ask('card', 'issue', '--all', '--without-photo'),
    );
    [moved = '', stays = ''] = ['0400', '0401'].map(
      (mutuelle) => cards.find((card) => card.startsWith(`${mutuelle}-00001-01`))?.split('/')[0] ?? '',
    );
  });
  afterAll(() => desk.close());

  const spoken = (text: string) => text.replaceAll('\u00a0', ' ');
  const give = (...rest: string[]) => desk.ask('mutuelle', 'plan', '0400', ...rest);
  const statement = async (household: string) =>
    spoken((await desk.passeport('contribution', 'statement', household)).stdout);
  const at = async (member: string, day: string) =>
    v.parse(
      v.tuple([v.looseObject({ verdict: v.string() })]),
      await desk.ask('verify', member, '--at', day),
    )[0];

  it('keeps the old rate for the months before, and what was paid for them', async () => {
    const pay = (household: string, amount: string, months: string) =>
      desk.ask('contribution', 'add', household, '--amount', amount, '--from', '2026-01', '--months', months);
    // 2,500 F to join, 287.50 F a month: to September, and to February.
    await pay('0400-00001', '5088', '9');
    await pay('0400-00002', '6525', '14');
    await pay('0401-00001', '6525', '14');
    const before = await statement('0400-00001');

    const said = await desk.passeport('mutuelle', 'plan', '0400', 'amv', '--from', '2027-01');
    expect(spoken(said.stdout)).toContain('Mutuelle 0400 Kokry : régime AMV à partir de janvier 2027.');
    expect(said.stdout).toContain('Les mois d’avant gardent le tarif du régime RURAL');
    // Of whom 575 F were for January and February 2027, and are for January alone now.
    expect(said.stdout).toContain('1 ménage a moins de mois payés');
    expect(await statement('0400-00001')).toBe(
      before.replace(
        /(\nRégime : .*\n)/,
        '$1À partir de janvier 2027 : 575 F CFA par personne et par mois.\n',
      ),
    );
    const advance = await statement('0400-00002');
    expect(advance).toContain('Payé : janvier 2026 à janvier 2027.');
    expect(advance).toContain('Prochain mois à payer : février 2027, 575 F CFA.');
    // In arrears, October to December cost what they did.
    desk.setNow('2027-01-10T08:00:00Z');
    expect(await desk.ask('contribution', 'add', '0400-00001', '--amount', '1438')).toMatchObject({
      bought: [{ from: '2026-10', through: '2027-01' }],
      creditFcfa: 1,
    });
    // 3 × 287.50 + 575 = 1,437.50 F; half a franc was left of the first receipt.
    desk.setNow('2026-10-10T08:00:00Z');
  });

  it('is listed with both: each month has its shares at the desk', async () => {
    desk.setNow('2026-12-20T08:00:00Z');
    expect((await desk.passeport('publish')).exitCode).toBe(0);
    const shares = async (member: string, day: string) => {
      const said = spoken((await desk.passeport('verify', member, '--at', day)).stdout);
      return /Soins ambulatoires : la mutuelle paie (\d+ %)/.exec(said)?.[1];
    };
    expect(await at(moved, '2026-12-22')).toMatchObject({ verdict: 'eligible', plan: 'RURAL-2' });
    expect(await at(stays, '2026-12-22')).toMatchObject({ verdict: 'eligible', plan: 'RURAL' });
    expect(await shares(moved, '2026-12-22')).toBe('60 %');
    expect(await shares(moved, '2027-01-05')).toBe('75 %');
    expect(await shares(stays, '2027-01-05')).toBe('60 %');

    // Once it is AMV's, it is named so; its past months keep the list's second plan of that name apart from AMV.
    desk.setNow('2027-01-10T08:00:00Z');
    expect((await desk.passeport('publish')).exitCode).toBe(0);
    expect(await at(moved, '2027-01-12')).toMatchObject({ verdict: 'eligible', plan: 'AMV-2' });
    expect(await at(stays, '2027-01-12')).toMatchObject({ verdict: 'eligible', plan: 'RURAL' });
    expect(spoken((await desk.passeport('mutuelle', 'list')).stdout)).toContain('0400  Kokry  AMV');
    expect(spoken((await desk.passeport('plan', 'list')).stdout)).toMatch(
      /AMV : .*\(2 mutuelles\)[^]*RURAL : .*\(1 mutuelle\)/,
    );
    expect(await desk.passeport('plan', 'check')).toMatchObject({ exitCode: 0 });
    expect(await desk.passeport('doctor')).not.toMatchObject({
      stdout: expect.stringContaining('plans.json'),
    });
  });

  it('is taken back, or put right from the first month on', async () => {
    expect(await give('AMV', '--from', '2027-01')).toMatchObject({ error: { code: 'mutuelle-plan-same' } });
    expect(await give('KAFO', '--from', '2027-01')).toMatchObject({ error: { code: 'plan-unknown' } });
    expect(await desk.ask('mutuelle', 'plan', '0499', 'AMV', '--from', '2027-01')).toMatchObject({
      error: { code: 'mutuelle-missing' },
    });
    const back = await desk.passeport('mutuelle', 'plan', '0400', 'RURAL', '--from', '2027-01');
    expect(spoken(back.stdout)).toContain(
      'Ce qui était prévu ne vaut plus : régime AMV à partir de janvier 2027.',
    );
    expect(spoken(back.stdout)).toContain('2 ménages ont plus de mois payés qu’avant.');
    expect(await statement('0400-00002')).toContain('Payé : janvier 2026 à février 2027.');
    expect(await give('AMV', '--from', '2021-01')).toMatchObject({
      mutuelle: expect.not.objectContaining({ laterPlans: expect.anything() }),
    });
    expect(await statement('0400-00002')).toContain('Régime : Assurance Maladie Volontaire');
    const audit = spoken((await desk.passeport('audit', '--subject', '0400')).stdout);
    expect(audit).toContain('mutuelle 0400 : régime RURAL à partir de 01/2027');
    expect(audit).toMatch(/mutuelle 0400 : régime AMV\n/);
  });

  it('a plan that changes tells for how many households, too', async () => {
    // February 2027 was paid ahead by the household that stays, and costs 462.50 F now.
    expect(await desk.ask('plan', 'change', 'RURAL', '--from', '2027-02', '--rate', '9000')).toMatchObject({
      repriced: { fewer: 1, more: 0 },
    });
    expect(await statement('0401-00001')).toContain('Payé : janvier 2026 à janvier 2027.');
  });

  it('the State is asked for its part in the months that were bought, and in no others', async () => {
    const answer = v.parse(Reported, await desk.ask('report', 'contributions', '--out', 'rapport'));
    const topic = answer.reports[0]?.topics.find(({ title }) =>
      title.startsWith('Part de l’État par mutuelle'),
    );
    // 13 months of 287.50 F each; who has AMV now gets nothing of the State.
    expect(topic?.tables[0]?.rows).toEqual([
      ['Kokry', '0400', 0, 0, 0],
      ['Bla', '0401', 13, 3738, 3737],
      ['Ségou', '0402', 0, 0, 0],
    ]);
    await desk.passeport('contribution', 'cancel', 'BUR-000001', '--mutuelle', '0401', '--reason', 'erreur');
    const after = v.parse(Reported, await desk.ask('report', 'contributions', '--out', 'rapport'));
    expect(after.reports[0]?.topics.map(({ title }) => title).join()).not.toContain('État');
  });
});
