import type { signingFr } from './signing.fr.ts';

/** What is said when an operator makes a list and the administrator signs it, in English. */
export const signingEn: typeof signingFr = {
  requestAbout: 'prepare the list for the administrator, when the key of the lists is not on this computer',
  requestOut: 'file of the request, to be brought to the administrator',
  signAbout: 'check an operator’s request, show what changes, and sign (administrator; --keys DIR)',
  signOut: 'signed list, to be given back to the operator',
  signYes: 'sign without asking',
  takeAbout: 'publish the list that the administrator has signed',
  requested: (sequence, households, path) =>
    `List no. ${sequence} prepared (${households} households): ${path}. Bring it to the administrator, who signs it with “passeport publish sign”, then take it back with “passeport publish take”.`,
  about: (sequence, office, name, issued, expires) =>
    `List no. ${sequence} of office no. ${office} “${name}”, of ${issued}, valid until ${expires}.`,
  noneBefore: 'You have signed no list with these keys yet: all of it is new.',
  comparedWith: (sequence) => `Since list no. ${sequence}, the last one that you signed:`,
  covered: (covered, gained, lost) =>
    `  ${covered} households covered this month: ${gained} more, ${lost} fewer`,
  persons: (dead, excepted) =>
    `  ${dead} persons with a card newly dead, ${excepted} newly excepted (died, left, removed, age, waiting)`,
  added: (mutuelles) => `  new mutuelles: ${mutuelles}`,
  removed: (mutuelles) => `  WARNING, mutuelles no longer there: ${mutuelles}`,
  directory: '  names, plans or centres have changed',
  revived: (count) =>
    `WARNING: ${count} dead card(s) would be alive again. Ask the operator why before you sign.`,
  ask: 'Sign this list?',
  signed: (sequence, path) =>
    `List no. ${sequence} signed: ${path}. Give it back to the operator, who publishes it with “passeport publish take”.`,
  taken: (sequence, folder) => `List no. ${sequence} published: ${folder}`,
};
