import { BACKGROUNDS, CLOTHS, HEAD_CLOTHS, SKINS, type Cloth } from './colour.ts';
import { between, pick, seededRandom } from './random.ts';

export type Age = 'child' | 'youth' | 'adult' | 'elder';

/** What stands on the head. */
export type Headwear =
  | 'none'
  | 'moussor'
  | 'foulard'
  | 'hijab'
  | 'veil'
  | 'kufi'
  | 'bonnet'
  | 'turban'
  | 'cap';

export type Hair =
  | 'short'
  | 'fade'
  | 'bald'
  | 'receding'
  | 'afro'
  | 'cornrows'
  | 'bun'
  | 'braids'
  | 'puffs'
  | 'tufts'
  | 'bob';

export type Beard = 'none' | 'moustache' | 'goatee' | 'short' | 'full' | 'long';
export type Clothes = 'boubou' | 'shirt' | 'wax' | 'polo' | 'tunic' | 'uniform';
export type Pattern = 'plain' | 'dots' | 'leaves' | 'rings' | 'zigzag' | 'stripes' | 'checks';
export type Mouth = 'calm' | 'smile' | 'open';

/** Everything that a portrait shows. Lengths are in pixels of a 480 × 600 picture. */
export interface Look {
  sex: 'F' | 'M';
  age: Age;
  skin: string;
  background: string;
  headwear: Headwear;
  hair: Hair;
  hairColour: string;
  beard: Beard;
  glasses: 'none' | 'round' | 'square';
  earrings: 'none' | 'hoops' | 'studs' | 'drops';
  clothes: Clothes;
  cloth: Cloth;
  pattern: Pattern;
  headCloth: Cloth;
  headPattern: Pattern;
  mouth: Mouth;
  /** Half the face's width at the eyes, how square the jaw is (0.5 to 0.8), where the chin is. */
  halfWidth: number;
  jaw: number;
  chinY: number;
  /** Distance of an eye from the middle, its size (1 is usual), slant in degrees. */
  eyeX: number;
  eyeSize: number;
  eyeSlant: number;
  browWeight: number;
  browLift: number;
  noseWidth: number;
  noseY: number;
  mouthWidth: number;
  lipFullness: number;
}

/** What is decided about a person beforehand; the rest comes from the seed. */
export type LookWish = Partial<Look> & Pick<Look, 'sex' | 'age'>;

const HEADWEAR: Record<'F' | 'M', Record<Age, readonly [Headwear, ...Headwear[]]>> = {
  F: {
    child: ['none', 'none', 'none', 'foulard'],
    youth: ['none', 'none', 'foulard', 'hijab', 'moussor'],
    adult: ['moussor', 'moussor', 'foulard', 'veil', 'hijab', 'none'],
    elder: ['moussor', 'veil', 'foulard'],
  },
  M: {
    child: ['none', 'none', 'none', 'kufi'],
    youth: ['none', 'none', 'none', 'cap', 'kufi'],
    adult: ['none', 'none', 'kufi', 'bonnet', 'turban'],
    elder: ['kufi', 'bonnet', 'turban', 'none'],
  },
};

const HAIR: Record<'F' | 'M', Record<Age, readonly [Hair, ...Hair[]]>> = {
  F: {
    child: ['puffs', 'tufts', 'cornrows', 'braids'],
    youth: ['cornrows', 'bun', 'braids', 'afro', 'bob'],
    adult: ['bun', 'braids', 'cornrows', 'bob'],
    elder: ['short'],
  },
  M: {
    child: ['short', 'short', 'fade'],
    youth: ['short', 'fade', 'afro', 'fade'],
    adult: ['short', 'fade', 'receding', 'bald'],
    elder: ['receding', 'bald', 'short'],
  },
};

/** A whole look from a seed and what is wished for. The same seed and wishes give the same look. */
export function decideLook(seed: string, wish: LookWish): Look {
  const random = seededRandom(seed);
  const { sex, age } = wish;
  const isWoman = sex === 'F';
  const isChild = age === 'child';
  const beards: readonly [Beard, ...Beard[]] =
    age === 'elder'
      ? ['full', 'goatee', 'short', 'long']
      : ['none', 'moustache', 'goatee', 'short', 'full', 'none'];
  return {
    skin: pick(random, SKINS),
    background: pick(random, BACKGROUNDS),
    headwear: pick(random, HEADWEAR[sex][age]),
    hair: pick(random, HAIR[sex][age]),
    hairColour: age === 'elder' ? pick(random, ['#d9d6d0', '#c4c0ba', '#8f8b86']) : '#1b1513',
    beard: isWoman || isChild || age === 'youth' ? 'none' : pick(random, beards),
    glasses: 'none',
    earrings: isWoman ? pick(random, ['none', 'hoops', 'studs', 'drops']) : 'none',
    clothes: decideClothes(random, isWoman, isChild),
    cloth: pick(random, CLOTHS),
    pattern: pick(random, ['plain', 'dots', 'leaves', 'rings', 'zigzag', 'stripes', 'checks']),
    headCloth: pick(random, HEAD_CLOTHS),
    headPattern: pick(random, ['plain', 'plain', 'dots', 'leaves', 'rings', 'stripes']),
    mouth: pick(random, ['calm', 'smile', 'smile', 'open']),
    halfWidth: between(random, isChild ? 116 : 110, isChild ? 124 : isWoman ? 121 : 127),
    jaw: between(random, isWoman || isChild ? 0.52 : 0.58, isWoman || isChild ? 0.68 : 0.8),
    chinY: between(random, isChild ? 428 : 440, isChild ? 438 : 460),
    eyeX: between(random, 53, 60),
    eyeSize: between(random, isChild ? 1.12 : 0.92, isChild ? 1.24 : isWoman ? 1.14 : 1.04),
    eyeSlant: between(random, -4, 5),
    browWeight: between(random, isWoman ? 7 : 9, isWoman ? 10 : 14) - (isChild ? 2 : 0),
    browLift: between(random, 4, 14),
    noseWidth: between(random, isChild ? 27 : 31, isChild ? 32 : 42),
    noseY: between(random, isChild ? 338 : 338, isChild ? 344 : 352),
    mouthWidth: between(random, isChild ? 32 : 38, isChild ? 39 : 50),
    lipFullness: between(random, 0.8, 1.25),
    ...wish,
  };
}

function decideClothes(random: () => number, isWoman: boolean, isChild: boolean): Clothes {
  if (isChild)
    return pick(random, isWoman ? ['wax', 'uniform', 'polo', 'wax'] : ['uniform', 'polo', 'tunic', 'shirt']);
  return pick(
    random,
    isWoman ? ['wax', 'wax', 'boubou', 'tunic'] : ['boubou', 'boubou', 'shirt', 'polo', 'tunic'],
  );
}
