import type { ErrorSentences } from './error-codes.ts';
import { countFr } from './count-things.ts';

/** What is said of mutuelles that go from one office to another, and of how the offices' lists stand, in French. */
export const officesFr = {
  about: 'plusieurs bureaux : donner des mutuelles à un autre, en reprendre, voir où en sont les listes',
  exportAbout:
    'donner des mutuelles à un autre bureau : elles sont fermées ici, tout part dans un fichier chiffré',
  exportMutuelle: 'numéros des mutuelles à donner',
  exportOut: 'fichier à écrire, par exemple sur une clé USB (transfert.age)',
  exportCancel: 'rouvrir les mutuelles, tant que le bureau national ne les a pas données à l’autre bureau',
  secretFile: 'fichier qui contient la phrase de passe du transfert (sinon elle est demandée)',
  importAbout: 'reprendre les mutuelles d’un autre bureau, que le bureau national a données à celui-ci',
  statusAbout: 'voir de quand est la liste de chaque bureau, et ce qu’aucune ne couvre',

  secretAsked: 'Phrase de passe du transfert (celle que l’autre bureau a choisie)',
  secretChosen: 'Choisissez une phrase de passe pour ce transfert (pas celle du bureau)',
  secretAgain: 'La même phrase de passe, encore une fois',

  closed: (mutuelles: string) =>
    `Fermées ici, en lecture seule : ${mutuelles}. Plus de membre, de carte ni de reçu nouveau pour elles.`,
  exported: (path: string, persons: number, cards: number, photos: number) =>
    `Tout est dans ${path} : ${countFr(persons, 'personne', 'personnes')}, ${countFr(cards, 'carte', 'cartes')}, ${countFr(photos, 'fichier', 'fichiers')} de photos.`,
  exportSecret:
    'Portez ce fichier au nouveau bureau, et dites-lui la phrase de passe du transfert au téléphone, jamais par le même chemin.',
  exportRequest: (path: string) =>
    `Envoyez ${path} au bureau national, qui donne les mutuelles à l’autre bureau : « passeport trust move ${path} --to NUMÉRO ».`,
  exportUndo: (mutuelles: string) =>
    `Tant qu’il ne l’a pas fait, ceci rouvre tout : « passeport office export --cancel --mutuelle ${mutuelles} ».`,
  photosLeftOut: (count: number) =>
    `ATTENTION : ${countFr(count, 'fichier de photo manque', 'fichiers de photos manquent')} ici, ou ont été changés : ils ne sont pas dans le transfert. Voyez « passeport doctor ».`,
  reopened: (mutuelles: string) =>
    `Rouvertes : ${mutuelles}. Le fichier du transfert ne vaut plus rien, détruisez-le et dites-le au bureau national. Les numéros nouveaux commencent plus loin, pour que personne ne les donne deux fois.`,
  imported: (mutuelles: string, office: string) => `Reprises de ${office} : ${mutuelles}.`,
  importedWhat: (persons: number, cards: number, receipts: number, photos: number) =>
    `${countFr(persons, 'personne', 'personnes')}, ${countFr(cards, 'carte', 'cartes')}, ${countFr(receipts, 'reçu', 'reçus')}, ${countFr(photos, 'fichier', 'fichiers')} de photos. Les cartes imprimées restent valables.`,
  newPlans: (codes: string) => `Régimes ajoutés à plans.json : ${codes}.`,
  joinedPlans: (codes: string) =>
    `Régimes ${codes} : un des deux bureaux les avait changés depuis ; c’est le changement qui vaut désormais. Vérifiez-le : « passeport plan show ».`,
  renamedPlan: (code: string, beside: string, mutuelles: string) =>
    `Le régime ${code} de l’autre bureau ne dit pas la même chose que celui d’ici : il est repris sous le code ${beside}, et les mois gardent leur tarif. Pour passer au vôtre : « passeport mutuelle plan ${mutuelles} ${code} --from AAAA-MM ».`,
  unbelieved: (count: number) =>
    `ATTENTION : ${countFr(count, 'carte signée', 'cartes signées')} par l’autre bureau après le transfert ne vaut rien au guichet : à refaire avec « passeport card issue ».`,
  importedNext: 'Publiez maintenant (« passeport publish ») : c’est votre liste qui les couvre désormais.',

  trustMoveAbout: 'donner à un autre bureau des mutuelles qu’un bureau a fermées (bureau national seulement)',
  trustMoveTo: 'numéro du bureau qui les reprend',
  moved: (mutuelles: string, from: string, to: string) =>
    `Mutuelles ${mutuelles} : elles étaient à ${from}, elles sont désormais à ${to}.`,
  movedAlready: (mutuelles: string, to: string) => `Mutuelles ${mutuelles} : elles sont déjà à ${to}.`,
  movedSend: (path: string) =>
    `Envoyez ${path} aux deux bureaux, qui font « passeport trust import » : l’ancien ne les met plus dans sa liste, le nouveau peut les reprendre.`,
  trustAwaited: (mutuelle: string, name: string) =>
    `La mutuelle ${mutuelle} revient de « ${name} » : elle reste fermée ici jusqu’à ce que vous repreniez le fichier de ce bureau (« passeport office import »).`,

  closedSince: (day: string) => `fermée le ${day}, donnée à un autre bureau`,
  headings: ['Bureau', 'Liste', 'Date', 'État', 'Mutuelles'],
  noList: 'aucune liste',
  expired: 'PÉRIMÉE',
  freshness: {
    fresh: 'récente',
    old: 'ANCIENNE, plus de 7 jours',
    'too-old': 'TROP ANCIENNE, plus de 30 jours',
    none: 'inconnue',
  },
  uncovered: (office: string, ranges: string) => `  ${office} : aucune liste ne couvre ${ranges}`,
  unlisted: (mutuelle: string, office: string) =>
    `ATTENTION : la mutuelle ${mutuelle} est passée à ${office}, qui ne l’a pas encore dans sa liste : demandez-lui de publier.`,
  keyEnds: (office: string, use: string, days: number, through: string) =>
    days < 0
      ? `ATTENTION : à ${office}, la clé qui ${use} ne vaut plus depuis le ${through}.`
      : `ATTENTION : à ${office}, la clé qui ${use} ne vaut que jusqu’au ${through} (${countFr(days, 'jour', 'jours')}).`,
};

