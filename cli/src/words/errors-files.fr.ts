import type { ErrorSentences } from './error-codes.ts';

/** What is wrong with spreadsheets, photos, templates and scans, in French. */
export const errorsOfFilesFr = {
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
} satisfies Partial<ErrorSentences>;
