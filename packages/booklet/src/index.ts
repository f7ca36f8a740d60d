export { BookletError, type BookletErrorCode } from './errors.ts';
export { printBooklet, type Booklet, type PrintedBooklet } from './print-booklet.ts';
