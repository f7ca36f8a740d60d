import { cardDigest, keyThumbprint, type TrustList } from '@passeport/credential';
import type { VouchedCards } from '@passeport/eligibility';
import { listCards, type Office, type Registry } from '@passeport/registry';
import { overlap } from '../office/mutuelle-ranges.ts';

/**
 * For each key that was stolen, of this office or of one that had mutuelles of its before: the cards that the register knows from before the theft. Dead ones are among them, so that
 * the file stays the same for ever; their editions are dead all the same.
 */
export async function collectVouched(
  registry: Registry,
  { keys }: TrustList,
  { number, mutuelles }: Pick<Office, 'number' | 'mutuelles'>,
): Promise<VouchedCards[]> {
  const vouched: VouchedCards[] = [];
  for (const { kid, jwk, uses, former = [], office: of, compromisedSince } of keys) {
    const isHere = of.number === number || overlap(former, mutuelles) !== undefined;
    if (compromisedSince === undefined || !isHere || !uses.includes('cards')) continue;
    const cards = await listCards(registry, { kid });
    const before = cards.filter(
      ({ notBefore, issuedAt }) => notBefore < compromisedSince && issuedAt < compromisedSince,
    );
    const digests = await Promise.all(before.map(({ qrText }) => cardDigest(qrText)));
    vouched.push({ key: await keyThumbprint(jwk), digests });
  }
  return vouched;
}
