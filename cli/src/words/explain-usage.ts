import type { Language } from './language.ts';
import { placesFr } from './places.fr.ts';

/** commander's own words, and ours. `$1`… are what the pattern caught. */
type Rewording = readonly [RegExp, string];

const VALUE_FR: readonly Rewording[] = [
  [/ Between (\S+) and (\S+)\.?$/m, ' Donnez un nombre de $1 à $2.'],
  [/ For example (.*?)\.?$/m, ' Écrivez par exemple $1.'],
  [/ Check digits wrong\.?$/m, ' Il y a une faute dans ce numéro : relisez chaque chiffre.'],
  [/ Allowed choices are (.*?)\.$/m, ' Choix possibles : $1.'],
];

/** What commander says when no command is named and it shows the help instead. */
const NO_COMMAND = /^\(outputHelp\)$/;

const FRENCH: readonly Rewording[] = [
  [NO_COMMAND, 'Il manque une commande.'],
  [/^error: unknown option '(.*?)'/, 'L’option $1 n’existe pas.'],
  [/^error: unknown command '(.*?)'/, 'La commande « $1 » n’existe pas.'],
  [/^error: missing required argument '(.*?)'/, 'Il manque : <$1>.'],
  [/^error: required option '(.*?)' not specified/, 'Il manque l’option $1.'],
  [/^error: option '(.*?)' argument missing/, 'L’option $1 attend une valeur.'],
  [/^error: too many arguments.*?$/, 'Il y a des mots de trop : mettez les noms à espaces entre guillemets.'],
  [
    /^error: option '(.*?)' argument '(.*?)' is invalid\.?/,
    'La valeur « $2 » ne convient pas à l’option $1.',
  ],
  [
    /^error: command-argument value '(.*?)' is invalid for argument '(.*?)'\.?/,
    'La valeur « $1 » ne convient pas à <$2>.',
  ],
  [/\(Did you mean (.*?)\?\)/, 'Vouliez-vous dire $1 ?'],
  ...VALUE_FR,
];

/** Puts commander's own usage errors into words of the user's language, with where to find help. */
export function explainUsage(text: string, language: Language): string {
  if (language === 'en')
    return `${text
      .trim()
      .replace(/^error: /, '')
      .replace(NO_COMMAND, 'A command is missing.')}\nAdd --help to see how it is used.\n`;
  const french = FRENCH.reduce((sentence, [english, words]) => sentence.replace(english, words), text.trim());
  return `${namePlaces(french, language)}\nAjoutez --help pour voir comment l’employer.\n`;
}

/** Names the places of a usage line (`<file>`, `[dir]`) in the user's language. */
export function namePlaces(usage: string, language: Language): string {
  if (language === 'en') return usage;
  return usage.replaceAll(
    /([<[])([a-z.]+?)(\.{3})?([>\]])/g,
    (_whole, open: string, name: string, more: string | undefined, close: string) =>
      `${open}${placesFr[name] ?? name}${more ?? ''}${close}`,
  );
}
