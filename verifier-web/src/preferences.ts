import * as v from 'valibot';
import type { Database } from './storage/database.ts';
import { readSettings, saveSetting } from './storage/settings.ts';

/** After so many seconds an answer that nobody touches is taken off the screen. */
export const answerSecondsChoices = [15, 30, 60, 120] as const;

/** In continuous scanning, after so many seconds the next card is waited for; 0: at a touch. */
export const kioskSecondsChoices = [0, 3, 5, 10, 20] as const;

const preferencesSchema = v.object({
  sound: v.fallback(v.boolean(), true),
  vibration: v.fallback(v.boolean(), true),
  answerSeconds: v.fallback(v.picklist(answerSecondsChoices), 60),
  kioskSeconds: v.fallback(v.picklist(kioskSecondsChoices), 0),
  journal: v.fallback(v.boolean(), false),
  camera: v.fallback(v.optional(v.pipe(v.string(), v.maxLength(200))), undefined),
  zoom: v.fallback(v.optional(v.pipe(v.number(), v.finite(), v.minValue(0))), undefined),
});

/** What the receptionist chose on this phone. `journal`: whether one is kept; `camera` is a device's name, `zoom` in that camera's own unit. */
export type Preferences = v.InferOutput<typeof preferencesSchema>;

/** The choices kept on this phone; whatever is absent or not one of the choices is as at first. */
export interface PreferenceStore {
  get(): Preferences;
  change(changes: Partial<Preferences>): void;
}

/** Reads what was kept. What it cannot keep holds until the page is closed. */
export async function openPreferences(database: Database): Promise<PreferenceStore> {
  let current = parsePreferences((await readSettings(database)).preferences);
  return {
    get: () => current,
    change(changes) {
      current = { ...current, ...changes };
      void saveSetting(database, 'preferences', current).catch(() => undefined);
    },
  };
}

/** Reads preferences, each by itself: one that is not understood costs the others nothing. */
export function parsePreferences(value: unknown): Preferences {
  const isRecord = typeof value === 'object' && value !== null;
  return v.parse(preferencesSchema, isRecord ? { ...absent, ...value } : absent);
}

/** A fallback is for a wrong value; an absent one is given as a wrong one. */
const absent = { sound: null, vibration: null, answerSeconds: null, kioskSeconds: null, journal: null };
