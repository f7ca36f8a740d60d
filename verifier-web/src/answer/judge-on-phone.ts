import type { MemberNumber } from '@passeport/codes';
import type { TrustList } from '@passeport/credential';
import {
  judgeCard,
  judgeNumber,
  type EligibilityList,
  type JudgeOptions,
  type Verdict,
} from '@passeport/eligibility';

/** A verdict, and the name of the office whose signature on the card holds. */
export interface PhoneVerdict {
  verdict: Verdict;
  office: string | undefined;
}

/** A card's text, or a number typed by hand. */
export type Given = { qrText: string } | { member: MemberNumber };

/**
 * Judges by the list that knows the member's mutuelle; by the first one when none does; by what else is `known`
 * when there is no list.
 */
export async function judgeOnPhone(
  given: Given,
  { lists, known }: { lists: readonly EligibilityList[]; known: JudgeOptions },
  now: Date,
): Promise<PhoneVerdict> {
  const verdict =
    'qrText' in given
      ? await judgeCard(given.qrText, lists, now, known)
      : await judgeNumber(given, lists, now, known);
  return { verdict, office: officeName(verdict, (lists[0] ?? known).trust) };
}

function officeName({ claims }: Verdict, trust: TrustList | undefined): string | undefined {
  return trust?.keys.find(({ office }) => office.number === claims?.issuer)?.office.name;
}
