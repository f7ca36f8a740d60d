export { AMV } from './rights/amv.ts';
export { computeCoverage, type Coverage, type CoverageInput } from './rights/coverage.ts';
export type {
  DeadEditions,
  HouseholdCoverage,
  MutuelleRights,
  PersonException,
} from './rights/mutuelle-rights.ts';
export { followPlans, type FollowingPlan } from './rights/follow-plans.ts';
export { isPaidFor } from './rights/paid-for.ts';
export type { PaidRun } from './rights/paid-run.ts';
export {
  firstBirthWithinAgeLimit,
  personException,
  type PersonContext,
  type PersonFacts,
} from './rights/person-exception.ts';
export {
  MAX_PLAN_TERMS,
  termsAt,
  type CareCategory,
  type CareCeiling,
  type Plan,
  type PlanTerms,
} from './rights/plan.ts';
export type { PlanFault } from './rights/plan-fault.ts';
export { checkPlans, parsePlans, type CheckedPlans } from './rights/plans.ts';
export type { Receipt } from './rights/receipt.ts';
export { RURAL_EXAMPLE } from './rights/rural-example.ts';
export {
  settleAccount,
  type Account,
  type AccountEntry,
  type AccountInput,
} from './rights/settle-account.ts';
export { paidMonths } from './rights/settle-receipts.ts';

export { isOfOneSeries, withoutStolen, type NewestSeen } from './list/check-history.ts';
export type { Centre, ListContent, ListContentStream } from './list/content.ts';
export type { Grouping } from './list/group-blocks.ts';
export { cutPlan, cutRights, horizonOf } from './list/horizon.ts';
export { blockFile, listFiles, MANIFEST_FILE, TRUST_FILE } from './list/list-files.ts';
export {
  isListFile,
  LIST_FILE_EXTENSION,
  MAX_LIST_FILE_BYTES,
  packListFile,
  unpackListFile,
} from './list/list-pack.ts';
export { compareLists, type ListChanges } from './list/compare-lists.ts';
export { isListRequested, readListRequest, requestList, signListRequest } from './list/request-list.ts';
export { readGrouping } from './list/list-parts.ts';
export { readRights, type ListedRights } from './list/read-rights.ts';
export { toRanges } from './list/mutuelle-ranges.ts';
export type { AuditHead } from './list/manifest.ts';
export { openList, type EligibilityList, type ListMeta, type ListSource } from './list/open-list.ts';
export { openWholeList } from './list/open-whole-list.ts';
export { publishList, type ListIssue, type PublishedList } from './list/publish-list.ts';
export type { BlockReader } from './list/read-file.ts';
export type { VouchedCards } from './list/vouched-cards.ts';
export type { ListedMutuelle, MemberStanding } from './list/standing.ts';
export type { OpenListOptions } from './list/verify-list.ts';

export { applyDelta, readDeltaAbout, type ApplyDeltaOptions, type DeltaAbout } from './delta/apply-delta.ts';
export { DELTA_FILE_EXTENSION, deltaFile, isDeltaFile, MAX_DELTA_BYTES } from './delta/delta-frame.ts';
export { makeDelta } from './delta/make-delta.ts';

export { mergeLists, type GatheredList } from './collection/merge-lists.ts';
export type { NamedPart } from './collection/collection-manifest.ts';
export {
  openCollection,
  type CollectionPart,
  type EligibilityCollection,
  type SupersededPart,
} from './collection/open-collection.ts';
export { splitCollection, type SplitPart } from './collection/split-collection.ts';
export {
  isCollection,
  openPublished,
  openWholeCollection,
  openWholePublished,
} from './collection/open-published.ts';

export { findRights, type RightsGround } from './verdict/find-rights.ts';
export {
  isSuperseded,
  judgeCard,
  judgeNumber,
  type JudgeOptions,
  type ListsToJudgeBy,
} from './verdict/judge-card.ts';
export {
  DEFAULT_LIMITS,
  judge,
  type FreshnessLimits,
  type JudgeInput,
  type TypedCard,
} from './verdict/judge.ts';
export type {
  AdviceCode,
  Colour,
  Freshness,
  PlanInForce,
  ReasonCode,
  Rights,
  Verdict,
  VerdictCode,
} from './verdict/verdict.ts';
export { ceilingWords, verdictWords, type VerdictWords } from './verdict/words.ts';

export { EligibilityError, type EligibilityErrorCode, type EligibilityErrorDetails } from './errors.ts';
