export { isOfOneSeries, type NewestSeen } from './check-history.ts';
export { applyDelta, readDeltaAbout, type ApplyDeltaOptions, type DeltaAbout } from './apply-delta.ts';
export type {
  Centre,
  DeadEditions,
  HouseholdCoverage,
  ListContent,
  ListContentStream,
  MutuelleRights,
  PersonException,
} from './content.ts';
export { AMV } from './amv.ts';
export { computeCoverage, type Coverage, type CoverageInput } from './coverage.ts';
export { DELTA_FILE_EXTENSION, isDeltaFile, MAX_DELTA_BYTES } from './delta-frame.ts';
export { EligibilityError, type EligibilityErrorCode, type EligibilityErrorDetails } from './errors.ts';
export type { Grouping } from './group-blocks.ts';
export { cutPlan, cutRights, horizonOf } from './horizon.ts';
export { judge, type FreshnessLimits, type JudgeInput, type TypedCard } from './judge.ts';
export { judgeCard, judgeNumber, type JudgeOptions, type ListsToJudgeBy } from './judge-card.ts';
export { blockFile, deltaFile, listFiles, MANIFEST_FILE, TRUST_FILE } from './list-files.ts';
export { readGrouping } from './list-parts.ts';
export {
  isListFile,
  LIST_FILE_EXTENSION,
  MAX_LIST_FILE_BYTES,
  packListFile,
  unpackListFile,
} from './list-pack.ts';
export type { AuditHead } from './manifest.ts';
export { mergeLists, type GatheredList } from './merge-lists.ts';
export {
  openCollection,
  type CollectionPart,
  type EligibilityCollection,
  type SupersededPart,
} from './open-collection.ts';
export { toRanges } from './mutuelle-ranges.ts';
export { openList, type EligibilityList, type ListSource } from './open-list.ts';
export { isCollection, openPublished, openWholeCollection, openWholePublished } from './open-published.ts';
export { makeDelta } from './make-delta.ts';
export { openWholeList } from './open-whole-list.ts';
export type { PaidRun } from './paid-run.ts';
export {
  firstBirthWithinAgeLimit,
  personException,
  type PersonContext,
  type PersonFacts,
} from './person-exception.ts';
export { termsAt, type CareCategory, type CareCeiling, type Plan, type PlanTerms } from './plan.ts';
export { checkPlans, parsePlans, type CheckedPlans, type PlanFault } from './plans.ts';
export { publishList, type ListIssue, type PublishedList } from './publish-list.ts';
export type { BlockReader } from './read-file.ts';
export type { Receipt } from './receipt.ts';
export { RURAL_EXAMPLE } from './rural-example.ts';
export { settleAccount, type Account, type AccountEntry, type AccountInput } from './settle-account.ts';
export { paidMonths } from './settle-receipts.ts';
export type { ListedMutuelle, MemberStanding } from './standing.ts';
export type { OpenListOptions } from './verify-list.ts';
export type {
  AdviceCode,
  Colour,
  Freshness,
  ListMeta,
  PlanInForce,
  ReasonCode,
  Rights,
  Verdict,
  VerdictCode,
} from './verdict.ts';
export { ceilingWords, verdictWords, type VerdictWords } from './words.ts';
