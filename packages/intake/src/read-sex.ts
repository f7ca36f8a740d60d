import { foldText } from './fold.ts';
import { accept, refuse, type Outcome } from './issue.ts';

const SEXES: ReadonlyMap<string, 'F' | 'M'> = new Map(
  Object.entries({
    m: 'M',
    h: 'M',
    masc: 'M',
    masculin: 'M',
    male: 'M',
    homme: 'M',
    garcon: 'M',
    mr: 'M',
    monsieur: 'M',
    f: 'F',
    fem: 'F',
    feminin: 'F',
    feminine: 'F',
    female: 'F',
    femme: 'F',
    fille: 'F',
    mme: 'F',
    madame: 'F',
    mlle: 'F',
  } as const),
);

/** M, H, Masculin, Homme; F, Féminin, Femme. 1 and 2 are refused: registers disagree on them. */
export function readSex(text: string): Outcome<'F' | 'M'> {
  const sex = SEXES.get(foldText(text));
  return sex ? accept(sex) : refuse('sex-unknown');
}
