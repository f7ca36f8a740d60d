import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInvitation, parseInvitation, spellInvitation, type Invitation } from './invitation.ts';

const root = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
} as const;
const invitation: Invitation = {
  page: 'https://verif.example.ml/segou/',
  office: 'UTM Ségou',
  centre: 'CSCom de Markala',
  root,
  list: 'list/',
};
const link = spellInvitation(invitation);

test('is a link that says it all behind the #, and ends in its version', () => {
  expect(link).toBe(
    `https://verif.example.ml/segou/#PSI.${root.x}.${root.y}.list/.VVRNIFPDqWdvdQ.Q1NDb20gZGUgTWFya2FsYQ.1`,
  );
  expect(parseInvitation(link)).toEqual(invitation);
  expect(isInvitation(link)).toBe(true);
});

test('may be for no centre in particular, and for a page on this machine', () => {
  const { centre: _, ...general } = { ...invitation, page: 'http://localhost:8417/' };
  expect(parseInvitation(spellInvitation(general))).toEqual(general);
});

test('any names and folders come back as they were', () => {
  const word = fc.stringMatching(/^[A-Za-zÀ-ÿɛɔɲŋ’'-]{1,12}$/).filter((text) => /\p{L}/u.test(text));
  const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
  const list = fc.stringMatching(/^(?:[A-Za-z0-9_-]{1,9}\/){1,3}$/);
  fc.assert(
    fc.property(name, fc.option(name, { nil: undefined }), list, (office, centre, folder) => {
      const given = { ...invitation, office: office.normalize('NFC'), list: folder };
      const whole = centre === undefined ? given : { ...given, centre: centre.normalize('NFC') };
      const parsed = parseInvitation(spellInvitation(whole));
      expect(parsed.office).toBe(whole.office);
      expect(parsed.list).toBe(folder);
    }),
  );
});

test('with any character changed it is refused, or says something else: never the same in two spellings', () => {
  for (let at = 0; at < link.length; at++) {
    for (const other of ['A', '.', '=', '/', '1', 'é', '%']) {
      const changed = link.slice(0, at) + other + link.slice(at + 1);
      if (changed === link) continue;
      let read: Invitation | undefined;
      try {
        read = parseInvitation(changed);
      } catch (error) {
        expect(error).toMatchObject({ code: expect.stringMatching(/^invitation-/) });
        continue;
      }
      expect(read).not.toEqual(invitation);
    }
  }
});

const x = (text: string, by: string): string => link.replace(text, by);
test.each([
  ['another key’s spelling', x(root.y, `${root.y}=`)],
  ['a key that is too short', x(root.y, root.y.slice(1))],
  ['a private part', x('.list/', `.${root.x}.list/`)],
  ['a list above the page', x('list/', '../')],
  ['a list on another site', x('list/', '//example.org/')],
  ['an unsafe page', x('https:', 'http:')],
  ['a page that is a program', x('https://verif.example.ml/segou/', 'javascript:alert(1)//')],
  ['a page with a password', x('https://', 'https://a:b@')],
  ['a page with a query', x('/segou/', '/segou/?a')],
  ['a page that is a file', x('/segou/', '/segou')],
  ['another spelling of the page', x('verif', 'VERIF')],
  ['no office', x('VVRNIFPDqWdvdQ', '')],
  ['an office that turns the reading direction', x('VVRNIFPDqWdvdQ', 'VVRNIOKArlPDqWdvdQ')],
  ['a second part behind #', `${link}#PSI`],
  ['something after it', `${link}.1`],
  ['a link without end', `${link}${'1'.repeat(2000)}`],
])('refuses %s', (_, text) => {
  expect(() => parseInvitation(text)).toThrow(expect.objectContaining({ code: 'invitation-malformed' }));
});

test('one of a later version is called that', () => {
  expect(() => parseInvitation(link.replace(/1$/, '2'))).toThrow(
    expect.objectContaining({ code: 'invitation-version' }),
  );
});
