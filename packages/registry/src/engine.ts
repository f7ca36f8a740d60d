/** The two databases that one code path serves. */
export type Engine = 'sqlite' | 'postgres';
