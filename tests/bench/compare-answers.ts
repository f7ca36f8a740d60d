import { formatMemberNumber, memberParts, type MemberNumber } from '@passeport/codes';
import type { EligibilityList, MutuelleRights } from '@passeport/eligibility';
import type { Country } from './country.ts';

/** Every household by its head, every dead edition and exception by its member, compared with the country made a second time. */
export async function compareAnswers(
  list: EligibilityList,
  { content }: Country,
): Promise<{ lookedUp: number; wrong: number }> {
  let lookedUp = 0;
  let wrong = 0;
  for (const rights of content.mutuelles) {
    for (const [member, expected] of expectedOf(rights)) {
      lookedUp += 1;
      const standing = await list.standingOf(member);
      if (!standing.listed || tell(standing) !== expected) wrong += 1;
    }
  }
  return { lookedUp, wrong };
}

/** What the list must say, as text, of the head of each household and of each member of whom something is said. */
function expectedOf({
  number,
  households,
  deadEditions,
  exceptions,
}: MutuelleRights): Map<MemberNumber, string> {
  const below = new Map(deadEditions.map((dead) => [dead.member, dead.below]));
  const excepted = new Map(exceptions.map(({ member, ...exception }) => [member, exception]));
  const coverages = new Map<number, object>();
  const members = new Set<MemberNumber>();
  for (const { household, ...coverage } of households) {
    coverages.set(household, coverage);
    members.add(formatMemberNumber({ mutuelle: number, household, person: 1 }));
  }
  for (const member of [...below.keys(), ...excepted.keys()]) members.add(member);
  const expected = new Map<MemberNumber, string>();
  for (const member of members) {
    const coverage = coverages.get(memberParts(member).household) ?? {};
    const exception = excepted.get(member);
    expected.set(
      member,
      tell({ coverage, deadBelow: below.get(member) ?? 1, ...(exception && { exception }) }),
    );
  }
  return expected;
}

function tell({ coverage, deadBelow, exception }: Told): string {
  return `${textOf(coverage)} ${deadBelow} ${exception === undefined ? '' : textOf(exception)}`;
}

interface Told {
  coverage: object;
  deadBelow: number;
  exception?: object;
}

function textOf(value: object): string {
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
