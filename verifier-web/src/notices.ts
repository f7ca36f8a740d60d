import { calendarDateOf, formatDate } from '@passeport/calendar';
import { fill, type Words } from './words/index.ts';

/** What the page knows that its user should, whatever she is doing. */
export interface PageState {
  /** The browser took the page's data away. */
  isLost: boolean;
  /** The newest list is damaged. */
  isDamaged: boolean;
  /** The newest signed time that is known: an ISO instant. */
  newestSigned: string | undefined;
  /** The site's clock less the phone's, in milliseconds. */
  clockDifference: number | undefined;
  /** Something failed that nobody expected. */
  hasFailed: boolean;
  /** Installs a new version of the page that waits. */
  applyNewVersion: (() => void) | undefined;
}

/** A line above the foot, and what can be done. */
export interface Notice {
  text: string;
  action?: { text: string; run: () => void };
}

const DAY_MS = 86_400_000;

/** The most pressing of what there is to be said. A wrong clock is explained, and keeps nobody from working. */
export function chooseNotice(
  state: PageState,
  words: Words,
  now: Date,
  reopen: () => void,
): Notice | undefined {
  const { isLost, isDamaged, newestSigned, clockDifference = 0, hasFailed, applyNewVersion } = state;
  const opening = { text: words.reopen, run: reopen };
  if (isLost) return { text: words.storageLost, action: opening };
  if (isDamaged) return { text: words.listDamaged };
  const phone = dayOf(now);
  // As verdicts have it: by whole days.
  if (newestSigned !== undefined && calendarDateOf(now) < calendarDateOf(new Date(newestSigned))) {
    return { text: fill(words.clockBehind, { phone, signed: dayOf(new Date(newestSigned)) }) };
  }
  if (Math.abs(clockDifference) > DAY_MS) {
    const network = dayOf(new Date(now.getTime() + clockDifference));
    return { text: fill(words.clockDiffers, { phone, network }) };
  }
  if (hasFailed) return { text: words.unexpected, action: opening };
  if (applyNewVersion === undefined) return undefined;
  return { text: words.newVersion, action: { text: words.newVersionApply, run: applyNewVersion } };
}

function dayOf(instant: Date): string {
  return formatDate(calendarDateOf(instant));
}
