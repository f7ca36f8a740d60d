import { describe, expect, test } from 'vitest';
import { mapDriverError } from './driver-errors.ts';
import { RegistryError } from './errors.ts';

const withCode = (code: string) => Object.assign(new Error('said the driver'), { code });

describe('what an engine says becomes', () => {
  test.each([
    ['SQLITE_BUSY', 'office-busy'],
    ['SQLITE_BUSY_SNAPSHOT', 'office-busy'],
    ['SQLITE_LOCKED', 'office-busy'],
    ['55P03', 'office-busy'],
    ['40001', 'office-busy'],
    ['SQLITE_FULL', 'database-full'],
    ['SQLITE_IOERR_SHMSIZE', 'database-full'],
    ['ENOSPC', 'database-full'],
    ['53100', 'database-full'],
    ['SQLITE_NOTADB', 'database-foreign'],
    ['SQLITE_CORRUPT', 'database-corrupt'],
    ['SQLITE_CORRUPT_INDEX', 'database-corrupt'],
    ['XX001', 'database-corrupt'],
    ['SQLITE_READONLY_DBMOVED', 'database-unwritable'],
    ['SQLITE_CANTOPEN', 'database-unwritable'],
    ['EACCES', 'database-unwritable'],
    ['42501', 'database-unwritable'],
    ['3D000', 'database-missing'],
    ['08006', 'database-unreachable'],
    ['57P01', 'database-unreachable'],
    ['ECONNREFUSED', 'database-unreachable'],
    ['28P01', 'database-unreachable'],
    ['SQLITE_IOERR_FSYNC', 'database-failed'],
    ['SQLITE_CONSTRAINT_UNIQUE', 'database-failed'],
    ['58030', 'database-failed'],
    ['23505', 'database-failed'],
  ])('%s → %s', (engineCode, code) => {
    const cause = withCode(engineCode);
    const mapped = mapDriverError(cause, { path: 'x' });
    expect(mapped).toBeInstanceOf(RegistryError);
    expect(mapped).toMatchObject({ code, details: { path: 'x' }, cause });
  });

  test('a connection that ended has no code of its own', () => {
    const mapped = mapDriverError(new Error('Connection terminated unexpectedly'));
    expect(mapped).toMatchObject({ code: 'database-unreachable' });
  });

  test('several attempts to connect are one', () => {
    const mapped = mapDriverError(new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')]));
    expect(mapped).toMatchObject({ code: 'database-unreachable' });
  });

  test('what is no engine’s error stays what it is', () => {
    const own = new RegistryError('card-unknown');
    const bug = new TypeError('undefined is not a function');
    expect(mapDriverError(own)).toBe(own);
    expect(mapDriverError(bug)).toBe(bug);
    expect(mapDriverError('text')).toBe('text');
  });
});
