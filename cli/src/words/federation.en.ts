import { countEn } from './count-things.ts';
import type { federationFr } from './federation.fr.ts';

/** The words of `federation.fr.ts`, in English. */
export const federationEn: typeof federationFr = {
  keyExportAbout: 'write this office’s public keys, to have them listed by the national office',
  keyExportOut: 'file of the request, to send to the national office',
  trustAbout: 'the trust list: which offices sign for which mutuelles',
  trustListAbout: 'list the offices of the trust list',
  trustAddAbout: 'list another office, by its request (national office only)',
  trustImportAbout: 'take the national office’s trust list',
  trustNumber: 'number given to the office (else that of its request)',
  trustName: 'name of the office (else that of its request)',
  trustMutuelles: 'mutuelles given to the office, for example 0300-0399 (else those of its request)',
  trustFingerprint: 'fingerprint of 20 digits that the other office reads out on the telephone',
  mergeAbout: 'gather the offices’ lists into a national list; an office without a new list keeps its own',
  mergeOut: 'folder to put the national list in (else “collection” in the office’s folder)',
  mergeWithout: 'number of an office to leave out (repeat as needed)',
  mergeSkipBad: 'publish without the lists that are refused',
  verifierList: 'list to put on the page (else the office’s national list, else its list)',

  keysExported: (path) => `Request written: ${path}. Send it to the national office.`,
  keysFingerprint: (fingerprint) =>
    `Its fingerprint, to read on the telephone to somebody known at the national office: ${fingerprint}`,
  trustOffice: (number, name, mutuelles, through) =>
    `no. ${number}  ${name}  mutuelles ${mutuelles}  until ${through}`,
  trustGathers: (number, name) => `no. ${number}  ${name}  gathers the offices’ lists`,
  trustAdded: (number, name, mutuelles) =>
    `Office no. ${number} “${name}” now signs for mutuelles ${mutuelles}.`,
  trustStolen: (kid, since) =>
    `Its key ${kid}, stolen on ${since}, is listed as stolen: of its cards only those that the office’s list names stay good.`,
  trustAlready: (number, name) => `Office no. ${number} “${name}” is listed already.`,
  trustSend: (path, fingerprint) =>
    `Send ${path} to all offices. Fingerprint of the root key, to read on the telephone to a new office: ${fingerprint}`,
  trustImported: (sequence, offices) =>
    `Trust list no. ${sequence} installed (${countEn(offices, 'office', 'offices')}).`,
  trustSame: 'This is the office’s trust list already.',
  trustNewRoot:
    'This office is now under the national root key: publish, then make the verification page again. Phones set up with the page before take its lists no more.',

  mergeLine: (office, sequence, date, age, mutuelles) =>
    `  ${office}: list no. ${sequence} of ${date} (${age}), ${mutuelles}`,
  mergeAge: (days) => {
    if (days < 1) return 'today’s';
    return days === 1 ? 'yesterday’s' : `${days} days old`;
  },
  mergeMutuelles: (count, ranges) => `${countEn(count, 'mutuelle', 'mutuelles')} ${ranges}`,
  mergeKept: '    no new list: that of the national list before is kept',
  mergeOld: (office) => `    WARNING: it is more than 7 days old. Ask ${office} for a new list.`,
  mergeTooOld: (office) =>
    `    WARNING: it is more than 30 days old, centres grant no rights by it any more. Ask ${office} for a new list.`,
  mergeExpired: (office, date) =>
    `    WARNING: it does not hold since ${date}. Ask ${office} for a new list.`,
  mergeRefused: (what, reason, code) => `  refused: ${what}: ${reason} [${code}]`,
  mergeKeptRefused: (office) => `the list of ${office} kept from before`,
  mergeLeftOut: (office) =>
    `  WARNING: ${office} was in the national list before and is not in this one. Phones keep its last list.`,
  merged: (sequence, offices, path) =>
    `National list no. ${sequence} (${countEn(offices, 'office', 'offices')}): ${path}`,
};
