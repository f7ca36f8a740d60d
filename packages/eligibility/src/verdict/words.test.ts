import { parseCalendarDate, parseMonth } from '@passeport/calendar';
import { describe, expect, test } from 'vitest';

import { judge } from './judge.ts';
import { BAMBARA } from './phrases-bm.ts';
import { ENGLISH } from './phrases-en.ts';
import { FRENCH } from './phrases-fr.ts';
import type { Facts } from './phrases.ts';
import { RURAL_EXAMPLE } from '../rights/rural-example.ts';
import { deskOf, genuineCard, paid, STRANGERS_CARD, typedNumber, type Desk } from '../samples/desk.ts';
import { ceilingWords, verdictWords, type VerdictLanguage } from './words.ts';

/** No-break spaces are read as spaces here. */
function say(desk: Desk, lang: VerdictLanguage = 'fr') {
  const { title, explanation, advice, notices } = verdictWords(judge(deskOf(desk)), lang);
  return [title, explanation, advice, ...notices].map((text) => text.replaceAll('\u00a0', ' '));
}

describe('verdictWords', () => {
  test.each<[string, Desk, string[]]>([
    [
      'covered',
      {},
      [
        'Droits ouverts',
        'Cotisations payées : droits ouverts jusqu’au 31/12/2026.',
        'Comparez la photo avec la personne, puis soignez. Le patient paie 25 %, la mutuelle 75 %.',
      ],
    ],
    [
      'covered, another share in hospital, an old list',
      { plan: RURAL_EXAMPLE, listAgeDays: 12 },
      [
        'Droits ouverts',
        'Cotisations payées : droits ouverts jusqu’au 31/01/2027.',
        'Comparez la photo avec la personne, puis soignez. Le patient paie de 25 % à 40 %, selon les soins.',
        'La liste date du 03/03/2026 (12 jours). Mettez-la à jour.',
      ],
    ],
    [
      'covered, typed',
      { card: typedNumber() },
      [
        'Droits ouverts, carte non vérifiée',
        'Cotisations payées : droits ouverts jusqu’au 31/12/2026.',
        'Vérifiez l’identité de la personne (photo, papiers), puis soignez. Le patient paie 25 %, la mutuelle 75 %.',
        'Numéro tapé à la main : carte non authentifiée.',
      ],
    ],
    [
      'lapsed',
      { coverage: paid('2025-03', '2026-02') },
      [
        'Cotisations à payer',
        'Cotisations payées jusqu’au 28/02/2026 : plus de droits depuis le 01/03/2026.',
        'Les soins sont au tarif complet. Invitez la personne à payer ses cotisations à sa mutuelle.',
      ],
    ],
    [
      'a list that is too old',
      { listAgeDays: 45 },
      [
        'Droits inconnus',
        'La liste du 29/01/2026 est trop ancienne : 45 jours le 15/03/2026. Elle disait : droits ouverts jusqu’au 31/12/2026.',
        'Mettez la liste à jour, puis recommencez. Sinon, appelez la mutuelle.',
      ],
    ],
    [
      'a wrong clock',
      {
        card: genuineCard({ validThrough: parseCalendarDate('2026-01-31') }),
        list: 'none',
        newestSigned: '2026-04-01T00:00:00Z',
      },
      [
        'Carte expirée',
        'Cette carte était valable jusqu’au 31/01/2026 (date de la réponse : 01/04/2026).',
        'Appelez la mutuelle pour connaître les droits. La personne doit y renouveler sa carte.',
        'La date de cet appareil est en retard : réglez-la. Réponse donnée pour le 01/04/2026.',
      ],
    ],
    [
      'a lost card',
      { deadBelow: 3 },
      [
        'Carte annulée',
        'Cette carte a été perdue, volée ou remplacée par une nouvelle.',
        'Gardez la carte pour la mutuelle. Restez aimable et demandez s’il y a une carte plus récente.',
      ],
    ],
    [
      'an unknown office',
      { card: STRANGERS_CARD },
      [
        'Carte non reconnue',
        'Cet appareil ne connaît pas le bureau qui a signé cette carte.',
        'Mettez la liste à jour, puis recommencez. Sinon, appelez la mutuelle.',
      ],
    ],
    [
      'an office that nobody knows for want of a list',
      { card: STRANGERS_CARD, list: 'none' },
      [
        'Carte non reconnue',
        'Cet appareil n’a pas de liste : il ne peut encore reconnaître aucune carte.',
        'Mettez la liste à jour, puis recommencez. Sinon, appelez la mutuelle.',
      ],
    ],
    [
      'the code of something else',
      { card: { status: 'unreadable', reason: 'not-a-card' } },
      [
        'Pas une carte de santé',
        'Ce code n’est pas celui d’une carte de mutuelle.',
        'Montrez le code imprimé au dos de la carte de santé. Ou tapez le numéro.',
      ],
    ],
  ])('%s', (_, desk, words) => {
    expect(say(desk)).toEqual(words);
  });

  test('says the same in English', () => {
    expect(say({ coverage: paid('2025-03', '2026-02'), graceMonths: 2, listAgeDays: 8 }, 'en')).toEqual([
      'Covered',
      'Contributions paid until 28/02/2026. Grace period until 30/04/2026: remind to pay.',
      'Compare the photo with the person, then treat. The patient pays 25%, the mutuelle 75%.',
      'The list is of 07/03/2026 (8 days). Update it.',
    ]);
  });

  test('says the same in Bambara', () => {
    const desk = { coverage: paid('2025-03', '2026-02'), graceMonths: 2, listAgeDays: 8 };
    expect(say(desk, 'bm')).toEqual([
      'Josiraw dayɛlɛlen don',
      'Ton wari sarala fo 28/02/2026. Muɲuli waati bɛ se 30/04/2026 ma : a fɔ a ka sara.',
      'Ja ni mɔgɔ suma ɲɔgɔn na, ka sɔrɔ k’a furakɛ. Banabagatɔ bɛ 25 % sara, dɛmɛ-ton bɛ 75 % sara.',
      'Lisi don ye 07/03/2026 ye (tile 8). A kuraya.',
    ]);
    expect(verdictWords(judge(deskOf(desk)), 'bm').advice).toContain('25\u00a0%');
  });

  test('of who left, when her rights ended: the list does not tell the day on which she left', () => {
    const exception = { kind: 'left', from: parseMonth('2026-03') } as const;
    expect(say({ exception })[1]).toBe(
      'Cette personne a quitté la mutuelle : plus de droits depuis le 01/03/2026.',
    );
    expect(say({ exception: { kind: 'left' } })[1]).toBe('Cette personne a quitté la mutuelle.');
    expect(say({ exception: { kind: 'aged-out', from: parseMonth('2026-03') } }, 'en')[1]).toMatch(
      /age limit.*: no rights since 01\/03\/2026\.$/,
    );
    expect(say({ exception }, 'bm')[1]).toContain('josira tɛ yen kabini 01/03/2026');
  });

  const facts: Facts = {
    coveredFrom: '01/01/2026',
    coveredThrough: '31/12/2026',
    paidThrough: '31/12/2026',
    since: '01/01/2027',
    cardFrom: '01/01/2026',
    cardThrough: '31/12/2028',
    listDay: '13/03/2026',
    listExpires: '12/05/2026',
    listAgeDays: '12',
    judgedOn: '15/03/2026',
    mutuelle: '0417',
    authenticated: true,
    hasList: true,
    listFrom: '01/01/2025',
  };

  test.each([
    ['French', FRENCH],
    ['English', ENGLISH],
    ['Bambara', BAMBARA],
  ])('every phrase in %s is short enough for a small screen, and ends as it should', (_, phrases) => {
    for (const title of [
      ...Object.values(phrases.titles),
      phrases.titleOfUncheckedCard,
      phrases.titleOfOtherCode,
    ]) {
      expect(title).toMatch(/^\p{Lu}.{3,34}[^.]$/u);
    }
    const sentences = [phrases.reasons, phrases.lastKnown, phrases.notices].flatMap((group) =>
      Object.values(group).map((phrase) => phrase(facts)),
    );
    for (const text of [
      ...sentences,
      ...Object.values(phrases.advice),
      phrases.share({ least: 25, most: 40 }),
    ]) {
      expect(text).toMatch(/^\p{Lu}.{10,108}\.$/u);
    }
  });

  test.each([
    ['fr', 'act', 'au plus 1 250 000 F par acte'],
    ['fr', 'person-year', 'au plus 1 250 000 F par personne et par an'],
    ['fr', 'household-year', 'au plus 1 250 000 F par ménage et par an'],
    ['en', 'act', 'at most 1,250,000 F for each act'],
    ['en', 'person-year', 'at most 1,250,000 F a year for a person'],
    ['en', 'household-year', 'at most 1,250,000 F a year for a household'],
    ['bm', 'household-year', 'dan ye 1 250 000 F ye du kelen na san kɔnɔ'],
  ] as const)('a ceiling in %s, %s: %s', (lang, per, words) => {
    expect(ceilingWords({ fcfa: 1_250_000, per }, lang).replaceAll('\u00a0', ' ')).toBe(words);
  });

  test('French never breaks a line before a colon or a percent sign', () => {
    const { explanation, advice } = verdictWords(judge(deskOf({})), 'fr');
    expect(explanation).toContain('payées\u00a0:');
    expect(advice).toContain('25\u00a0%');
    expect(`${explanation}${advice}`).not.toMatch(/ [:%]/);
  });
});
