import { RegistryError, type DatabaseErrorCode, type RegistryDetails } from './errors.ts';

/**
 * The one place where the engines' errors become ours. SQLite: result codes (https://sqlite.org/rescode.html), given by
 * better-sqlite3 as names. PostgreSQL: SQLSTATE (its manual, appendix A). Network: Node's system errors.
 */
const EXACT: Record<string, DatabaseErrorCode> = {
  SQLITE_FULL: 'database-full',
  ENOSPC: 'database-full',
  '53100': 'database-full',
  SQLITE_NOTADB: 'database-foreign',
  XX001: 'database-corrupt',
  XX002: 'database-corrupt',
  '55P03': 'office-busy',
  '40001': 'office-busy',
  '40P01': 'office-busy',
  '53300': 'office-busy',
  SQLITE_PERM: 'database-unwritable',
  SQLITE_AUTH: 'database-unwritable',
  EACCES: 'database-unwritable',
  EROFS: 'database-unwritable',
  '25006': 'database-unwritable',
  '42501': 'database-unwritable',
  ENOENT: 'database-missing',
  '3D000': 'database-missing',
  '57P01': 'database-unreachable',
  '57P02': 'database-unreachable',
  '57P03': 'database-unreachable',
  ECONNREFUSED: 'database-unreachable',
  ECONNRESET: 'database-unreachable',
  EHOSTUNREACH: 'database-unreachable',
  ENETUNREACH: 'database-unreachable',
  ENOTFOUND: 'database-unreachable',
  EAI_AGAIN: 'database-unreachable',
  ETIMEDOUT: 'database-unreachable',
  EPIPE: 'database-unreachable',
};

/** Families whose members all mean the same to us: `SQLITE_BUSY_SNAPSHOT`, SQLSTATE class 08, … */
const PREFIXES: [string, DatabaseErrorCode][] = [
  ['SQLITE_BUSY', 'office-busy'],
  ['SQLITE_LOCKED', 'office-busy'],
  ['SQLITE_CORRUPT', 'database-corrupt'],
  ['SQLITE_READONLY', 'database-unwritable'],
  ['SQLITE_CANTOPEN', 'database-unwritable'],
  ['08', 'database-unreachable'],
  ['28', 'database-unreachable'],
  ['58', 'database-failed'],
];

/** Turns what a driver threw into a `RegistryError`; leaves a `RegistryError`, and what is no engine's error, as it is. */
export function mapDriverError(error: unknown, details: RegistryDetails = {}): unknown {
  if (error instanceof RegistryError || !(error instanceof Error)) return error;
  const engineCode = engineCodeOf(error);
  if (engineCode === undefined) return error;
  return new RegistryError(meaningOf(engineCode), { ...details, engineCode }, { cause: error });
}

function meaningOf(engineCode: string): DatabaseErrorCode {
  const family = PREFIXES.find(([prefix]) => engineCode.startsWith(prefix));
  return EXACT[engineCode] ?? family?.[1] ?? 'database-failed';
}

function engineCodeOf(error: Error): string | undefined {
  if ('code' in error && typeof error.code === 'string') {
    // A SQLITE_IOERR has a cause that SQLite does not tell apart; a full disk under the shared-memory file is the usual one.
    return error.code === 'SQLITE_IOERR_SHMSIZE' ? 'SQLITE_FULL' : error.code;
  }
  // better-sqlite3 and pg say these without a code.
  if (error.message === 'Cannot open database because the directory does not exist') return 'ENOENT';
  if (
    /^(Connection terminated|timeout exceeded when trying to connect|Client was closed)/.test(error.message)
  )
    return 'ECONNRESET';
  if (error instanceof AggregateError && error.errors[0] instanceof Error)
    return engineCodeOf(error.errors[0]);
  return undefined;
}