/** What can go wrong with it. */
export const officesErrorsFr = {
  'trust-takes-mutuelle':
    'Cette liste de confiance donne la mutuelle {mutuelle} à un autre bureau, et elle est encore ouverte ici : fermez-la d’abord avec « passeport office export --mutuelle {mutuelle} --out FICHIER », ou demandez au bureau national de vous la rendre.',
  'move-not-theirs':
    'La mutuelle {mutuelle} n’est pas à « {name} », qui demande de la donner : rien n’est changé, demandez-lui une nouvelle demande.',
  'move-office-unknown':
    'Le bureau n° {number} n’est pas dans la liste de confiance : voyez « passeport trust list », ou inscrivez-le d’abord avec « passeport trust add ».',
  'move-same-office': 'Ces mutuelles sont déjà au bureau n° {number} : donnez le numéro de l’autre bureau.',
  'move-leaves-nothing': '« {name} » n’aurait plus aucun numéro de mutuelle : laissez-lui-en au moins un.',
  'export-what':
    'Donnez --out FICHIER pour écrire le transfert, ou --cancel seul pour rouvrir les mutuelles.',
  'export-confirmed':
    'Le bureau national a déjà donné la mutuelle {mutuelle} à un autre bureau : elle ne se rouvre plus ici. Si c’est une erreur, voyez avec lui.',
  'transfer-passphrase-missing':
    'Il faut la phrase de passe du transfert : lancez la commande dans un terminal, ou donnez-la par --secret-file.',
  'transfer-passphrase-wrong':
    'Cette phrase de passe n’ouvre pas {path} : redemandez au téléphone celle que l’autre bureau a choisie pour ce transfert.',
  'transfer-damaged':
    '{path} n’est pas un transfert entier, ou il a été changé en route : rien n’est repris, demandez-en une nouvelle copie à l’autre bureau.',
  'transfer-unknown-office':
    'Aucun bureau de la liste de confiance n’a signé {path} : prenez la dernière liste de confiance (« passeport trust import »), ou refusez ce fichier.',
  'transfer-not-granted':
    'La mutuelle {mutuelle} est encore à « {name} » : demandez au bureau national de vous la donner (« passeport trust move »), puis prenez sa liste de confiance (« passeport trust import »).',
  'transfer-not-theirs':
    'La mutuelle {mutuelle} n’est pas à « {name} », qui a signé ce transfert : refusez ce fichier et prévenez le bureau national.',
  'transfer-overtaken':
    'Ce fichier n’est pas le transfert de la mutuelle {mutuelle} que le bureau national a accepté : demandez à « {name} » son dernier fichier.',
  'transfer-for-another':
    'Le bureau national a donné la mutuelle {mutuelle} à un autre bureau que celui-ci : c’est à lui de la reprendre.',
  'transfer-already': 'La mutuelle {mutuelle} est déjà dans ce bureau : rien n’est repris une deuxième fois.',
  'mutuelle-diverged':
    'La mutuelle {mutuelle} a changé ici après avoir été donnée, ou le fichier qui la ramène n’est pas entier : rien n’est repris. Demandez un nouveau fichier à l’autre bureau ; s’il est refusé aussi, demandez conseil au bureau national.',
  'export-came-back':
    'La mutuelle {mutuelle} est revenue de « {name} », et ce qui y a été fait depuis n’est pas encore ici : prenez d’abord le fichier de ce bureau (« passeport office import »).',
  'transfer-malformed':
    'Ce fichier n’est pas une demande de transfert entière : demandez-en une nouvelle copie au bureau qui donne les mutuelles.',
  'mutuelle-closed':
    'La mutuelle {mutuelle} est fermée ici, elle a été donnée à un autre bureau : c’est à lui de le faire.',
  'mutuelle-not-closed': 'La mutuelle {mutuelle} n’est pas fermée : il n’y a rien à rouvrir.',
  'mutuelle-name-taken':
    'Ce bureau a déjà une mutuelle « {name} » (n° {other}) dans la même union : la n° {mutuelle} ne peut pas y entrer sous le même nom. Demandez conseil au bureau national.',
  'mutuelle-in-batch':
    'Des cartes de la mutuelle {mutuelle} sont dans le lot {batch}, dont personne n’a dit ce qu’il est devenu : « passeport print confirm {batch} » d’abord.',
} satisfies Partial<ErrorSentences>;
