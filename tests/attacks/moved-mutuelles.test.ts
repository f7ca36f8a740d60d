import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addMonths, parseCalendarDate, parseMonth } from '@passeport/calendar';
import { cardParts, parseCardNumber, parseMutuelleNumber } from '@passeport/codes';
import {
  encodeQrText,
  importSigningKey,
  openPrivateKey,
  signCard,
  signTransfer,
  type SigningKey,
} from '@passeport/credential';
import { AMV, RURAL_EXAMPLE } from '@passeport/eligibility';
import { openRegistry, reopenMutuelles } from '@passeport/registry';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealAnew } from '../journeys/seal-quickly.ts';
import { openDesks, type Desks } from '../journeys/three-desks.ts';
import { PASSPHRASE } from './attacked-office.ts';
import { makeContents, makeUp, rowOf } from './made-up-transfer.ts';

const SECRET = 'karité et mil';
const MUTUELLE = parseMutuelleNumber('0400');

let desks: Desks;
let card = '';
let qrText = '';
let list = '';
const secret = ['--secret-file', 'secret.txt'];

const path = (...names: string[]) => join(desks.desk.folder, ...names);
const takeTrust = async (office: string) =>
  await desks.must(office, 'trust', 'import', path('nationale', 'trust.jws'));
const take = async (office: string, file: string) =>
  (await desks.say(office, 'office', 'import', file, ...secret)).stderr;
const give = async (office: string, ...rest: string[]) =>
  await desks.must(office, 'office', 'export', '--mutuelle', MUTUELLE, ...rest);

async function steal(office: string, role: 'cards' | 'lists'): Promise<SigningKey> {
  const sealed = desks.read(office, 'keys', `${role}.jwe`).toString();
  return await importSigningKey(await openPrivateKey(sealed, PASSPHRASE));
}

const STOLEN = {
  closed: '2026-11-02T08:00:00Z',
  mutuelles: [MUTUELLE],
  sha256: makeContents(5, { mutuelle: MUTUELLE }).sha256,
};

// Ségou gives 0400 to Sikasso, after it had begun once and taken that back. `vieux` is Ségou as it was before it learnt of the move.
beforeAll(async () => {
  desks = await openDesks();
  writeFileSync(path('secret.txt'), SECRET);
  await desks.join('Ségou', '4', '0400-0499');
  await desks.join('Sikasso', '3', '0300-0399');
  await desks.join('Mopti', '5', '0500-0599');
  for (const office of ['Ségou', 'Sikasso']) await takeTrust(office);
  await desks.must('Ségou', 'mutuelle', 'add', 'Benkadi');
  const paid = ['1;02/01/2026;6900;01/2026;12/2026;R-1'];
  await desks.enrol('Ségou', MUTUELLE, ['Traoré;Awa;F;1985;1;Chef'], paid);
  [card = ''] = await desks.issue('Ségou');
  qrText = await desks.qrText('Ségou', card);
  await give('Ségou', '--out', 'premier.age', ...secret);
  await give('Ségou', '--cancel');
  desks.desk.setNow('2026-11-03T08:00:00Z');
  await give('Ségou', '--out', 'transfert.age', ...secret);
  desks.copy('Ségou', 'vieux');
  for (const file of ['premier.age', 'transfert.age']) await sealAnew(path(file), SECRET);
});
afterAll(() => desks.desk.close());

