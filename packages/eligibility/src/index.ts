export type { NewestSeen } from './check-history.ts';
export type {
  Centre,
  DeadEditions,
  HouseholdCoverage,
  ListContent,
  ListContentStream,
  MutuelleRights,
  PersonException,
} from './content.ts';
export { computeCoverage, type Contribution, type Coverage, type CoverageInput } from './coverage.ts';
export { EligibilityError, type EligibilityErrorCode, type EligibilityErrorDetails } from './errors.ts';
export { judge, type FreshnessLimits, type JudgeInput, type TypedCard } from './judge.ts';
export { judgeCard, judgeNumber, type JudgeOptions } from './judge-card.ts';
export { blockFile, listFiles, MANIFEST_FILE, TRUST_FILE } from './list-files.ts';
export {
  isListFile,
  LIST_FILE_EXTENSION,
  MAX_LIST_FILE_BYTES,
  packListFile,
  unpackListFile,
} from './list-pack.ts';
export { openList, type EligibilityList, type ListSource, type OpenListOptions } from './open-list.ts';
export { openWholeList } from './open-whole-list.ts';
export { AMV, parsePlans, type Plan } from './plans.ts';
export { publishList, type ListIssue, type PublishedList } from './publish-list.ts';
export type { BlockReader } from './read-file.ts';
export type { ListedMutuelle, MemberStanding } from './standing.ts';
export type {
  AdviceCode,
  Colour,
  Freshness,
  ListMeta,
  ReasonCode,
  Rights,
  Verdict,
  VerdictCode,
} from './verdict.ts';
export { verdictWords, type VerdictWords } from './words.ts';
