import { copyFile, cp, mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { calendarDateOf } from '@passeport/calendar';
import { parseMutuelleNumber, type CardNumber } from '@passeport/codes';
import { listCards, revokeCard } from '@passeport/registry';
import { writeDemoContributions } from '../../demo/contributions.ts';
import { buildVerifierSite } from '../actions/build-verifier-site.ts';
import { createOffice } from '../actions/create-office.ts';
import { importContributionFile } from '../actions/import-contributions.ts';
import { importMemberFile } from '../actions/import-members.ts';
import { importMutuelleFile } from '../actions/import-mutuelles.ts';
import { importPhotos } from '../actions/import-photos.ts';
import { issueCards } from '../actions/issue-cards.ts';
import { printBatch } from '../print-shop/print-batch.ts';
import { publishOfficeList } from '../actions/publish-list.ts';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { readKey } from '../office/keys.ts';
import { defaultRefusalsPath, officeFolder } from '../office/office-folder.ts';
import { openOffice, type Office } from '../office/open-office.ts';
import { DEMO_PASSPHRASE } from '../office/passphrase.ts';
import { sayImport } from '../words/say-import.ts';
import { sayPhotoImport } from '../words/say-photo-import.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import { judgePages } from './judge-pages.ts';
import { forgeCards } from './forge-cards.ts';
import { countVerdicts, type DemoFiles, type DemoSummary } from './summary.ts';

const OFFICE = { number: 1, name: 'UTM Ségou (démo)' };
const MUTUELLES = { from: parseMutuelleNumber('0400'), to: parseMutuelleNumber('0499') };
const LIST_DAYS = 30;

/** The register and the photos that ship with the project. */
const DEMO_DATA = fileURLToPath(new URL('../../demo', import.meta.url));

/**
 * The main job on the register that ships with the project, by the same actions as the commands: a new office,
 * imports, cards, PDF, list, one lost card; then every page is read back and judged, with two forgeries among them.
 * Throws `folder-not-empty` when `out` holds anything but an earlier demonstration.
 */
export async function runDemo(
  out: string,
  context: CommandContext,
): Promise<{ files: DemoFiles; summary: DemoSummary }> {
  const started = performance.now();
  const { terminal, words, by } = context;
  const files = await prepareFolder(out);
  const place = { path: files.office };

  terminal.say('', heading(words.demo.office));
  await createOffice(
    place,
    { ...OFFICE, mutuelles: [MUTUELLES], passphrase: DEMO_PASSPHRASE },
    by.at,
    by.actor,
  );
  terminal.say(words.officeCreated(OFFICE.name, files.office));
  const office = await openOffice(place, { change: true });
  try {
    await importDemoData(office, context);

    terminal.say('', heading(words.demo.cards));
    const cardKey = await readKey(office.folder, 'cards', DEMO_PASSPHRASE);
    const { cards } = await issueCards(
      office,
      cardKey,
      { withoutPhoto: false, years: 5 },
      by,
      terminal,
      words,
    );
    terminal.say(words.issued(cards.length));

    terminal.say('', heading(words.demo.pdf));
    const job = {
      template: 'passeport',
      layout: 'id1',
      again: false,
      language: context.language,
      emergency: '+223 20 00 00 00',
      path: (given: string) => context.path(given),
    };
    const { report, path } = await printBatch(office, job, by, terminal, words);
    await copyFile(path, files.pdf);
    terminal.say(words.printed(cards.length, report.pages, files.pdf));

    terminal.say('', heading(words.demo.list));
    const listKey = await readKey(office.folder, 'lists', DEMO_PASSPHRASE);
    const publish = async () => {
      const list = await publishOfficeList(
        office,
        listKey,
        { out: office.folder.currentList, days: LIST_DAYS },
        by,
      );
      terminal.say(words.published(list.sequence, list.households, files.list));
    };
    await publish();
    const lost = await chooseLostCard(office);
    await revokeCard(office.registry, lost, { reason: 'lost' }, by);
    terminal.say(words.cardRevoked(lost));
    await publish();
    await cp(office.folder.currentList, files.list, { recursive: true });

    terminal.say('', heading(words.demo.readBack));
    const forged = await forgeCards(office, cards);
    const judged = await judgePages(
      office,
      { pdf: files.pdf, list: files.list, forged, pages: report.pages },
      context,
    );
    const seconds = (performance.now() - started) / 1000;
    const summary = countVerdicts({ issued: cards, lost, judged, files, seconds });
    await writeFileAtomically(files.summary, `${JSON.stringify(summary, null, 2)}\n`);

    await buildVerifierSite(office, { out: files.page, list: files.list });
    return { files, summary };
  } finally {
    await office.close();
  }
}

async function importDemoData(office: Office, context: CommandContext): Promise<void> {
  const { terminal, words, language, by } = context;
  const options = (path: string) => ({
    dryRun: false,
    language,
    refusals: defaultRefusalsPath(office.folder, path),
  });
  const at = (name: string) => join(DEMO_DATA, name);

  const mutuelles = await importMutuelleFile(office, at('mutuelles.csv'), options('mutuelles.csv'), by);
  for (const { number, name } of mutuelles.mutuelles) terminal.say(words.mutuelleAdded(number, name));

  terminal.say('', heading(words.demo.register));
  const register = await importMemberFile(office, at('registre.xlsx'), options('registre.xlsx'), by);
  sayImport(words.membersImported, register, terminal, words);

  terminal.say('', heading(words.demo.photos));
  sayPhotoImport(
    await importPhotos(office, at('photos'), { dryRun: false }, by, terminal, words),
    terminal,
    words,
    language,
  );

  terminal.say('', heading(words.demo.contributions));
  const path = join(office.folder.imports, 'cotisations.csv');
  await writeFileAtomically(path, writeDemoContributions(calendarDateOf(by.at)));
  sayImport(
    words.contributionsImported,
    await importContributionFile(office, path, options(path), by),
    terminal,
    words,
  );
}

/** A card of a household in good standing: what makes it red is the loss alone. */
async function chooseLostCard({ registry }: Office): Promise<CardNumber> {
  const [card] = await listCards(registry, { live: true });
  if (card === undefined) throw new CliError('nothing-to-print');
  return card.card;
}

/** Only an earlier demonstration is ever replaced. */
async function prepareFolder(out: string): Promise<DemoFiles> {
  const files = {
    office: join(out, 'office'),
    pdf: join(out, 'cards.pdf'),
    list: join(out, 'list'),
    page: join(out, 'verifier'),
    summary: join(out, 'summary.json'),
  };
  const present = await readdir(out).catch((): string[] => []);
  const ours = new Set(['office', 'cards.pdf', 'list', 'verifier', 'summary.json']);
  if (present.some((name) => !ours.has(name)) || (await isRealOffice(files.office)))
    throw new CliError('folder-not-empty', { path: out });
  for (const path of Object.values(files)) await rm(path, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  return files;
}

/** Whether somebody's registry lies there: the keys of the demonstration's own open by the passphrase that everybody knows. */
async function isRealOffice(path: string): Promise<boolean> {
  const folder = officeFolder(path);
  const present = await readdir(path).catch((): string[] => []);
  if (!present.includes(basename(folder.registry)) && !present.includes(basename(folder.marker)))
    return false;
  return await readKey(folder, 'lists', DEMO_PASSPHRASE).then(
    () => false,
    () => true,
  );
}

function heading(text: string): string {
  return `── ${text}`;
}
