import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCalendarDate } from '@passeport/calendar';
import { cardParts, parseCardNumber } from '@passeport/codes';
import type { TrustedKey } from '@passeport/credential';
import { openRegistry, setPersonStatus } from '@passeport/registry';
import { verifyStatusListToken, type VerifiedStatusList } from '@passeport/status-list';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';
import { trustOf } from './trust-of.ts';

const URI = 'https://utm-segou.example/statuts.jwt';
const [VALID, INVALID, SUSPENDED] = [0, 1, 2];

const exportAnswer = v.object({
  expires: v.string(),
  counts: v.object({ valid: v.number(), suspended: v.number(), invalid: v.number() }),
  cards: v.array(v.object({ index: v.number(), card: v.string(), status: v.string() })),
});

/** An office's cards as anybody reads them who knows the IETF's lists and not ours. */
describe('the state of the cards as a Token Status List', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = openDesk('2026-01-10T08:00:00Z');
    await desk.passeport('init', '--number', '4', '--name', 'UTM Ségou', '--mutuelles', '0400-0401');
    await desk.passeport('mutuelle', 'add', 'Benkadi');
    const rows = ['Prénom;Nom;Né(e) le;Sexe;Lien;N° ménage'];
    for (const household of [1, 2, 3, 4])
      for (const [name, link] of [
        ['Awa', 'Chef'],
        ['Moussa', 'Fils'],
      ])
        rows.push(`${name};Traoré;1985-03-12;${name === 'Awa' ? 'F' : 'M'};${link};${household}`);
    writeFileSync(join(desk.folder, 'registre.csv'), `${rows.join('\n')}\n`);
    expect(await desk.ask('import', 'members', 'registre.csv', '--mutuelle', '0400')).toMatchObject({
      added: 8,
    });
    expect((await desk.passeport('card', 'issue', '--all', '--without-photo', '--years', '1')).exitCode).toBe(
      0,
    );
  });
  afterAll(() => desk.close());

  const pay = async (household: string, from: string, months: number) => {
    const words = ['--from', from, '--months', String(months), '--amount', String(1150 * months)];
    expect((await desk.passeport('contribution', 'add', household, ...words)).exitCode).toBe(0);
  };
  const ask = async (...options: string[]) =>
    v.parse(
      exportAnswer,
      await desk.ask('publish', 'status-list', '--out', 'statuts.jwt', '--uri', URI, ...options),
    );
  const read = async (now: string): Promise<VerifiedStatusList<TrustedKey>> => {
    const { keys } = await trustOf(desk);
    return await verifyStatusListToken(readFileSync(join(desk.folder, 'statuts.jwt'), 'utf8'), {
      uri: URI,
      candidates: keys.filter(({ uses }) => uses.includes('lists')),
      now: new Date(now),
    });
  };
  /** What the desk says of a card with the list of the same moment, in the words of the IETF. */
  const deskStatus = async (card: string) => {
    const { qrText } = v.parse(v.object({ qrText: v.string() }), await desk.ask('card', 'show', card));
    const [found] = v.parse(
      v.array(v.object({ card: v.string(), verdict: v.string() })),
      await desk.ask('verify', qrText),
    );
    expect(found?.card).toBe(card);
    const verdict = found?.verdict ?? 'none';
    switch (verdict) {
      case 'eligible':
        return VALID;
      case 'revoked':
      case 'card-expired':
        return INVALID;
      case 'lapsed':
      case 'waiting':
      case 'not-covered':
        return SUSPENDED;
      default:
        throw new Error(`${card}: ${verdict}`);
    }
  };
  const compare = async (now: string) => {
    await desk.passeport('publish');
    const exported = await ask();
    const { statuses } = await read(now);
    for (const { index, card } of exported.cards) expect(statuses[index], card).toBe(await deskStatus(card));
    return { exported, statuses };
  };
  const indexes = ({ cards }: v.InferOutput<typeof exportAnswer>) =>
    cards.map(({ index, card }) => `${index} ${card}`);
  let first: string[] = [];

  it('says of every card what the desk says: some paid, some did not', async () => {
    await pay('0400-00001', '2026-01', 3);
    await pay('0400-00002', '2026-01', 12);
    // Paid for later only.
    await pay('0400-00003', '2026-04', 3);
    const { exported, statuses } = await compare('2026-01-10T08:00:00Z');
    expect(exported.counts).toEqual({ valid: 4, suspended: 4, invalid: 0 });
    expect([...statuses]).toEqual([0, 0, 0, 0, 2, 2, 2, 2]);
    first = indexes(exported);
    expect(first).toHaveLength(8);
    expect(first[2]).toMatch(/^2 0400-00002-01-\d\d\/1$/);
  });

  it('says it of lost, replaced and dead ones too, and no index ever moves', async () => {
    const cards = first.map((line) => line.split(' ')[1] ?? '');
    await desk.passeport('card', 'revoke', cards[1] ?? '', '--reason', 'stolen');
    await desk.passeport('card', 'replace', cards[2] ?? '', '--reason', 'lost');

    // The lost cards are invalid at once, before any list is published.
    expect((await ask()).counts).toEqual({ valid: 2, suspended: 4, invalid: 2 });
    await desk.passeport('card', 'issue', '--all', '--without-photo', '--years', '1');
    const { exported, statuses } = await compare('2026-01-10T08:00:00Z');
    expect(exported.counts).toEqual({ valid: 3, suspended: 4, invalid: 2 });
    expect(indexes(exported)).toEqual([...first, `8 ${cards[2]?.replace('/1', '/2')}`]);
    // What is left of the last byte is never valid.
    expect([...statuses]).toEqual([0, 1, 1, 0, 2, 2, 2, 2, 0, 1, 1, 1]);
  });

  it('follows the persons: suspended when one left, invalid when one died or was removed', async () => {
    const registry = await openRegistry({ path: join(desk.folder, 'office', 'registry.sqlite') });
    const by = { actor: 'awa', at: new Date('2026-01-10T08:00:00Z') };
    // Who left is covered to the end of that month.
    const since = parseCalendarDate('2025-12-31');
    const [left, died, removed] = [0, 3, 5].map(
      (index) => cardParts(parseCardNumber(first[index]?.split(' ')[1] ?? '')).member,
    );
    if (!left || !died || !removed) throw new Error('no such cards');
    await setPersonStatus(registry, left, { status: 'left', since }, by);
    await setPersonStatus(registry, died, { status: 'died', since }, by);
    await setPersonStatus(registry, removed, { status: 'removed', since }, by);
    const { statuses } = await compare('2026-01-10T08:00:00Z');
    expect([...statuses]).toEqual([2, 1, 1, 1, 2, 1, 2, 2, 0, 1, 1, 1]);

    for (const member of [left, died, removed])
      await setPersonStatus(registry, member, { status: 'active', since }, by);
    await registry.close();
    expect((await compare('2026-01-10T08:00:00Z')).exported.counts).toEqual({
      valid: 3,
      suspended: 4,
      invalid: 2,
    });
  });

  it('changes with the months, and is not believed for longer', async () => {
    desk.setNow('2026-03-29T20:00:00Z');
    expect((await compare('2026-03-29T20:00:00Z')).exported).toMatchObject({
      expires: '2026-04-01T00:00:00Z',
      counts: { valid: 3, suspended: 4, invalid: 2 },
    });
    await expect(read('2026-04-01T00:00:00Z')).rejects.toMatchObject({ code: 'status-expired' });

    desk.setNow('2026-04-02T08:00:00Z');
    expect((await compare('2026-04-02T08:00:00Z')).exported).toMatchObject({
      expires: '2026-04-09T00:00:00Z',
      counts: { valid: 4, suspended: 3, invalid: 2 },
    });
    expect((await ask('--days', '1')).expires).toBe('2026-04-03T00:00:00Z');
    expect(await read('2026-04-02T08:00:00Z')).toMatchObject({ bits: 2, ttl: 57_600 });
  });

  it('writes which card is where for the partner', async () => {
    const exported = await ask('--index', 'positions.csv');
    const csv = readFileSync(join(desk.folder, 'positions.csv'), 'utf8');
    expect(csv).toBe(`card,index\n${exported.cards.map(({ card, index }) => `${card},${index}\n`).join('')}`);
    const said = await desk.passeport('publish', 'status-list', '--out', 'statuts.jwt', '--uri', URI);
    expect(said).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('4 valables aujourd’hui') });
  });

  it('says what is missing', async () => {
    const refused = async (...options: string[]) =>
      await desk.passeport('publish', 'status-list', ...options);
    expect(await refused('--out', 'x.jwt')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--uri'),
    });
    expect(await refused('--uri', URI)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--out'),
    });
    expect(await refused('--out', 'x.jwt', '--uri', 'x.jwt')).toMatchObject({ exitCode: 2 });
    const help = await desk.passeport('publish', '--help');
    expect(help.stdout).toMatch(/list \[options\][^]*status-list \[options\]/);
  });

  it('calls every card invalid the day after its last, and is signed by no key that has expired', async () => {
    desk.setNow('2027-01-09T23:00:00Z');
    expect((await compare('2027-01-09T23:00:00Z')).exported.counts).toEqual({
      valid: 0,
      suspended: 7,
      invalid: 2,
    });
    desk.setNow('2027-01-10T08:00:00Z');
    expect((await compare('2027-01-10T08:00:00Z')).exported.counts).toEqual({
      valid: 0,
      suspended: 0,
      invalid: 9,
    });
    desk.setNow('2027-01-09T08:00:00Z');
    expect(await desk.ask('publish', 'status-list', '--out', 'tard.jwt', '--uri', URI)).toMatchObject({
      error: { code: 'clock-behind' },
    });
    desk.setNow('2029-01-11T08:00:00Z');
    expect(await desk.ask('publish', 'status-list', '--out', 'tard.jwt', '--uri', URI)).toMatchObject({
      error: { code: 'key-expired' },
    });
    expect(existsSync(join(desk.folder, 'tard.jwt'))).toBe(false);
  });
});
