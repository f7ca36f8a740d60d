import type { CardNumber } from '@passeport/codes';
import {
  decodeQrText,
  encodeQrText,
  generateSigningKey,
  importSigningKey,
  signCard,
  verifyCard,
} from '@passeport/credential';
import { findCard } from '@passeport/registry';
import { readTrust } from '../office/keys.ts';
import type { Office } from '../office/open-office.ts';

/** A card that no desk may accept, and how it was made. */
export interface ForgedCard {
  kind: 'altered' | 'stranger';
  qrText: string;
}

/** Two forgeries of the first card: one claim changed under its signature, and the same signed by a stranger's key. */
export async function forgeCards(
  { registry, folder }: Office,
  cards: readonly CardNumber[],
): Promise<ForgedCard[]> {
  const { list } = await readTrust(folder);
  const [first] = cards;
  const genuine = first && (await findCard(registry, first));
  if (genuine === undefined) return [];
  const reading = await verifyCard(genuine.qrText, list);
  if (reading.status !== 'genuine') return [];

  const claims = { ...reading.claims, edition: reading.claims.edition + 1 };
  const { privateJwk } = await generateSigningKey();
  const stranger = await signCard(claims, await importSigningKey(privateJwk));
  const [header, , signature] = decodeQrText(genuine.qrText).split('.');
  const [, payload] = stranger.split('.');
  return [
    { kind: 'altered', qrText: encodeQrText([header, payload, signature].join('.')) },
    { kind: 'stranger', qrText: encodeQrText(stranger) },
  ];
}
