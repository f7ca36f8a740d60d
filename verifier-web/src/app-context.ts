import type { VerifierConfig } from './config.ts';
import type { Journal } from './journal/journal.ts';
import type { ListDesk } from './list/list-desk.ts';
import type { OfflineState } from './offline.ts';
import type { PreferenceStore } from './preferences.ts';
import type { Language } from './words/index.ts';

/** Everything that the desk works with. */
export interface AppContext {
  config: VerifierConfig;
  desk: ListDesk;
  preferences: PreferenceStore;
  openJournal: () => Promise<Journal>;
  language: Language;
  offline: () => OfflineState;
  /** Whether the browser may erase what the page keeps. */
  mayGo: () => boolean;
  /** A list was taken: what is shown of the lists is to be shown again. */
  onListsChanged: () => void;
  onLanguage: (language: Language) => void;
  /** An office's invitation was scanned. */
  onLink: (link: string) => void;
  /** A list file was refused; resolves to whether the person was asked about it instead. */
  onRefusedList: (file: Blob, error: unknown) => Promise<boolean>;
}