describe('the request to the root', () => {
  test('for somebody else’s mutuelle changes nothing', async () => {
    const transfer = { ...STOLEN, office: 5 };
    const token = await signTransfer(transfer, await steal('Mopti', 'lists'));
    writeFileSync(path('vol.jws'), token);
    const said = await desks.say('nationale', 'trust', 'move', 'vol.jws', '--to', '5');
    expect(said.stderr).toContain('[move-same-office]');
    const other = await desks.say('nationale', 'trust', 'move', 'vol.jws', '--to', '3');
    expect(other.stderr).toMatch(/0400 n’est pas à « UTM Mopti ».*\[move-not-theirs\]/);
    const unknown = await desks.say('nationale', 'trust', 'move', 'transfert.jws', '--to', '77');
    expect(unknown.stderr).toContain('[move-office-unknown]');
    await makeUp(path('vol.age'), token, makeContents(5, { mutuelle: MUTUELLE }), SECRET);
  });

  test('is waited for: before it, nothing is taken in', async () => {
    expect(await take('Sikasso', 'transfert.age')).toMatch(
      /0400 est encore à « UTM Ségou » : demandez au bureau national.*\[transfer-not-granted\]/,
    );
  });

  test('signed by the key for cards, or altered, is none', async () => {
    const transfer = { ...STOLEN, office: 4 };
    writeFileSync(path('cartes.jws'), await signTransfer(transfer, await steal('Ségou', 'cards')));
    const real = desks.read('transfert.jws').toString();
    writeFileSync(
      path('altere.jws'),
      real.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')),
    );
    for (const file of ['cartes.jws', 'altere.jws', 'nationale/trust.jws'])
      expect(await desks.say('nationale', 'trust', 'move', path(file), '--to', '3'), file).toMatchObject({
        exitCode: 1,
        stderr: expect.stringMatching(/\[(key-unknown|signature-wrong|header-refused|token-malformed)\]/),
      });
  });
});

describe('once the root has given it to Sikasso', () => {
  beforeAll(async () => {
    desks.desk.setNow('2026-11-05T08:00:00Z');
    await desks.must('nationale', 'trust', 'move', 'transfert.jws', '--to', '3');
    for (const office of ['Ségou', 'Sikasso', 'Mopti']) await takeTrust(office);
  });

  test('an office without the right takes nothing in', async () => {
    expect(await take('Mopti', 'transfert.age')).toMatch(
      /à un autre bureau que celui-ci.*\[transfer-for-another\]/,
    );
  });

  test('a transfer of somebody else’s mutuelle is refused', async () => {
    expect(await take('Sikasso', 'vol.age')).toMatch(/prévenez le bureau national.*\[transfer-not-theirs\]/);
  });

  test('the transfer that was taken back is refused', async () => {
    expect(await take('Sikasso', 'premier.age')).toMatch(/son dernier fichier.*\[transfer-overtaken\]/);
  });

  test('a file that is changed on its way is refused, also by one who knows the passphrase', async () => {
    const bytes = desks.read('transfert.age');
    bytes[bytes.length - 100] = (bytes.at(-100) ?? 0) ^ 1;
    writeFileSync(path('altere.age'), bytes);
    expect(await take('Sikasso', 'altere.age')).toContain('[transfer-damaged]');
    await makeUp(
      path('refait.age'),
      desks.read('transfert.jws').toString(),
      makeContents(4, { mutuelle: MUTUELLE }),
      SECRET,
    );
    expect(await take('Sikasso', 'refait.age')).toContain('[transfer-damaged]');
    expect((await desks.must('Sikasso', 'mutuelle', 'list')).stdout).not.toContain('0400');
  });

  test('the right one is taken in once', async () => {
    expect(await take('Sikasso', 'transfert.age')).toBe('');
    expect(await take('Sikasso', 'transfert.age')).toContain('[transfer-already]');
    list = await desks.publish('Sikasso');
    expect(await desks.judge('Sikasso', qrText, list)).toMatchObject({ verdict: 'eligible' });
  });

  test('the office that gave it does not take its own file back in', async () => {
    const said = await take('Ségou', 'transfert.age');
    expect(said).toMatch(/à un autre bureau que celui-ci.*\[transfer-for-another\]/);
  });

  test('the old office goes on: its new cards are refused, and its lists', async () => {
    // It takes its mutuelle back without having seen the root's word.
    await give('vieux', '--cancel');
    await desks.enrol('vieux', MUTUELLE, ['Faux;Oumar;M;1999;9;Chef'], []);
    desks.desk.setNow('2026-11-06T08:00:00Z');
    const [made = ''] = await desks.issue('vieux');
    // No number that Sikasso would give.
    expect(cardParts(parseCardNumber(made)).member).toMatch(/^0400-0[12]\d{3}-/);
    expect(await desks.judge('Sikasso', await desks.qrText('vieux', made), list)).toMatchObject({
      verdict: 'not-authentic',
      reason: 'wrong-office',
    });
    const stale = await desks.publish('vieux');
    const judged = await desks.say('Sikasso', 'verify', qrText, '--list', stale);
    expect(judged).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('[list-outside-scope]') });
    const merged = await desks.say('nationale', 'publish', 'merge', stale, list);
    expect(merged.stderr).toContain('[list-outside-scope]');
    const learnt = await desks.say('vieux', 'trust', 'import', path('nationale', 'trust.jws'));
    expect(learnt.stderr).toMatch(/encore ouverte ici : fermez-la d’abord.*\[trust-takes-mutuelle\]/);
  });

  test('a card of the old key is good by its date alone: until the day of the move', async () => {
    const key = await steal('Ségou', 'cards');
    const { member } = cardParts(parseCardNumber(card));
    const sign = async (day: string) =>
      encodeQrText(
        await signCard(
          {
            issuer: 4,
            member,
            edition: 1,
            notBefore: parseCalendarDate(day),
            validThrough: parseCalendarDate('2029-11-01'),
            name: 'Awa Traoré',
            birth: parseCalendarDate('1985-03-12'),
            sex: 'F',
          },
          key,
        ),
      );
    expect(await desks.judge('Mopti', await sign('2026-11-06'), list)).toMatchObject({
      reason: 'wrong-office',
    });
    expect(await desks.judge('Mopti', await sign('2026-11-05'), list)).toMatchObject({ verdict: 'eligible' });
  });

  test('given back, it is closed where it was opened meanwhile, whatever was killed, until it is taken in', async () => {
    await give('Sikasso', '--out', 'retour.age', ...secret);
    desks.desk.setNow('2026-11-09T08:00:00Z');
    await desks.must('nationale', 'trust', 'move', 'retour.jws', '--to', '4');
    const told = /0400 revient de « UTM Sikasso ».*fermée.*« passeport office import »/;
    expect((await takeTrust('vieux')).stdout).toMatch(told);
    expect((await desks.must('vieux', 'mutuelle', 'list')).stdout).toMatch(/0400 .*fermée/);
    // As it is when the command is killed once the list is installed.
    const registry = await openRegistry({ path: path('vieux', 'registry.sqlite') });
    await reopenMutuelles(registry, [MUTUELLE], { actor: 'test', at: new Date('2026-11-09T08:00:00Z') });
    await registry.close();
    expect((await takeTrust('vieux')).stdout).toMatch(told);
    expect((await desks.must('vieux', 'mutuelle', 'list')).stdout).toMatch(/0400 .*fermée/);
  });
});

