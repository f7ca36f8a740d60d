export { addMutuelle, importMutuelles, type NewMutuelle } from './add-mutuelle.ts';
export { attachPhotos } from './attach-photos.ts';
export { browseUnreadyPersons, type UnreadyPerson } from './browse-unready-persons.ts';
export { browsePersons, type NamedPerson } from './browse-persons.ts';
export { browsePhotoHashes, type PhotoHashes } from './browse-photo-hashes.ts';
export { findCard, listCards, type Card, type CardFilter } from './card.ts';
export { AUDIT_ACTIONS, type AuditAction } from './audit-actions.ts';
export { readAuditHead, type AuditHead } from './audit-chain.ts';
export { cardsInOrderOfIssue, type NumberedCard } from './cards-in-order-of-issue.ts';
export { cardsToIssue, type CardToIssue } from './cards-to-issue.ts';
export { cancelContribution } from './cancel-contribution.ts';
export type { By } from './change.ts';
export { checkTables, type TableTrouble } from './check-tables.ts';
export { checkAudit, type AuditCheck, type AuditFault } from './check-audit.ts';
export { confirmBatch, type Confirmed } from './confirm-batch.ts';
export {
  findReceipt,
  listContributions,
  type Contribution,
  type ContributionFilter,
} from './contribution.ts';
export { countCards, type CardCount, type CardCounts } from './count-cards.ts';
export { countPersons, type PersonCount, type PersonCounts } from './count-persons.ts';
export { countCopy } from './count-copy.ts';
export { counts, type Counts } from './counts.ts';
export { coverageRows, type CoverageReceipt, type CoverageRow, type SpecialPerson } from './coverage-rows.ts';
export { deadEditions, type DeadEdition } from './dead-editions.ts';
export type { Declaration } from './declaration.ts';
export {
  forgetDistinctPersons,
  listDistinctPersons,
  recordDistinctPersons,
  type DistinctPersons,
} from './distinct-persons.ts';
export type { Engine } from './engine.ts';
export { isOwnReceipt } from './receipt-number.ts';
export { RegistryError, type RefusalCode, type RegistryDetails, type RegistryErrorCode } from './errors.ts';
export { findPersons, type PersonFilter } from './find-persons.ts';
export { readHouseholdAccount, type HouseholdAccount } from './household-account.ts';
export { givePlan } from './give-plan.ts';
export { handOverCards, type HandOver } from './hand-over-cards.ts';
export { undoHandOvers } from './undo-hand-overs.ts';
export { householdHeads, type HouseholdHead } from './household-heads.ts';
export type { CountedMutuelles, InPlace } from './in-place.ts';
export { importMembers, type ImportedMember } from './import-members.ts';
export type { RecordedContribution } from './known-payment.ts';
export type { LaterPlan } from './later-plans.ts';
export { listAudit, type AuditLine } from './list-audit.ts';
export { lockOffice, type OfficeLock } from './lock-office.ts';
export { listLostPersons, revokeLostCard, type LostPerson, type ToldStatus } from './lost-numbers.ts';
export { doubtPrints, type FoundOnPaper } from './doubt-prints.ts';
export { markChecked } from './mark-checked.ts';
export type { MemberRow } from './member-row.ts';
export { mergePersons, unmergePerson } from './merge-persons.ts';
export { movePersons, type MovedPerson, type MoveTo } from './move-persons.ts';
export { findMutuelle, listMutuelles, type Mutuelle } from './mutuelle.ts';
export { readOffice, saveOffice, type MutuelleRange, type Office } from './office.ts';
export type { BatchOptions, BatchResult, Refusal, RowOutcome } from './outcomes.ts';
export type { Person } from './person.ts';
export {
  listBatches,
  readBatch,
  type BatchCard,
  type BatchFile,
  type PrintBatch,
  type PrintedBefore,
  type WholeBatch,
} from './print-batch.ts';
export { printCounts, type PrintCounts } from './print-counts.ts';
export { listPhotos, type Photo, type PhotoCrop, type PhotoFilter } from './photo.ts';
export {
  lastListSequence,
  listPublishedLists,
  nextListSequence,
  recordPublishedList,
  type PublishedListRecord,
} from './published-list.ts';
export {
  recordContributions,
  type CountedContribution,
  type CountPayingFor,
} from './record-contributions.ts';
export { mutuelleOfPayment, type NewContribution } from './new-contribution.ts';
export type { NewPhoto } from './new-photo.ts';
export { recordKeyActs, type KeyAct, type StolenCards } from './record-key-acts.ts';
export { recoverCards } from './recover-cards.ts';
export { recordIssuedCards, type IssuedCard } from './record-issued-cards.ts';
export {
  recordPrintBatch,
  takeBatchNumber,
  type CardPlace,
  type NewPrintBatch,
} from './record-print-batch.ts';
export { openRegistry, type Registry, type RegistryPlace } from './registry.ts';
export { resumeBatch } from './resume-batch.ts';
export { reviewPhotos, type PhotoReview } from './review-photos.ts';
export { replaceCard, restoreCard, revokeCard } from './revoke-card.ts';
export { revokeCards, type CardToRevoke } from './revoke-cards.ts';
export { setPersonStatus } from './set-person-status.ts';
export { skipNumbers, type GivenSince } from './skip-numbers.ts';
export { spoilPrints } from './spoil-prints.ts';
export {
  CARD_REASONS,
  PAYMENT_METHODS,
  SPOIL_REASONS,
  PHOTO_STATES,
  type CardReason,
  type CardState,
  type CropMaker,
  type PaymentMethod,
  type PersonStatus,
  type PhotoMatch,
  type PhotoState,
  type Sex,
  type SpoilReason,
} from './states.ts';
export { sumContributions, type ContributionSum } from './sum-contributions.ts';
export { nameKey } from './text.ts';
export { closeGivenAway, closeMutuelles, reopenMutuelles } from './transfer/close-mutuelles.ts';
export { readTransfer } from './transfer/read-transfer.ts';
export { takeMutuelles, type Taken, type TakenIn } from './transfer/take-mutuelles.ts';
export { listTakenTransfers } from './transfer/taken-transfers.ts';
export type { TransferRow } from './transfer/transfer-rows.ts';
export { undeliveredCards, type UndeliveredCard } from './undelivered-cards.ts';
