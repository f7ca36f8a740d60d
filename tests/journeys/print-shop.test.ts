import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';

const TEMPLATES = fileURLToPath(new URL('../../templates', import.meta.url));

let desk: Desk;
/** The demonstration's office, whose cards can be printed again and again. */
const office = ['--office', 'sortie/office'];
beforeAll(async () => {
  desk = openDesk();
  await desk.passeport('demo', '--no-serve', '--out', 'sortie');
}, 120_000);
afterAll(() => desk.close());

const found = v.object({
  cards: v.number(),
  sheets: v.number(),
  refusals: v.array(v.object({ card: v.string(), code: v.string() })),
  warnings: v.array(v.object({ card: v.string(), code: v.string() })),
});
const check = async (...options: string[]) =>
  v.parse(found, await desk.ask('print', 'batch', '--again', '--check', ...office, ...options));

describe('a look before printing', () => {
  it('prints nothing, numbers nothing and says what it saw', async () => {
    const before = await desk.ask('print', 'list', ...office);
    const { cards, sheets, refusals, warnings } = await check('--template', 'menage');
    expect([cards, sheets, refusals]).toStrictEqual([47, 16, []]);
    expect(warnings.map(({ code }) => code)).toStrictEqual(['name-shrunk', 'name-shrunk']);
    expect(await desk.ask('print', 'list', ...office)).toStrictEqual(before);
  });

  it('refuses all of them to a printer that is too coarse', async () => {
    const { refusals } = await check('--dpi', '150');
    expect(new Set(refusals.map(({ code }) => code))).toStrictEqual(new Set(['qr-too-fine']));
    const said = await desk.passeport('print', 'batch', '--again', '--dpi', '150', ...office);
    expect([said.exitCode, said.stderr]).toStrictEqual([1, expect.stringContaining('[cards-refused]')]);
    const skipping = ['print', 'batch', '--again', '--dpi', '150', '--skip-refused', ...office];
    expect((await desk.passeport(...skipping)).stderr).toContain('[nothing-to-print]');
  });

  it('refuses cards whose last day is past, and prints the others when told to', async () => {
    desk.setNow('2035-01-02T09:00:00Z');
    const { refusals } = await check();
    expect(refusals).toHaveLength(47);
    for (const { code } of refusals) expect(['card-past', 'signature-refused']).toContain(code);
    desk.setNow('2026-11-15T09:00:00Z');
  });
});

it.each([
  ['compact', 'a4-2x5'],
  ['menage', 'menage'],
  ['passeport', 'a4-2x5-petit-cote'],
  ['passeport', 'pvc-2'],
])('reads every card of %s on %s back', async (template, layout) => {
  const to = `${template}-${layout}.pdf`;
  const options = ['--template', template, '--layout', layout, '--out', to, ...office];
  const printed = await desk.passeport('print', 'batch', '--again', ...options);
  expect(printed.exitCode).toBe(0);
  const read = v.parse(
    v.array(v.object({ card: v.string(), authenticated: v.boolean() })),
    await desk.ask('verify', to, '--list', 'sortie/list', ...office),
  );
  expect(new Set(read.map(({ card }) => card)).size).toBe(47);
  expect(read.every(({ authenticated }) => authenticated)).toBe(true);
});

describe('a printer', () => {
  it('is measured with a ruler, kept, and corrected', async () => {
    const page = await desk.passeport('print', 'calibrate', '--printer', 'HP bureau', '--out', 'page.pdf');
    expect(page.exitCode).toBe(0);
    expect((await readFile(join(desk.folder, 'page.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
    const measures = 'A=31 B=29,5 C=150.5; D=229 E=28 F=30';
    const set = ['print', 'calibrate', '--printer', 'HP bureau', '--set', measures, ...office];
    expect((await desk.passeport(...set)).exitCode).toBe(0);
    expect(await desk.ask('print', 'printers', ...office)).toMatchObject({
      'HP bureau': {
        papers: [{ widthMm: 210, measures: { a: 31, b: 29.5, c: 150.5, d: 229, e: 28, f: 30 } }],
      },
    });
    const batch = ['print', 'batch', '--again', '--printer', 'HP bureau', ...office];
    expect((await desk.passeport(...batch, '--layout', 'a4-2x5')).exitCode).toBe(0);
    expect((await desk.passeport(...batch, '--layout', 'id1')).stderr).toContain('[printer-not-calibrated]');
  });

  it.each([
    [['--printer', 'HP', '--set', 'A=3 B=30 C=150 D=230'], 1, '[measure-refused]'],
    [['--printer', 'HP', '--set', 'A=30 B=30 C=150'], 2, 'A=30 B=30,5'],
    [['--printer', 'HP', '--set', 'A=30 B=30 C=150 D=230; rm'], 2, 'A=30 B=30,5'],
    [['--set', 'A=30 B=30 C=150 D=230'], 1, '[printer-needed]'],
    [['--printer', 'x'.repeat(61), '--set', 'A=30 B=30 C=150 D=230'], 1, '[printer-name-wrong]'],
  ])('refuses a slip: %j', async (options, exitCode, said) => {
    const slip = await desk.passeport('print', 'calibrate', ...options, ...office);
    expect([slip.exitCode, slip.stderr]).toStrictEqual([exitCode, expect.stringContaining(said)]);
  });

  it('that is not known, or settings that are broken, are told', async () => {
    const batch = ['print', 'batch', '--again', '--check', '--printer', '__proto__', '--layout', 'a4-2x5'];
    expect((await desk.passeport(...batch, ...office)).stderr).toContain('[printer-unknown]');
    await cp(join(desk.folder, 'sortie'), join(desk.folder, 'copie'), { recursive: true });
    await writeFile(join(desk.folder, 'copie/office/impression.json'), '{"format":1,"printers":{"x":{}}}');
    const broken = await desk.passeport('print', 'printers', '--office', 'copie/office');
    expect(broken.stderr).toContain('[print-settings-wrong]');
  });
});

describe('a template', () => {
  it('is drawn as a picture', async () => {
    expect(
      (await desk.passeport('template', 'preview', 'compact', '--dpi', '100', '--out', 'c.png')).exitCode,
    ).toBe(0);
    const { format, width } = await sharp(join(desk.folder, 'c.png')).metadata();
    expect([format, width]).toStrictEqual(['png', 337 + 48]);
  });

  it('of the office’s own is checked, place by place, in French', async () => {
    await mkdir(join(desk.folder, 'modeles'));
    await cp(join(TEMPLATES, 'compact'), join(desk.folder, 'modeles/nous'), { recursive: true });
    expect((await desk.passeport('template', 'check', 'modeles/nous')).exitCode).toBe(0);
    const path = join(desk.folder, 'modeles/nous/template.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace('"style": "name"', '"style": "nom"'));
    const said = await desk.passeport('template', 'check', 'modeles/nous');
    expect(said.exitCode).toBe(1);
    expect(said.stdout).toMatch(/faute, front\.fields\.\d+\.style : ne mène à rien \(no style named nom\)/);
    await writeFile(path, '{,');
    const comma = await desk.passeport('template', 'check', 'modeles/nous');
    expect(comma.stdout).toContain(
      'une virgule, un guillemet ou une accolade manque ou est de trop, vers la ligne 1',
    );
    expect((await desk.passeport('template', 'check', 'passeport')).exitCode).toBe(0);
    expect((await desk.passeport('template', 'check', 'aucun')).stderr).toContain('[template-missing]');
  });
});
