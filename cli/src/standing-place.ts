/** The root scripts that run this program: pnpm starts them in the repository, wherever the user stands. */
const ROOT_SCRIPTS = new Set(['start', 'passeport']);

/** The folder that the user's paths are relative to. */
export function standingPlace(env: Readonly<Record<string, string | undefined>>, cwd: string): string {
  return ROOT_SCRIPTS.has(env['npm_lifecycle_event'] ?? '') ? (env['INIT_CWD'] ?? cwd) : cwd;
}
