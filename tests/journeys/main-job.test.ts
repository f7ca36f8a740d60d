import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk, type Said } from './office.ts';
import { runTool, whyToolIsMissing } from './system-tools.ts';
import { rasterToPng } from './raster-to-png.ts';
import { rasterisePdf } from '@passeport/scan';
import * as v from 'valibot';

const summarySchema = v.object({
  issued: v.number(),
  readBack: v.number(),
  eligible: v.number(),
  lapsed: v.number(),
  waiting: v.number(),
  notCovered: v.number(),
  revoked: v.number(),
  forged: v.number(),
  forgedRefused: v.number(),
  unexpected: v.number(),
});

/** The last of so many months, counted on fingers. */
function lastMonth(from: string, months: number): string {
  let [year = 0, month = 0] = from.split('-').map(Number);
  for (let counted = 1; counted < months; counted++) {
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year++;
  }
  return `${year}-${String(month).padStart(2, '0')}`;
}

describe('the main job, as pnpm start runs it', () => {
  let desk: Desk;
  let said: Said;
  let out: string;
  let summary: v.InferOutput<typeof summarySchema>;

  beforeAll(async () => {
    desk = openDesk();
    out = join(desk.folder, 'sortie');
    said = await desk.passeport('demo', '--', '--no-serve', '--out', 'sortie');
    summary = v.parse(summarySchema, JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')));
  });
  afterAll(() => desk.close());

  it('ends well, in French, and says where each file is', () => {
    expect(said.exitCode, said.stderr).toBe(0);
    for (const name of ['office', 'cards.pdf', 'list', 'verifier', 'summary.json']) {
      expect(existsSync(join(out, name)), name).toBe(true);
      expect(said.stdout).toContain(join(out, name));
    }
    expect(said.stdout).toContain('relues sur le papier');
  });

  it('issues at least 40 cards in three mutuelles and reads every one back from paper', () => {
    expect(summary.issued).toBeGreaterThanOrEqual(40);
    expect(summary.readBack).toBe(summary.issued);
    const { eligible, lapsed, waiting, notCovered, revoked } = summary;
    expect(eligible + lapsed + waiting + notCovered + revoked).toBe(summary.issued);
    expect(Math.min(eligible, lapsed, waiting, notCovered)).toBeGreaterThan(0);
    expect(revoked).toBe(1);
    expect(summary).toMatchObject({ forged: 2, forgedRefused: 2, unexpected: 0 });
  });

  it('refuses some rows of the register and leaves a file to correct', () => {
    expect(said.stdout).toMatch(/ligne \d+/);
    expect(
      readdirSync(join(out, 'office', 'imports')).some((name) => name.endsWith('-a-corriger.xlsx')),
    ).toBe(true);
  });

  it('gives each card the answer that its household’s receipts give by hand', async () => {
    const office = ['--office', join(out, 'office')];
    const paid = v.parse(
      v.array(v.object({ household: v.string(), from: v.string(), months: v.number() })),
      await desk.ask('contribution', 'list', ...office),
    );
    const thisMonth = '2026-11';
    const expectedOf = (household: string): string => {
      const theirs = paid.filter((receipt) => receipt.household === household);
      const covers = theirs.some(
        ({ from, months }) => from <= thisMonth && thisMonth <= lastMonth(from, months),
      );
      if (covers) return 'eligible';
      if (theirs.some(({ from }) => from > thisMonth)) return 'waiting';
      return theirs.length > 0 ? 'lapsed' : 'not-covered';
    };
    const answers = v.parse(
      v.array(v.object({ card: v.string(), verdict: v.string() })),
      await desk.ask('verify', 'sortie/cards.pdf', ...office, '--list', join(out, 'list')),
    );
    const living = answers.filter(({ verdict }) => verdict !== 'revoked');
    expect(living).toHaveLength(summary.issued - 1);
    for (const { card, verdict } of living) expect(verdict, card).toBe(expectedOf(card.slice(0, 10)));
  });

  it('judges the same PDF again from the command line, on that day and on others', async () => {
    const office = ['--office', join(out, 'office'), '--list', join(out, 'list')];
    const answers = v.parse(
      v.array(v.object({ card: v.string(), verdict: v.string() })),
      await desk.ask('verify', 'sortie/cards.pdf', ...office),
    );
    expect(answers).toHaveLength(summary.issued);
    expect(answers.filter(({ verdict }) => verdict === 'eligible')).toHaveLength(summary.eligible);

    const verdictsAt = async (at: string) => {
      const judged = await desk.ask('verify', 'sortie/cards.pdf', ...office, '--at', at);
      return new Set(
        v.parse(v.array(v.object({ verdict: v.string() })), judged).map(({ verdict }) => verdict),
      );
    };
    expect(await verdictsAt('2026-06-01')).toEqual(new Set(['not-yet-valid', 'revoked']));
    expect(await verdictsAt('2027-06-01')).toEqual(new Set(['rights-unknown', 'revoked']));
    expect(await verdictsAt('2032-06-01')).toEqual(new Set(['card-expired', 'revoked']));
  });

  it('has pages of exactly 85.60 × 53.98 mm', async () => {
    const pdf = readFileSync(join(out, 'cards.pdf'));
    const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    expect(boxes.length).toBeGreaterThan(0);
    for (const [, width, height] of boxes) {
      expect((Number(width) * 25.4) / 72).toBeCloseTo(85.6, 1);
      expect((Number(height) * 25.4) / 72).toBeCloseTo(53.98, 1);
    }
  });

  it.skipIf(whyToolIsMissing('qpdf'))(`passes qpdf --check${whyToolIsMissing('qpdf')}`, () => {
    const checked = runTool('qpdf', ['--check', join(out, 'cards.pdf')]);
    expect(checked.status, checked.complaints).toBe(0);
  });

  it.skipIf(whyToolIsMissing('pdffonts'))(`embeds every font${whyToolIsMissing('pdffonts')}`, () => {
    const lines = runTool('pdffonts', [join(out, 'cards.pdf')])
      .output.trim()
      .split('\n')
      .slice(2);
    expect(lines.length).toBeGreaterThan(0);
    // The columns before the object number: emb, sub, uni.
    for (const line of lines) expect(line).toMatch(/ yes +yes +yes +\d+ +\d+$/);
  });

  it.skipIf(whyToolIsMissing('zbarimg'))(
    `has every QR code read by zbar at 200 dpi${whyToolIsMissing('zbarimg')}`,
    async () => {
      const pdf = readFileSync(join(out, 'cards.pdf'));
      let read = 0;
      for await (const page of rasterisePdf(pdf, { dpi: 200 })) {
        if (page.page % 2 === 1) continue;
        const path = join(desk.folder, 'page.png');
        await rasterToPng(page, path);
        const found = runTool('zbarimg', ['--quiet', '--raw', '-S*.disable', '-Sqrcode.enable', path]);
        expect(found.output.trim(), `page ${page.page}`).toMatch(/^PS1:\d+$/);
        read++;
      }
      expect(read).toBe(summary.issued);
    },
  );
});
