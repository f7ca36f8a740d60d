import { countEn } from './count-things.ts';
import type { handOverFr } from './hand-over.fr.ts';

const cards = (count: number) => countEn(count, 'card', 'cards');

/** The same in English. */
export const handOverEn: typeof handOverFr = {
  about: 'hand-over lists',
  listAbout: 'make the hand-over list of printed cards, by village and delegate',
  recordAbout: 'note that cards were handed over',
  undeliveredAbout: 'list printed cards that nobody has received yet',
  villageOption: 'this village only',
  delegateOption: 'the households of this delegate only',
  outOption: 'list to write',
  batchOption: 'all cards of this batch',
  fromOption: 'file (.txt, .csv, .xlsx) with the numbers of the cards handed over',
  exceptOption: 'a card that was not handed over (repeat as needed)',
  toOption: 'to whom: the delegate who took them or handed them over',
  onOption: 'day of the hand-over (else today)',
  undoOption: 'these cards were noted as handed over by mistake: they wait again',
  tableOption: 'write the list to this file, .csv or .xlsx',

  made: (count, lists, pages, path) =>
    `${cards(count)}, ${countEn(lists, 'list', 'lists')} on ${countEn(pages, 'page', 'pages')}: ${path}`,
  notMember: (card, name, status) =>
    `  not on the list: ${card}, ${name} (${status}). Keep the card at the office.`,
  statuses: { active: 'member', left: 'has left the mutual', died: 'deceased', removed: 'removed' },
  recorded: (count, already) =>
    `${cards(count)} handed over${already === 0 ? '' : `, ${already} noted already`}.`,
  undone: (count) =>
    `${countEn(count, 'card waits', 'cards wait')} to be handed over again; the correction is in the audit.`,
  refused: (card, why) => `  not noted, card ${card}: ${why}`,
  noneWaits: 'No printed card waits to be handed over.',
  waiting: (count, places) =>
    `${cards(count)} to hand over: ${countEn(places, 'list', 'lists')} (“passeport card handover list”).`,
  tableHead: ['Mutual', 'Village', 'Delegate', 'Card', 'Name', 'Days waited'],
  notSaid: 'not said',
  facts: { mutuelle: 'Mutual', day: 'Made on', village: 'Village', delegate: 'Delegate' },
  paper: (office) => ({
    title: 'Hand-over list of cards',
    subtitle: `Health passport · ${office}`,
    columns: {
      number: 'No.',
      photo: 'Photo',
      person: 'Name and card number',
      day: 'Handed over on',
      signature: 'Signature or thumbprint',
    },
    noPhoto: 'no photo',
    total: (count) => `Total: ${cards(count)}`,
    handedOver: 'Cards handed over',
    notHandedOver: 'Cards brought back',
    delegateSigns: 'The delegate: name, day, signature',
    officeSigns: 'The office: name, day, signature',
    foot: 'Compare the photo with the person before handing a card over. Bring this list and the other cards back to the office.',
    page: (page, pages) => `page ${page} of ${pages}`,
  }),
};
