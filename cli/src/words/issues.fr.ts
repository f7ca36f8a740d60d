import type { IssueSentences } from './issue-sentences.ts';

/** Why a row was refused, or what was left out of it, in French. `{value}` is the cell, `{otherRow}` an earlier row. */
export const issuesFr: IssueSentences = {
  missing: 'la case est vide',
  'cell-error': 'la case contient une erreur d’Excel',
  'formula-without-value':
    'la case contient une formule sans son résultat : ouvrez le fichier dans Excel ou LibreOffice, enregistrez-le, puis recommencez',
  'text-too-long': 'le texte est trop long',
  'text-characters': 'le texte contient des signes qui ne conviennent pas',
  'text-formula': 'la case contient une formule au lieu d’un texte',
  'text-garbled': 'des lettres sont abîmées : enregistrez le fichier en .xlsx ou en UTF-8',
  'name-too-long': 'le nom complet dépasse 60 lettres : abrégez-le avec la personne',
  'sex-unknown': '« {value} » n’est pas un sexe : M ou F',
  'date-unreadable': '« {value} » n’est pas une date : par exemple 12/03/1985, ou l’année seule',
  'date-impossible': 'le jour « {value} » n’existe pas',
  'date-year-ambiguous': 'dans « {value} », écrivez l’année en quatre chiffres',
  'date-day-number': '« {value} » n’est pas une date : mettez la case au format date',
  'date-in-future': '« {value} » n’est pas encore arrivé',
  'date-before-1900': '« {value} » est avant 1900',
  'age-unreadable': '« {value} » n’est pas un âge',
  'household-missing': 'on ne sait pas de quel ménage est la personne',
  'household-second-head': 'ce ménage a déjà un chef, ligne {otherRow}',
  'household-in-two-villages':
    'deux ménages de villages différents ont le même numéro, voyez la ligne {otherRow}',
  'row-already-seen': 'la même chose est déjà à la ligne {otherRow}',
  'card-number-unreadable':
    '« {value} » n’est pas un numéro de carte ou de membre : recopiez-le, avec ses deux derniers chiffres de contrôle, par exemple 0417-00123-02-36/1',
  'reason-unknown':
    '« {value} » n’est pas un motif connu : perdue, volée, abîmée, erreur, fraude, départ, décès ou autre',
  'number-unreadable': '« {value} » n’est pas un numéro : quatre chiffres, par exemple 0417',
  'household-unreadable': '« {value} » n’est pas un numéro de ménage',
  'amount-unreadable': '« {value} » n’est pas un montant en francs',
  'amount-zero': 'le montant est nul : laissez la case vide si rien n’a été payé',
  'amount-negative':
    'le montant est négatif : pour reprendre une somme, annulez son reçu (contribution cancel)',
  'amounts-disagree': 'le montant n’est pas la somme des mois de la ligne',
  'persons-unreadable': '« {value} » n’est pas un nombre de personnes, de 1 à 99',
  'period-with-gap': 'les mois payés par ce reçu ne se suivent pas : faites une ligne par suite de mois',
  'period-unreadable': '« {value} » n’est pas une période : par exemple janvier 2026 – décembre 2026',
  'period-without-year': '« {value} » ne dit pas l’année : écrivez par exemple janvier 2026 – mars 2026',
  'period-backwards': 'la période « {value} » finit avant de commencer',
  'receipt-already-seen': 'le même reçu est déjà à la ligne {otherRow}',
  'phone-unreadable': '« {value} » n’est pas un téléphone du Mali : non repris',
  'phone-second-left-out': 'le premier téléphone seulement est repris',
  'nina-unreadable': '« {value} » n’est pas un numéro NINA : non repris',
  'relation-unknown': 'lien « {value} » inconnu : non repris',
  'relation-contradicts-sex': 'le lien « {value} » ne va pas avec le sexe',
  'birth-year-only': 'année de naissance seulement',
  'birth-from-age': 'année de naissance comptée d’après l’âge',
  'birth-year-as-date': '1er janvier pris pour une année seule',
  'name-order-assumed': 'prénom et nom séparés au mieux : vérifiez',
  'household-from-above': 'ménage repris de la ligne au-dessus',
  'household-without-head': 'ce ménage n’a pas encore de chef',
  'row-key-already-seen':
    'le numéro « {value} » est déjà à la ligne {otherRow} : une photo de ce nom serait à deux personnes',
  'row-looks-like': 'ressemble beaucoup à la ligne {otherRow} : la même personne ?',
  'text-left-out': '« {value} » non repris',
  'method-unknown':
    'mode de paiement « {value} » inconnu, non repris : espèces, mobile, virement, chèque ou nature',
  'paid-on-assumed':
    'ce cahier ne dit pas les jours : chaque mois est pris pour payé à son dernier jour, ou aujourd’hui',
  'period-year-assumed': '« {value} » ne dit pas l’année : prise d’après le jour du paiement',
  'receipt-illegible':
    'numéro de reçu illisible : le bureau donne le sien (BUR-…) ; si vous le retrouvez, écrivez-le avant d’importer',
  'joined-unreadable': '« {value} » n’est pas une date d’adhésion : non repris',
};
