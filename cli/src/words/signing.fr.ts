import { countFr } from './count-things.ts';

/** What is said when an operator makes a list and the administrator signs it, in French. `signing.en.ts` has the same keys. */
export const signingFr = {
  requestAbout:
    'préparer la liste pour l’administrateur, quand la clé des listes n’est pas sur cet ordinateur',
  requestOut: 'fichier de la demande, à porter à l’administrateur',
  signAbout:
    'vérifier la demande d’un opérateur, montrer ce qui change, et signer (administrateur ; --keys DOSSIER)',
  signOut: 'liste signée, à rendre à l’opérateur',
  signYes: 'signer sans demander',
  takeAbout: 'publier la liste que l’administrateur a signée',
  requested: (sequence: number, households: number, path: string) =>
    `Liste n° ${sequence} préparée (${countFr(households, 'ménage', 'ménages')}) : ${path}. Portez-la à l’administrateur, qui la signe avec « passeport publish sign », puis reprenez-la avec « passeport publish take ».`,
  about: (sequence: number, office: number, name: string, issued: string, expires: string) =>
    `Liste n° ${sequence} du bureau n° ${office} « ${name} », du ${issued}, valable jusqu’au ${expires}.`,
  noneBefore: 'Vous n’avez encore signé aucune liste avec ces clés : tout y est nouveau.',
  comparedWith: (sequence: number) => `Depuis la liste n° ${sequence}, la dernière que vous avez signée :`,
  covered: (covered: number, gained: number, lost: number) =>
    `  ${countFr(covered, 'ménage a', 'ménages ont')} des droits ce mois-ci : ${gained} de plus, ${lost} de moins`,
  persons: (dead: number, excepted: number) =>
    `  ${countFr(dead, 'personne dont une carte est annulée', 'personnes dont une carte est annulée')}, ${countFr(excepted, 'personne nouvellement exceptée (décès, départ, radiation, âge, attente)', 'personnes nouvellement exceptées (décès, départ, radiation, âge, attente)')}`,
  added: (mutuelles: string) => `  mutuelles nouvelles : ${mutuelles}`,
  removed: (mutuelles: string) => `  ATTENTION, mutuelles qui n’y sont plus : ${mutuelles}`,
  directory: '  des noms, des régimes ou des centres ont changé',
  revived: (count: number) =>
    `ATTENTION : ${countFr(count, 'carte annulée ne le serait plus', 'cartes annulées ne le seraient plus')}. Demandez pourquoi à l’opérateur avant de signer.`,
  ask: 'Signer cette liste ?',
  signed: (sequence: number, path: string) =>
    `Liste n° ${sequence} signée : ${path}. Rendez-la à l’opérateur, qui la publie avec « passeport publish take ».`,
  taken: (sequence: number, folder: string) => `Liste n° ${sequence} publiée : ${folder}`,
};
