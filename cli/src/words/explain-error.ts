import type { ErrorCode, ErrorSentences } from './error-codes.ts';
import { errorsEn } from './errors.en.ts';
import { errorsFr } from './errors.fr.ts';
import { fillSentence } from './fill-sentence.ts';
import type { Language } from './language.ts';
import { wordsOf } from './words-of.ts';

/** An error as a user meets it: a stable code and a sentence that says what to do. */
export interface Explained {
  code: ErrorCode;
  message: string;
}

/** Why the system refused a file, in words; another reason keeps the system's own name. */
const SYSTEM_REASONS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  fr: {
    EACCES: 'accès refusé',
    EPERM: 'accès refusé',
    EROFS: 'disque en lecture seule',
    EISDIR: 'c’est un dossier',
    ENOTDIR: 'ce n’est pas un dossier',
    EBUSY: 'ouvert par un autre programme',
    ENAMETOOLONG: 'nom trop long',
  },
  en: {
    EACCES: 'access denied',
    EPERM: 'access denied',
    EROFS: 'read-only disk',
    EISDIR: 'it is a folder',
    ENOTDIR: 'it is not a folder',
    EBUSY: 'open in another program',
    ENAMETOOLONG: 'name too long',
  },
};

const DISK_FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** The sentence of any error whatever; what is not known becomes `unexpected`. */
export function explainError(error: unknown, language: Language): Explained {
  const sentences = language === 'en' ? errorsEn : errorsFr;
  const { code, details } = describe(error, sentences, language);
  return { code, message: asSentence(fillSentence(sentences[code], withUse(details, language))) };
}

/** What a key is for, in words. */
function withUse(details: object, language: Language): object {
  const uses: Readonly<Record<string, string>> = wordsOf(language).keyUses;
  const use = 'use' in details && typeof details.use === 'string' ? uses[details.use] : undefined;
  return use === undefined ? details : { ...details, use };
}

/** The same for a refused row, as a clause to put after a colon. */
export function explainRefusal(code: ErrorCode, details: object, language: Language): string {
  return fillSentence((language === 'en' ? errorsEn : errorsFr)[code], details);
}

function describe(
  error: unknown,
  sentences: ErrorSentences,
  language: Language,
): { code: ErrorCode; details: object } {
  if (!(error instanceof Error)) return { code: 'unexpected', details: { reason: String(error) } };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const details =
    'details' in error && typeof error.details === 'object' && error.details !== null ? error.details : {};
  if (isKnown(code, sentences)) return { code, details };
  if (DISK_FULL.has(code)) return { code: 'disk-full', details: {} };
  if ('syscall' in error) {
    const path = 'path' in error && typeof error.path === 'string' ? error.path : '';
    if (code === 'ENOENT') return { code: 'file-missing', details: { path } };
    return { code: 'file-unreadable', details: { path, reason: SYSTEM_REASONS[language][code] ?? code } };
  }
  return { code: 'unexpected', details: { reason: error.message.split('\n')[0] } };
}

function isKnown(code: string, sentences: ErrorSentences): code is ErrorCode {
  return Object.hasOwn(sentences, code);
}

function asSentence(sentence: string): string {
  const ended = /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}
