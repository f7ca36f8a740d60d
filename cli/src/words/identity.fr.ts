import type { Likeness } from '../persons/likeness.ts';
import { countFr } from './count-things.ts';

const likenesses: Readonly<Record<Likeness, string>> = {
  nina: 'même numéro NINA',
  name: 'même nom à l’oreille',
  'names-swapped': 'même nom, nom et prénom échangés',
  photo: 'même photo',
  'birth-date': 'même date de naissance',
  'birth-year': 'même année de naissance',
  'birth-near': 'dates de naissance proches',
  'birth-far': 'mais nés à plus de cinq ans d’écart',
  phone: 'même téléphone',
  village: 'même village',
  household: 'même ménage',
  mutuelle: 'même mutuelle',
  'other-sex': 'mais pas le même sexe',
};

/** Persons enrolled twice, and persons who change mutuelle, in French. `identity.en.ts` has the same keys. */
export const identityFr = {
  duplicatesAbout: 'chercher les personnes qui sont peut-être inscrites deux fois',
  duplicatesMost: 'nombre de paires à montrer',
  likenesses,
  pair: (reasons: string) => `  ${reasons}`,
  noDuplicates: 'Personne ne paraît inscrit deux fois.',
  more: (count: number) =>
    `… et ${countFr(count, 'autre paire', 'autres paires')}, moins probables : --most pour en voir plus.`,
  decide:
    'Regardez les papiers et les photos, puis décidez : « passeport person merge GARDÉ ABANDONNÉ » si c’est une seule personne, « passeport person not-duplicate NUMÉRO NUMÉRO » si elles sont deux.',

  mergeAbout: 'une personne a deux numéros : garder le premier, abandonner le second',
  merged: (kept: string, keptName: string, dropped: string, droppedName: string) =>
    `${droppedName} (${dropped}) est la même personne que ${keptName} (${kept}) : ${kept} reste, ${dropped} ne sert plus.`,
  mergedCard: (card: string) =>
    `La carte ${card} est annulée : les centres la refuseront avec la prochaine liste, publiez-la.`,
  mergedWithoutCard: (dropped: string) => `${dropped} n’avait pas de carte valable.`,
  sameHousehold: (household: string) =>
    `Les deux numéros sont du ménage ${household} : ses cotisations lui restent, pour une personne de moins.`,
  moneyStays: (household: string, through: string | undefined, kept: string) =>
    `Les cotisations du ménage ${household} (${through === undefined ? 'rien de payé' : `payé jusqu’à ${through}`}) lui restent : elles ne passent pas au ménage de ${kept}.`,
  staying: (household: string, count: number, isHeadless: boolean) =>
    `${countFr(count, 'autre personne reste', 'autres personnes restent')} dans le ménage ${household}, avec ses droits${isHeadless ? ' ; il n’a plus de chef' : ''}.`,
  nobodyStays: (household: string) => `Plus personne n’est dans le ménage ${household}.`,
  photoOfDropped: (kept: string, dropped: string, sha256: string) =>
    `${kept} n’a pas de photo ; pour lui donner celle de ${dropped} : « passeport photo assign ${sha256} ${kept} ».`,
  undoMerge: (dropped: string) => `Si c’était une erreur : « passeport person unmerge ${dropped} ».`,

  unmergeAbout: 'défaire une fusion : la personne est de nouveau ce qu’elle était',
  unmerged: (dropped: string, name: string, kept: string) =>
    `La fusion de ${name} (${dropped}) avec ${kept} est défaite : ce sont de nouveau deux personnes.`,
  unmergedCard: (card: string, state: string) =>
    `La carte ${card} vaut de nouveau (${state}) : publiez la liste.`,
  unmergedWithoutCard: (dropped: string) => `${dropped} est sans carte valable, comme avant.`,

  distinctAbout: 'noter que deux personnes qui se ressemblent sont bien deux',
  distinct: (one: string, other: string) =>
    `C’est noté : ${one} et ${other} sont deux personnes. La paire ne sera plus proposée.`,
  distinctAlready: (one: string, other: string) =>
    `C’était déjà noté : ${one} et ${other} sont deux personnes.`,

  distinctUndo: 'reprendre cette décision : la paire peut être proposée de nouveau',
  distinctUndone: (one: string, other: string) =>
    `La décision est reprise : ${one} et ${other} peuvent de nouveau être proposés comme une seule personne.`,
  distinctAbsent: (one: string, other: string) =>
    `Il n’était pas noté que ${one} et ${other} sont deux personnes : rien n’est changé.`,

  mergedInto: (kept: string) => `fusionné avec ${kept}`,
  movedTo: (number: string) => `a changé de mutuelle : ${number}`,
  movedFrom: (number: string) => `avant : ${number}`,

  moveAbout: 'la personne change de mutuelle : nouveau numéro, ancienne carte annulée',
  moveTo: 'la mutuelle où elle va',
  moveHousehold: 'le ménage où elle va (sinon un nouveau ménage)',
  moveVillage: 'le village du nouveau ménage (sinon celui d’avant)',
  moveWhole: 'avec tout son ménage',
  moved: (count: number, mutuelle: string, household: string) =>
    `${countFr(count, 'personne passe', 'personnes passent')} à ${mutuelle}, dans le ménage ${household} :`,
  movedLine: (name: string, from: string, to: string, card: string | undefined, hasPhoto: boolean) =>
    `  ${from} → ${to}  ${name}${card === undefined ? '' : ` ; carte ${card} annulée`}${hasPhoto ? '' : ' ; sans photo'}`,
  paid: (household: string, through: string | undefined) =>
    through === undefined
      ? `Le ménage ${household} n’avait rien de payé.`
      : `Le ménage ${household} avait payé jusqu’à ${through}. Ses cotisations lui restent : au bureau de décider s’il en reporte sur le nouveau ménage.`,
  startsAnew: (household: string) =>
    `Le ménage ${household} est nouveau et n’a encore rien payé : enregistrez sa cotisation (« passeport contribution add ${household} … »).`,
  joins: (household: string, through: string | undefined) =>
    through === undefined
      ? `Le ménage ${household} n’a rien de payé.`
      : `Le ménage ${household} a payé jusqu’à ${through}.`,
  whatNext: (mutuelle: string) =>
    `Pour la suite : « passeport card issue --mutuelle ${mutuelle} » pour les nouvelles cartes, puis publiez la liste.`,
};
