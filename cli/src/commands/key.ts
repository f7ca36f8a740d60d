import { formatDate, type CalendarDate } from '@passeport/calendar';
import { Argument, type Command } from 'commander';
import { askForNewKeys, exportKeys } from '../actions/export-keys.ts';
import {
  compromiseKey,
  OFFICE_ROLES,
  rotateKeys,
  type OfficeRole,
  type Rotation,
} from '../actions/rotate-keys.ts';
import { announceRoot, finishRootRotation } from '../actions/rotate-root.ts';
import type { CommandContext } from '../command-context.ts';
import { findKeyFile, readKey, readTrust } from '../office/keys.ts';
import { officeFolder } from '../office/office-folder.ts';
import { sayUnknownCards } from '../lost/say-unknown-cards.ts';
import type { Office } from '../office/open-office.ts';
import { parseDateOption } from './arguments.ts';
import { addKeyPlaceCommands } from './key-place.ts';

/** `passeport key list|export|rotate|rotate-root|compromise`, and those of `addKeyPlaceCommands`. */
export function addKeyCommands(program: Command, context: CommandContext): void {
  const { words } = context;
  const key = program.command('key').description(words.keyAbout);

  key
    .command('list')
    .description(words.keyListAbout)
    .action(async () => {
      const { list } = await readTrust(officeFolder(context.place.path));
      for (const { kid, uses, validThrough, compromisedSince: since } of list.keys) {
        const use = uses.map((one) => words.keyUses[one]).join(', ');
        const stolen = since === undefined ? '' : words.keys.stolenSince(formatDate(since));
        context.terminal.say(`${words.keyLine(kid, use, formatDate(validThrough))}${stolen}`);
      }
      context.terminal.answer(list);
    });

  key
    .command('export')
    .description(words.federation.keyExportAbout)
    .requiredOption('--out <file>', words.federation.keyExportOut)
    .action(async ({ out }: { out: string }) => {
      await context.withOffice({ change: false }, async (office) => {
        const lists = await context.key(office, 'lists');
        const exported = await exportKeys(office, lists, context.path(out));
        sayExported(exported);
        context.terminal.answer(exported);
      });
    });

  key
    .command('rotate')
    .description(words.keys.rotateAbout)
    .addArgument(new Argument('[roles...]').choices(OFFICE_ROLES))
    .option('--request <file>', words.keys.rotateRequest)
    .action(async (roles: OfficeRole[], { request }: { request?: string }) => {
      await context.withOffice({ change: true }, async (office) => {
        if (request !== undefined) return await askForKeys(office, roles, context.path(request));
        const root = await context.key(office, 'root');
        const secrets = { root, passphrase: await context.passphrase(), away: awayOf(office) };
        const rotation = await rotateKeys(office, await chosenRoles(office, roles), secrets, context.by);
        sayRotated(context, rotation);
        context.terminal.say(words.keys.rotatedNext, words.keys.rotatedSend(office.folder.trust));
        context.terminal.answer(rotation);
      });
    });

  key
    .command('rotate-root')
    .description(words.keys.rotateRootAbout)
    .option('--finish', words.keys.rotateFinish)
    .option('--force', words.keys.rotateForce)
    .action(async ({ finish, force }: { finish?: boolean; force?: boolean }) => {
      await context.withOffice({ change: true }, async (office) => {
        const root = await context.key(office, 'root');
        const secrets = { root, passphrase: await context.passphrase(), away: awayOf(office) };
        const rotation =
          finish === true
            ? await finishRootRotation(office, secrets, { force: force === true }, context.by)
            : await announceRoot(office, secrets, context.by);
        const { trust } = office.folder;
        context.terminal.say(
          rotation.finished
            ? words.keys.rootFinished(trust)
            : words.keys.rootAnnounced(rotation.fingerprint, trust),
        );
        context.terminal.answer(rotation);
      });
    });

  key
    .command('compromise <key>')
    .description(words.keys.compromiseAbout)
    .requiredOption('--since <date>', words.keys.compromiseSince, parseDateOption)
    .action(async (named: string, { since }: { since: CalendarDate }) => {
      await context.withOffice({ change: true }, async (office) => {
        const root = await context.key(office, 'root');
        const secrets = { root, passphrase: await context.passphrase(), away: awayOf(office) };
        const kid = await findKid(office, named);
        const done = await compromiseKey(office, { kid, since }, secrets, context.by);
        const { number, name } = done.stolen.office;
        context.terminal.say(words.keys.compromised(kid, number, name, formatDate(since)));
        sayRotated(context, done);
        const isOwn = number === office.record.number;
        if (isOwn && done.stolen.uses.includes('cards'))
          context.terminal.say(
            words.keys.compromisedCards(done.replaced.length),
            ...(await sayUnknownCards(office.registry, words, context.by.at)),
          );
        context.terminal.say(
          isOwn ? words.keys.compromisedNext : words.keys.compromisedOther(office.folder.trust),
        );
        context.terminal.answer(done);
      });
    });

  addKeyPlaceCommands(key, context);

  const awayOf = ({ record }: Office): string | undefined => context.awayKeys(record.number);

  function sayExported({ file, fingerprint }: { file: string; fingerprint: string }): void {
    const { keysExported, keysFingerprint } = words.federation;
    context.terminal.say(keysExported(file), keysFingerprint(fingerprint));
  }

  async function askForKeys(office: Office, roles: OfficeRole[], file: string): Promise<void> {
    const passphrase = await context.passphrase();
    const away = awayOf(office);
    const isAtHand = await findKeyFile(office.folder, 'lists', away).then(
      () => true,
      () => false,
    );
    const lists = isAtHand ? await readKey(office.folder, 'lists', passphrase, away) : undefined;
    const chosen = roles.length > 0 ? roles : (['cards', 'lists'] as const);
    const asked = await askForNewKeys(office, chosen, { passphrase, away, lists }, file, context.by.at);
    sayExported(asked);
    context.terminal.say(words.keys.renewalNext);
    context.terminal.answer(asked);
  }
}

/** Those asked for, else all that the trust list gives the office. */
async function chosenRoles({ folder, record }: Office, roles: readonly OfficeRole[]): Promise<OfficeRole[]> {
  if (roles.length > 0) return [...new Set(roles)];
  const { list } = await readTrust(folder);
  const own = list.keys.filter(({ office }) => office.number === record.number);
  return OFFICE_ROLES.filter((role) => own.some(({ uses }) => uses.includes(role)));
}

/** A key by its own name, or the office's by what it does: the one of today. */
async function findKid({ folder, record }: Office, named: string): Promise<string> {
  const role = OFFICE_ROLES.find((one) => one === named);
  if (role === undefined) return named;
  const { list } = await readTrust(folder);
  const own = list.keys.filter(({ office, uses }) => office.number === record.number && uses.includes(role));
  return own.at(-1)?.kid ?? named;
}

function sayRotated({ terminal, words }: CommandContext, { keys }: Rotation): void {
  for (const { role, kid, old, cameHere } of keys) {
    terminal.say(words.keys.rotated(words.keyUses[role], kid, old));
    if (cameHere) terminal.say(words.keys.cameHere(kid, role));
  }
}