describe('an office that gives its own mutuelles, with what its program would never write', () => {
  /** Mopti signs what it made up, the root moves it to Sikasso, which takes it in. */
  async function offer(number: string, plans: object[], plan_code: string, later: object[] = []) {
    const mutuelle = parseMutuelleNumber(number);
    const made = { mutuelle, plans, rows: rowOf(mutuelle, plan_code, later) };
    const contents = makeContents(5, made);
    const transfer = { ...STOLEN, mutuelles: [mutuelle], office: 5, sha256: contents.sha256 };
    const token = await signTransfer(transfer, await steal('Mopti', 'lists'));
    writeFileSync(path('piege.jws'), token);
    await makeUp(path('piege.age'), token, contents, SECRET);
    await desks.must('nationale', 'trust', 'move', 'piege.jws', '--to', '3');
    await takeTrust('Sikasso');
    return await take('Sikasso', 'piege.age');
  }

  test('plans that no list could carry are not taken in: the other office goes on publishing', async () => {
    const start = parseMonth('2027-01');
    const inTurn = Array.from({ length: 100 }, (_, at) => ({
      from: addMonths(start, at),
      plan: at % 2 === 0 ? 'RURAL' : 'AMV',
    }));
    const plans = [AMV, RURAL_EXAMPLE];
    expect(await offer('0500', plans, 'RIEN')).toContain('[transfer-damaged]');
    expect(await offer('0501', plans, 'AMV', [{ from: start, plan: 'RIEN' }])).toContain(
      '[transfer-damaged]',
    );
    expect(await offer('0502', plans, 'AMV', inTurn)).toContain('[transfer-damaged]');
    expect(await offer('0503', plans, 'AMV', inTurn.slice(0, 2))).toBe('');
    expect((await desks.must('Sikasso', 'mutuelle', 'list')).stdout).toMatch(/^(?![^]*050[012])[^]*0503/);
    await desks.publish('Sikasso');
  });
});
