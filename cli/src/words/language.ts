export type Language = 'fr' | 'en';

/** `--lang`, else `PASSEPORT_LANG`, else French. Read before parsing, so that help and errors speak it too. */
export function chooseLanguage(args: string[], env: Readonly<Record<string, string | undefined>>): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const given = at === -1 ? env['PASSEPORT_LANG'] : (args[at]?.split('=')[1] ?? args[at + 1]);
  return given === 'en' ? 'en' : 'fr';
}
