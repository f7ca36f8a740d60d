import { countEn } from './count-things.ts';
import type { restoredFr } from './restored.fr.ts';

/** What a restoration took from the newest list, and what has to be entered again, in English. */
export const restoredEn: typeof restoredFr = {
  taken: (sequence, persons, cards) =>
    `Taken from list no. ${sequence}: ${countEn(persons, 'person', 'persons')} who left, died, were removed or came back; ${countEn(cards, 'dead card', 'dead cards')}.`,
  again: (sequence, differences, path) =>
    differences === 0
      ? `List no. ${sequence} shows no month paid and no household more than the backup.`
      : `To be entered again by list no. ${sequence}, ${countEn(differences, 'line', 'lines')}: ${path}`,
  limits: (day) =>
    `A list tells no names, photos, receipts, batches or merges: enter again from your papers what is of ${day} or later.`,
  trust: (sequence) =>
    `Trust list no. ${sequence}, newer than the backup’s, was taken. A key that was changed since is missing here: run “passeport key rotate” where the root key is.`,
  table: {
    headings: (sequence) => ['Number', `In list no. ${sequence}`, 'In the backup', 'To do'],
    statuses: { active: 'member', left: 'left', died: 'died', removed: 'removed' },
    coverage: (coverage) => {
      if ('reason' in coverage)
        return { 'never-paid': 'nothing paid', left: 'left', ended: 'ended' }[coverage.reason];
      return `paid from ${coverage.from} through ${coverage.through}`;
    },
    dead: 'dead',
    alive: 'valid',
    gone: 'dead or gone',
    nobody: 'unknown',
    planOf: (plan) => `plan ${plan}`,
    taken: 'nothing: taken from the list; correct the day if you know it',
    left: 'nothing: taken from the list; if she moved to another mutuelle: “person back”, then “person move”',
    removed: 'nothing: taken from the list; if it was a merge: “person back”, then “person merge”',
    replace: 'if it had been replaced: “card replace”, and a new card',
    unknownNumber: 'nothing: this number stays dead',
    receipts: 'enter the receipts of this household again',
    household: 'enrol this household and enter its receipts again; it will have another number',
    mutuelle:
      'if it came from another office: “office import” again; else add it and its members, under another number',
    plan: 'if the mutuelle got another plan: “mutuelle plan”; if the plan changed: “plan change”',
  },
};
