import type { Coverage } from '@passeport/eligibility';
import type { PersonStatus } from '@passeport/registry';
import { countFr } from './count-things.ts';

const STATUSES: Readonly<Record<PersonStatus, string>> = {
  active: 'membre',
  left: 'partie',
  died: 'décédée',
  removed: 'retirée',
};

/** What a restoration took from the newest list, and what has to be entered again, in French. `restored.en.ts` has the same keys. */
export const restoredFr = {
  taken: (sequence: number, persons: number, cards: number) =>
    `Repris de la liste n° ${sequence} : ${countFr(persons, 'personne partie, décédée, retirée ou revenue', 'personnes parties, décédées, retirées ou revenues')}, ${countFr(cards, 'carte morte', 'cartes mortes')}.`,
  again: (sequence: number, differences: number, path: string) =>
    differences === 0
      ? `La liste n° ${sequence} ne montre aucun mois payé ni aucun ménage de plus que la sauvegarde.`
      : `À ressaisir d’après la liste n° ${sequence}, ${countFr(differences, 'ligne', 'lignes')} : ${path}`,
  limits: (day: string) =>
    `Une liste ne dit ni noms, ni photos, ni reçus, ni lots, ni fusions : ressaisissez d’après vos papiers ce qui est du ${day} ou d’après.`,
  trust: (sequence: number) =>
    `La liste de confiance n° ${sequence}, plus récente que celle de la sauvegarde, est reprise. Une clé changée depuis manque ici : lancez « passeport key rotate » là où est la clé racine.`,
  table: {
    headings: (sequence: number) => [
      'Numéro',
      `Dans la liste n° ${sequence}`,
      'Dans la sauvegarde',
      'À faire',
    ],
    statuses: STATUSES,
    coverage: (coverage: Coverage): string => {
      if ('reason' in coverage)
        return { 'never-paid': 'rien de payé', left: 'parti', ended: 'droits finis' }[coverage.reason];
      return `payé de ${monthFr(coverage.from)} à ${monthFr(coverage.through)}`;
    },
    dead: 'annulée',
    alive: 'valable',
    gone: 'annulée ou partie',
    nobody: 'inconnu',
    planOf: (plan: string) => `régime ${plan}`,
    taken: 'rien : c’est repris de la liste ; corrigez la date si vous la savez',
    left: 'rien : c’est repris de la liste ; si la personne a changé de mutuelle : « person back », puis « person move »',
    removed: 'rien : c’est repris de la liste ; si c’est une fusion : « person back », puis « person merge »',
    replace: 'si elle avait été remplacée : « card replace », et une nouvelle carte',
    unknownNumber: 'rien : ce numéro reste annulé',
    receipts: 'ressaisir les reçus de ce ménage',
    household: 'inscrire de nouveau ce ménage et ses reçus ; il aura un autre numéro',
    mutuelle:
      'si elle vient d’un autre bureau : « office import » de nouveau ; sinon l’ajouter avec ses membres, sous un autre numéro',
    plan: 'si la mutuelle a changé de régime : « mutuelle plan » ; si c’est le régime qui a changé : « plan change »',
  },
};

function monthFr(month: string): string {
  return month.split('-').reverse().join('/');
}
