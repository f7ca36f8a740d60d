import type { ErrorSentences } from './error-codes.ts';

/** What commands, the office’s folder, keys’ places and backups refuse, in French. */
export const errorsOfCommandsFr = {
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
    'Le régime « {plan} » n’existe pas dans ce bureau, qui a : {known}. Choisissez l’un d’eux, ou ajoutez le vôtre avec « passeport plan new ».',
  'plan-change-too-early':
    'Le régime {plan} a déjà des conditions à partir de {last} : donnez un mois d’après, ou corrigez-les dans plans.json.',
  'plan-change-nothing': 'Rien ne change au régime {plan} : donnez ce qui change, par exemple --rate 7200.',
  'mutuelle-plan-same':
    'La mutuelle {mutuelle} a déjà le régime {plan} à partir de {month} : rien ne change.',
  'mutuelle-plans-too-many':
    'La mutuelle {mutuelle} aurait plus de {max} tarifs l’un après l’autre, plus qu’une liste ne peut en dire : donnez ce régime à partir d’un mois plus ancien, ce qui remplace les changements d’après.',
  'plan-state-too-much':
    'La part de l’État ({state}) dépasse le tarif entier ({rate}) : corrigez --state ou --rate.',
  'plan-exists':
    'Ce bureau a déjà un régime {plan} : donnez un autre code, ou changez celui-là avec « passeport plan change {plan} ».',
  'plan-refused': 'Ce régime n’est pas enregistré : corrigez son code ou son nom. {fault}',
  'plan-care-unknown': 'Ce régime n’a pas de soins « {care} » : il a {known}.',
  'plan-ceiling-of-what':
    'Ce plafond est par acte, ou par an pour une personne ou un ménage ? Écrivez {care}={fcfa}/act, {care}={fcfa}/person-year ou {care}={fcfa}/household-year.',
  'plan-rate-missing':
    'Ce régime n’a pas de tarif : donnez-le avec --rate, par exemple --rate 6900, ou laissez --state, --per et --every.',
  'statement-of-whom':
    'Donnez le numéro d’un ménage, par exemple 0400-00003 ; ou, pour tous les relevés d’une mutuelle ou d’un village, --mutuelle ou --village avec --out releves.pdf.',
  'statements-on-paper':
    'Les relevés de plusieurs ménages s’écrivent en PDF : donnez un nom en .pdf. Pour un tableau des sommes dues : « passeport report dues ».',
  'statements-none': 'Il n’y a là aucun ménage qui ait encore un membre : vérifiez --mutuelle et --village.',
  'receipt-whose':
    'De quelle mutuelle est le reçu {receipt} ? Ajoutez --mutuelle et son numéro ; ce reçu est à : {having}.',
  'receipt-nowhere': 'Aucune mutuelle n’a de reçu {receipt} : vérifiez son numéro.',
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
  'photo-replaced':
    'La photo de {member} n’est plus celle que vous avez regardée : faites une nouvelle planche et regardez-la de nouveau.',
  'photo-file-other':
    'Le fichier {path} n’est plus la photo dont il était question : relancez « passeport import photos » et répondez dans le nouveau fichier.',
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
  'trust-theft-not-declared':
    'La demande dit volée la clé {kid}, que la liste de confiance tient pour bonne : demandez-le au téléphone à ce bureau ; si c’est vrai, lancez d’abord « passeport key compromise {kid} --since {since} ».',
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
  'publish-too-big':
    'Rien n’est publié : cette liste dirait plus que ce que lit le téléphone d’un centre. Montrez ce message à l’administrateur.',
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
} satisfies Partial<ErrorSentences>;
