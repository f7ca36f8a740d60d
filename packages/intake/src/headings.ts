import { foldText } from './fold.ts';
import { monthHeading } from './month-heading.ts';

/** A column that a register may have: how it is usually headed, and the other ways, the surest first. */
export interface ColumnKind {
  /** The usual French heading, for messages. */
  heading: string;
  spellings: readonly string[];
}

const STOP_WORDS = new Set('a au aux avec d de des du en et l la le les of ou sa son the'.split(' '));

/** Abbreviations and variants of single words, after folding. */
const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    numero: 'n',
    num: 'n',
    no: 'n',
    nro: 'n',
    number: 'n',
    nb: 'nombre',
    nbr: 'nombre',
    nbre: 'nombre',
    pers: 'personne',
    tel: 'telephone',
    tele: 'telephone',
    telephonique: 'telephone',
    phone: 'telephone',
    cel: 'cellulaire',
    naiss: 'naissance',
    nais: 'naissance',
    naissce: 'naissance',
    dt: 'date',
    dte: 'date',
    an: 'annee',
    ann: 'annee',
    pren: 'prenom',
    chf: 'chef',
    cm: 'chef menage',
    men: 'menage',
    mge: 'menage',
    fam: 'famille',
    qtier: 'quartier',
    qrt: 'quartier',
    vill: 'village',
    vge: 'village',
    mut: 'mutuelle',
    mle: 'matricule',
    ne: 'nee',
  }),
);

/**
 * A heading without what offices vary: case, accents, punctuation, "(s)", brackets with hints, articles, plurals and
 * common abbreviations. "Date ou année de naissance (jj/mm/aaaa)" → `date annee naissance`.
 */
export function canonicalHeading(text: string): string {
  const plain = text
    .replaceAll(/(\p{L})\((?:s|e|es|x)\)/giu, '$1')
    .replaceAll(/\([^)]*\)/g, ' ')
    .replaceAll(/n\s*[°ºᵒ]/giu, ' numero ')
    .replaceAll(/\b[dln]['’](?=\p{L})/giu, ' ')
    .replaceAll('#', ' numero ');
  const folded = foldText(plain);
  // "Janvier 2026" heads January's column; which year it is does not tell columns apart.
  const words = (monthHeading(folded)?.name ?? folded).split(' ');
  const telling = words.filter((word) => !STOP_WORDS.has(word));
  // "Du", "Au": nothing else to go by.
  return (telling.length > 0 ? telling : words)
    .map((word) => WORDS.get(word) ?? WORDS.get(singular(word)) ?? singular(word))
    .join(' ');
}

function singular(word: string): string {
  return word.length > 3 ? word.replace(/[sx]$/, '') : word;
}

/** Whether two words differ by one letter: wrong, missing, too many, or two of them swapped. */
export function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0])
  );
}

/** Finds, for each heading, the kind of column it names. */
export class HeadingBook<Field extends string> {
  readonly #fields = new Map<string, { field: Field; rank: number }>();

  constructor(kinds: Readonly<Record<Field, ColumnKind>>) {
    for (const field of Object.keys(kinds) as Field[])
      for (const [rank, spelling] of [kinds[field].heading, ...kinds[field].spellings].entries())
        if (!this.#fields.has(canonicalHeading(spelling)))
          this.#fields.set(canonicalHeading(spelling), { field, rank });
  }

  /** The field of a heading, and its rank among that field's spellings (0 the surest). */
  find(heading: string): { field: Field; rank: number } | undefined {
    return this.#fields.get(canonicalHeading(heading));
  }

  /** The same for a heading with one slip of the keyboard in a word of five letters or more. */
  findNear(heading: string): { field: Field; rank: number } | undefined {
    const canonical = canonicalHeading(heading);
    if (canonical.length < 5) return undefined;
    for (const [spelling, found] of this.#fields)
      if (spelling.length >= 5 && isOneSlipAway(spelling, canonical)) return { ...found, rank: 100 };
    return undefined;
  }
}
