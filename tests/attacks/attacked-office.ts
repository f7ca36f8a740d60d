import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  decodeQrText,
  importSigningKey,
  openPrivateKey,
  verifyCard,
  type CardClaims,
  type SigningKey,
} from '@passeport/credential';
import * as v from 'valibot';
import { openDesk, type Desk } from '../journeys/office.ts';
import { trustOf } from '../journeys/trust-of.ts';

/** The passphrase of `openDesk`: what a thief of the whole laptop would have to guess. */
export const PASSPHRASE = 'le fleuve est large';

/** What the desk answered about one card. */
export interface Answer {
  verdict: string;
  colour: string;
  reason: string;
}

/** An office with one member, paid up and with a card, whose list is published; and what an attacker may hold of it. */
export interface AttackedOffice {
  desk: Desk;
  /** The office's folder. */
  office: string;
  /** A genuine card, as its QR text and as its token. */
  qrText: string;
  token: string;
  claims: CardClaims;
  /** A key taken out of the office's folder. */
  stealKey(role: 'root' | 'cards' | 'lists'): Promise<SigningKey>;
  /** Writes a file into the scratch folder, and gives its path. */
  write(name: string, content: string | Uint8Array): string;
  /** `passeport verify`, with options after the texts. */
  verify(...args: string[]): Promise<Answer[]>;
}

export const REGISTER = [
  'N°;Nom;Prénom(s);Sexe;Date ou année de naissance;N° ménage;Lien',
  '1;Traoré;Awa;F;1985;1;Chef',
];

const answers = v.array(v.object({ verdict: v.string(), colour: v.string(), reason: v.string() }));

/** The clock stands at 15 November 2026. The office has the mutuelles 0400 to 0499, and one of them. */
export async function openAttackedOffice(): Promise<AttackedOffice> {
  const desk = openDesk('2026-11-15T09:00:00Z');
  const office = join(desk.folder, 'office');
  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(desk.folder, name);
    writeFileSync(path, content);
    return path;
  };
  await desk.ask('init', '--name', 'UTM Ségou', '--mutuelles', '0400-0499');
  await desk.ask('mutuelle', 'add', 'Benkadi');
  write('registre.csv', REGISTER.join('\n'));
  await desk.ask('import', 'members', 'registre.csv');
  write('cotisations.csv', ['N° ménage;Date;Montant;Du;Au', '1;02/01/2026;6900;01/2026;12/2026'].join('\n'));
  await desk.ask('import', 'contributions', 'cotisations.csv');
  const issued = v.parse(
    v.object({ cards: v.tuple([v.string()]) }),
    await desk.ask('card', 'issue', '--all', '--without-photo'),
  );
  await desk.ask('publish');
  const shown = v.parse(v.object({ qrText: v.string() }), await desk.ask('card', 'show', issued.cards[0]));
  const reading = await verifyCard(shown.qrText, await trustOf(desk));
  if (reading.status !== 'genuine') throw new Error('the office’s card is not genuine');
  mkdirSync(join(desk.folder, 'photos'));

  return {
    desk,
    office,
    qrText: shown.qrText,
    token: decodeQrText(shown.qrText),
    claims: reading.claims,
    write,
    async stealKey(role) {
      const sealed = readFileSync(join(office, 'keys', `${role}.jwe`), 'utf8');
      return await importSigningKey(await openPrivateKey(sealed, PASSPHRASE));
    },
    verify: async (...args) => v.parse(answers, await desk.ask('verify', ...args)),
  };
}
