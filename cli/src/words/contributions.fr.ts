import { countFr } from './count-things.ts';
import { deMonthFr } from './de-month.ts';

const months = (count: number) => countFr(count, 'mois', 'mois');
const persons = (count: number) => countFr(count, 'personne', 'personnes');

/** What is said of contributions, in French. Amounts, months and days come in words already. */
export const contributionsFr = {
  receiptRecorded: (receipt: string, household: string, amount: string, count: number) =>
    `Reçu ${receipt} : ${amount} du ménage ${household}, pour ${persons(count)}.`,
  receiptAlready: (receipt: string, household: string) =>
    `Cette cotisation du ménage ${household} est déjà enregistrée, sous le reçu ${receipt}. Si c’en est une autre, donnez le numéro de son reçu avec --receipt.`,
  feePaid: (fee: string) => `${fee} de droit d’adhésion`,
  bought: (count: number, which: string) => `${months(count)} : ${which}`,
  boughtNothing: 'aucun mois entier',
  boughtAlready: 'aucun mois : ceux qui sont indiqués sont déjà payés',
  credit: (credit: string) => `reste ${credit} de crédit`,
  short: (amount: string) => `il manque ${amount} pour tous les mois indiqués`,
  alike: (receipt: string) =>
    `même jour et même somme que le reçu ${receipt} : si c’est le même papier saisi deux fois, annulez-en un (« passeport contribution cancel »)`,
  alikeAdded: (receipt: string) =>
    `Attention : même jour et même somme que le reçu ${receipt}. Si c’est le même papier saisi deux fois, annulez-en un (« passeport contribution cancel »).`,
  importSum: (added: string, already: string) =>
    `Somme ajoutée : ${added}${already === '' ? '' : ` ; déjà connue : ${already}`}. Comparez-la à l’argent remis.`,
  monthsFewer: (amount: string, bought: number, named: number, short: string) =>
    `${amount} ${bought === 0 ? `ne suffisent pas pour ${months(named)}` : `paient ${bought} mois sur ${named}`} : il manque ${short}`,
  personsFewer: (paid: number, all: number) =>
    `payé pour ${persons(paid)}, alors que le ménage en compte ${all} et que tous seront couverts`,
  fewerFrom: (month: string, count: number) =>
    `à partir ${deMonthFr(month)}, on ne cotise plus que pour ${persons(count)} (âge limite) : pour ne pas payer trop, annulez ce reçu et enregistrez-en deux, l’un avant ce mois, l’autre à partir de ce mois`,
  fewerFromAdded: (month: string, count: number) =>
    `Attention : à partir ${deMonthFr(month)}, on ne cotise plus que pour ${persons(count)} (âge limite). Pour ne pas payer trop, annulez ce reçu et enregistrez-en deux : l’un avant ce mois, avec --months, l’autre à partir de ce mois, avec --from.`,
  creditLeft: (credit: string) => `après cette ligne, il reste ${credit} de crédit au ménage`,
  boughtNoMonth: (amount: string) => `${amount} ne paient aucun mois : mois déjà payés, ou somme trop petite`,

  listColumns: ['Ménage', 'Reçu', 'Payé le', 'Montant', 'Pers.', 'Mode', 'Pour', 'Payeur', 'Collecteur', ''],
  listTotal: (sum: string, count: number) =>
    `Total : ${sum}, ${countFr(count, 'reçu', 'reçus')} (sans les annulés).`,
  line: (persons: number) => `${persons} p.`,
  monthCount: months,
  fromMonthOn: (month: string) => `à partir ${deMonthFr(month)}`,
  cancelledBy: (receipt: string) => `annulé par ${receipt}`,
  cancels: (receipt: string, reason: string) => `annule ${receipt} : ${reason}`,
  methods: {
    cash: 'espèces',
    'mobile-money': 'mobile',
    transfer: 'virement',
    cheque: 'chèque',
    'in-kind': 'nature',
  },

  cancelled: (receipt: string, household: string, amount: string, counter: string) =>
    `Le reçu ${receipt} (${amount}, ménage ${household}) est annulé par l’écriture ${counter}.`,
  lost: (count: number, which: string) => `Le ménage perd ${months(count)} : ${which}.`,
  lostNothing: 'Le ménage ne perd aucun mois.',
  gained: (which: string) => `Les autres reçus paient maintenant : ${which}.`,
  paidNow: (which: string) => `Il reste payé : ${which}.`,
  paidNothing: 'Plus aucun mois n’est payé.',
  againUnder: (receipt: string) =>
    `La somme est bonne, mais mal enregistrée ? Enregistrez-la de nouveau sous le n° « ${receipt} bis » : « passeport contribution add … --receipt "${receipt} bis" ».`,
  publishNow: 'Les centres le sauront à la prochaine liste : publiez-la.',

  statement: {
    title: (household: string, mutuelle: string, day: string) =>
      `Relevé du ménage ${household}, mutuelle ${mutuelle}, au ${day}`,
    fileName: (household: string) => `releve-${household}`,
    manyFileName: 'releves',
    manyTitle: 'Relevés des ménages',
    manyMade: (count: number, owing: number, due: string) =>
      `${countFr(count, 'relevé', 'relevés')}, une page par ménage. À payer : ${due}, par ${countFr(owing, 'ménage', 'ménages')}.`,
    paperTitle: (household: string) => `Relevé du ménage ${household}`,
    creditFigure: 'Crédit',
    household: 'Le ménage',
    receipts: 'Les reçus',
    cancelledTitle: 'Annulés',
    situation: 'Où en est le ménage',
    personsTitle: 'Cas particuliers',
    signatures:
      'Le trésorier : ______________________________        Le chef de ménage : ______________________________',
    foot: 'À remettre à la famille. Passeport de santé.',
    head: (name: string, count: number, toPay: number) =>
      `${name === '' ? '' : `Chef : ${name}. `}Aujourd’hui ${persons(count)}${toPay === count ? '' : `, dont ${toPay} pour qui cotiser`}.`,
    joined: (month: string) => `Adhésion : ${month}.`,
    plan: (name: string, rate: string) => `Régime : ${name}${rate === '' ? '' : `, ${rate}`}.`,
    rate: (fcfa: string, per: 'person' | 'household', every: 'month' | 'year', state: string) =>
      `${fcfa} par ${per === 'person' ? 'personne' : 'ménage'} et par ${every === 'month' ? 'mois' : 'an'}${state === '' ? '' : `, dont l’État paie ${state}`}`,
    rateBefore: (month: string, rate: string) => `Avant ${month} : ${rate}.`,
    rateFrom: (month: string, rate: string) => `À partir ${deMonthFr(month)} : ${rate}.`,
    noRate: 'aucun tarif',
    joiningFee: (owed: string, paid: string) => `Droit d’adhésion : ${owed}, payé ${paid}.`,
    columns: [
      'Reçu',
      'Payé le',
      'Pers.',
      'Montant',
      'Adhésion',
      'Mois',
      'Part du ménage',
      'Crédit',
      'Mois achetés',
    ],
    total: 'Total',
    check: 'À chaque ligne : crédit d’avant + montant = adhésion + part du ménage + crédit.',
    cancelled: 'Reçus annulés, qui ne comptent pas :',
    cancelledLine: (
      receipt: string,
      day: string,
      amount: string,
      counter: string,
      on: string,
      reason: string,
    ) => `${receipt}, ${amount} du ${day} : annulé le ${on} par ${counter} (${reason})`,
    nothingPaid: 'Aucun reçu.',
    paid: (which: string) => `Payé : ${which === '' ? 'aucun mois' : which}.`,
    covered: (which: string, last: string) => `Couvert : ${which}, jusqu’au ${last} compris.`,
    coveredNot: 'Couvert : jamais.',
    coveredLater: (from: string, through: string) =>
      `Pas couvert : le délai d’attente court jusqu’à ${from}, mais les mois payés s’arrêtent à ${through}.`,
    delays: (waiting: number, grace: number) =>
      `Délais : ${[...(waiting === 0 ? [] : [`${months(waiting)} d’attente après l’adhésion`]), ...(grace === 0 ? [] : [`${months(grace)} de grâce après le dernier mois payé`])].join(', ')}.`,
    today: {
      yes: (last: string) => `Aujourd’hui : couvert, jusqu’au ${last}.`,
      grace: (last: string) =>
        `Aujourd’hui : couvert par le délai de grâce, jusqu’au ${last}, si rien n’est payé d’ici là.`,
      later: (first: string) => `Aujourd’hui : pas encore couvert ; couvert à partir du ${first}.`,
      ended: (since: string) => `Aujourd’hui : n’est plus couvert, depuis le ${since}.`,
      no: 'Aujourd’hui : pas couvert.',
    },
    state: (amount: string) => `L’État paie en plus ${amount}.`,
    due: (amount: string, which: string, fee: string, credit: string) =>
      `Dû à ce jour : ${amount} (${[
        ...(which === '' ? [] : [which]),
        ...(fee === '' ? [] : [`${fee} de droit d’adhésion`]),
        ...(credit === '' ? [] : [`moins ${credit} de crédit`]),
      ].join(', ')}).`,
    dueNothing: 'Dû à ce jour : rien.',
    credit: (amount: string) => `Crédit : ${amount}.`,
    next: (month: string, amount: string) => `Prochain mois à payer : ${month}, ${amount}.`,
    exceptions: 'Personnes qui n’ont pas les droits du ménage :',
    kinds: {
      died: 'décédé(e)',
      removed: 'radié(e)',
      left: 'a quitté la mutuelle',
      'aged-out': 'n’a plus de droits, et on ne cotise plus pour elle (âge limite)',
      waiting: 'attend ses droits',
    },
    fromMonth: (month: string) => `à partir ${deMonthFr(month)}`,
  },
};

export type ContributionWords = typeof contributionsFr;
