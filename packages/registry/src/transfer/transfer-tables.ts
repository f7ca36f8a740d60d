import type { MutuelleNumber } from '@passeport/codes';

/** The tables that know which mutuelles were another office's, or are now. */
export interface TransferTables {
  /** read-only: given up, or about to be */
  closed_mutuelles: { mutuelle: MutuelleNumber; closed_at: string };
  /** taken in: from which office */
  taken_mutuelles: { mutuelle: MutuelleNumber; office: number; taken_at: string };
  former_audit: FormerAuditTable;
}

/** What other offices' audits say of mutuelles that are here now, under those audits' numbers. Only ever added to. */
interface FormerAuditTable {
  office: number;
  id: number;
  at: string;
  actor: string;
  action: string;
  subject: string;
  before: string | null;
  after: string | null;
  sha256: string;
}
