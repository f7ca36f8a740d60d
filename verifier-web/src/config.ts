import { parsePublicJwk, type PublicJwk } from '@passeport/credential';
import * as v from 'valibot';
import { VerifierError } from './errors.ts';

/** config.json is refused when it is longer: a name, a few keys and a path. */
export const maxConfigBytes = 16_384;

// A folder below the page: names of letters, digits, - and _, each followed by a slash. No way up (..), no
// other host (//), no query.
const listFolder = v.pipe(v.string(), v.maxLength(120), v.regex(/^(?:[A-Za-z0-9_-]+\/)+$/));

const shownName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80));

const configSchema = v.strictObject({
  format: v.literal(1),
  name: shownName,
  centre: v.optional(shownName),
  roots: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(8)),
  list: listFolder,
});

/** What the office writes beside the page: who it is, the root keys to pin, and where the list lies. */
export interface VerifierConfig {
  /** The office, or the organisation. */
  name: string;
  /** The health centre whose desk it is. */
  centre?: string;
  roots: PublicJwk[];
  /** Relative to the page, with a slash at the end: `list/`. */
  list: string;
}

/** Reads config.json. Throws VerifierError `config-malformed` for anything but format 1, unknown members too. */
export function parseConfig(json: string): VerifierConfig {
  try {
    const { name, centre, roots, list } = v.parse(configSchema, JSON.parse(json));
    return { name, ...(centre !== undefined && { centre }), roots: roots.map(parsePublicJwk), list };
  } catch (error) {
    throw new VerifierError('config-malformed', 'config.json is not of format 1', error);
  }
}

/** Whether a text names a folder below the page, as `list` does. */
export function isListFolder(text: string): boolean {
  return v.is(listFolder, text);
}

/** Whose verifier it is, for the top of the page: `UTM Ségou · CSCom de Markala`. */
export function deskName({ name, centre }: Pick<VerifierConfig, 'name' | 'centre'>): string {
  return centre === undefined ? name : `${name} · ${centre}`;
}
