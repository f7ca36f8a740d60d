import { countEn } from './count-things.ts';
import type { Words } from './fr.ts';

/** Persons enrolled twice, and persons who change mutuelle, in English. */
export const identityEn: Words['identity'] = {
  duplicatesAbout: 'look for persons who may be enrolled twice',
  duplicatesMost: 'how many pairs to show',
  likenesses: {
    nina: 'same NINA number',
    name: 'same name by its sound',
    'names-swapped': 'same name, family and given names swapped',
    photo: 'same photo',
    'birth-date': 'same date of birth',
    'birth-year': 'same year of birth',
    'birth-near': 'dates of birth close together',
    'birth-far': 'but born more than five years apart',
    phone: 'same telephone',
    village: 'same village',
    household: 'same household',
    mutuelle: 'same mutuelle',
    'other-sex': 'but not the same sex',
  },
  pair: (reasons) => `  ${reasons}`,
  noDuplicates: 'Nobody seems to be enrolled twice.',
  more: (count) => `… and ${countEn(count, 'other pair', 'other pairs')}, less likely: --most to see more.`,
  decide:
    'Look at papers and photos, then decide: “passeport person merge KEPT DROPPED” if it is one person, “passeport person not-duplicate NUMBER NUMBER” if they are two.',

  mergeAbout: 'a person has two numbers: keep the first, give up the second',
  merged: (kept, keptName, dropped, droppedName) =>
    `${droppedName} (${dropped}) is the same person as ${keptName} (${kept}): ${kept} stays, ${dropped} is given up.`,
  mergedCard: (card) =>
    `Card ${card} is revoked: centres will refuse it once they have the next list, publish it.`,
  mergedWithoutCard: (dropped) => `${dropped} had no valid card.`,
  sameHousehold: (household) =>
    `Both numbers are of household ${household}: its contributions stay with it, for one person less.`,
  moneyStays: (household, through, kept) =>
    `The contributions of household ${household} (${through === undefined ? 'nothing paid' : `paid through ${through}`}) stay with it: they do not go to the household of ${kept}.`,
  staying: (household, count, isHeadless) =>
    `${countEn(count, 'other person stays', 'other persons stay')} in household ${household}, with its rights${isHeadless ? '; it has no head any more' : ''}.`,
  nobodyStays: (household) => `Nobody is in household ${household} any more.`,
  photoOfDropped: (kept, dropped, sha256) =>
    `${kept} has no photo; to give it the one of ${dropped}: “passeport photo assign ${sha256} ${kept}”.`,
  undoMerge: (dropped) => `If that was a mistake: “passeport person unmerge ${dropped}”.`,

  unmergeAbout: 'undo a merge: the person is again what she was',
  unmerged: (dropped, name, kept) =>
    `The merge of ${name} (${dropped}) with ${kept} is undone: they are two persons again.`,
  unmergedCard: (card, state) => `Card ${card} is valid again (${state}): publish the list.`,
  unmergedWithoutCard: (dropped) => `${dropped} has no valid card, as before.`,

  distinctAbout: 'note that two persons who look alike are two',
  distinct: (one, other) =>
    `Noted: ${one} and ${other} are two persons. The pair will not be proposed again.`,
  distinctAlready: (one, other) => `That was noted before: ${one} and ${other} are two persons.`,

  distinctUndo: 'take that decision back: the pair may be proposed again',
  distinctUndone: (one, other) =>
    `The decision is taken back: ${one} and ${other} may be proposed as one person again.`,
  distinctAbsent: (one, other) =>
    `It was not noted that ${one} and ${other} are two persons: nothing is changed.`,

  mergedInto: (kept) => `merged with ${kept}`,
  movedTo: (number) => `went to another mutuelle: ${number}`,
  movedFrom: (number) => `before: ${number}`,

  moveAbout: 'the person goes to another mutuelle: a new number, the old card revoked',
  moveTo: 'the mutuelle where she goes',
  moveHousehold: 'the household where she goes (else a new one)',
  moveVillage: 'the village of the new household (else the old one’s)',
  moveWhole: 'with her whole household',
  moved: (count, mutuelle, household) =>
    `${countEn(count, 'person goes', 'persons go')} to ${mutuelle}, into household ${household}:`,
  movedLine: (name, from, to, card, hasPhoto) =>
    `  ${from} → ${to}  ${name}${card === undefined ? '' : `; card ${card} revoked`}${hasPhoto ? '' : '; no photo'}`,
  paid: (household, through) =>
    through === undefined
      ? `Household ${household} had paid nothing.`
      : `Household ${household} had paid through ${through}. Its contributions stay with it: the office decides whether to carry some over to the new household.`,
  startsAnew: (household) =>
    `Household ${household} is new and has paid nothing yet: record its contribution (“passeport contribution add ${household} …”).`,
  joins: (household, through) =>
    through === undefined
      ? `Household ${household} has paid nothing.`
      : `Household ${household} has paid through ${through}.`,
  whatNext: (mutuelle) =>
    `Next: “passeport card issue --mutuelle ${mutuelle}” for the new cards, then publish the list.`,
};
