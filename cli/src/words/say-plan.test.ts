import { AMV, checkPlans, RURAL_EXAMPLE } from '@passeport/eligibility';
import { parseMonth } from '@passeport/calendar';
import { describe, expect, test } from 'vitest';
import { sayPlan, sayPlanFault } from './say-plan.ts';

const said = (lines: string[]) => lines.map((line) => line.replaceAll('\u00a0', ' '));

describe('a plan in words', () => {
  test('AMV', () => {
    expect(said(sayPlan(AMV, 'fr'))).toEqual([
      'AMV : Assurance Maladie Volontaire',
      '',
      'À partir de janvier 2020',
      '  Adhésion : gratuite',
      '  Cotisation : 575 F CFA par personne et par mois',
      '  Attente : aucune, les droits commencent avec le premier mois payé',
      '  Délai de grâce : aucun, les droits finissent avec le dernier mois payé',
      '  Âge limite des enfants : aucun',
      '  Soins ambulatoires : la mutuelle paie 75 %, le patient 25 %',
      expect.stringContaining('consultations prénatales et postnatales'),
      '  Hospitalisation : la mutuelle paie 75 %, le patient 25 %',
      expect.stringContaining('transport urbain et interurbain'),
      '  Pas pris en charge : lunettes, prothèses dentaires',
    ]);
  });

  test('a rural plan whose rate rose says both, and what the State pays', () => {
    const [first] = RURAL_EXAMPLE.terms;
    if (first === undefined) throw new Error('no terms');
    const dearer = { per: 'household', every: 'month', fcfa: 4000, stateFcfa: 1000 } as const;
    const plan = {
      ...RURAL_EXAMPLE,
      terms: [first, { ...first, from: parseMonth('2027-01'), rate: dearer }],
    };
    const lines = said(sayPlan(plan, 'fr'));
    expect(lines).toContain('À partir de janvier 2021, et pour les mois d’avant');
    expect(lines).toContain('À partir de janvier 2027');
    expect(lines).toContain('  Adhésion : 2 500 F CFA par ménage, une seule fois');
    expect(lines.filter((line) => line.includes('Cotisation'))).toEqual([
      '  Cotisation : 6 900 F CFA par personne et par an, dont 3 450 F CFA par le ménage et 3 450 F CFA par l’État',
      '  Cotisation : 4 000 F CFA par ménage et par mois, dont 3 000 F CFA par le ménage et 1 000 F CFA par l’État',
    ]);
    expect(lines).toContain(
      '  Accouchement compliqué : la mutuelle paie 75 % (au plus 50 000 F par acte), le patient 25 %',
    );
  });
});

describe('what is wrong in a file of plans', () => {
  const [terms] = AMV.terms;
  const withTerms = (change: object) => JSON.stringify([{ ...AMV, terms: [{ ...terms, ...change }] }]);
  const say = (json: string, language: 'fr' | 'en' = 'fr') =>
    said((checkPlans(json).faults ?? []).map((fault) => sayPlanFault(fault, language)));

  test.each<[string, string[]]>([
    ['[]', ['Écrivez entre crochets [ ] une liste de 1 à 200 éléments.']],
    ['[3]', ['Régime n° 1 : écrivez-le entre accolades { }.']],
    [
      withTerms({ graceMonths: '2', waitingMonths: undefined }),
      [
        'Régime AMV, conditions n° 1, « waitingMonths » : il manque : ajoutez-le (exemple : le régime AMV fourni avec le bureau).',
        'Régime AMV, conditions n° 1, « graceMonths » : écrivez un nombre entier de 0 à 120, sans guillemets.',
      ],
    ],
    [
      withTerms({ care: [{ ...terms?.care[0], includes: ['soins', ''], ceiling: { fcfa: 1, per: 'day' } }] }),
      [
        'Régime AMV, conditions n° 1, soins n° 1, « ceiling », « per » : écrivez "act" ou "person-year" ou "household-year".',
        'Régime AMV, conditions n° 1, soins n° 1, « includes » n° 2 : écrivez un texte de 120 signes au plus, sur une seule ligne, entre guillemets.',
      ],
    ],
  ])('%s', (json, sentences) => {
    expect(say(json)).toEqual(sentences);
  });

  test('says the same in English', () => {
    expect(say(withTerms({ from: 'janvier' }), 'en')).toEqual([
      'Plan AMV, terms no. 1, “from”: write a month, for example "2026-01".',
    ]);
  });
});
