import type { ErrorSentences } from './error-codes.ts';

/** What the registry refuses, in French. */
export const errorsOfRegistryFr = {
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
  'household-unknown':
    'le ménage « {household} » n’existe pas dans la mutuelle {mutuelle} : vérifiez son numéro',
  'household-full': 'le ménage a déjà 99 personnes : inscrivez celle-ci dans un autre ménage',
  'second-head': 'le ménage a déjà un chef : corrigez le lien de l’un des deux',
  'member-unknown': 'ce membre n’existe pas : vérifiez son numéro',
  'member-not-active': 'cette personne n’est plus membre : si c’est une erreur, « passeport person back »',
  'receipt-taken':
    'le reçu {receipt} est déjà enregistré pour une autre cotisation (ménage {household}) : vérifiez son numéro',
  'receipt-cancelled':
    'le reçu {receipt} est annulé, et son numéro ne sert plus : pour enregistrer la somme de nouveau, donnez le numéro du papier suivi de « bis » ou, sans papier, un numéro à vous (« sans papier 1 »)',
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
} satisfies Partial<ErrorSentences>;
