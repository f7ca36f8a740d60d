import { countEn } from './count-things.ts';
import type { photoFr } from './photo.fr.ts';

/** What the photo commands say, in English. */
export const photoEn: typeof photoFr = {
  about: 'photos: slips, contact sheets, corrections',
  slipsAbout: 'print slips to hold while the photo is taken: the program then knows whose it is',
  slipsAll: 'also for persons who have a photo already',
  outPdf: 'PDF file to write (else in the office’s prints folder)',
  sheetAbout: 'write a contact sheet, to be proofread by somebody who knows the persons',
  sheetOut: 'file to write, .pdf or .html (else a PDF in the office’s prints folder)',
  sheetOnly: 'only: warnings (those in doubt), unreviewed, refused, all',
  cropAbout: 'crop a person’s photo otherwise',
  cropBox:
    'box: left,top,width,height in per cent of the original photo (12,5,40,50), or in pixels (480,200,1600,2000px)',
  refuseAbout: 'refuse a photo: it is kept, but no card is made with it',
  refuseReason: 'why, in a few words',
  acceptAbout: 'accept a photo, after looking at it',
  assignAbout: 'say whose a photo is: a file, or the beginning of the hash of one of the office’s photos',
  correctAbout: 'do the corrections of a file (number;action;value), such as the HTML contact sheet’s',
  listAbout: 'list photos',
  listState: 'only: unreviewed, accepted, refused',
  reportAbout: 'count photos and doubts, also by how light the skin is',
  redoAbout: 'make the portraits anew from the original photos',
  background:
    'behind the person: kept (as it is), flat (light and plain; kept where hair or a scarf could be cut into)',
  redoAll: 'for all of the office’s mutuelles',
  redoOnly:
    'only: outdated (made by another version of the program), warnings (with a doubt), unreviewed (never looked at), all',
  redoForgetCrops: 'look for the face again, also where somebody chose the crop',

  inspecting: 'Reading photos',
  drawingSheet: 'Contact sheet',

  slipsWritten: (slips, pages, path) =>
    `${countEn(slips, 'slip', 'slips')} on ${countEn(pages, 'sheet', 'sheets')}: ${path}`,
  slipsAdvice:
    'Print at 100 %, cut, and let everyone hold their slip to the chest; or photograph the slip, then the person, once each. One folder a phone.',
  sheetWritten: (persons, pages, path) =>
    `${countEn(persons, 'photo', 'photos')} on ${countEn(pages, 'page', 'pages')}: ${path}`,
  damaged: (count) => `${countEn(count, 'file', 'files')} missing or changed:`,
  accepted: (member) => `The photo of ${member} is accepted.`,
  refused: (member) => `The photo of ${member} is refused: no card will be signed or printed with it.`,
  cropped: (member) => `The photo of ${member} is cropped anew: look at it on a new contact sheet.`,
  assigned: (member) => `The photo is ${member}’s: look at it on a new contact sheet.`,
  unchanged: (member) => `Nothing to change for ${member}: it was so already.`,
  takenFrom: (members) => `This photo is no longer that of ${members.join(', ')}.`,
  formerCards: (count) =>
    `${countEn(count, 'card has', 'cards have')} the former photo in the QR code: replace it with “passeport card replace”:`,
  corrected: (changed, already, refused) =>
    `Corrections: ${changed} done, ${already} done already, ${refused} refused.`,
  nothingToCorrect: 'No action in this file: write one in the second column.',
  rowProblems: {
    number: '“{value}” is not a member number',
    action: 'unknown action “{value}”: write accept, refuse, crop or assign',
    box: 'box “{value}” to be written like this: 12,5,40,50',
    source: 'the photo’s file is missing',
    reason: 'reason too long',
    print: 'unknown fingerprint “{value}”: leave that column as it was, or empty',
    'two-owners': 'the photo {value} is given to two persons: leave one',
    twice: 'two rows say different things of {value}: leave one',
  },
  redone: (changed, same, failed) =>
    `Portraits: ${changed} made anew, ${same} the same, ${failed} impossible.`,
  none: 'No photo.',
  line: (member, name, state, warnings) =>
    `${member}  ${name}  ${state}${warnings === '' ? '' : `  ${warnings}`}`,
  states: { unreviewed: 'to look at', accepted: 'accepted', refused: 'REFUSED' },

  // Report
  counts: (photos, unreviewed, accepted, refused) =>
    `${countEn(photos, 'photo', 'photos')}: ${unreviewed} to look at, ${accepted} accepted, ${refused} refused.`,
  rateHeadings: ['', 'all', 'dark skin', 'middle', 'light'],
  rateCounts: 'photos',
  rateWarned: 'in doubt',
  decimal: (value) => value.toFixed(1),
  withoutFace: (count) =>
    `${countEn(count, 'photo has', 'photos have')} no face that was found: the skin is not measured there, so ${count === 1 ? 'it is' : 'they are'} in no column of skin. See whether these are always the same people.`,
  gap: (points, chance, issue) =>
    `Gap between skins, not counting who or what else is in the picture: ${points} points. ${
      {
        fair: 'That is 2 points at most: the program does not doubt some more than others.',
        unfair: `Chance alone would rarely make more than ${chance}: the program doubts some more than others, report it.`,
        chance: `With so few photos chance alone can make ${chance}: it is too early to tell.`,
      }[issue]
    }`,
  gapUnknown:
    'Too few photos whose skin was measured to compare dark, middle and light skin (at least 30 are needed).',

  // Import
  questions: (count, command) =>
    `${countEn(count, 'question', 'questions')}: whose is it? Nothing was taken; answer with “${command}”:`,
  question: (files, persons, reason) => `${files.join(', ')} → ${persons.join(' or ')} (${reason})`,
  questionReasons: {
    'several-persons': 'several persons possible',
    'several-photos': 'several photos of one person',
    'same-photo-twice': 'the same photo for two persons',
    'photo-of-another': 'it is the first one’s photo already',
    'other-photo': 'she has another photo already: is this the right one?',
    'named-alike': 'the file bears this number or name, or nearly: is it this person?',
  },
  questionsFile: (path) =>
    `To say whose they are: write “assign” in the right row of ${path} (and the number where it is missing), then give that file to “passeport photo correct”.`,
  headings: ['number', 'action', 'value', 'name', 'reason', 'fingerprint'],
  unmatchedReasons: {
    'nothing-names-it': '',
    'slip-unknown': 'the slip is of a person who is not of this office, or not of this mutuelle',
    'slip-of-former': 'the slip is of a person who is a member no more, or has another number now: {persons}',
    'slip-malformed': 'the slip’s code is wrong',
    'slip-without-clock':
      'it follows a slip, but nothing says when it was taken: copy photos by cable rather than by WhatsApp',
    'slip-other-numbers':
      'it follows a slip by the clock, but not by the numbers of the files: make a folder for each telephone, and run it again',
    'slip-after-photo':
      'the folder begins with a person and ends with a slip: slip before or after the person? Take out the photo or slip that is too many, and run it again',
    'zip-of-photos': 'it is an archive: open it, take the photos out, and run it again',
    'no-photo': 'it is no photo',
    'card-not-slip': 'a card is in it: the photo slip is needed',
  },
  slipsAlone: (count) =>
    `${countEn(count, 'slip was photographed', 'slips were photographed')} without exactly one photo after it:`,
  slipAlone: (file, member, name, followers) =>
    `${file}: ${member}  ${name} (${followers === 0 ? 'no photo after' : `${followers} photos after`})`,
  keptByHand: (count) =>
    `${countEn(count, 'photo', 'photos')} left out, as another one was chosen or accepted by hand (“passeport photo assign” to change):`,
  twins: (count) =>
    `${countEn(count, 'photo looks', 'photos look')} the same as another person’s: check on the contact sheet:`,
  warned: (count) =>
    `${countEn(count, 'photo taken is', 'photos taken are')} to be looked at before printing (“passeport photo sheet --only warnings”):`,

  warnings: {
    'slip-over-face': 'the slip hides the face',
    'used-twice': 'same photo as another person',
    'looks-alike': 'looks much like another person’s photo',
    'no-face': 'no face found, the middle of the photo is taken',
    'several-faces': 'several faces, the largest is taken',
    'face-too-small': 'face too small, it will print coarsely',
    blurred: 'face blurred',
    'too-dark': 'face too dark',
    'too-bright': 'face burnt out by light',
    'uneven-light': 'one side of the face is in the shade',
    'head-turned': 'head turned',
    'face-cut-off': 'face cut by the edge of the photo',
    'photo-turned': 'photo turned upright by the program, check which way up it is',
    'crop-limited': 'face too near the edge of the photo',
  },

  slip: {
    title: 'Photo slip',
    instruction: 'Hold the slip flat to your chest, the square well in view, without hiding your face.',
    born: (sex, birth) => `${sex === 'F' ? 'Woman' : 'Man'}, born ${birth}`,
    household: (number) => `Household ${number}`,
    sheet: (title, page, pages) => `${title} · sheet ${page} of ${pages}`,
  },
  sheet: {
    title: (mutuelles) => `Contact sheet · ${mutuelles}`,
    legend:
      'Red frame: what is kept; the marks at the edge are tenths. Tick if it is the right person and the photo will do; else strike it out and write why.',
    page: (page, pages) => `page ${page} of ${pages}`,
    states: { unreviewed: '', accepted: '', refused: 'REFUSED' },
    missing: 'photo missing from the office',
    screen: {
      language: 'en',
      accept: 'Good',
      refuse: 'Refuse',
      save: 'Save corrections',
      help: 'Click “Good” or “Refuse”. To crop anew, draw a frame over the original photo. Save, then give the file to “passeport photo correct”.',
      fileName: 'corrections.csv',
    },
  },
};
