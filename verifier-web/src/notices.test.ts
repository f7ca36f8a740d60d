import { expect, test } from 'vitest';
import { chooseNotice, type PageState } from './notices.ts';
import { wordsOf } from './words/index.ts';

const NOW = new Date('2026-03-15T10:00:00Z');
const nothing: PageState = {
  isLost: false,
  isDamaged: false,
  newestSigned: '2026-03-14T18:00:00Z',
  clockDifference: 90_000,
  hasFailed: false,
  applyNewVersion: undefined,
};
const say = (state: Partial<PageState>): string | undefined =>
  chooseNotice({ ...nothing, ...state }, wordsOf('fr'), NOW, () => {})?.text.replaceAll('\u00a0', ' ');

test('there is nothing to be said', () => {
  expect(say({})).toBeUndefined();
  expect(say({ newestSigned: undefined, clockDifference: undefined })).toBeUndefined();
  // Answers are of days: the list of this evening does not make this morning’s clock wrong.
  expect(say({ newestSigned: '2026-03-15T18:00:00Z' })).toBeUndefined();
});

test('a clock that is behind the list, and one that is not the network’s, are explained', () => {
  expect(say({ newestSigned: '2026-03-20T18:00:00Z' })).toBe(
    'Ce téléphone est au 15/03/2026, avant la liste du 20/03/2026 : réglez sa date. Les réponses sont données pour le 20/03/2026.',
  );
  const differs = 'Ce téléphone est au 15/03/2026, le réseau au 11/02/2026 : réglez la date du téléphone.';
  expect(say({ clockDifference: -32 * 86_400_000 })).toBe(differs);
});

test('what presses most comes first', () => {
  const all = {
    isLost: true,
    isDamaged: true,
    clockDifference: -9e9,
    hasFailed: true,
    applyNewVersion: () => {},
  };
  expect(say(all)).toContain('effacé les données');
  expect(say({ ...all, isLost: false })).toContain('abîmée');
  expect(say({ ...all, isLost: false, isDamaged: false })).toContain('réglez');
  expect(say({ hasFailed: true, applyNewVersion: () => {} })).toContain('Cela n’a pas marché');
  expect(say({ applyNewVersion: () => {} })).toBe('Nouvelle version du vérificateur');
});
