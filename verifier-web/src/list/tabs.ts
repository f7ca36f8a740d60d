/** What the tabs of one phone that show one verifier tell each other. */
export interface Tabs {
  /** Does some work while no other tab does its own: two never fetch the same list at once. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Tells the others that the lists on the phone are others now. */
  tell(): void;
  onTold(listener: () => void): void;
}

/** For a browser, or a test, that has but one. */
export const onlyTab: Tabs = { alone: (work) => work(), tell: () => {}, onTold: () => {} };

/**
 * By Web Locks and a BroadcastChannel, as far as the browser has them: Chrome has since version 69. Without them a tab takes what
 * another has brought when it next asks for a list.
 *
 * @param name the same in all tabs of a verifier
 */
export function openTabs(name: string): Tabs {
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
  const { locks } = navigator as Partial<Pick<Navigator, 'locks'>>;
  return {
    alone: (work) => (locks === undefined ? work() : locks.request(name, work)),
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
    tell: () => channel?.postMessage('lists'),
    onTold(listener) {
      channel?.addEventListener('message', listener);
    },
  };
}
