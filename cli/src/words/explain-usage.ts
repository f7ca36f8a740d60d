import type { Language } from './language.ts';

const FRENCH: [RegExp, string][] = [
  [/^error: unknown option '(.*?)'/, 'L’option $1 n’existe pas.'],
  [/^error: unknown command '(.*?)'/, 'La commande « $1 » n’existe pas.'],
  [/^error: missing required argument '(.*?)'/, 'Il manque : $1.'],
  [/^error: required option '(.*?)' not specified/, 'Il manque l’option $1.'],
  [/^error: option '(.*?)' argument missing/, 'L’option $1 attend une valeur.'],
  [/^error: too many arguments.*?$/, 'Il y a des mots de trop.'],
  [
    /^error: option '(.*?)' argument '(.*?)' is invalid\.?(.*?)$/,
    'La valeur « $2 » ne convient pas à l’option $1.$3',
  ],
  [
    /^error: command-argument value '(.*?)' is invalid for argument '(.*?)'\.?(.*?)$/,
    'La valeur « $1 » ne convient pas à $2.$3',
  ],
  [/\(Did you mean (.*?)\?\)/, 'Vouliez-vous dire $1 ?'],
  [/Allowed choices are (.*?)\./, 'Choix possibles : $1.'],
];

/** Puts commander's own usage errors into words of the user's language, with where to find help. */
export function explainUsage(text: string, language: Language): string {
  if (language === 'en') return `${text.trim().replace(/^error: /, '')}\nAdd --help to see how it is used.\n`;
  const french = FRENCH.reduce((sentence, [english, words]) => sentence.replace(english, words), text.trim());
  return `${french}\nAjoutez --help pour voir comment l’employer.\n`;
}
