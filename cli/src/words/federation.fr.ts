import { countFr } from './count-things.ts';

/** What is said when several offices work under one root, in French. `federation.en.ts` has the same keys. */
export const federationFr = {
  // Help
  keyExportAbout: 'écrire les clés publiques de ce bureau, pour les faire inscrire par le bureau national',
  keyExportOut: 'fichier de la demande, à envoyer au bureau national',
  trustAbout: 'la liste de confiance : quels bureaux signent pour quelles mutuelles',
  trustListAbout: 'lister les bureaux de la liste de confiance',
  trustAddAbout: 'inscrire un autre bureau, d’après sa demande (bureau national seulement)',
  trustImportAbout: 'prendre la liste de confiance du bureau national',
  trustNumber: 'numéro donné au bureau (sinon celui de sa demande)',
  trustName: 'nom du bureau (sinon celui de sa demande)',
  trustMutuelles: 'mutuelles données au bureau, par exemple 0300-0399 (sinon celles de sa demande)',
  trustFingerprint: 'empreinte de 20 chiffres que l’autre bureau lit au téléphone',
  mergeAbout:
    'réunir les listes des bureaux en une liste nationale ; un bureau sans nouvelle liste garde la sienne',
  mergeOut: 'dossier où poser la liste nationale (sinon « collection » dans le dossier du bureau)',
  mergeWithout: 'numéro d’un bureau à laisser de côté (répéter l’option au besoin)',
  mergeSkipBad: 'publier sans les listes refusées',
  verifierList: 'liste à mettre sur la page (sinon la liste nationale du bureau, sinon sa liste)',

  // Keys and trust
  keysExported: (path: string) => `Demande écrite : ${path}. Envoyez-la au bureau national.`,
  keysFingerprint: (fingerprint: string) =>
    `Son empreinte, à lire au téléphone à une personne connue du bureau national : ${fingerprint}`,
  trustOffice: (number: number, name: string, mutuelles: string, through: string) =>
    `n° ${number}  ${name}  mutuelles ${mutuelles}  jusqu’au ${through}`,
  trustGathers: (number: number, name: string) => `n° ${number}  ${name}  réunit les listes des bureaux`,
  trustAdded: (number: number, name: string, mutuelles: string) =>
    `Le bureau n° ${number} « ${name} » signe désormais pour les mutuelles ${mutuelles}.`,
  trustStolen: (kid: string, since: string) =>
    `Sa clé ${kid}, volée le ${since}, est inscrite comme volée : de ses cartes, seules celles que la liste de ce bureau nomme restent bonnes.`,
  trustAlready: (number: number, name: string) => `Le bureau n° ${number} « ${name} » est déjà inscrit.`,
  trustSend: (path: string, fingerprint: string) =>
    `Envoyez ${path} à tous les bureaux. Empreinte de la clé racine, à lire au téléphone à un bureau nouveau : ${fingerprint}`,
  trustImported: (sequence: number, offices: number) =>
    `Liste de confiance n° ${sequence} installée (${countFr(offices, 'bureau', 'bureaux')}).`,
  trustSame: 'C’est déjà la liste de confiance de ce bureau.',
  trustNewRoot:
    'Ce bureau est maintenant sous la clé racine nationale : publiez, puis refaites la page de vérification. Les téléphones réglés sur l’ancienne page ne prendront plus ses listes.',

  // Merging
  mergeLine: (office: string, sequence: number, date: string, age: string, mutuelles: string) =>
    `  ${office} : liste n° ${sequence} du ${date} (${age}), ${mutuelles}`,
  mergeAge: (days: number) => {
    if (days < 1) return 'd’aujourd’hui';
    return days === 1 ? 'd’hier' : `de ${days} jours`;
  },
  mergeMutuelles: (count: number, ranges: string) => `${countFr(count, 'mutuelle', 'mutuelles')} ${ranges}`,
  mergeKept: '    pas de nouvelle liste : celle de la liste nationale précédente est gardée',
  mergeOld: (office: string) =>
    `    ATTENTION : elle a plus de 7 jours. Demandez une nouvelle liste à ${office}.`,
  mergeTooOld: (office: string) =>
    `    ATTENTION : elle a plus de 30 jours, les centres n’ouvrent plus de droits d’après elle. Demandez une nouvelle liste à ${office}.`,
  mergeExpired: (office: string, date: string) =>
    `    ATTENTION : elle ne fait plus foi depuis le ${date}. Demandez une nouvelle liste à ${office}.`,
  mergeRefused: (what: string, reason: string, code: string) => `  refusée : ${what} : ${reason} [${code}]`,
  mergeKeptRefused: (office: string) => `la liste de ${office} gardée de la fois précédente`,
  mergeLeftOut: (office: string) =>
    `  ATTENTION : ${office} était dans la liste nationale précédente et n’est plus dans celle-ci. Les téléphones gardent sa dernière liste.`,
  merged: (sequence: number, offices: number, path: string) =>
    `Liste nationale n° ${sequence} (${countFr(offices, 'bureau', 'bureaux')}) : ${path}`,
};
