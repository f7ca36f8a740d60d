import { describe, expect, test } from 'vitest';
import { explainUsage, namePlaces } from './explain-usage.ts';

describe('wrong usage, in French', () => {
  test.each([
    ["error: unknown option '--foo'", 'L’option --foo n’existe pas.'],
    [
      "error: unknown command 'imprt'\n(Did you mean import?)",
      'La commande « imprt » n’existe pas.\nVouliez-vous dire import ?',
    ],
    ["error: missing required argument 'file'", 'Il manque : <fichier>.'],
    [
      "error: option '--years <n>' argument '50' is invalid. Between 1 and 10",
      'La valeur « 50 » ne convient pas à l’option --years <n>. Donnez un nombre de 1 à 10.',
    ],
    [
      "error: command-argument value '12' is invalid for argument 'card'. For example 0417-00123-02-36/1",
      'La valeur « 12 » ne convient pas à <carte>. Écrivez par exemple 0417-00123-02-36/1.',
    ],
    [
      "error: option '--except <card>' argument '1' is invalid. Check digits wrong",
      'La valeur « 1 » ne convient pas à l’option --except <carte>. Il y a une faute dans ce numéro : relisez chaque chiffre.',
    ],
  ])('%s', (english, french) => {
    expect(explainUsage(`${english}\n`, 'fr')).toBe(
      `${french}\nAjoutez --help pour voir comment l’employer.\n`,
    );
  });

  test('names the places of a usage line; what has no other name keeps its own', () => {
    expect(namePlaces('import members [options] <file>', 'fr')).toBe('import members [options] <fichier>');
    expect(namePlaces('verify <card...> --lang <fr|en>', 'fr')).toBe('verify <carte...> --lang <fr|en>');
    expect(namePlaces('import photos <dir>', 'en')).toBe('import photos <dir>');
  });
});
