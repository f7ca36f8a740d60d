import type { CheckName, Finding } from '../actions/examine-office.ts';
import { countFr } from './count-things.ts';

type Findings = Readonly<Record<CheckName, Readonly<Record<string, string>>>>;

const LEVELS: Readonly<Record<Finding['level'], string>> = {
  ok: 'bien     ',
  warning: 'attention',
  error: 'MAL      ',
};

const FINDINGS: Findings = {
  database: {
    ok: 'La base est intacte.',
    damaged: 'La base est abîmée ({what}) : restaurez la dernière sauvegarde.',
  },
  audit: {
    ok: 'Le journal est intact, et les listes publiées le confirment.',
    audit: 'Le journal a été changé : lancez « passeport audit verify » pour savoir où.',
  },
  cards: {
    ok: 'Chaque carte est au journal.',
    unrecorded:
      'Des cartes ne sont pas au journal ({cards}) : ne les remettez pas, et cherchez qui a écrit dans la base.',
  },
  photos: {
    ok: 'Chaque photo enregistrée est là.',
    missing:
      'Il manque des fichiers de photos ({count}, d’abord celle de {member}) : restaurez la sauvegarde, ou importez-les de nouveau.',
    orphans: 'Des fichiers de photos ne servent plus ({count}) : ce n’est pas grave.',
  },
  keys: {
    ok: 'Les clés valent encore plus de 60 jours.',
    expired:
      'La clé qui {use} ne vaut plus : lancez « passeport key rotate » là où est la clé racine, ou demandez-le à qui la garde.',
    expiring:
      'La clé qui {use} ne vaut plus que {days} jours, jusqu’au {through} : lancez maintenant « passeport key rotate », ou demandez-le à qui garde la clé racine.',
    readable:
      'La clé {name} peut être lue par d’autres utilisateurs de l’ordinateur : réservez le fichier à vous seul.',
  },
  clock: {
    ok: 'La date de l’ordinateur est plausible.',
    behind: 'L’ordinateur est à la date du {today}, avant le dernier travail ({last}) : réglez sa date.',
  },
  disk: {
    ok: 'Il y a de la place sur le disque.',
    small: 'Il ne reste que {megabytes} Mo sur le disque : faites de la place.',
  },
  list: {
    ok: 'La dernière liste a moins de 8 jours.',
    none: 'Aucune liste n’est publiée : les centres ne connaissent encore personne.',
    old: 'La dernière liste (n° {sequence}) a {days} jours : publiez-en une nouvelle.',
  },
  backup: {
    ok: 'Il y a moins de 7 jours de travail sans sauvegarde.',
    old: 'Aucune sauvegarde depuis {days} jours : branchez la clé USB et lancez « passeport backup --to … ».',
  },
  plans: {
    ok: 'Les régimes sont sans faute.',
    faults: 'Le fichier plans.json a des fautes ({count}) : lancez « passeport plan check ».',
    unknown: 'Le régime {plan} de la mutuelle {mutuelle} n’existe pas : ajoutez-le dans plans.json.',
  },
};

/** What backup, restore and doctor say, in French. `safety.en.ts` has the same keys. */
export const safetyFr = {
  backupAbout: 'sauvegarder le bureau, chiffré, sur une clé USB ou dans un dossier',
  backupTo: 'clé USB ou dossier',
  backupKeep: 'nombre de sauvegardes à garder là',
  backupPhotos: 'Photos',
  backedUp: (path: string, bytes: number, photos: number, fresh: number) =>
    `Sauvegarde faite et relue : ${path} (${countFr(Math.ceil(bytes / 1000), 'ko', 'ko')}), ${countFr(photos, 'fichier de photo', 'fichiers de photos')} dont ${countFr(fresh, 'nouveau', 'nouveaux')}.`,
  backupKeepBoth: (folder: string) =>
    `Gardez le dossier ${folder} entier : les photos y sont à part. Sans la phrase de passe, personne ne peut l’ouvrir.`,
  backupsRemoved: (count: number) =>
    `${countFr(count, 'ancienne sauvegarde effacée', 'anciennes sauvegardes effacées')}.`,
  photosChanged: (count: number) =>
    `ATTENTION : ${countFr(count, 'fichier de photo a été changé sur le disque et n’est', 'fichiers de photos ont été changés sur le disque et ne sont')} pas dans la sauvegarde : importez de nouveau ces photos.`,
  backupOfServer:
    'La base de ce bureau est sur un serveur PostgreSQL : elle n’est pas dans cette sauvegarde, c’est la sauvegarde du serveur qui la garde.',
  backupReminder: (days: number, made: boolean) =>
    made
      ? `Dernière sauvegarde il y a ${countFr(days, 'jour', 'jours')} : branchez la clé USB et lancez « passeport backup --to … ».`
      : `Ce bureau n’a jamais été sauvegardé (${countFr(days, 'jour', 'jours')} de travail) : branchez une clé USB et lancez « passeport backup --to … ».`,
  restoreAbout: 'refaire un bureau d’après une sauvegarde',
  restoreTo: 'dossier du bureau à refaire, nouveau ou vide',
  restoreList: 'liste la plus récente de ce bureau (dossier ou fichier), d’un téléphone ou d’une clé USB',
  restoreForce: 'restaurer même sans liste, ou d’avant la dernière liste',
  restored: (path: string, day: string, time: string, photos: number) =>
    `Bureau refait dans ${path}, tel qu’il était le ${day} à ${time}, avec ${countFr(photos, 'fichier de photo', 'fichiers de photos')}.`,
  restoredOlder: (sequence: number) =>
    `ATTENTION : cette sauvegarde est d’avant la liste n° ${sequence} : les personnes inscrites depuis n’ont plus leur numéro. Inscrivez-les de nouveau, elles en auront un autre, et remettez-leur une nouvelle carte.`,
  numbersSkipped:
    'Des numéros ont été sautés, pour que personne n’ait celui d’un autre : les prochains ménages, personnes, cartes, reçus et listes commencent plus loin.',
  restoredNext: (day: string) =>
    `Saisissez de nouveau ce qui a été fait après le ${day}, lancez « passeport doctor », puis publiez.`,
  photosNotRestored: (count: number) =>
    `ATTENTION : ${countFr(count, 'fichier de photo manque', 'fichiers de photos manquent')} à côté de la sauvegarde : copiez aussi son dossier « photos », puis restaurez de nouveau.`,
  doctorAbout:
    'examiner tout le bureau : base, journal, photos, clés, date, disque, liste, sauvegarde, régimes',
  doctor: {
    levels: LEVELS,
    findings: FINDINGS,
    failed: 'Cet examen n’a pas pu se faire : {what}',
    summary: (errors: number, warnings: number) =>
      errors + warnings === 0
        ? 'Tout va bien.'
        : `${countFr(errors, 'chose à réparer', 'choses à réparer')}, ${countFr(warnings, 'chose à prévoir', 'choses à prévoir')}.`,
  },
};
