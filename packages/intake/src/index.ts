export { IntakeError, type IntakeErrorCode, type IntakeErrorDetails } from './errors.ts';
export { foldName, foldText } from './fold.ts';
export type { FoundColumn } from './find-columns.ts';
export type { Issue, IssueCode, Refusal, RefusalCode, Warning, WarningCode } from './issue.ts';
export { canBePicture, matchPhotos, type PhotoMatches, type UnmatchedReason } from './match-photos.ts';
export type { PhotoFile, PhotoPerson, SlipInPhoto } from './photo-file.ts';
export type { MemberField } from './member-columns.ts';
export type { ContributionField } from './contribution-columns.ts';
export {
  readContributionSheet,
  type ContributingHousehold,
  type ContributionRow,
  type ContributionSheet,
  type ContributionSheetOptions,
} from './read-contribution-sheet.ts';
export { readLostCardList, type LostCardRow } from './read-lost-card-list.ts';
export type { MemberRow } from './member-row.ts';
export {
  readMemberRegister,
  type MemberRegister,
  type MemberRegisterOptions,
} from './read-member-register.ts';
export type { MutuelleField } from './mutuelle-columns.ts';
export { readMutuelleList, type MutuelleList, type MutuelleRow } from './read-mutuelle-list.ts';
export type { Reading } from './reading.ts';
export type { Relation } from './read-relation.ts';
export { readTable } from './read-table.ts';
export type { Cell, Sheet, Table } from './table.ts';
export { writeRefusals } from './write-refusals.ts';
export { writeTable } from './write-table.ts';
