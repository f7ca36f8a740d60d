import type { ErrorSentences } from './error-codes.ts';

/** What is wrong with numbers, keys, cards and lists, in French. */
export const errorsOfSignedFr = {
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
  'list-unsigned':
    'Cette liste n’est pas encore signée, c’est une demande : faites-la signer par l’administrateur (« passeport publish sign »), et prenez le fichier qu’il vous rend.',
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
} satisfies Partial<ErrorSentences>;
