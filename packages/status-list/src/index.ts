export { decodeStatusList } from './decode-status-list.ts';
export { encodeStatusList } from './encode-status-list.ts';
export { StatusListError, type StatusListErrorCode, type StatusListErrorDetails } from './errors.ts';
export { signStatusListToken, type StatusListIssue } from './sign-status-list-token.ts';
export { INVALID, MAX_STATUSES, SUSPENDED, VALID, type StatusBits, type StatusList } from './status-list.ts';
export {
  verifyStatusListToken,
  type VerifiedStatusList,
  type VerifyStatusListOptions,
} from './verify-status-list-token.ts';
