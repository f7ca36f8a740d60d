import type { UnrecoveredReason } from '../lost/recover-cards.ts';
import { countFr } from './count-things.ts';

const NEW_CARD = 'faites-lui une nouvelle carte et reprenez celle-ci';
const UNEXPECTED = 'montrez-la à l’administrateur';

const reasons: Readonly<Record<UnrecoveredReason, string>> = {
  'not-authentic': 'ce n’est pas une carte que les centres croient',
  'other-office': 'c’est la carte d’un autre bureau',
  'person-differs': `le nom, la naissance ou le sexe n’est pas celui du registre : corrigez le registre s’il a tort, sinon ${NEW_CARD}`,
  'face-differs': `la photo de la carte n’est pas celle du registre : ${NEW_CARD}`,
  'member-unknown':
    'ce membre n’est plus dans le registre : inscrivez-le de nouveau, il aura un autre numéro et une autre carte',
  'member-not-active': 'cette personne n’est plus membre : si c’est une erreur, « passeport person back »',
  'mutuelle-closed': 'sa mutuelle est passée à un autre bureau : c’est à lui de la reprendre',
  'card-already-dead': 'elle est annulée, ou remplacée par une plus récente',
  'edition-taken': `le registre connaît une autre carte de ce numéro : ${UNEXPECTED}`,
  'value-refused': `le registre ne peut pas noter cette carte : ${UNEXPECTED}`,
  'card-unknown': `ce bureau n’a pas pu faire cette carte après la sauvegarde : ${UNEXPECTED}`,
};

/** Cards of after the backup of a restored office, in French. `recover.en.ts` has the same keys. */
export const recoverFr = {
  about:
    'bureau refait à partir d’une sauvegarde : reprendre les cartes faites après elle, d’après leurs PDF, ou des photos de ces cartes',
  done: (added: number, already: number, refused: number) =>
    `Cartes : ${countFr(added, 'reprise', 'reprises')}, ${countFr(already, 'déjà connue', 'déjà connues')}, ${countFr(refused, 'refusée', 'refusées')}.`,
  place: (source: string, page?: number) => {
    if (source === 'text') return 'code donné';
    return page === undefined ? source : `${source} p. ${page}`;
  },
  unread: (source: string) => `  ${source} : aucun code lu`,
  refused: (what: string, reason: string) => `  ${what} : ${reason}`,
  reasons,
  next: 'Elles comptent comme imprimées : notez les remises, puis publiez.',
  withoutCard: (count: number) =>
    `${countFr(count, 'membre n’a', 'membres n’ont')} pas de carte dans ce registre : cherchez d’autres PDF ou photos de cartes, sinon « passeport card issue --all » ${count === 1 ? 'lui en fait une' : 'leur en fait une'}, à imprimer.`,
  /** after a restoration */
  afterRestore: (day: string) =>
    `Des cartes ont été imprimées après le ${day} ? Si vous avez encore leurs PDF, reprenez-les avant d’en faire de nouvelles : « passeport card recover FICHIER.pdf ».`,
  /** after a theft, in an office that was restored */
  afterTheft: (count: number) =>
    `Ce bureau a été refait à partir d’une sauvegarde : les cartes faites après elle, qu’il ne connaît pas, seront refusées dès la prochaine liste. Reprenez-les d’abord de leurs PDF ou de photos : « passeport card recover FICHIER ». ${count === 0 ? 'Tous les membres ont ici une carte.' : `${countFr(count, 'membre est', 'membres sont')} ici sans carte.`}`,
};
