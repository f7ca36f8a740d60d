import type { invitationFr } from './invitation.fr.ts';

/** What is said and printed about setting up phones, in English. */
export const invitationEn: typeof invitationFr = {
  about: 'make the page to hang up (QR) and the link that set up the phones of a centre',
  url: 'address of the verification page, https',
  centre: 'name of the health centre (else: for all centres)',
  out: 'page to write, .pdf or .png',
  buildCentre: 'name of the health centre, shown at the top of the page',
  written: (path) => `Page to hang up or hand out: ${path}`,
  link: (link) => `Link to send as a message: ${link}`,
  fingerprint: (fingerprint) => `Fingerprint, to read out over the telephone to who asks: ${fingerprint}`,
  page: {
    title: 'Setting up the verifier',
    everyDesk: 'For your health centre',
    office: (name) => `Passeport de santé · ${name}`,
    steps: [
      'Open the phone’s camera, with a network, and show it this code.',
      'Touch the link: the page asks whether this is your centre. Answer yes.',
      'Add the page to the home screen. From then on it works without a network.',
    ],
    check: 'The office’s fingerprint: the phone shows the same digits.',
    foot: (date) => `Made on ${date}. In doubt, call the office at the number that you know.`,
  },
};
