import { countEn } from './count-things.ts';
import type { officesErrorsFr, officesFr } from './offices.fr.ts';

/** The words of `offices.fr.ts`, in English. */
export const officesEn: typeof officesFr = {
  about: 'several offices: give mutuelles to another, take some in, see how the lists stand',
  exportAbout: 'give mutuelles to another office: they are closed here, all goes into a sealed file',
  exportMutuelle: 'numbers of the mutuelles to give',
  exportOut: 'file to write, for example on a USB stick (transfer.age)',
  exportCancel:
    'open the mutuelles again, as long as the national office has not given them to the other office',
  secretFile: 'file that contains the passphrase of the transfer (else it is asked for)',
  importAbout: 'take in another office’s mutuelles, which the national office gave to this one',
  statusAbout: 'see of when each office’s list is, and what none covers',

  secretAsked: 'Passphrase of the transfer (the one that the other office chose)',
  secretChosen: 'Choose a passphrase for this transfer (not the office’s)',
  secretAgain: 'The same passphrase once more',

  closed: (mutuelles) =>
    `Closed here, to be read only: ${mutuelles}. No new member, card or receipt for them.`,
  exported: (path, persons, cards, photos) =>
    `All is in ${path}: ${countEn(persons, 'person', 'persons')}, ${countEn(cards, 'card', 'cards')}, ${countEn(photos, 'file', 'files')} of photos.`,
  exportSecret:
    'Bring that file to the new office, and tell it the passphrase of the transfer on the telephone, never by the same way.',
  exportRequest: (path) =>
    `Send ${path} to the national office, which gives the mutuelles to the other office: “passeport trust move ${path} --to NUMBER”.`,
  exportUndo: (mutuelles) =>
    `Until it has done so, this opens all again: “passeport office export --cancel --mutuelle ${mutuelles}”.`,
  photosLeftOut: (count) =>
    `WARNING: ${countEn(count, 'file of photos is', 'files of photos are')} missing here, or changed: not in the transfer. See “passeport doctor”.`,
  reopened: (mutuelles) =>
    `Opened again: ${mutuelles}. The file of the transfer is worth nothing now: destroy it and tell the national office. New numbers begin further on, so that nobody gives them twice.`,
  imported: (mutuelles, office) => `Taken in from ${office}: ${mutuelles}.`,
  importedWhat: (persons, cards, receipts, photos) =>
    `${countEn(persons, 'person', 'persons')}, ${countEn(cards, 'card', 'cards')}, ${countEn(receipts, 'receipt', 'receipts')}, ${countEn(photos, 'file', 'files')} of photos. Printed cards stay valid.`,
  newPlans: (codes) => `Plans added to plans.json: ${codes}.`,
  joinedPlans: (codes) =>
    `Plans ${codes}: one of the two offices had changed them since; the change holds from now on. Check it: “passeport plan show”.`,
  renamedPlan: (code, beside, mutuelles) =>
    `The other office’s plan ${code} does not say the same as the one here: it is taken in under the code ${beside}, and months keep their rate. To change to yours: “passeport mutuelle plan ${mutuelles} ${code} --from YYYY-MM”.`,
  unbelieved: (count) =>
    `WARNING: ${countEn(count, 'card', 'cards')} that the other office signed after the transfer is worth nothing at a desk: make it again with “passeport card issue”.`,
  importedNext: 'Publish now (“passeport publish”): it is your list that covers them from now on.',

  trustMoveAbout: 'give mutuelles that an office has closed to another office (national office only)',
  trustMoveTo: 'number of the office that takes them in',
  moved: (mutuelles, from, to) =>
    `Mutuelles ${mutuelles}: they were ${from}’s, they are ${to}’s from now on.`,
  movedAlready: (mutuelles, to) => `Mutuelles ${mutuelles}: they are ${to}’s already.`,
  movedSend: (path) =>
    `Send ${path} to both offices, which do “passeport trust import”: the old one has them in its list no more, the new one can take them in.`,
  trustAwaited: (mutuelle, name) =>
    `Mutuelle ${mutuelle} comes back from “${name}”: it stays closed here until you take in that office’s file (“passeport office import”).`,

  closedSince: (day) => `closed on ${day}, given to another office`,
  headings: ['Office', 'List', 'Date', 'State', 'Mutuelles'],
  noList: 'no list',
  expired: 'EXPIRED',
  freshness: {
    fresh: 'recent',
    old: 'OLD, more than 7 days',
    'too-old': 'TOO OLD, more than 30 days',
    none: 'unknown',
  },
  uncovered: (office, ranges) => `  ${office}: no list covers ${ranges}`,
  unlisted: (mutuelle, office) =>
    `WARNING: mutuelle ${mutuelle} went to ${office}, which does not have it in its list yet: ask it to publish.`,
  keyEnds: (office, use, days, through) =>
    days < 0
      ? `WARNING: at ${office}, the key that ${use} does not count since ${through}.`
      : `WARNING: at ${office}, the key that ${use} counts only until ${through} (${countEn(days, 'day', 'days')}).`,
};

