import type { ErrorSentences } from './error-codes.ts';
import { officesErrorsFr } from './offices.fr.ts';

/** One sentence a code, in French: what is wrong and what to do. `{name}` is filled from the error's details. */
export const errorsFr: ErrorSentences = {
  ...officesErrorsFr,
  // The command line
  'office-missing':
    'Il n’y a pas de bureau dans {path} : créez-en un avec « passeport init », ou indiquez son dossier avec --office.',
  'office-exists': 'Il y a déjà un bureau dans {path} : choisissez un autre dossier.',
  'office-incomplete':
    'Le dossier {path} contient une partie d’un bureau seulement : restaurez sa sauvegarde, ou choisissez un dossier vide.',
  'office-needs-registry':
    'La base de ce bureau est sur un serveur : donnez son adresse avec --registry ou PASSEPORT_REGISTRY.',
  'backup-in-office':
    '{path} est dans le dossier du bureau : la sauvegarde serait perdue avec lui. Branchez la clé USB et donnez son dossier.',
  'backup-place-missing': '{path} est introuvable : branchez la clé USB, ou indiquez un autre dossier.',
  'backup-place-full':
    'Il n’y a pas assez de place dans {path} : il manque environ {megabytes} Mo. Faites de la place, ou prenez une autre clé ; les sauvegardes d’avant sont intactes.',
  'backup-damaged': '{path} n’est pas une sauvegarde entière : prenez-en une autre, ou copiez-la de nouveau.',
  'backup-passphrase-wrong':
    'La phrase de passe n’ouvre pas {path} : donnez celle que le bureau avait quand cette sauvegarde a été faite.',
  'backup-of-damaged-office':
    'Aucune sauvegarde n’est gardée : la base ou le journal du bureau est abîmé. Lancez « passeport doctor » ; les sauvegardes d’avant sont intactes.',
  'restore-needs-list':
    'Donnez avec --list la liste la plus récente de ce bureau (dossier, fichier d’un téléphone ou d’une clé USB) : une sauvegarde plus ancienne qu’elle donnerait deux fois les mêmes numéros. S’il n’en reste aucune, ajoutez --force.',
  'restore-too-old':
    'Cette sauvegarde s’arrête à la liste n° {sequence}, la liste n° {last} est déjà publiée : des numéros seraient donnés deux fois. Prenez une sauvegarde plus récente ; s’il n’y en a pas, ajoutez --force et saisissez de nouveau tout ce qui manque avant de donner de nouveaux numéros.',
  'office-from-newer-version':
    'Le fichier {path} n’est pas de cette version du programme : mettez le programme à jour.',
  'passphrase-missing':
    'Il faut la phrase de passe du bureau : lancez la commande dans un terminal, ou donnez-la par --passphrase-file.',
  'passphrase-too-short':
    'La phrase de passe est trop courte : choisissez-en une de {minimum} caractères ou plus.',
  'passphrase-public':
    'Cette phrase de passe est celle de la démonstration, que tout le monde connaît : choisissez-en une autre.',
  'clock-behind':
    'L’ordinateur est à la date du {today}, avant la dernière liste publiée ({last}) : réglez sa date, puis recommencez. Les téléphones refuseraient cette liste.',
  'passphrase-same': 'La nouvelle phrase de passe est l’ancienne : choisissez-en une autre.',
  'card-of-stolen-key':
    'La carte {card} a été signée par une clé volée le {since} ou après : tous les postes la refusent, elle reste annulée. Faites-en une nouvelle avec « passeport card issue ».',
  'passphrase-differs': 'Les deux phrases de passe ne sont pas les mêmes : recommencez.',
  'file-missing': '{path} est introuvable : vérifiez le nom.',
  'backup-not-in-folder':
    'Il n’y a pas une sauvegarde d’un bureau dans le dossier {path}, ou il y en a de plusieurs : donnez le fichier lui-même, sauvegarde-….age.',
  'folder-not-empty': 'Le dossier {path} contient autre chose : choisissez un dossier vide ou nouveau.',
  'root-missing':
    'La clé racine est introuvable ou illisible ({path}) : indiquez le bureau avec --office, ou la clé avec --root.',
  'key-file-missing': 'La clé {path} est absente : cette commande se fait là où elle est gardée.',
  'root-away':
    'La clé racine n’est pas sur cet ordinateur : branchez la clé USB qui la garde et ajoutez --keys DOSSIER. Si elle est au bureau national, demandez-lui de le faire.',
  'administrator-needed':
    'La clé des listes n’est pas sur cet ordinateur : c’est à l’administrateur de le faire. Qu’il branche la clé USB qui la garde (--keys DOSSIER), ou écrivez-lui une demande avec « passeport publish request ».',
  'collection-key-away':
    'La clé qui réunit les listes des bureaux n’est pas ici. C’est le bureau national qui les réunit : il fait cette clé en inscrivant un premier bureau (« passeport trust add »). Si elle est sur une clé USB, branchez-la et ajoutez --keys DOSSIER.',
  'key-not-trusted':
    'La liste de confiance ne connaît pas la clé qui {use} : prenez la dernière liste de confiance (« passeport trust import »), ou remettez les clés de ce bureau depuis la sauvegarde.',
  'key-stolen':
    'La clé qui {use} a été déclarée volée le {since} : faites-en une nouvelle avec « passeport key rotate ».',
  'key-not-yet-valid': 'La clé qui {use} ne vaut qu’à partir du {from} : vérifiez la date de l’ordinateur.',
  'key-expired':
    'La clé qui {use} ne vaut plus depuis le {through} : lancez « passeport key rotate » là où est la clé racine, puis recommencez.',
  'key-unknown-here':
    'La clé « {kid} » n’est pas dans la liste de confiance : voyez les noms avec « passeport key list ».',
  'key-stolen-already':
    'La clé {kid} est déjà déclarée volée, depuis ce jour ou avant : il n’y a rien à faire de plus.',
  'key-place-missing': '{path} est introuvable : branchez la clé USB, ou indiquez un autre dossier.',
  'key-elsewhere-differs':
    '{path} existe déjà et contient une autre clé : prenez une autre clé USB, ou mettez ce fichier de côté.',
  'key-not-there': 'Il n’y a pas de clé ici : {path}. Vérifiez le dossier, ou branchez la bonne clé USB.',
  'administrator-place-missing':
    'Les clés de l’administrateur ne sont pas ici ({path}) : branchez la clé USB où « passeport key move lists » les a mises, et indiquez-la avec --keys DOSSIER.',
  'list-not-requested':
    '{path} n’est pas une liste que ce bureau a demandée, ou elle a été changée : ne la publiez pas, refaites la demande.',
  'list-request-overtaken':
    'La liste n° {last} est déjà publiée, celle-ci (n° {sequence}) est plus ancienne : refaites la demande.',
  'sign-not-agreed': 'Rien n’est signé : pour signer, répondez oui, ou ajoutez --yes.',
  'paper-words-count': 'Il faut 24 mots, il y en a {count} : relisez la page, ligne par ligne.',
  'paper-word-unknown': 'Le mot n° {at}, « {word} », n’est pas de la liste : relisez-le sur la page.',
  'paper-word-wrong':
    'Le mot n° {at}, « {word} », n’est pas le bon : sur la page, c’est sans doute « {right} ».',
  'paper-words-exchanged':
    'Les mots n° {at} et n° {other} sont échangés : tapez-les dans l’ordre de la page.',
  'paper-words-wrong': 'Plusieurs mots sont faux ou échangés : relisez la page, mot par mot.',
  'paper-other-key':
    'Cette page est celle d’une autre clé racine, ou d’une d’avant : cherchez la page la plus récente, dont l’empreinte est celle du bureau.',
  'paper-code-missing':
    'Le code de la page ne se lit pas sur {path} : photographiez-le de plus près, bien à plat, ou tapez les 24 mots dans un fichier (--words).',
  'paper-what': 'Donnez la photo de la page (--picture) ou un fichier qui contient les 24 mots (--words).',
  'root-not-announced':
    'Aucune nouvelle clé racine n’est annoncée : lancez d’abord « passeport key rotate-root » sans --finish.',
  'root-announced-lately':
    'La nouvelle clé racine n’est annoncée que depuis le {day} : attendez le {from}, pour que chaque téléphone ait pris une liste, ou ajoutez --force.',
  'list-is-delta':
    '{path} ne contient que les changements d’une liste à la suivante : donnez la liste entière, son dossier ou son fichier .psl.',
  'list-missing':
    'Il n’y a pas de liste publiée dans {path} : indiquez le dossier ou le fichier de la liste.',
  'plan-unknown':
    'Le régime « {plan} » n’existe pas dans ce bureau, qui a : {known}. Choisissez l’un d’eux, ou ajoutez le vôtre dans plans.json.',
  'card-missing': 'La carte {card} n’existe pas dans ce bureau : vérifiez le numéro.',
  'card-key-refused':
    'Aucune carte n’est émise : tous les postes la refuseraient, sa clé ne vaut plus ou n’est pas pour les cartes ({reason}). Lancez « passeport key rotate » là où est la clé racine.',
  'household-missing':
    'Le ménage {household} n’existe pas : vérifiez son numéro (on peut aussi donner un numéro de membre ou de carte).',
  'date-in-future': 'Le {date} n’est pas encore arrivé : vérifiez la date.',
  'contribution-refused': 'La cotisation n’est pas enregistrée : {reason}.',
  'mutuelle-needed': 'Pour quelle mutuelle ? Ajoutez --mutuelle NNNN, ou --all pour toutes.',
  'mutuelle-not-named':
    'Des lignes ne disent pas de quelle mutuelle elles sont : ajoutez --mutuelle NNNN (voyez « passeport mutuelle list »), ou une colonne « Mutuelle ».',
  'mutuelle-missing':
    'La mutuelle {mutuelle} n’existe pas dans ce bureau : voyez « passeport mutuelle list ».',
  'mutuelle-name-unclear':
    '« {mutuelle} » n’est le nom d’aucune mutuelle de ce bureau, ou de plusieurs : écrivez son numéro',
  cancelled: 'Annulé : rien n’a été fait.',
  'nothing-to-print':
    'Aucune carte à imprimer : signez-en avec « passeport card issue » ; pour réimprimer une carte gâchée, « passeport print reprint ».',
  'cards-in-batch':
    'Les {count} cartes à imprimer sont déjà dans le lot {batch}, pas encore confirmé : regardez son papier, puis « passeport print confirm {batch} » ; ou ajoutez --again pour les reprendre.',
  'nothing-to-hand-over':
    'Aucune carte imprimée à remettre ici : vérifiez le village et le délégué avec « passeport card undelivered », ou confirmez d’abord le lot.',
  'hand-over-what':
    'Quelles cartes sont remises ? Donnez leurs numéros, ou --batch, --from, --village ou --delegate.',
  'no-cards-in-file': 'Il n’y a pas de numéro de carte dans {path} : par exemple 0417-00123-02-36/1.',
  'batch-file-missing':
    'Le PDF du lot {batch} n’est plus là ({path}) : refaites-le avec « passeport print resume {batch} --from-sheet 1 ».',
  'batch-file-changed':
    'Le PDF du lot {batch} a été modifié ({path}) : ne l’imprimez pas, refaites-le avec « passeport print resume {batch} --from-sheet 1 ».',
  'batch-confirmed-to-reprint':
    'Le lot {batch} est déjà confirmé : pour réimprimer des feuilles, « passeport print reprint --batch {batch} --sheets … --reason … ».',
  'batch-to-confirm':
    'Le lot {batch} n’est pas encore confirmé : dites ses feuilles gâchées avec « passeport print confirm {batch} --spoiled … ».',
  'sheet-without-cards':
    'Le lot {batch} n’a pas de carte à imprimer à la feuille {sheet} (il a {sheets} feuilles) : voyez « passeport print show {batch} ».',
  'reprint-what':
    'Quelles cartes réimprimer ? Donnez leurs numéros, ou --batch et --sheets, ou --spoiled pour toutes les cartes gâchées.',
  'reason-needed':
    'Pourquoi réimprimer ? Ajoutez --reason : paper-jam (bourrage), power-cut (coupure), misprint (mal imprimée), misaligned (décalée), wrong-photo (mauvaise photo), badly-cut (mal coupée), missing (manque) ou other (autre).',
  'map-wrong':
    'Le fichier {path} doit associer des titres de colonnes à des champs, par exemple : { "Concession": "household" }.',
  'member-missing': 'Le membre {member} n’existe pas dans ce bureau : vérifiez le numéro.',
  'photos-needed':
    'Les portraits de qui ? Donnez des numéros de membres, ou --mutuelle NNNN, ou --all pour tous.',
  'move-to-other-office':
    'La mutuelle {mutuelle} est à un autre bureau : notez ici le départ (« passeport person left {member} ») ; l’autre bureau inscrira la personne sous un nouveau numéro.',
  'household-elsewhere':
    'Le ménage {household} n’est pas de la mutuelle {mutuelle} : donnez un de ses ménages, ou rien pour en faire un nouveau.',
  'village-of-household':
    'Le ménage {household} a déjà son village : ôtez --village, qui est pour un nouveau ménage.',
  'photo-being-changed': 'Ce fichier a été modifié pendant la lecture : relancez l’import.',
  'photo-none':
    'Le membre {member} n’a pas de photo : donnez-lui-en une avec « passeport photo assign FICHIER {member} ».',
  'photo-nobody':
    'Personne n’est concerné : vérifiez la mutuelle et les options, ou importez d’abord les membres et les photos.',
  'photo-box-outside':
    'Le cadre demandé pour {member} est hors de la photo ou trop petit : mesurez-le de nouveau sur la planche.',
  'photo-file-missing':
    'Le fichier {path} manque dans le bureau : restaurez la sauvegarde, ou importez de nouveau la photo.',
  'photo-file-changed':
    'Le fichier {path} n’est plus celui qui a été importé : quelqu’un l’a modifié. Restaurez la sauvegarde, ou importez de nouveau la photo.',
  'photo-not-changed':
    'La photo de {member} n’a pas été changée : le champ {field} ne convient pas, corrigez-le et recommencez.',
  'verifier-url-wrong':
    'L’adresse {url} ne convient pas : donnez celle de la page de vérification, qui commence par https://.',
  'invitation-malformed':
    'Cette invitation n’est pas possible : donnez une adresse en https de moins de 200 caractères et un nom de centre de 80 lettres au plus.',
  'port-taken': 'Le port {port} est déjà pris : choisissez-en un autre avec --port.',
  'fingerprint-needed':
    'Cette liste de confiance est signée par une autre clé racine : demandez au téléphone au bureau national l’empreinte de sa clé racine, et ajoutez-la avec --fingerprint.',
  'fingerprint-differs':
    'L’empreinte n’est pas celle de ce fichier : relisez les 20 chiffres au téléphone. S’ils diffèrent encore, le fichier a été changé en route : n’en faites rien.',
  'trust-not-root':
    'Seul le bureau qui garde la clé racine peut inscrire un bureau : faites-le au bureau national.',
  'trust-office-exists':
    'Le bureau n° {number} « {name} » est déjà inscrit : donnez un autre numéro avec --number ; si c’est lui et qu’il a perdu ses clés, ajoutez --renew.',
  'trust-range-taken':
    'Les mutuelles {mutuelles} sont déjà au bureau n° {number} « {name} » : donnez-en d’autres avec --mutuelles.',
  'trust-keys-expired':
    'Les clés de cette demande ne valent plus depuis le {through} : le bureau doit d’abord en faire de nouvelles.',
  'trust-older':
    'Cette liste de confiance (n° {sequence}) n’est pas plus récente que celle du bureau (n° {known}) : gardez la plus récente.',
  'trust-without-us':
    'Cette liste de confiance ne connaît pas les clés de ce bureau : envoyez d’abord la demande (« passeport key export ») au bureau national.',
  'trust-other-number':
    'La liste de confiance donne à ce bureau le n° {number}, mais il a déjà signé des cartes sous le n° {own} : demandez au bureau national de lui laisser le n° {own}.',
  'merge-refused':
    'Rien n’a été publié, à cause des listes refusées ci-dessus (nombre : {count}) : remplacez-les, retirez-les, ou ajoutez --skip-bad pour publier sans elles.',
  'merge-empty': 'Il ne reste aucune liste à réunir : donnez celle d’un bureau au moins.',
  'merge-office-twice': 'une autre liste de « {name} » est déjà donnée : gardez la plus récente des deux.',
  'merge-memory-damaged':
    'La liste nationale précédente ({path}) est abîmée : reprenez-la de la sauvegarde. Sans elle, une liste plus ancienne passerait pour nouvelle.',
  'disk-full':
    'Le disque est plein : libérez de la place et recommencez ; ce qui était déjà enregistré est intact.',
  'file-unreadable':
    '{path} ne peut pas être lu ou écrit ({reason}) : vérifiez que vous y avez droit, ou choisissez un autre endroit.',
  unexpected:
    'Une erreur imprévue est survenue ({reason}). Rien n’a été enregistré à moitié ; recommencez, et si cela revient, signalez-la.',

  // Numbers and dates
  'mutuelle-number-malformed':
    '« {text} » n’est pas un numéro de mutuelle : quatre chiffres, par exemple 0417.',
  'household-number-malformed': '« {text} » n’est pas un numéro de ménage : par exemple 0417-00123.',
  'member-number-malformed': '« {text} » n’est pas un numéro de membre : par exemple 0417-00123-02-36.',
  'card-number-malformed': '« {text} » n’est pas un numéro de carte : par exemple 0417-00123-02-36/1.',
  'photo-slip-malformed':
    'Ce code n’est pas celui d’une fiche photo : imprimez les fiches avec « passeport photo slips ».',
  'check-digits-wrong': 'Il y a une faute dans le numéro « {text} » : relisez chaque chiffre.',
  'date-malformed': '« {text} » n’est pas une date : écrivez par exemple 2026-11-22.',
  'month-malformed': '« {text} » n’est pas un mois : écrivez par exemple 2026-11.',
  'birth-date-malformed':
    '« {text} » n’est pas une date ou une année de naissance : écrivez par exemple 1985-03-12 ou 1985.',

  // Keys, cards, trust
  'not-a-card':
    'Ce texte n’est pas celui d’une de nos cartes : scannez le code QR au dos d’un passeport de santé.',
  'version-unknown': 'Cette carte est d’une version plus récente : mettez le programme à jour.',
  'text-malformed': 'Le texte de la carte est abîmé : scannez-la de nouveau.',
  'too-long': 'Ce texte est trop long pour une carte : scannez le code QR d’un passeport de santé.',
  'token-too-long':
    'Ce fichier est trop grand pour un document signé : vérifiez que c’est le bon, ou demandez-le de nouveau à qui l’a envoyé.',
  'token-malformed':
    'Ce fichier n’est pas un document signé, ou a été abîmé en route : vérifiez que c’est le bon, ou demandez-le de nouveau à qui l’a envoyé.',
  'header-refused':
    'Ce document signé n’est pas celui qu’il faut ici : vérifiez que c’est le bon fichier, ou mettez le programme à jour.',
  'key-unknown':
    'Ce document est signé par une clé que ce bureau ne connaît pas : ne l’utilisez pas, et demandez au bureau national d’où il vient.',
  'signature-wrong':
    'La signature est fausse, le document a été modifié ou vient d’ailleurs : ne l’utilisez pas, demandez-le de nouveau à qui l’a envoyé.',
  'claims-malformed':
    'La carte ne peut pas être signée : le champ {field} ne convient pas (nom de 60 lettres au plus, sans signe étrange).',
  'trust-list-malformed': 'La liste de confiance est abîmée ({field}) : reprenez-la du bureau.',
  'key-request-malformed': 'La demande de clés est abîmée : demandez-en une nouvelle au bureau.',
  'key-malformed': 'Cette clé est abîmée : reprenez-la de la sauvegarde.',
  'passphrase-empty': 'La phrase de passe est vide : donnez celle du bureau.',
  'passphrase-wrong': 'Ce n’est pas la bonne phrase de passe : essayez encore, en regardant les majuscules.',
  'sealed-key-malformed': 'Le fichier de clé est abîmé : reprenez-le de la sauvegarde.',
  'face-malformed': 'L’image du visage est abîmée : importez de nouveau la photo.',

  // Published list
  'plans-invalid':
    'Il y a une faute dans plans.json, le fichier des régimes du bureau : « passeport plan check » dit où, et quoi écrire.',
  'contribution-invalid':
    'Une cotisation a un montant ou un nombre de mois impossible ({problem}) : corrigez-la et recommencez.',
  'content-invalid':
    'La liste ne peut pas être publiée : {problem}. Lancez « passeport doctor », qui dit ce qui est à réparer.',
  'list-malformed': 'La liste est abîmée : prenez-en une nouvelle copie.',
  'list-too-big':
    'La liste est trop grande, ce n’est pas une liste de ce programme : demandez-en une au bureau.',
  'list-key-unknown': 'La liste est signée par une clé inconnue : demandez la nouvelle liste de confiance.',
  'list-signature-wrong':
    'La signature de la liste est fausse : ne l’utilisez pas, prenez-en une nouvelle copie.',
  'list-key-wrong-use':
    'La liste est signée par une clé qui n’est pas faite pour les listes : ne l’utilisez pas, demandez-en une autre au bureau.',
  'list-key-not-yet-valid':
    'La clé de la liste ne vaut qu’à partir du {validFrom} : réglez la date de l’appareil, ou demandez une autre liste au bureau.',
  'list-key-expired':
    'La clé de la liste n’est plus valable depuis le {validThrough} : demandez une nouvelle liste.',
  'list-key-stolen':
    'La liste est signée par une clé qui a été volée : ne l’utilisez pas, et demandez une nouvelle liste au bureau.',
  'list-request-refused':
    'Cette demande ne vient pas de ce bureau, ou a été changée : ne la signez pas, demandez-en une autre à l’opérateur.',
  'list-outside-scope':
    'La liste parle de la mutuelle {mutuelle}, qui n’est pas de ce bureau : ne l’utilisez pas.',
  'list-rollback':
    'Cette liste (n° {sequence}) est plus ancienne que celle déjà connue (n° {newestSequence}) : gardez la plus récente.',
  'list-from-future':
    'La liste est datée du {issued}, qui n’est pas encore arrivé : réglez l’heure de l’appareil.',
  'collection-nested':
    'C’est déjà une liste nationale, faite de plusieurs listes : donnez les listes des bureaux eux-mêmes.',
  'collection-overlap':
    'Les bureaux n° {otherOffice} et n° {office} parlent tous deux de la mutuelle {mutuelle} : une mutuelle n’a qu’un bureau. Voyez avec eux laquelle des deux listes est à corriger.',
  'collection-part-mismatch':
    'La liste nationale ne contient pas la liste du bureau n° {office} qu’elle annonce : prenez-en une nouvelle copie.',
  'collection-trust-older':
    'La liste du bureau n° {office} connaît une liste de confiance plus récente (n° {sequence}) : prenez-la d’abord avec « passeport trust import ».',
  'trust-mismatch': 'La liste de confiance n’est pas celle de cette liste : prenez une copie entière.',
  'trust-conflict':
    'Deux listes de confiance différentes portent le même numéro : ne les utilisez pas, et demandez au bureau national laquelle est la bonne.',
  'directory-malformed': 'La liste est abîmée : prenez-en une nouvelle copie.',
  'block-missing': 'Il manque une partie de la liste : prenez-en une copie entière.',
  'block-mismatch': 'Une partie de la liste n’est pas celle qui a été signée : prenez-en une nouvelle copie.',
  'block-malformed': 'Une partie de la liste est abîmée : prenez-en une nouvelle copie.',
  'delta-malformed': 'Le fichier de changements est abîmé : demandez la liste entière.',
  'delta-other-list': 'Ces changements vont avec la liste n° {sequence} : demandez la liste entière.',

  // Token Status List
  'status-value-refused':
    'L’état des cartes ne peut pas être écrit, le champ {field} ne convient pas : corrigez-le et recommencez.',
  'status-list-malformed': 'La liste d’états est abîmée ({field}) : prenez-en une nouvelle copie.',
  'status-list-too-big':
    'La liste d’états a plus de {limit} cartes, elle est trop grande : servez-vous de la liste publiée (« passeport publish »).',
  'status-token-too-long':
    'Ce n’est pas un jeton d’états de ce programme, il est trop long : demandez-le de nouveau.',
  'status-token-malformed': 'Le jeton d’états est abîmé : prenez-en une nouvelle copie.',
  'status-token-refused':
    'Ce jeton d’états est d’une forme que le programme refuse ({field}) : demandez-le de nouveau.',
  'status-key-unknown': 'Ce jeton d’états est signé par une clé inconnue : ne l’utilisez pas.',
  'status-signature-wrong': 'La signature du jeton d’états est fausse : ne l’utilisez pas.',
  'status-uri-wrong': 'Ce jeton d’états est celui d’une autre adresse ({uri}) : prenez celui de la vôtre.',
  'status-not-yet-valid': 'Le jeton d’états ne vaut pas encore : réglez l’heure de l’appareil.',
  'status-expired': 'Le jeton d’états ne fait plus foi : prenez le plus récent.',

  // Registry
  'office-busy': 'Une autre commande travaille sur ce bureau : attendez qu’elle finisse, puis recommencez.',
  'database-full':
    'Le disque est plein : libérez de la place et recommencez ; ce qui était déjà enregistré est intact.',
  'database-corrupt': 'La base du bureau est abîmée : restaurez la dernière sauvegarde.',
  'database-foreign':
    'Le fichier {path} n’est pas la base d’un bureau : vérifiez le dossier, ou restaurez la dernière sauvegarde.',
  'database-newer': 'La base du bureau vient d’une version plus récente : mettez le programme à jour.',
  'database-missing': 'La base du bureau est absente ({path}) : restaurez la dernière sauvegarde.',
  'database-unwritable':
    'La base du bureau ne peut pas être modifiée : vérifiez que vous avez droit au dossier.',
  'database-unreachable': 'Le serveur de la base ne répond pas : vérifiez l’adresse et le réseau.',
  'database-failed':
    'La base du bureau n’a pas pu être lue ou écrite ({engineCode}), rien n’a été enregistré : vérifiez la place et l’état du disque (« passeport doctor »), puis recommencez.',
  'mutuelle-unknown': 'la mutuelle {mutuelle} n’existe pas dans ce bureau : vérifiez son numéro',
  'mutuelle-outside-office':
    'la mutuelle {mutuelle} n’est pas dans les numéros de ce bureau : vérifiez son numéro, ou voyez avec son bureau',
  'mutuelle-numbers-exhausted':
    'ce bureau n’a plus de numéro de mutuelle libre : demandez une nouvelle série',
  'mutuelle-number-taken': 'le numéro {mutuelle} est déjà celui d’une autre mutuelle : prenez-en un autre',
  'mutuelle-full':
    'la mutuelle a déjà 99 999 ménages : faites-en une seconde avec « passeport mutuelle add »',
  'household-unknown': 'ce ménage n’existe pas : vérifiez son numéro',
  'household-full': 'le ménage a déjà 99 personnes : inscrivez celle-ci dans un autre ménage',
  'second-head': 'le ménage a déjà un chef : corrigez le lien de l’un des deux',
  'member-unknown': 'ce membre n’existe pas : vérifiez son numéro',
  'member-not-active': 'cette personne n’est plus membre : si c’est une erreur, « passeport person back »',
  'receipt-taken':
    'le reçu {receipt} est déjà enregistré pour une autre cotisation (ménage {household}) : vérifiez son numéro',
  'receipt-cancelled':
    'le reçu {receipt} est déjà annulé, et son numéro ne peut plus servir : donnez un autre numéro',
  'receipt-reserved':
    'les numéros BUR-… sont donnés par le bureau lui-même : laissez la case vide, ou mettez le numéro du papier',
  'receipt-unknown': 'Le reçu {receipt} n’existe pas dans la mutuelle {mutuelle} : vérifiez son numéro.',
  'receipt-is-counter-entry':
    'L’écriture {receipt} annule elle-même un reçu : elle ne s’annule pas. Enregistrez de nouveau la cotisation.',
  'photo-missing': 'cette personne n’a pas de photo : importez-en une d’abord',
  'face-too-big': 'l’image du visage est trop grande : importez de nouveau la photo',
  'card-live': 'cette personne a déjà une carte valable : si elle est perdue, « passeport card replace »',
  'edition-taken': 'cette carte existe déjà : recommencez',
  'edition-skipped': 'l’édition précédente de cette carte manque : recommencez',
  'text-refused': 'le champ {field} contient des signes qui ne conviennent pas : écrivez-le de nouveau',
  'value-refused': 'la valeur du champ {field} ne convient pas : corrigez-la',
  'office-unknown': 'La base n’appartient à aucun bureau : restaurez la dernière sauvegarde.',
  'range-malformed': 'La série de numéros de mutuelles ne convient pas : par exemple 0400-0499.',
  'card-unknown': 'La carte {card} n’existe pas dans ce bureau : vérifiez le numéro.',
  'card-already-dead':
    'La carte {card} est déjà annulée : il n’y a rien à faire de plus. Pour une nouvelle, « passeport card replace ».',
  'card-not-dead': 'La carte {card} n’est pas annulée : il n’y a rien à reprendre.',
  'card-replaced-since':
    'La carte {card} est déjà remplacée par une carte signée : gardez la nouvelle et détruisez l’ancienne.',
  'undo-too-late':
    'La carte {card} a été annulée un autre jour : remplacez-la par « passeport card replace {card} --reason other ».',
  'same-person': '{member} est donné deux fois : donnez les deux numéros de la personne.',
  'same-mutuelle':
    '{member} est déjà dans la mutuelle {mutuelle} : donnez avec --to celle où la personne va.',
  'member-gone':
    '{member} n’est plus membre : si c’est une erreur, « passeport person back {member} », puis recommencez.',
  'member-merged':
    '{member} est fusionné avec {other} : servez-vous de {other}, ou défaites la fusion (« passeport person unmerge {member} »).',
  'member-moved':
    '{member} a changé de mutuelle et porte le n° {other} : servez-vous de ce numéro-là ; si c’était une erreur, « passeport person removed {other} », puis « passeport person back {member} ».',
  'member-not-merged': '{member} n’est fusionné avec personne : il n’y a rien à défaire.',
  'merge-followed':
    '{member} est depuis fusionné avec {other} : défaites d’abord cette fusion-là (« passeport person unmerge {member} »).',
  'card-twice': 'La carte {card} est deux fois dans le lot : ôtez-la une fois.',
  'card-not-in-batch':
    'La carte {card} n’est pas dans ce lot : voyez ses cartes avec « passeport print show ».',
  'card-not-waiting':
    'La carte {card} est déjà imprimée : pour la réimprimer, « passeport print reprint {card} --reason … ».',
  'card-not-printed':
    'La carte {card} n’est pas encore imprimée, ou son lot n’est pas confirmé : voyez « passeport print list ».',
  'card-in-doubt':
    'Le contrôle du lot a trouvé la carte {card} absente, fausse ou illisible : réimprimez-la (« passeport print reprint »). Si vous l’avez en main et qu’elle est bonne : « passeport card handed-over {card} ».',
  'card-handed-over':
    'La carte {card} est déjà remise : si elle est abîmée ou perdue, « passeport card replace {card} --reason … » ; si elle est notée remise par erreur, « passeport card handed-over {card} --undo ».',
  'card-not-handed-over': 'La carte {card} n’est pas notée comme remise : il n’y a rien à défaire.',
  'undo-which':
    'Quelles remises sont à défaire ? Donnez les numéros des cartes, ou --from avec un fichier ; --undo ne va avec rien d’autre.',
  'editions-exhausted': 'Cette personne a déjà eu 999 cartes : inscrivez-la sous un nouveau numéro.',
  'batch-unknown': 'Le lot {batch} n’existe pas : voyez « passeport print list ».',
  'batch-number-taken': 'Le lot {batch} existe déjà : recommencez, il aura un autre numéro.',
  'batch-number-unknown': 'Le lot {batch} n’a pas été ouvert : voyez « passeport print list ».',
  'batch-not-confirmed':
    'Le lot {batch} n’est pas encore confirmé : regardez son papier, puis « passeport print confirm {batch} ».',
  'sheet-not-in-batch':
    'Le lot {batch} n’a pas de feuille {sheet} : il en a {sheets}. Voyez « passeport print show {batch} ».',
  'batch-already-confirmed':
    'Le lot {batch} est déjà déclaré imprimé : pour des cartes gâchées, « passeport print reprint ».',
  'sequence-unknown': 'Ce numéro de liste n’a pas été donné : publiez de nouveau.',
  'sequence-taken': 'Ce numéro de liste est déjà pris : publiez de nouveau.',

  // Spreadsheets
  'file-empty': 'Le fichier {fileName} est vide : choisissez-en un autre, ou enregistrez-le de nouveau.',
  'file-too-big': 'Le fichier {fileName} est trop gros : partagez-le en plusieurs.',
  'file-not-a-table': 'Le fichier {fileName} n’est pas un tableau : enregistrez-le au format .xlsx ou .csv.',
  'text-named-workbook':
    'Le fichier {fileName} s’appelle .xlsx mais n’est qu’un texte : nommez-le .csv, ou enregistrez-le comme classeur Excel.',
  'xls-not-supported':
    'Le fichier {fileName} est d’un ancien Excel (.xls) : ouvrez-le et enregistrez-le au format .xlsx.',
  'ods-not-supported':
    'Le fichier {fileName} est d’OpenDocument (.ods) : ouvrez-le et enregistrez-le au format .xlsx.',
  'workbook-protected':
    'Le fichier {fileName} est protégé par un mot de passe : ôtez-le dans Excel et recommencez.',
  'workbook-damaged': 'Le fichier {fileName} est abîmé : ouvrez-le dans Excel et enregistrez-le de nouveau.',
  'workbook-too-big': 'Le fichier {fileName} est trop gros une fois ouvert : partagez-le en plusieurs.',
  'csv-quote-unterminated':
    'Dans {fileName}, un guillemet ouvert à la ligne {line} n’est pas refermé : refermez-le ou ôtez-le.',
  'too-many-rows': 'Le fichier {fileName} a trop de lignes (au plus {limit}) : partagez-le en plusieurs.',
  'too-many-columns':
    'Le fichier {fileName} a trop de colonnes (au plus {limit}) : ôtez celles qui ne servent pas.',
  'sheet-unknown':
    'Le classeur {fileName} n’a pas de feuille « {sheet} » : donnez avec --sheet l’une de celles-ci : {seen}.',
  'headings-not-found':
    'Dans {fileName}, la ligne des titres est introuvable : écrivez sur une même ligne au moins {missing}.',
  'columns-missing':
    'Dans {fileName}, colonne introuvable : {missing} ; les titres lus sont : {seen}. Renommez le titre dans le fichier, ou dites avec --map quelle colonne c’est.',
  'months-without-year':
    'Dans {fileName}, rien ne dit de quelle année sont les mois : écrivez l’année dans les titres des colonnes (« Janvier 2026 ») ou au-dessus.',
  'heading-twice':
    'Dans {fileName}, deux colonnes ont le même sens ({name}) : ôtez ou renommez l’une des deux.',
  'map-malformed':
    'Le fichier d’association de {fileName} n’est pas de la bonne forme : écrivez par exemple { "Concession": "household" }.',
  'map-heading-unknown':
    'Le fichier {fileName} n’a pas de colonne « {name} » : corrigez le fichier d’association d’après celles-ci : {seen}.',
  'map-field-unknown': 'Le champ « {name} » n’existe pas : écrivez l’un de ceux-ci : {seen}.',

  // Photos
  'photo-unreadable': 'le fichier ne peut pas être lu : copiez de nouveau la photo',
  'photo-empty': 'le fichier est vide : copiez de nouveau la photo',
  'photo-not-an-image': 'ce n’est pas une image : choisissez une photo, en JPEG',
  'photo-format-unsupported': 'ce format d’image ({format}) n’est pas repris : enregistrez la photo en JPEG',
  'photo-truncated': 'il manque la fin de la photo : copiez-la de nouveau',
  'photo-damaged': 'la photo est abîmée : copiez-la de nouveau',
  'photo-too-large': 'la photo est trop grande : enregistrez-la plus petite',
  'photo-too-small': 'la photo est trop petite pour être imprimée : reprenez-la de plus près',
  'crop-out-of-picture': 'le cadrage demandé sort de la photo : mesurez-le de nouveau sur la planche',
  'face-finder-failed':
    'la recherche du visage a échoué sur cette photo : importez-la de nouveau, ou enregistrez-la en JPEG',

  // Printing
  'template-missing':
    'Le modèle « {name} » n’existe pas : choisissez parmi {known}, ou donnez le dossier du vôtre.',
  'template-invalid':
    'Le modèle de carte contient une faute ({where}) : « passeport template check » dit ce qu’il faut corriger.',
  'sheet-missing':
    'La mise en page « {name} » n’existe pas : choisissez parmi {known}, ou donnez un fichier .json.',
  'sheet-invalid': 'La mise en page contient une faute ({where}) : corrigez-la ou prenez-en une fournie.',
  'cards-refused':
    'Rien n’est imprimé : des cartes sont refusées ({count}). Corrigez-les, ou ajoutez --skip-refused pour imprimer les autres.',
  'measure-refused':
    'La mesure {where} ne va pas : elle devrait être proche de {expected} mm. Mesurez de nouveau, en millimètres.',
  'printer-needed': 'De quelle imprimante sont ces mesures ? Ajoutez --printer et un nom.',
  'printer-name-wrong': 'Le nom « {printer} » ne convient pas à une imprimante : 60 lettres au plus.',
  'printer-unknown':
    'L’imprimante « {printer} » n’a pas été mesurée (connues : {known}) : voyez « passeport print calibrate ».',
  'printer-not-calibrated':
    'L’imprimante « {printer} » n’a pas été mesurée sur du papier de {paper} : voyez « passeport print calibrate --layout ».',
  'print-settings-wrong':
    'Le fichier {path} contient une faute : corrigez-le, ou effacez-le et mesurez de nouveau.',
  'union-missing': 'Aucune mutuelle n’est de l’union « {union} ». Unions de ce bureau : {known}.',
  'village-missing':
    'Aucun ménage n’est du village « {village} » : regardez comment le registre l’écrit, ou faites le rapport de la mutuelle.',
  'report-empty': 'Ce bureau n’a pas encore de mutuelle : commencez par « passeport mutuelle add ».',
  'period-wrong':
    'Ces mois ne conviennent pas : le dernier vient après le premier, et il y en a {most} au plus.',
  'output-full':
    'Le disque est plein : libérez de la place et recommencez ; aucun PDF n’a été laissé à moitié.',
  'output-unwritable':
    'Le PDF ne peut pas être écrit dans {path} : vérifiez que vous y avez droit et qu’il n’est pas ouvert ailleurs.',

  // Scans
  'scan-not-an-image': 'Ce fichier n’est ni un PDF ni une image : donnez un PDF, un PNG ou un JPEG.',
  'scan-unreadable': 'Cette image est abîmée : scannez de nouveau.',
  'scan-too-large':
    'Ce fichier est trop grand : scannez à 300 points par pouce au plus, ou photographiez à 12 mégapixels.',
  'pdf-unreadable': 'Ce PDF est abîmé : refaites-le.',
  'pdf-password': 'Ce PDF est protégé par un mot de passe : ôtez-le et recommencez.',
};
