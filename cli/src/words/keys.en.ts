import type { keysFr } from './keys.fr.ts';

/** What is said of keys, in English. */
export const keysEn: typeof keysFr = {
  keysOption: 'USB stick or folder with the keys kept off this computer (else PASSEPORT_KEYS)',
  rotateAbout:
    'replace the office’s keys (cards, lists, collections; else all); cards already printed stay good',
  rotateRequest: 'file of the request, when the root key is at the national office',
  rotateRootAbout: 'replace the root key, in two steps: announce it, then --finish a month later',
  rotateFinish: 'the new root key signs alone from now on',
  rotateForce: 'without waiting a month',
  compromiseAbout: 'declare a key of the trust list stolen (its name: “passeport key list”)',
  compromiseSince: 'first day on which a thief may have had it, YYYY-MM-DD',
  moveAbout: 'put a key (root, lists, collections) on a USB stick and take it off this computer',
  bringAbout: 'put a key that is kept on a USB stick back on this computer',
  passphraseAbout: 'change the passphrase of this office’s keys (and of the stick’s, with --keys)',
  passphraseFile: 'file of the new passphrase (else PASSEPORT_NEW_PASSPHRASE, else asked for twice)',
  paperAbout: 'write the root key on a page to print: a QR code and 24 words',
  paperOut: 'page to write, a .pdf',
  restoreAbout: 'make the root key again from its page: a photo of the code, or the 24 words typed',
  restorePicture: 'photo or scan of the page',
  restoreWords: 'text file with the 24 words',
  trustRenew: 'new keys of an office that is listed already and has lost its own',

  endsSoon: (use, days, through) =>
    `WARNING: the key that ${use} counts for ${days} more day${days === 1 ? '' : 's'} only, until ${through}: run “passeport key rotate” where the root key is.`,
  stolenSince: (since) => `  STOLEN, since ${since}`,

  rotated: (use, kid, old) => `New key ${kid}, which ${use}, in the place of ${old}.`,
  cameHere: (kid, role) =>
    `The old one was not plugged in: key ${kid} is on this computer. To keep it elsewhere: “passeport key move ${role} STICK”.`,
  rotatedNext: 'Printed cards stay good. Publish now: phones learn of the new keys with the list.',
  rotatedSend: (path) => `Send ${path} to the other offices too.`,
  renewalNext:
    'The new keys wait in this office; today’s are used until you take the trust list that comes back (“passeport trust import”).',
  rootAnnounced: (fingerprint, path) =>
    `The new root key is announced; the old one still signs. Publish, and send ${path} to all offices. In a month, when every phone has taken a list: “passeport key rotate-root --finish”. Fingerprint of the new one: ${fingerprint}`,
  rootFinished: (path) =>
    `The new root key signs alone. Publish, send ${path} to all offices, make the verifier page and the root key’s sheet of paper again.`,

  compromised: (kid, number, name, since) =>
    `Key ${kid} of office no. ${number} “${name}” is declared stolen since ${since}.`,
  compromisedCards: (count) =>
    count === 0
      ? 'No card is to be made again at once.'
      : `${count} card${count === 1 ? '' : 's'} signed since that day died and must be made again: run “passeport card issue --all”, then print.`,
  compromisedNext:
    'Publish now: until a phone has the new list, it still believes the thief’s cards. Cards of before stay good; replace them when they are renewed.',
  compromisedOther: (path) =>
    `Send ${path} to all offices; that one takes it with “passeport trust import”, then publishes and asks for new keys (“passeport key rotate --request”).`,

  moved: (kid, path, isRoot) =>
    `Key ${kid} is in ${path}, and no more on this computer. Keep that stick in a safe place, and make a copy of it: ${isRoot ? 'without it or the paper nobody can make the key again' : 'if it is lost, a new key is needed (“passeport key rotate”)'}.`,
  movedUse: (dir) => `When a command asks for it: plug in the stick and add --keys ${dir}.`,
  brought: (kid) => `Key ${kid} is on this computer again. The stick keeps a copy.`,

  passphraseChanged: (keys) =>
    keys === 0
      ? 'The new passphrase opens all of these keys already: nothing was changed.'
      : `The passphrase is changed, for ${keys} key file${keys === 1 ? '' : 's'}. Make a backup now.`,
  passphraseElsewhere:
    'Keys kept elsewhere and backups made before keep the old passphrase: plug in each stick and run it again with --keys DIR. The sheet of paper has none: it stays good. If somebody may have copied the keys and knows the old passphrase, change the keys too (“passeport key rotate”, or “key compromise”).',
  paperWritten: (path) =>
    `The root key is written, without a passphrase, in ${path}: print it, delete the file, and keep the page in a closed envelope, in a safe.`,
  restored: (kid) =>
    `The root key ${kid} is on this computer again. To keep it elsewhere: “passeport key move root”.`,
  paper: {
    title: 'Root key of the health passport',
    warning:
      'SECRET. Whoever reads this page can sign in the federation’s place: no passphrase protects it. Keep it in a closed envelope, in a safe, and photograph it only to make the key again.',
    steps: [
      'To make the key again, in a restored office:',
      'passeport key restore --picture PHOTO (a photo of the code),',
      'or type the 24 words, in order, into a file: passeport key restore --words FILE.',
      'Accents do not count, and the first four letters are enough. Delete the photo or the file afterwards.',
    ],
    fingerprint: (digits) => `Fingerprint of the public key: ${digits}`,
    foot: (office, day) => `${office}, ${day}`,
  },

  trustFollowed:
    'The root key was replaced, as the one before had announced. Publish: phones follow by themselves.',
};
