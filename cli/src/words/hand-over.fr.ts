import { countFr } from './count-things.ts';

const cards = (count: number) => countFr(count, 'carte', 'cartes');

/** Handing cards over, in French. `hand-over.en.ts` has the same keys. */
export const handOverFr = {
  about: 'les bordereaux de remise',
  listAbout: 'faire le bordereau de remise des cartes imprimées, par village et délégué',
  recordAbout: 'noter que des cartes sont remises',
  undeliveredAbout: 'lister les cartes imprimées que personne n’a encore reçues',
  villageOption: 'ce village seulement',
  delegateOption: 'les ménages de ce délégué seulement',
  outOption: 'bordereau à écrire',
  batchOption: 'toutes les cartes de ce lot',
  fromOption: 'fichier (.txt, .csv, .xlsx) où sont les numéros des cartes remises',
  exceptOption: 'carte non remise (répéter l’option au besoin)',
  toOption: 'à qui : le délégué qui les a prises ou remises',
  onOption: 'jour de la remise (sinon aujourd’hui)',
  undoOption: 'ces cartes étaient notées remises par erreur : elles sont de nouveau à remettre',
  tableOption: 'écrire la liste dans ce fichier, .csv ou .xlsx',

  made: (count: number, lists: number, pages: number, path: string) =>
    `${cards(count)}, ${countFr(lists, 'bordereau', 'bordereaux')} sur ${countFr(pages, 'page', 'pages')} : ${path}`,
  notMember: (card: string, name: string, status: string) =>
    `  pas sur le bordereau : ${card}, ${name} (${status}). Gardez la carte au bureau.`,
  statuses: { active: 'membre', left: 'a quitté la mutuelle', died: 'décès', removed: 'radiation' },
  recorded: (count: number, already: number) =>
    `${cards(count)} remise${count < 2 ? '' : 's'}${already === 0 ? '' : `, ${already} déjà notée${already < 2 ? '' : 's'}`}.`,
  undone: (count: number) =>
    `${countFr(count, 'carte est', 'cartes sont')} de nouveau à remettre ; la correction est au journal.`,
  refused: (card: string, why: string) => `  pas notée, carte ${card} : ${why}`,
  noneWaits: 'Aucune carte imprimée n’attend d’être remise.',
  waiting: (count: number, places: number) =>
    `${cards(count)} à remettre : ${countFr(places, 'bordereau', 'bordereaux')} (« passeport card handover list »).`,
  tableHead: ['Mutuelle', 'Village', 'Délégué', 'Carte', 'Nom', 'Jours d’attente'],
  notSaid: 'non précisé',
  facts: { mutuelle: 'Mutuelle', day: 'Fait le', village: 'Village', delegate: 'Délégué(e)' },
  paper: (office: string) => ({
    title: 'Bordereau de remise des cartes',
    subtitle: `Passeport de santé · ${office}`,
    columns: {
      number: 'N°',
      photo: 'Photo',
      person: 'Nom et numéro de carte',
      day: 'Remise le',
      signature: 'Signature ou empreinte',
    },
    noPhoto: 'sans photo',
    total: (count: number) => `Total : ${cards(count)}`,
    handedOver: 'Cartes remises',
    notHandedOver: 'Cartes rapportées',
    delegateSigns: 'Le délégué ou la déléguée : nom, date, signature',
    officeSigns: 'Le bureau : nom, date, signature',
    foot: 'Comparez la photo et la personne avant de remettre sa carte. Rapportez au bureau ce bordereau et les cartes non remises.',
    page: (page: number, pages: number) => `page ${page} de ${pages}`,
  }),
};
