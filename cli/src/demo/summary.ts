import type { CardNumber } from '@passeport/codes';
import type { VerdictCode } from '@passeport/eligibility';
import type { JudgedPages } from './judge-pages.ts';

/** Where the demonstration left its files. */
export interface DemoFiles {
  office: string;
  pdf: string;
  list: string;
  page: string;
  summary: string;
}

/** What `summary.json` says. Counts are of cards; the verdicts add up to `readBack`. */
export interface DemoSummary {
  issued: number;
  readBack: number;
  eligible: number;
  lapsed: number;
  waiting: number;
  notCovered: number;
  revoked: number;
  /** Forgeries in the run, and how many of them were refused: all, or the demonstration fails. */
  forged: number;
  forgedRefused: number;
  /** Cards whose answer is not what it should be. */
  unexpected: number;
  seconds: number;
  files: DemoFiles;
}

/** Counts the verdicts, and whatever is not as it must be. */
export function countVerdicts({
  issued,
  lost,
  judged: { printed, forged },
  files,
  seconds,
}: {
  issued: readonly CardNumber[];
  lost: CardNumber;
  judged: JudgedPages;
  files: DemoFiles;
  seconds: number;
}): DemoSummary {
  const count = (code: VerdictCode): number =>
    printed.filter(({ verdict }) => verdict.verdict === code).length;
  const refused = forged.filter(({ verdict }) => verdict.colour === 'red' && !verdict.authenticated).length;
  const read = new Set(printed.map(({ verdict }) => verdict.card));
  const missing = issued.filter((card) => !read.has(card)).length;
  const rights: VerdictCode[] = ['eligible', 'lapsed', 'waiting', 'not-covered'];
  const wrong = printed.filter(({ verdict }) =>
    verdict.card === lost ? verdict.verdict !== 'revoked' : !rights.includes(verdict.verdict),
  ).length;
  return {
    issued: issued.length,
    readBack: printed.length,
    eligible: count('eligible'),
    lapsed: count('lapsed'),
    waiting: count('waiting'),
    notCovered: count('not-covered'),
    revoked: count('revoked'),
    forged: forged.length,
    forgedRefused: refused,
    unexpected: missing + wrong + (forged.length - refused) + Math.abs(printed.length - issued.length),
    seconds: Number(seconds.toFixed(1)),
    files,
  };
}
