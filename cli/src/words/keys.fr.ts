import { countFr } from './count-things.ts';

/** What is said of keys, in French. `keys.en.ts` has the same keys. */
export const keysFr = {
  // Help
  keysOption: 'clé USB ou dossier où sont les clés gardées hors de cet ordinateur (sinon PASSEPORT_KEYS)',
  rotateAbout:
    'remplacer les clés du bureau (cards, lists, collections ; sinon toutes) ; les cartes déjà imprimées restent bonnes',
  rotateRequest: 'fichier de la demande, quand la clé racine est au bureau national',
  rotateRootAbout: 'remplacer la clé racine, en deux fois : l’annoncer, puis --finish un mois après',
  rotateFinish: 'la nouvelle clé racine signe seule désormais',
  rotateForce: 'sans attendre un mois',
  compromiseAbout: 'déclarer volée une clé de la liste de confiance (son nom : « passeport key list »)',
  compromiseSince: 'premier jour où un voleur a pu l’avoir, AAAA-MM-JJ',
  moveAbout: 'mettre une clé (root, lists, collections) sur une clé USB et l’ôter de cet ordinateur',
  bringAbout: 'remettre sur cet ordinateur une clé gardée sur une clé USB',
  passphraseAbout: 'changer la phrase de passe des clés de ce bureau (et de la clé USB, avec --keys)',
  passphraseFile: 'fichier de la nouvelle phrase (sinon PASSEPORT_NEW_PASSPHRASE, sinon demandée deux fois)',
  paperAbout: 'écrire la clé racine sur une page à imprimer : un code QR et 24 mots',
  paperOut: 'page à écrire, en .pdf',
  restoreAbout: 'refaire la clé racine d’après sa page : la photo du code, ou les 24 mots tapés',
  restorePicture: 'photo ou numérisation de la page',
  restoreWords: 'fichier texte qui contient les 24 mots',
  trustRenew: 'nouvelles clés d’un bureau déjà inscrit, qui a perdu les siennes',

  // Ends
  endsSoon: (use: string, days: number, through: string) =>
    `ATTENTION : la clé qui ${use} ne vaut plus que ${countFr(days, 'jour', 'jours')}, jusqu’au ${through} : lancez « passeport key rotate » là où est la clé racine.`,
  stolenSince: (since: string) => `  VOLÉE, depuis le ${since}`,

  // Rotation
  rotated: (use: string, kid: string, old: string) =>
    `Nouvelle clé ${kid}, qui ${use}, à la place de ${old}.`,
  cameHere: (kid: string, role: string) =>
    `L’ancienne n’était pas branchée : la clé ${kid} est sur cet ordinateur. Pour la mettre ailleurs : « passeport key move ${role} CLE-USB ».`,
  rotatedNext:
    'Les cartes imprimées restent bonnes. Publiez maintenant : les téléphones apprendront les nouvelles clés avec la liste.',
  rotatedSend: (path: string) => `Envoyez aussi ${path} aux autres bureaux.`,
  renewalNext:
    'Les nouvelles clés attendent dans ce bureau ; celles d’aujourd’hui servent jusqu’à ce que vous preniez la liste de confiance en retour (« passeport trust import »).',
  rootAnnounced: (fingerprint: string, path: string) =>
    `La nouvelle clé racine est annoncée ; l’ancienne signe encore. Publiez, et envoyez ${path} à tous les bureaux. Dans un mois, quand tous les téléphones ont pris une liste : « passeport key rotate-root --finish ». Empreinte de la nouvelle : ${fingerprint}`,
  rootFinished: (path: string) =>
    `La nouvelle clé racine signe seule. Publiez, envoyez ${path} à tous les bureaux, refaites la page de vérification et la feuille de papier de la clé racine.`,

  // Theft
  compromised: (kid: string, number: number, name: string, since: string) =>
    `La clé ${kid} du bureau n° ${number} « ${name} » est déclarée volée depuis le ${since}.`,
  compromisedCards: (count: number) =>
    count === 0
      ? 'Aucune carte n’est à refaire tout de suite.'
      : `${countFr(count, 'carte signée', 'cartes signées')} depuis ce jour ${count === 1 ? 'est annulée et à refaire' : 'sont annulées et à refaire'} : lancez « passeport card issue --all », puis imprimez.`,
  compromisedNext:
    'Publiez maintenant : jusqu’à ce qu’un téléphone ait la nouvelle liste, il croit encore les cartes du voleur. Les cartes d’avant restent bonnes ; remplacez-les à leur renouvellement.',
  compromisedOther: (path: string) =>
    `Envoyez ${path} à tous les bureaux ; celui-là le prend avec « passeport trust import », puis publie et demande de nouvelles clés (« passeport key rotate --request »).`,

  // Places
  moved: (kid: string, path: string, isRoot: boolean) =>
    `La clé ${kid} est dans ${path}, et n’est plus sur cet ordinateur. Gardez cette clé USB en lieu sûr, et faites-en une copie : ${isRoot ? 'sans elle ni papier, personne ne peut refaire la clé' : 'si elle se perd, il faut une nouvelle clé (« passeport key rotate »)'}.`,
  movedUse: (dir: string) => `Quand une commande la demande : branchez la clé USB et ajoutez --keys ${dir}.`,
  brought: (kid: string) => `La clé ${kid} est de nouveau sur cet ordinateur. La clé USB en garde une copie.`,

  passphraseChanged: (keys: number) =>
    keys === 0
      ? 'La nouvelle phrase de passe ouvre déjà toutes ces clés : rien n’est changé.'
      : `La phrase de passe est changée, pour ${countFr(keys, 'fichier de clé', 'fichiers de clés')}. Faites maintenant une sauvegarde.`,
  passphraseElsewhere:
    'Les clés gardées ailleurs et les sauvegardes déjà faites gardent l’ancienne phrase : branchez chaque clé USB et recommencez avec --keys DOSSIER. La page de papier n’en a pas : elle reste bonne. Si quelqu’un a pu copier les clés et connaît l’ancienne phrase, changez aussi les clés (« passeport key rotate », ou « key compromise »).',
  paperWritten: (path: string) =>
    `La clé racine est écrite, sans phrase de passe, dans ${path} : imprimez-la, effacez le fichier, et gardez la page sous enveloppe fermée, dans un coffre.`,
  restored: (kid: string) =>
    `La clé racine ${kid} est refaite sur cet ordinateur. Pour la garder ailleurs : « passeport key move root ».`,
  paper: {
    title: 'Clé racine du passeport de santé',
    warning:
      'SECRET. Qui lit cette page peut signer à la place de la fédération : aucune phrase de passe ne la protège. Gardez-la sous enveloppe fermée, dans un coffre, et ne la photographiez que pour refaire la clé.',
    steps: [
      'Pour refaire la clé, dans un bureau restauré :',
      'passeport key restore --picture PHOTO (une photo du code),',
      'ou tapez les 24 mots, dans l’ordre, dans un fichier : passeport key restore --words FICHIER.',
      'Les accents ne comptent pas, et les quatre premières lettres suffisent. Effacez ensuite la photo ou le fichier.',
    ],
    fingerprint: (digits: string) => `Empreinte de la clé publique : ${digits}`,
    foot: (office: string, day: string) => `${office}, le ${day}`,
  },

  // Trust
  trustFollowed:
    'La clé racine a été remplacée, comme la précédente l’avait annoncé. Publiez : les téléphones suivent d’eux-mêmes.',
};
