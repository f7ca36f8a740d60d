import type { handbookFr } from './handbook.fr.ts';

/** What is said of the handbooks, in English. The handbooks themselves are in French. */
export const handbookEn: typeof handbookFr = {
  about: 'write the handbook of the office or of the desk, in French, as a PDF to print or to send',
  which: 'bureau (the office) or guichet (the desk)',
  out: 'file to write (else bureau.pdf or guichet.pdf, here)',
  written: (path, pages) => `Handbook of ${pages} pages, in French: ${path}`,
  contents: 'Sommaire',
  page: (number, count) => `${number} / ${count}`,
};
