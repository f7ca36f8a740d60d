import type { CardNumber } from '@passeport/codes';
import type { SpoilReason } from '@passeport/registry';
import type { CheckedPrints } from './check-prints.ts';

/** What is to be done next about a batch, in the order in which it is to be done. */
export type NextStep =
  /** Photograph what was not seen, before anything else. */
  | { step: 'look'; notSeen: number; photoNotSeen: number; confirmed: boolean }
  | { step: 'confirm' | 'reprint'; command: string; cards: CardNumber[] }
  /** Check once more: only a confirmed batch has checked cards. */
  | { step: 'check-again'; command: string }
  | { step: 'done' };

/** The commands to type after a check. */
export function nextSteps(batch: number, found: CheckedPrints): NextStep[] {
  const { bad, notSeen, photoNotSeen, confirmed, problems, right } = found;
  const steps: NextStep[] = [];
  if (notSeen.length + photoNotSeen.length > 0)
    steps.push({ step: 'look', notSeen: notSeen.length, photoNotSeen: photoNotSeen.length, confirmed });
  const about = new Set(bad);
  const codes = new Set(problems.flatMap(({ code, card }) => (card && about.has(card) ? code : [])));
  const why = `--reason ${reasonFor(codes)}`;
  if (!confirmed) {
    const except = bad.length > 0 ? ` --except ${bad.join(' ')} ${why}` : '';
    steps.push({ step: 'confirm', command: `passeport print confirm ${batch}${except}`, cards: bad });
    if (right.length > 0) steps.push({ step: 'check-again', command: `passeport print check ${batch} …` });
  } else if (bad.length > 0)
    steps.push({ step: 'reprint', command: `passeport print reprint ${bad.join(' ')} ${why}`, cards: bad });
  return steps.length > 0 ? steps : [{ step: 'done' }];
}

function reasonFor(codes: ReadonlySet<string>): SpoilReason {
  const all = [...codes];
  if (all.every((code) => code.startsWith('photo-'))) return 'wrong-photo';
  return all.every((code) => code === 'card-missing') ? 'missing' : 'misprint';
}