export const officesErrorsEn: typeof officesErrorsFr = {
  'trust-takes-mutuelle':
    'This trust list gives mutuelle {mutuelle} to another office, and it is still open here: close it first with “passeport office export --mutuelle {mutuelle} --out FILE”, or ask the national office to give it back.',
  'move-not-theirs':
    'Mutuelle {mutuelle} is not that of “{name}”, which asks to give it away: nothing is changed, ask for a new request.',
  'move-office-unknown':
    'Office no. {number} is not in the trust list: see “passeport trust list”, or list it first with “passeport trust add”.',
  'move-same-office': 'These mutuelles are office no. {number}’s already: give the other office’s number.',
  'move-leaves-nothing': '“{name}” would have no number of a mutuelle left: leave it one at least.',
  'export-what': 'Give --out FILE to write the transfer, or --cancel alone to open the mutuelles again.',
  'export-confirmed':
    'The national office has given mutuelle {mutuelle} to another office already: it cannot be opened again here. If that is a mistake, ask the national office.',
  'transfer-passphrase-missing':
    'The passphrase of the transfer is needed: run the command in a terminal, or give it by --secret-file.',
  'transfer-passphrase-wrong':
    'This passphrase does not open {path}: ask on the telephone for the one that the other office chose for this transfer.',
  'transfer-damaged':
    '{path} is not a whole transfer, or was changed on its way: nothing is taken in, ask the other office for a new copy.',
  'transfer-unknown-office':
    'No office of the trust list has signed {path}: take the latest trust list (“passeport trust import”), or refuse this file.',
  'transfer-not-granted':
    'Mutuelle {mutuelle} is still that of “{name}”: ask the national office to give it to you (“passeport trust move”), then take its trust list (“passeport trust import”).',
  'transfer-not-theirs':
    'Mutuelle {mutuelle} is not that of “{name}”, which signed this transfer: refuse this file and tell the national office.',
  'transfer-overtaken':
    'This file is not the transfer of mutuelle {mutuelle} that the national office accepted: ask “{name}” for its last file.',
  'transfer-for-another':
    'The national office gave mutuelle {mutuelle} to another office than this one: that office takes it in.',
  'transfer-already': 'Mutuelle {mutuelle} is in this office already: nothing is taken in a second time.',
  'mutuelle-diverged':
    'Mutuelle {mutuelle} was changed here after it was given away, or the file that brings it back is not whole: nothing is taken. Ask the other office for a new file; if that is refused too, ask the national office.',
  'export-came-back':
    'Mutuelle {mutuelle} came back from “{name}”, and what was done there since is not here yet: first take that office’s file (“passeport office import”).',
  'transfer-malformed':
    'This file is not a whole request for a transfer: ask the office that gives the mutuelles for a new copy.',
  'mutuelle-closed':
    'Mutuelle {mutuelle} is closed here, it was given to another office: that office has to do it.',
  'mutuelle-not-closed': 'Mutuelle {mutuelle} is not closed: there is nothing to open again.',
  'mutuelle-name-taken':
    'This office has a mutuelle “{name}” (no. {other}) in the same union already: no. {mutuelle} cannot come in under the same name. Ask the national office.',
  'mutuelle-in-batch':
    'Cards of mutuelle {mutuelle} are in batch {batch}, of which nobody has said what became of it: “passeport print confirm {batch}” first.',
};
