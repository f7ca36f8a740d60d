import { gzipSync } from 'node:zlib';
import { memberParts, type MemberNumber } from '@passeport/codes';
import type { SigningKey } from '@passeport/credential';
import type { HouseholdCoverage, MutuelleRights, PersonException } from '@passeport/eligibility';
import { INVALID, signStatusListToken, SUSPENDED, VALID } from '@passeport/status-list';
import { householdSize, NOW, PUBLISHED, type Country } from './country.ts';

/**
 * The same country on the same day as an IETF Token Status List, two bits a card, signed and gzipped, in bytes. Cards are at
 * their index in the order of issue: everybody's first, mutuelle by mutuelle, then those that replaced dead ones.
 */
export async function measureStatusList(country: Country, key: SigningKey): Promise<number> {
  const iat = Math.floor(NOW.getTime() / 1000);
  const claims = { sub: 'https://listes.example.ml/1', iat, exp: iat + 86_400, ttl: 86_400 };
  const token = await signStatusListToken({ ...claims, bits: 2, statuses: statusesOf(country) }, key);
  return gzipSync(token, { level: 9 }).length;
}

function statusesOf({ content, persons }: Country): Uint8Array {
  const first = new Uint8Array(persons);
  const later: number[] = [];
  let at = 0;
  for (const [index, rights] of content.mutuelles.entries()) {
    const { below, exceptions } = byPlace(rights);
    for (const coverage of rights.households) {
      const usual = isCovered(coverage) ? VALID : SUSPENDED;
      const size = householdSize(index, coverage.household);
      for (let person = 1; person <= size; person += 1) {
        const place = 100 * coverage.household + person;
        const status = withException(usual, exceptions.get(place));
        const live = below.get(place) ?? 1;
        first[at] = live === 1 ? status : INVALID;
        at += 1;
        for (let edition = 2; edition <= live; edition += 1) later.push(edition === live ? status : INVALID);
      }
    }
  }
  const statuses = new Uint8Array(4 * Math.ceil((persons + later.length) / 4)).fill(INVALID);
  statuses.set(first);
  statuses.set(later, persons);
  return statuses;
}

/** By household and person in one number: no list of 20 million member numbers is made. */
function byPlace({ deadEditions, exceptions }: MutuelleRights): {
  below: Map<number, number>;
  exceptions: Map<number, PersonException>;
} {
  return {
    below: new Map(deadEditions.map(({ member, below }) => [placeOf(member), below])),
    exceptions: new Map(exceptions.map((exception) => [placeOf(exception.member), exception])),
  };
}

function placeOf(member: MemberNumber): number {
  const { household, person } = memberParts(member);
  return 100 * household + person;
}

/** The country's plan has no grace months. */
function isCovered(coverage: HouseholdCoverage): boolean {
  return 'from' in coverage && coverage.from <= PUBLISHED && PUBLISHED <= coverage.through;
}

function withException(usual: number, exception: PersonException | undefined): number {
  switch (exception?.kind) {
    case undefined:
      return usual;
    case 'died':
    case 'removed':
      return INVALID;
    case 'left':
    case 'aged-out':
      return (exception.from ?? PUBLISHED) <= PUBLISHED ? SUSPENDED : usual;
    case 'waiting':
      return exception.from > PUBLISHED ? SUSPENDED : usual;
  }
}
