import { countFr } from './count-things.ts';

/** Templates, sheets, calibration and what is looked at before printing, in French. `print-shop.en.ts` has the same keys. */
export const printShopFr = {
  templateAbout: 'modèles de cartes',
  templateListAbout: 'lister les modèles et les mises en page fournis',
  templatePreviewAbout: 'faire une image d’un modèle, avec des personnes inventées',
  templateCheckAbout: 'dire ce qui ne va pas dans un modèle, et où',
  templateArgument: 'nom d’un modèle fourni, ou dossier du vôtre',
  previewOut: 'image à écrire',
  previewDpi: 'points par pouce de l’image',
  previewName: 'nom à mettre sur la carte, pour voir s’il tient',
  templateOption: 'modèle de carte : passeport, compact, menage, ou le dossier du vôtre',
  layoutOption:
    'mise en page : un nom (voyez « passeport template list ») ou un fichier .json ; sinon celle du modèle',
  labelsOption: 'langue des mots imprimés : fr, en ou bm (bambara, à faire relire)',
  duplexOption: 'bord sur lequel l’imprimante tourne la feuille : long ou short (court)',
  printerOption: 'imprimante dont corriger les décalages (voyez « print calibrate »)',
  dpiOption: 'points par pouce de l’imprimante, s’ils ne sont pas 300',
  emergencyOption: 'numéro à appeler, imprimé sur les cartes ; il est retenu pour les lots suivants',
  checkOption: 'regarder seulement : dire ce qui serait refusé, sans rien imprimer',
  skipRefusedOption: 'laisser de côté les cartes refusées et imprimer les autres',
  calibrateAbout: 'faire la page à mesurer d’une imprimante, puis retenir vos mesures',
  calibratePrinter: 'le nom que vous donnez à l’imprimante',
  calibrateSet: 'vos mesures en millimètres, par exemple "A=30 B=30,5 C=150 D=229,5 E=31 F=30"',
  calibrateLayout: 'une mise en page sur le papier à mesurer',
  calibrateOut: 'page à imprimer',
  printersAbout: 'lister les imprimantes mesurées',

  templatesTitle: 'Modèles (--template) :',
  sheetsTitle: 'Mises en page (--layout) :',
  previewWritten: (path: string) => `Image du modèle : ${path}`,
  fault: (level: string, where: string, what: string) => `  ${level}, ${where} : ${what}`,
  faultLevels: { error: 'faute', warning: 'à voir' },
  faults: {
    'template-absent': () => 'ce fichier manque : un modèle est un dossier qui le contient',
    'template-unreadable': (details: string) =>
      `une virgule, un guillemet ou une accolade manque ou est de trop${details === '' ? '' : `, vers la ligne ${details}`}`,
    'key-unknown': () => 'clé inconnue : ôtez-la, ou corrigez son nom',
    'key-missing': () => 'cette clé manque',
    'value-choices': (details: string) => `valeur inconnue ; sont possibles : ${details}`,
    'template-key': (details: string) => `valeur qui ne convient pas (${details})`,
    'template-name': (details: string) => `ne mène à rien (${details})`,
    'template-file': () => 'ce fichier n’est pas dans le dossier du modèle',
    'drawing-reaches-out': () =>
      'le dessin contient une image ou nomme un autre fichier : il ne doit avoir que ses propres traits',
    'file-unusable': (details: string) =>
      `ce fichier ne peut pas être lu : refaites-le ou reprenez celui du modèle fourni${details === '' ? '' : ` (${details})`}`,
    'box-outside': (details: string) => `le cadre sort de la surface de ${details}`,
    'near-edge': (details: string) => `texte à moins de ${details} du bord : la coupe pourrait le toucher`,
    'qr-small': (details: string) => `code QR trop petit pour une carte avec visage : ${details} au moins`,
    'field-missing': (details: string) => `aucun champ ne montre « ${details} »`,
    'words-to-review': (language: string) =>
      `les mots en ${language === 'bm' ? 'bambara' : 'anglais'} attendent la relecture d’un locuteur`,
  },
  templateSound: (name: string) => `Le modèle ${name} est bon à imprimer.`,
  templateFaulty: (name: string, faults: number) =>
    `Le modèle ${name} a ${countFr(faults, 'faute', 'fautes')} à corriger.`,

  warnings: {
    'name-shrunk': 'nom réduit pour tenir',
    'text-ellipsised': 'texte coupé, trop long pour la carte',
    'name-ellipsised': 'nom coupé, trop long pour la carte',
    'glyph-missing': 'lettre absente de la police',
    'photo-missing': 'pas de photo',
    'photo-low-dpi': 'photo de moins de 200 points par pouce',
    'barcode-too-fine': 'code-barres trop fin pour cette imprimante',
  },
  moreWarnings: (count: number, what: string) => `  … et ${countFr(count, 'autre', 'autres')} : ${what}`,
  refused: (card: string, what: string) => `  refusée, carte ${card} : ${what}`,
  refusals: {
    'qr-too-big': 'code QR trop grand : refaites la carte avec une photo plus légère',
    'qr-too-fine':
      'code QR trop fin pour cette imprimante : prenez un modèle à code plus grand, ou plus de points par pouce',
    'photo-invalid': 'portrait abîmé : importez de nouveau la photo',
    'photo-truncated': 'portrait incomplet : importez de nouveau la photo',
    'name-glyph-missing': 'une lettre du nom n’est pas dans la police : corrigez le nom',
    'person-twice': 'cette personne est deux fois dans le lot',
    'signature-refused': 'signature ou clé refusée par la liste de confiance : signez de nouveau la carte',
    'code-of-another-card': 'son code est celui d’une autre carte : signez de nouveau la carte',
    'card-past': 'sa date de validité est passée : renouvelez la carte',
  },
  checked: (cards: number, sheets: number, refused: number, warnings: number) =>
    `Rien n’est imprimé. ${countFr(cards, 'carte', 'cartes')} sur ${countFr(sheets, 'feuille', 'feuilles')} : ${countFr(refused, 'refus', 'refus')}, ${countFr(warnings, 'remarque', 'remarques')}.`,

  calibrationNoName: 'sans nom',
  calibrationPage: (printer: string) => ({
    front: {
      title: `Calibrage : ${printer}`,
      steps: [
        '1. Imprimez cette page recto verso, à 100 % (« taille réelle », jamais « ajuster à la page »), sur le papier des cartes.',
        '2. Avec une règle, mesurez en millimètres, au demi-millimètre près :',
        'A : du bord gauche du papier au cadre.',
        'B : du haut du papier au cadre.',
        'C : la largeur du cadre.     D : la hauteur du cadre.',
        'Puis retournez la feuille, le texte à l’endroit, et mesurez E et F.',
        '3. Donnez vos mesures :',
        `passeport print calibrate --printer "${printer}" --set "A=… B=… C=… D=… E=… F=…"`,
        '4. Ajoutez ensuite --printer à chaque « print batch » pour cette imprimante.',
      ],
    },
    back: {
      title: `Verso : ${printer}`,
      steps: [
        'Tenez la feuille de sorte que ce texte soit à l’endroit.',
        'E : du bord gauche du papier au cadre.',
        'F : du haut du papier au cadre.',
        'À la lumière, les deux cadres devraient se couvrir.',
      ],
    },
  }),
  calibrationWritten: (path: string) =>
    `Page à imprimer recto verso et à mesurer à la règle : ${path}. Ce qu’il faut faire est écrit dessus.`,
  calibrated: (printer: string) =>
    `Mesures retenues. Pour imprimer droit : passeport print batch --printer "${printer}"`,
  printerLine: (name: string, paper: string, day: string) => `${name}  ${paper}  mesurée le ${day}`,
  noPrinter: 'Aucune imprimante mesurée : commencez par « passeport print calibrate ».',
};
