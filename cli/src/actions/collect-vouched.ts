import { cardDigest, keyThumbprint, type TrustList } from '@passeport/credential';
import type { VouchedCards } from '@passeport/eligibility';
import { listCards, type Registry } from '@passeport/registry';

/**
 * For each of an office's keys that was stolen: the cards that the register knows from before the theft. Dead ones are among them, so that
 * the file stays the same for ever; their editions are dead all the same.
 */
export async function collectVouched(
  registry: Registry,
  { keys }: TrustList,
  office: number,
): Promise<VouchedCards[]> {
  const vouched: VouchedCards[] = [];
  for (const { kid, jwk, uses, office: of, compromisedSince } of keys) {
    if (compromisedSince === undefined || of.number !== office || !uses.includes('cards')) continue;
    const cards = await listCards(registry, { kid });
    const before = cards.filter(
      ({ notBefore, issuedAt }) => notBefore < compromisedSince && issuedAt < compromisedSince,
    );
    const digests = await Promise.all(before.map(({ qrText }) => cardDigest(qrText)));
    vouched.push({ key: await keyThumbprint(jwk), digests });
  }
  return vouched;
}
