import { formatMonth, type Month } from '@passeport/calendar';
import { countFr } from './count-things.ts';
import { deMonthFr } from './de-month.ts';
import { formatFcfa } from './format-fcfa.ts';

const months = (count: number) => countFr(count, 'mois', 'mois');
const per = { person: 'par personne', household: 'par ménage' };
const every = { month: 'par mois', year: 'par an' };

/** A plan and its faults in words, in French. `plans.en.ts` has the same keys. */
export const plansFr = {
  title: (code: string, name: string) => `${code} : ${name}`,
  termsFrom: (from: Month) => `À partir ${deMonthFr(formatMonth(from, 'fr'))}`,
  firstTerms: (from: Month) => `À partir ${deMonthFr(formatMonth(from, 'fr'))}, et pour les mois d’avant`,
  joiningFee: (fcfa: number) =>
    fcfa === 0 ? 'Adhésion : gratuite' : `Adhésion : ${formatFcfa(fcfa)} par ménage, une seule fois`,
  noRate: 'Cotisation : aucun tarif',
  rate: (fcfa: number, rate: { per: 'person' | 'household'; every: 'month' | 'year' }) =>
    `Cotisation : ${formatFcfa(fcfa)} ${per[rate.per]} et ${every[rate.every]}`,
  statePart: (household: number, state: number) =>
    `, dont ${formatFcfa(household)} par le ménage et ${formatFcfa(state)} par l’État`,
  waiting: (count: number) =>
    count === 0
      ? 'Attente : aucune, les droits commencent avec le premier mois payé'
      : `Attente : ${months(count)} après l’adhésion`,
  grace: (count: number) =>
    count === 0
      ? 'Délai de grâce : aucun, les droits finissent avec le dernier mois payé'
      : `Délai de grâce : ${months(count)} après le dernier mois payé`,
  newborn: (count: number) =>
    count === 0
      ? 'Nouveau-né : sans attente s’il est déclaré dans le mois de sa naissance'
      : `Nouveau-né : sans attente s’il est déclaré dans les ${months(count)} après sa naissance`,
  noAgeLimit: 'Âge limite des enfants : aucun',
  ageLimit: (years: number) =>
    `Âge limite des enfants : couverts jusqu’au mois d’avant leurs ${countFr(years, 'an', 'ans')}`,
  care: (name: string, share: number, ceiling: string) =>
    `${name} : la mutuelle paie ${share} %${ceiling}, le patient ${100 - share} %`,
  ceiling: (ceiling: string) => ` (${ceiling})`,
  exclusions: (exclusions: string) => `Pas pris en charge : ${exclusions}`,

  line: (mutuelles: number) => countFr(mutuelles, 'mutuelle', 'mutuelles'),
  good: (plans: number, path: string) => `${countFr(plans, 'régime', 'régimes')} sans faute dans ${path}.`,
  bad: (faults: number, path: string) => `${countFr(faults, 'faute', 'fautes')} dans ${path} :`,
  added: (code: string) =>
    `Le régime ${code} est écrit dans plans.json. Donnez-le à une mutuelle : « passeport mutuelle add NOM --plan ${code} », ou, si elle est déjà là, « passeport mutuelle plan NUMÉRO ${code} --from AAAA-MM ».`,
  changedPast: (month: string) =>
    `Attention : les mois depuis ${month} prennent le nouveau tarif, ceux déjà payés aussi. Regardez quelques relevés (« passeport contribution statement »).`,
  changed:
    'Le changement est écrit dans plans.json. Les centres le sauront à la prochaine liste : publiez-la.',
  given: (mutuelle: string, code: string, month: string | undefined) =>
    `Mutuelle ${mutuelle} : régime ${code}${month === undefined ? ', pour tous les mois' : ` à partir ${deMonthFr(month)}`}.`,
  keptBefore: (code: string) =>
    `Les mois d’avant gardent le tarif du régime ${code}, même s’ils sont payés plus tard.`,
  coming: (code: string, month: string) => `${code} à partir ${deMonthFr(month)}`,
  dropped: (code: string, month: string) =>
    `Ce qui était prévu ne vaut plus : régime ${code} à partir ${deMonthFr(month)}.`,
  repriced: (fewer: number, more: number) => {
    const fewerHave = `${countFr(fewer, 'ménage a', 'ménages ont')} moins de mois payés qu’avant`;
    if (more === 0) return `Avec les mêmes reçus, ${fewerHave}.`;
    if (fewer === 0)
      return `Avec les mêmes reçus, ${countFr(more, 'ménage a', 'ménages ont')} plus de mois payés qu’avant.`;
    return `Avec les mêmes reçus, ${fewerHave}, et ${countFr(more, 'ménage en a', 'ménages en ont')} plus.`;
  },
  missingPlan: (code: string, mutuelles: string) =>
    `Le régime ${code} manque : il est celui de ${mutuelles}.`,
  more: (count: number) => `… et ${countFr(count, 'autre', 'autres')}.`,

  /** Where in the file: `Régime AMV, conditions n° 1, soins n° 2, « sharePercent »`. */
  places: {
    plan: (plan: string) => (/^\d+\.$/.test(plan) ? `Régime n° ${plan.slice(0, -1)}` : `Régime ${plan}`),
    terms: (number: number) => `conditions n° ${number}`,
    care: (number: number) => `soins n° ${number}`,
    item: (name: string, number: number) => `« ${name} » n° ${number}`,
    member: (name: string) => `« ${name} »`,
  },
  fault: (place: string, what: string) => `${place} : ${what}`,
  missing: 'il manque : ajoutez-le (exemple : le régime AMV fourni avec le bureau).',
  expected: {
    json: (line = '') =>
      `ce fichier n’est pas du JSON : ${line === '' ? '' : `vers la ligne ${line}, `}il manque, ou il y a de trop, un guillemet, une virgule, un crochet ou une accolade.`,
    nothing: 'aucun régime n’a cela : ôtez-le, ou corrigez son nom.',
    object: 'écrivez-le entre accolades { }.',
    'whole-number': (min = '', max = '') =>
      `écrivez un nombre entier de ${grouped(min)} à ${grouped(max)}, sans guillemets.`,
    text: (_min = '', max = '') =>
      `écrivez un texte de ${max} signes au plus, sur une seule ligne, entre guillemets.`,
    'plan-code': 'écrivez des majuscules, des chiffres et des tirets, 16 au plus, par exemple "AMV".',
    'care-code': 'écrivez des minuscules et des tirets, par exemple "ambulatory".',
    month: 'écrivez un mois, par exemple "2026-01".',
    'one-of': (...words: string[]) => `écrivez ${words.map((word) => `"${word}"`).join(' ou ')}.`,
    list: (min = '', max = '') =>
      `écrivez entre crochets [ ] une liste de ${grouped(min)} à ${grouped(max)} éléments.`,
    'each-once': (name = '') => `deux fois le même « ${name} » : donnez à chacun le sien.`,
    ascending: (name = '') => `mettez-les dans l’ordre de « ${name} », chaque mois une seule fois.`,
    'state-share-within-rate': '« stateFcfa », la part de l’État, dépasse « fcfa », le tarif entier.',
  },
} as const;

function grouped(number: string): string {
  return Number(number).toLocaleString('fr').replaceAll(/\s/g, '\u00a0');
}

type Widened<Value> = Value extends string
  ? string
  : Value extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { [Key in keyof Value]: Widened<Value[Key]> };

/** The words about plans, of any language. */
export type PlanWords = Widened<typeof plansFr>;
