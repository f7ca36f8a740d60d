import type { Issue } from '@passeport/intake';
import { fillSentence } from './fill-sentence.ts';
import { issuesEn } from './issues.en.ts';
import { issuesFr } from './issues.fr.ts';
import type { Language } from './language.ts';

/** What is wrong with a cell, as a clause to put after a colon. */
export function describeIssue(issue: Issue, language: Language): string {
  return fillSentence((language === 'en' ? issuesEn : issuesFr)[issue.code], issue);
}
