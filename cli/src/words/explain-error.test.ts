import { RegistryError } from '@passeport/registry';
import { describe, expect, test } from 'vitest';
import { CliError } from '../cli-error.ts';
import { errorsEn } from './errors.en.ts';
import { errorsFr } from './errors.fr.ts';
import { explainError, explainRefusal } from './explain-error.ts';

describe('an error as a user meets it', () => {
  test('has a stable code and one sentence, filled from its details', () => {
    expect(explainError(new CliError('file-missing', { path: '/x/registre.xlsx' }), 'fr')).toEqual({
      code: 'file-missing',
      message: '/x/registre.xlsx est introuvable : vérifiez le nom.',
    });
    expect(explainError(new CliError('port-taken', { port: 80 }), 'en').message).toContain('Port 80');
  });

  test('is a sentence also where its words serve as a clause', () => {
    const error = new RegistryError('mutuelle-unknown', { mutuelle: '0417' });
    expect(explainError(error, 'fr').message).toBe(
      'La mutuelle 0417 n’existe pas dans ce bureau : vérifiez son numéro.',
    );
    expect(explainRefusal('mutuelle-unknown', { mutuelle: '0417' }, 'fr')).toBe(
      'la mutuelle 0417 n’existe pas dans ce bureau : vérifiez son numéro',
    );
  });

  test('says what to do, in both languages', () => {
    const mute = (sentences: Readonly<Record<string, string>>, pattern: RegExp) =>
      Object.keys(sentences).filter((code) => !pattern.test(sentences[code] ?? ''));
    // After a colon or a question mark, in a second sentence, or it is all that the sentence says.
    expect(mute(errorsFr, / [:?] |\. \p{Lu}|^Donnez /u)).toEqual([]);
    expect(mute(errorsEn, /[:?] |\. \p{Lu}|^Give /u)).toEqual([]);
  });

  test.each(['ENOSPC', 'EDQUOT', 'EFBIG'])('%s is a full disk', (code) => {
    expect(explainError(Object.assign(new Error(code), { code, syscall: 'write' }), 'fr').code).toBe(
      'disk-full',
    );
  });

  test('of the system names its file', () => {
    const denied = Object.assign(new Error('EACCES'), { code: 'EACCES', syscall: 'open', path: '/x/y' });
    expect(explainError(denied, 'fr')).toMatchObject({
      code: 'file-unreadable',
      message: expect.stringContaining('/x/y ne peut pas être lu ou écrit (accès refusé)'),
    });
    const missing = Object.assign(new Error('ENOENT'), { code: 'ENOENT', syscall: 'scandir', path: '/x/y' });
    expect(explainError(missing, 'fr')).toMatchObject({ code: 'file-missing' });
  });

  test.each([
    new Error('first line\n    at somewhere (file.ts:1:1)'),
    'a string',
    undefined,
    { code: 'nothing known' },
  ])('that nobody foresaw says so, without its trace', (error) => {
    const { code, message } = explainError(error, 'fr');
    expect(code).toBe('unexpected');
    expect(message).not.toContain('\n');
    expect(message).not.toContain('file.ts');
  });

  test('has the same blanks in both languages', () => {
    const blanks = (sentence: string) =>
      [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
    for (const [code, sentence] of Object.entries(errorsFr)) {
      const english = Object.entries(errorsEn).find(([other]) => other === code)?.[1] ?? '';
      expect(blanks(english), code).toEqual(blanks(sentence));
    }
  });
});
