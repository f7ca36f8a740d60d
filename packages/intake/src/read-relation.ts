import { foldText } from './fold.ts';

/** What a person is to the head of her household. */
export type Relation = 'head' | 'spouse' | 'child' | 'parent' | 'sibling' | 'grandchild' | 'other';

interface RelationWord {
  relation: Relation;
  /** The sex that the word says. */
  sex?: 'F' | 'M';
}

const entries: [Relation, 'F' | 'M' | undefined, string][] = [
  [
    'head',
    undefined,
    'chef|cm|chef de menage|chef menage|chef de famille|chef famille|cf|titulaire|adherent|assure|head|lui meme',
  ],
  ['head', 'F', 'cheffe|cheffe de menage|adherente|assuree|elle meme'],
  ['spouse', undefined, 'conjoint e|conj|epoux se'],
  ['spouse', 'M', 'conjoint|epoux|mari|husband'],
  [
    'spouse',
    'F',
    'conjointe|epouse|ep|femme|coepouse|co epouse|1ere epouse|2eme epouse|3eme epouse|4eme epouse|wife',
  ],
  ['child', undefined, 'enfant|enf|enfant adopte|enfant confie|child'],
  ['child', 'M', 'fils|garcon|son'],
  ['child', 'F', 'fille|daughter'],
  ['parent', undefined, 'parent|ascendant'],
  ['parent', 'M', 'pere|papa|beau pere'],
  ['parent', 'F', 'mere|maman|belle mere'],
  ['sibling', 'M', 'frere|petit frere|grand frere|beau frere|demi frere'],
  ['sibling', 'F', 'soeur|petite soeur|grande soeur|belle soeur|demi soeur'],
  ['grandchild', undefined, 'petit enfant|petits enfants'],
  ['grandchild', 'M', 'petit fils'],
  ['grandchild', 'F', 'petite fille'],
  [
    'other',
    undefined,
    'autre|autres|neveu niece|cousin e|parente|ayant droit|beneficiaire|membre|personne a charge|a charge|tuteur|pupille|non parent|sans lien|grand parent|other',
  ],
  ['other', 'M', 'neveu|cousin|oncle|gendre|beau fils|grand pere|domestique'],
  ['other', 'F', 'niece|cousine|tante|bru|belle fille|grand mere|tutrice|aide menagere'],
];

const WORDS: ReadonlyMap<string, RelationWord> = new Map(
  entries.flatMap(([relation, sex, words]) =>
    words.split('|').map((word) => [word, { relation, ...(sex && { sex }) }] as const),
  ),
);

/** The relation that a register's word means (Chef, CM, Épouse, Fils…), and the sex it implies; undefined when unknown. */
export function readRelation(text: string): RelationWord | undefined {
  const folded = foldText(text);
  // "Épouse 2", "2e épouse", "Enfant 3", "Fils du CM".
  const bare = folded
    .replace(/^(?:\d+|1ere|\d+(?:e|eme|nde?)) /, '')
    .replace(/ \d+$/, '')
    .replace(/ (?:du|de la|de) (?:cm|chef|chef de menage|chef de famille)$/, '');
  return WORDS.get(folded) ?? WORDS.get(bare);
}

const MARKS: ReadonlyMap<string, boolean> = new Map([
  ...[
    'x',
    'oui',
    'o',
    'yes',
    'y',
    'vrai',
    'true',
    '1',
    'ok',
    'cm',
    'chef',
    'chef de menage',
    'chef de famille',
  ].map((word) => [word, true] as const),
  ...['non', 'n', 'no', 'faux', 'false', '0', 'membre'].map((word) => [word, false] as const),
]);

/** Whether a "Chef de ménage" cell says yes or no; undefined when it is a name. */
export function readMark(text: string): boolean | undefined {
  return MARKS.get(foldText(text));
}
