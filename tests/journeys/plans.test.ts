import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';

/** One member of any JSON. */
type Json = Record<string, unknown>;

/** An à la carte plan, from its file to the desk. */
describe('the plan of a rural mutuelle', () => {
  let desk: Desk;
  let household: string;
  let member: string;
  let child: string;
  beforeAll(async () => {
    desk = openDesk('2026-01-10T08:00:00Z');
    await desk.passeport('init', '--number', '4', '--name', 'UTM Ségou', '--mutuelles', '0400-0401');
  });
  afterAll(() => desk.close());

  const plansFile = () => join(desk.folder, 'office', 'plans.json');
  const readPlans = () =>
    v.parse(
      v.array(v.looseObject({ terms: v.array(v.looseObject({})) })),
      JSON.parse(readFileSync(plansFile(), 'utf8').replace('\uFEFF', '')),
    );
  const writePlans = (plans: Json[]) =>
    writeFileSync(plansFile(), `\uFEFF${JSON.stringify(plans, null, 2)}\r\n`);
  const spoken = (text: string) => text.replaceAll('\u00a0', ' ');

  it('is written beside AMV, checked, and shown in words', async () => {
    const [amv, rural] = readPlans();
    if (amv === undefined || rural === undefined) throw new Error('an office begins with two plans');
    // The rate doubles in July; by mistake, with a share of 600 %.
    const terms: Json = { ...rural.terms[0], ageLimitYears: 10 };
    const rate = { per: 'person', every: 'year', fcfa: 13_800, stateFcfa: 6900 };
    const dear = { ...terms, from: '2026-07', rate };
    const care = [{ code: 'ambulatory', name: 'Soins ambulatoires', sharePercent: 600, includes: [] }];
    const plan = (later: Json) => ({ ...rural, code: 'MACINA', name: 'Macina', terms: [terms, later] });
    writePlans([amv, plan({ ...dear, care })]);
    const wrong = await desk.passeport('plan', 'check');
    expect(wrong.exitCode).toBe(1);
    expect(spoken(wrong.stdout)).toContain(
      'Régime MACINA, conditions n° 2, soins n° 1, « sharePercent » : écrivez un nombre entier de 0 à 100',
    );
    expect((await desk.passeport('mutuelle', 'add', 'Kokry', '--plan', 'MACINA')).stderr).toContain(
      'plan check',
    );

    writePlans([amv, plan(dear)]);
    expect(await desk.passeport('plan', 'check')).toMatchObject({ exitCode: 0 });
    const shown = spoken((await desk.passeport('plan', 'show', 'macina')).stdout);
    expect(shown).toMatch(/À partir de juillet 2026[^]*13 800 F CFA par personne et par an/);
    expect(await desk.ask('plan', 'list')).toMatchObject([{ code: 'AMV' }, { code: 'MACINA' }]);
  });

  it('decides what money buys: the joining year at the old rate, then at the new one', async () => {
    expect((await desk.passeport('mutuelle', 'add', 'Kokry', '--plan', 'MACINA')).exitCode).toBe(0);
    writeFileSync(
      join(desk.folder, 'registre.csv'),
      'Ménage;Nom;Prénom;Sexe;Naissance;Lien\n1;Traoré;Awa;F;1985;Chef\n1;Traoré;Moussa;M;2015;Fils\n',
    );
    await desk.passeport('import', 'members', 'registre.csv', '--mutuelle', '0400');
    const { cards } = v.parse(
      v.object({ cards: v.array(v.string()) }),
      await desk.ask('card', 'issue', '--all', '--without-photo'),
    );
    household = cards[0]?.slice(0, 10) ?? '';
    [member = '', child = ''] = cards.map((card) => card.split('/')[0] ?? '');
    // One person, the child is past the age limit: 287.50 F a month to June, 575 F from July on. 12 months cost 5,175 F; 4,025 F buy ten.
    const paid = ['--from', '2026-01', '--months', '12', '--amount', '4025', '--paid-on', '2026-01-10'];
    expect(await desk.ask('contribution', 'add', household, ...paid)).toMatchObject({
      persons: 1,
      months: 10,
    });
    desk.setNow('2026-03-30T08:00:00Z');
    expect((await desk.passeport('publish')).exitCode).toBe(0);

    const at = async (day: string, who = member) =>
      v.parse(
        v.tuple([v.looseObject({ verdict: v.string() })]),
        await desk.ask('verify', who, '--at', day),
      )[0];
    // Three waiting months, ten months paid, one of grace.
    expect(await at('2026-03-31')).toMatchObject({ verdict: 'waiting', plan: 'MACINA' });
    expect(await at('2026-04-01')).toMatchObject({
      verdict: 'eligible',
      reason: 'paid',
      coveredFrom: '2026-04',
      paidThrough: '2026-10',
      coveredThrough: '2026-11',
    });
    // Of 2015, no day known: ten years old all through 2025.
    expect(await at('2026-04-01', child)).toMatchObject({
      verdict: 'not-covered',
      reason: 'person-aged-out',
      since: '2026-01',
    });
    expect(await at('2024-12-31')).toMatchObject({ verdict: 'rights-unknown', reason: 'before-list' });
  });

  it('changes from a month on, months before keeping their rate', async () => {
    const change = (...rest: string[]) => desk.ask('plan', 'change', 'macina', ...rest);
    const tooEarly = { error: { code: 'plan-change-too-early' } };
    expect(await change('--from', '2026-07', '--rate', '15000')).toMatchObject(tooEarly);
    expect(await change('--from', '2027-01')).toMatchObject({ error: { code: 'plan-change-nothing' } });
    const tooMuch = { error: { code: 'plan-state-too-much' } };
    expect(await change('--from', '2027-01', '--state', '13801')).toMatchObject(tooMuch);
    const before = readPlans()[1]?.terms;
    const year = { per: 'person', every: 'year' };
    expect(await change('--from', '01/2027', '--rate', '16 800 F', '--grace', '2')).toMatchObject({
      terms: [{}, {}, { from: '2027-01', graceMonths: 2, rate: { ...year, fcfa: 16_800, stateFcfa: 6900 } }],
      repriced: { fewer: 0, more: 0 },
    });
    expect(readPlans()[1]?.terms.slice(0, 2)).toEqual(before);
    expect(await desk.passeport('plan', 'check')).toMatchObject({ exitCode: 0 });
    // One person: November and December at 575 F, January at 825.
    const statement = spoken((await desk.passeport('contribution', 'statement', household)).stdout);
    expect(statement).toContain('Aujourd’hui 2 personnes, dont 1 pour qui cotiser.');
    expect(statement).toContain('Prochain mois à payer : novembre 2026, 575 F CFA.');
    expect(statement).toContain('À partir de janvier 2027 : 16 800 F CFA par personne et par an');
    expect(await desk.ask('contribution', 'add', household, '--amount', '1975')).toMatchObject({
      bought: [{ from: '2026-11', through: '2027-01' }],
      creditFcfa: 0,
    });
  });

  it('is asked no more for a child from the month on in which she passes the age limit', async () => {
    writeFileSync(
      join(desk.folder, 'enfants.csv'),
      'Ménage;Nom;Prénom;Sexe;Naissance;Lien;Adhésion\n1;Traoré;Sira;F;15/05/2016;Fille;2026-03-30\n1;Traoré;Nana;F;02/03/2026;Fille;2026-03-30\n',
    );
    const { stdout } = await desk.passeport('import', 'members', 'enfants.csv');
    // The head was there before: nothing to warn of.
    expect(stdout).not.toContain('chef');
    const statement = spoken((await desk.passeport('contribution', 'statement', household)).stdout);
    // Sira would wait until June, and passes the limit in May.
    expect(statement).toContain('Aujourd’hui 4 personnes, dont 2 pour qui cotiser.');
    expect(spoken((await desk.passeport('person', 'find', 'sira')).stdout)).toContain('pas de droits');
    expect(spoken((await desk.passeport('person', 'find', 'nana')).stdout)).toContain(
      'droits à partir d’avril 2026',
    );
    const add = (...rest: string[]) =>
      desk.ask('contribution', 'add', household, '--amount', '1725', ...rest);
    expect(await add('--from', '2027-02', '--months', '1')).toMatchObject({ persons: 2 });
  });

  it('begins without a file: like the example or another plan, but for what is said', async () => {
    const begin = (...rest: string[]) => desk.ask('plan', 'new', 'bla', '--name', 'Bla', ...rest);
    const wishes = ['--rate', '4 800 F', '--state', '0', '--age-limit', '18', '--share', 'hospital=70 %'];
    const limits = ['--ceiling', 'maternity=0', '--ceiling', 'ambulatory=5000/act'];
    expect(await begin('--ceiling', 'ambulatory=5000')).toMatchObject({
      error: { code: 'plan-ceiling-of-what' },
    });
    expect(await begin('--share', 'dents=10')).toMatchObject({ error: { code: 'plan-care-unknown' } });
    expect(await begin(...wishes, ...limits)).toMatchObject({
      code: 'BLA',
      name: 'Bla',
      terms: [
        {
          from: '2026-03',
          ageLimitYears: 18,
          waitingMonths: 3,
          rate: { per: 'person', every: 'year', fcfa: 4800, stateFcfa: 0 },
          care: [
            { code: 'ambulatory', sharePercent: 60, ceiling: { fcfa: 5000, per: 'act' } },
            expect.not.objectContaining({ ceiling: expect.anything() }),
            { code: 'hospital', sharePercent: 70, ceiling: { fcfa: 100_000 } },
          ],
        },
      ],
    });
    expect(await begin()).toMatchObject({ error: { code: 'plan-exists' } });
    expect(await desk.ask('plan', 'new', 'a b', '--name', 'x')).toMatchObject({
      error: { code: 'plan-refused' },
    });
    expect(await desk.ask('plan', 'new', 'bla-2', '--name', 'Bla 2', '--like', 'bla')).toMatchObject({
      terms: [{ ageLimitYears: 18 }],
    });
    expect(await desk.ask('plan', 'change', 'bla', '--from', '2027-01', '--age-limit', '0')).toMatchObject({
      terms: [{}, expect.not.objectContaining({ ageLimitYears: expect.anything() })],
    });
    expect(await desk.passeport('plan', 'check')).toMatchObject({ exitCode: 0 });
    expect(await desk.passeport('mutuelle', 'add', 'Bla', '--plan', 'bla')).toMatchObject({ exitCode: 0 });
  });

  it('tells the desk what the patient pays, by kind of care', async () => {
    const said = spoken((await desk.passeport('verify', member, '--at', '2026-04-02')).stdout);
    expect(said).toContain('Le patient paie de 25 % à 40 %, selon les soins.');
    expect(said).toContain('Accouchement compliqué : la mutuelle paie 75 % (au plus 50 000 F par acte)');
  });

  it('that disappears from the file is missed', async () => {
    const [amv] = readPlans();
    writePlans(amv === undefined ? [] : [amv]);
    const { exitCode, stdout } = await desk.passeport('plan', 'check');
    expect(exitCode).toBe(1);
    expect(spoken(stdout)).toContain('Le régime MACINA manque : il est celui de 0400 Kokry.');
    expect(await desk.ask('publish')).toMatchObject({ error: { code: 'plan-unknown' } });
  });
});
