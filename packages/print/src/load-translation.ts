import * as v from 'valibot';
import { placeholdersIn } from './card-texts.ts';
import { PrintError } from './errors.ts';

/** A file of words: what is French on a card, in another language. */
const translationSchema = v.strictObject({
  /** A speaker has yet to read them over. */
  toReview: v.optional(v.boolean()),
  words: v.record(v.string(), v.pipe(v.string(), v.minLength(1), v.maxLength(300))),
});

/** The words of a language, by the French ones. */
export interface Translation {
  words: ReadonlyMap<string, string>;
  toReview: boolean;
}

export const NO_TRANSLATION: Translation = { words: new Map(), toReview: false };

/** Reads words; `file` is for errors. Throws `template-invalid` for a file that is none, and for words that bind what their French does not. */
export function parseTranslation(content: unknown, file: string): Translation {
  const parsed = v.safeParse(translationSchema, content);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new PrintError('template-invalid', {
      where: `${file}: ${v.getDotPath(issue) ?? ''} ${issue.message}`,
    });
  }
  const { words, toReview = false } = parsed.output;
  for (const [french, text] of Object.entries(words)) {
    const [said, wanted] = [placeholdersIn(text), placeholdersIn(french)].map((names) =>
      names.toSorted((a, b) => a.localeCompare(b)).join(),
    );
    if (said !== wanted)
      throw new PrintError('template-invalid', {
        where: `${file}: words.${french}: not the same { } as in French`,
      });
  }
  return { words: new Map(Object.entries(words)), toReview };
}
