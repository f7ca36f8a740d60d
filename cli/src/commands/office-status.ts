import { formatDate, parseCalendarDate } from '@passeport/calendar';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { officeFolder } from '../office/office-folder.ts';
import { spellRanges } from '../office/mutuelle-ranges.ts';
import { alignColumns } from '../terminal/align-columns.ts';
import { readOfficesStatus, type OfficeStatus } from '../transfer/offices-status.ts';
import { explainError } from '../words/explain-error.ts';
import type { Words } from '../words/fr.ts';

/** `passeport office status`: which office's list is how old. */
export function addOfficeStatusCommand(office: Command, context: CommandContext): void {
  const { words, language } = context;
  office
    .command('status <list...>')
    .description(words.offices.statusAbout)
    .action(async (lists: string[]) => {
      const { terminal } = context;
      const given = lists.map((argument) => ({ argument, path: context.path(argument) }));
      const folder = officeFolder(context.place.path);
      const status = await readOfficesStatus(folder, given, context.surroundings.now());
      const { headings } = words.offices;
      terminal.say(...alignColumns([headings, ...status.offices.map((one) => sayOffice(one, words))]));
      for (const { name, uncovered } of status.offices)
        if (uncovered.length > 0) terminal.say(words.offices.uncovered(name, spellRanges(uncovered)));
      for (const { mutuelle, name } of status.moved) terminal.warn(words.offices.unlisted(mutuelle, name));
      for (const { name, keys } of status.offices)
        for (const { use, days, validThrough } of keys)
          terminal.warn(words.offices.keyEnds(name, words.keyUses[use], days, formatDate(validThrough)));
      const refused = status.refused.map(({ path, error }) => ({ path, ...explainError(error, language) }));
      for (const { path, message, code } of refused)
        terminal.warn(words.federation.mergeRefused(path, message, code));
      if (refused.length > 0) context.refuse();
      terminal.answer({ ...status, refused });
    });
}

function sayOffice({ office, name, list, covered }: OfficeStatus, words: Words): string[] {
  const who = `n° ${office}  ${name}`;
  if (list === undefined) return [who, words.offices.noList, '', '', ''];
  const day = formatDate(parseCalendarDate(list.issued.slice(0, 10)));
  const state = list.isExpired ? words.offices.expired : words.offices.freshness[list.freshness];
  return [
    who,
    String(list.sequence),
    `${day}, ${words.federation.mergeAge(list.ageDays)}`,
    state,
    words.federation.mergeMutuelles(list.mutuelles, spellRanges(covered)),
  ];
}
