import type { Expectation } from './plan.ts';

/** What is wrong at one place of an office's file of plans. */
export interface PlanFault {
  /** The plan's code, or its place in the file (`1.` the first); absent when the file as a whole is at fault. */
  plan?: string;
  /** From the plan on, such as `terms.1.care.0.sharePercent`, counted from 0; empty for the plan itself. */
  path: string;
  /** What should be there; `nothing`: a member that no plan has; `json`: the file is no JSON at all. */
  expected: Expectation | 'json' | 'nothing';
  /** Least and greatest number or length, or the words to choose from, or the member that must be there once or ascend; of `json` the line, if known. */
  bounds: string[];
  isMissing: boolean;
}
