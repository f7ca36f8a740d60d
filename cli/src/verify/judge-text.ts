import type { TrustList } from '@passeport/credential';
import {
  CodeError,
  cardParts,
  parseCardNumber,
  parseMemberNumber,
  type MemberNumber,
} from '@passeport/codes';
import { judgeCard, judgeNumber, type EligibilityList, type Verdict } from '@passeport/eligibility';
import type { FoundText } from './read-card-texts.ts';

/** What a card is judged by; without a list, the trust list alone. `now` decides the day. `dayIsAsked`: no clock is in doubt, the user named the day. */
export interface Judging {
  lists: readonly EligibilityList[];
  trust: TrustList;
  now: Date;
  dayIsAsked: boolean;
}

/** A verdict, whole and as `verify --json` prints it. */
export interface JudgedCard {
  verdict: Verdict;
  answer: VerdictAnswer;
}

/** The verdict with the holder's name but without her face. */
export interface VerdictAnswer extends Omit<Verdict, 'claims' | 'plan'> {
  name?: string;
  /** The code of the mutuelle's plan. */
  plan?: string;
  hasFace?: boolean;
  source: string;
  page?: number;
}

/** The desk's verdict on one text: read from a card, or a member or card number typed by hand. */
export async function judgeText({ text, source, page }: FoundText, judging: Judging): Promise<JudgedCard> {
  const { lists, trust, now, dayIsAsked } = judging;
  const typed = source === 'text' ? parseTypedNumber(text) : undefined;
  const verdict =
    typed === undefined
      ? await judgeCard(text, lists, now, { trust, dayIsAsked })
      : await judgeNumber(typed, lists, now, { trust, dayIsAsked });
  const { claims, plan, ...rest } = verdict;
  const answer: VerdictAnswer = {
    ...rest,
    ...(claims === undefined ? {} : { name: claims.name, hasFace: claims.face !== undefined }),
    ...(plan === undefined ? {} : { plan: plan.code }),
    source,
    ...(page === undefined ? {} : { page }),
  };
  return { verdict, answer };
}

function parseTypedNumber(text: string): { member: MemberNumber; edition?: number } | undefined {
  try {
    return text.includes('/') ? cardParts(parseCardNumber(text)) : { member: parseMemberNumber(text) };
  } catch (error) {
    if (error instanceof CodeError) return undefined;
    throw error;
  }
}
