import { countEn } from './count-things.ts';
import type { recoverFr } from './recover.fr.ts';

const NEW_CARD = 'make a new card and take this one back';
const UNEXPECTED = 'show it to the administrator';

/** The words of `recover.fr.ts`, in English. */
export const recoverEn: typeof recoverFr = {
  about:
    'an office made again from a backup: take back the cards made after it, from their PDFs or photographs of them',
  done: (added, already, refused) =>
    `Cards: ${countEn(added, 'taken back', 'taken back')}, ${countEn(already, 'known already', 'known already')}, ${countEn(refused, 'refused', 'refused')}.`,
  place: (source, page) => {
    if (source === 'text') return 'code given';
    return page === undefined ? source : `${source} p. ${page}`;
  },
  unread: (source) => `  ${source}: no code read`,
  refused: (what, reason) => `  ${what}: ${reason}`,
  reasons: {
    'not-authentic': 'this is no card that desks believe',
    'other-office': 'this is another office’s card',
    'person-differs': `name, birth or sex is not the registry’s: correct the registry if it is wrong, else ${NEW_CARD}`,
    'face-differs': `the card’s photo is not the registry’s: ${NEW_CARD}`,
    'member-unknown':
      'this member is not in the registry any more: enrol her again, with another number and another card',
    'member-not-active': 'this person is no longer a member: if that is a mistake, “passeport person back”',
    'mutuelle-closed': 'her mutuelle has gone to another office: it is for that one to take it back',
    'card-already-dead': 'it is dead, or replaced by a newer one',
    'edition-taken': `the registry knows another card of this number: ${UNEXPECTED}`,
    'value-refused': `the registry cannot write this card down: ${UNEXPECTED}`,
    'card-unknown': `this office cannot have made this card after the backup: ${UNEXPECTED}`,
  },
  next: 'They count as printed: note the hand-overs, then publish.',
  withoutCard: (count) =>
    `${countEn(count, 'member has', 'members have')} no card in this registry: look for other PDFs or photographs of cards, else “passeport card issue --all” makes one, to be printed.`,
  afterRestore: (day) =>
    `Were cards printed after ${day}? If you still have their PDFs, take them back before making new ones: “passeport card recover FILE.pdf”.`,
  afterTheft: (count) =>
    `This office was made again from a backup: cards made after it, which it does not know, will be refused from the next list on. First take them back from their PDFs or photographs: “passeport card recover FILE”. ${count === 0 ? 'All members have a card here.' : `${countEn(count, 'member is', 'members are')} without a card here.`}`,
};
