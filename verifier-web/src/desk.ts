/** The desk without its screens: what `pnpm bench lists` measures in a browser. */
export { judgeOnPhone } from './answer/judge-on-phone.ts';
export { openListDesk, type ListDesk } from './list/list-desk.ts';
export { openDatabase } from './storage/database.ts';
export { saveSetting } from './storage/settings.ts';
