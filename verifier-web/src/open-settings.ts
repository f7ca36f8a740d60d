import type { AppContext } from './app-context.ts';
import { currentRoot } from './setup/pin-setup.ts';
import { wordsOf } from './words/index.ts';

/** What the settings need of the desk that is on the screen. */
interface DeskOnScreen {
  /** Another camera is about to be opened. */
  letCameraGo: () => Promise<void>;
  /** A choice was changed. */
  onChange: () => void;
}

/** Opens the settings, from which the journal's sheet and the setup's are reached; each is loaded when it is asked for. */
export async function openSettings(
  { config, desk, preferences, openJournal, language, onLanguage, onLink }: AppContext,
  { letCameraGo, onChange }: DeskOnScreen,
): Promise<void> {
  const words = wordsOf(language);

  async function showJournal(): Promise<void> {
    const { openJournalSheet } = await import('./views/journal-sheet.ts');
    await openJournalSheet(words, await openJournal(), preferences);
  }

  async function showSetup(): Promise<void> {
    await letCameraGo();
    const { openSetupSheet } = await import('./views/setup-sheet.ts');
    const root = currentRoot({ config, trust: desk.known().trust });
    await openSetupSheet(words, { pinned: config, root, camera: preferences.get().camera }, onLink);
  }

  const { openSettingsSheet } = await import('./views/settings-sheet.ts');
  openSettingsSheet(language, preferences, {
    onChange,
    onJournal: () => void showJournal(),
    onLanguage,
    onSetup: () => void showSetup(),
  });
}
