/** What is said and printed about setting up phones, in French. `invitation.en.ts` has the same keys. */
export const invitationFr = {
  about: 'faire la page à afficher (QR) et le lien qui règlent les téléphones d’un centre',
  url: 'adresse de la page de vérification, en https',
  centre: 'nom du centre de santé (sinon : pour tous les centres)',
  out: 'page à écrire, .pdf ou .png',
  buildCentre: 'nom du centre de santé, affiché en haut de la page',
  written: (path: string) => `Page à afficher ou à remettre : ${path}`,
  link: (link: string) => `Lien à envoyer par message : ${link}`,
  fingerprint: (fingerprint: string) => `Empreinte, à lire au téléphone à qui la demande : ${fingerprint}`,
  page: {
    title: 'Mise en service du vérificateur',
    everyDesk: 'Pour votre centre de santé',
    office: (name: string) => `Passeport de santé · ${name}`,
    steps: [
      'Ouvrez l’appareil photo du téléphone, avec du réseau, et montrez-lui ce code.',
      'Touchez le lien : la page demande si c’est bien votre centre. Répondez oui.',
      'Ajoutez la page à l’écran d’accueil. Elle marche ensuite sans réseau.',
    ],
    check: 'Empreinte du bureau : le téléphone montre les mêmes chiffres.',
    foot: (date: string) =>
      `Fait le ${date}. En cas de doute, appelez le bureau au numéro que vous connaissez.`,
  },
};
