import type { CalendarErrorCode } from '@passeport/calendar';
import type { CodeErrorCode } from '@passeport/codes';
import type { CredentialErrorCode } from '@passeport/credential';
import type { EligibilityErrorCode } from '@passeport/eligibility';
import type { IntakeErrorCode } from '@passeport/intake';
import type { PhotoErrorCode } from '@passeport/photo';
import type { PrintErrorCode } from '@passeport/print';
import type { RegistryErrorCode } from '@passeport/registry';
import type { ScanErrorCode } from '@passeport/scan';
import type { StatusListErrorCode } from '@passeport/status-list';
import type { TemplateErrorCode } from '@passeport/templates';
import type { VerifierErrorCode } from '@passeport/verifier-web/errors';
import type { CliErrorCode } from '../cli-error.ts';

/** Every code that a user may meet; a code without a sentence does not compile. */
export type ErrorCode =
  | CliErrorCode
  | CalendarErrorCode
  | CodeErrorCode
  | CredentialErrorCode
  | EligibilityErrorCode
  | IntakeErrorCode
  | PhotoErrorCode
  | PrintErrorCode
  | RegistryErrorCode
  | ScanErrorCode
  | StatusListErrorCode
  | TemplateErrorCode
  // Of the desk's page, the one that the command line meets.
  | Extract<VerifierErrorCode, 'invitation-malformed'>
  | 'disk-full'
  | 'file-unreadable'
  | 'unexpected';

export type ErrorSentences = Readonly<Record<ErrorCode, string>>;
