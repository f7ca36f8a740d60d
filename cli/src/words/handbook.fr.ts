/** What is said of the handbooks, in French. `handbook.en.ts` has the same keys. */
export const handbookFr = {
  about: 'écrire le livret du bureau ou celui du guichet, en PDF à imprimer ou à envoyer',
  which: 'bureau ou guichet',
  out: 'fichier à écrire (sinon bureau.pdf ou guichet.pdf, ici)',
  written: (path: string, pages: number) => `Livret de ${pages} pages : ${path}`,
  contents: 'Sommaire',
  page: (number: number, count: number) => `${number} / ${count}`,
};
