import type { TrustList } from '@passeport/credential';
import { judgeCard, type EligibilityList, type Verdict } from '@passeport/eligibility';
import type { FoundText } from './read-card-texts.ts';

/** What a card is judged by; `now` decides the day. `dayIsAsked`: no clock is in doubt, the user named the day. */
export interface Judging {
  list: EligibilityList | undefined;
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
  hasFace?: boolean;
  source: string;
  page?: number;
}

/** The desk's verdict on one text that was read from a card. */
export async function judgeText({ text, source, page }: FoundText, judging: Judging): Promise<JudgedCard> {
  const { list, trust, now, dayIsAsked } = judging;
  const verdict = await judgeCard(text, list, now, { trust, dayIsAsked });
  const { claims, plan: _plan, ...rest } = verdict;
  const answer: VerdictAnswer = {
    ...rest,
    ...(claims === undefined ? {} : { name: claims.name, hasFace: claims.face !== undefined }),
    source,
    ...(page === undefined ? {} : { page }),
  };
  return { verdict, answer };
}
