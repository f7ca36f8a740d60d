import type { VerifierConfig } from '../config.ts';
import { openListDesk } from '../list/list-desk.ts';
import { isStrangersSignature } from './strangers-signature.ts';
import type { Settling } from './settle-offer.ts';

/** What is done with an office's invitation, or with a list of an office that this phone does not follow. */
export interface OfficeChange {
  /**
   * Settles the link that the page was opened by. Resolves to what there is to say of it on the desk, if anything; for a phone that is not set
   * up, to the fault that the screen is to say instead of it.
   */
  settleOpened(
    link: string,
    isSetUp: boolean,
    settling: Settling,
  ): Promise<{ said?: string; fault?: string }>;
  /** Asks whether to follow another office, when a list of it was refused; resolves to whether that was so. */
  askAboutStranger(file: Blob, refusal: unknown, asking: Asking): Promise<boolean>;
}

interface Asking extends Settling {
  config: VerifierConfig;
  /** Clears the desk from the screen before the question. */
  closeDesk: () => Promise<void>;
}

/** `here` is the page's own folder. Other windows of it begin anew when the office is changed in this one, and this one when it is in another. */
export function makeOfficeChange(here: URL): OfficeChange {
  // Another window must not go on with lists of an office that this phone no longer follows.
  const windows = new BroadcastChannel(`setup:${here.pathname}`);
  windows.addEventListener('message', () => location.reload());
  const tellWindows = (): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no origin to name
    windows.postMessage('pinned');
  };
  return {
    async settleOpened(link, isSetUp, settling) {
      const { sayLinkFault, settleLink } = await import('./settle-offer.ts');
      try {
        const settled = await settleLink(link, here.href, settling);
        if (settled === 'pinned') tellWindows();
        return settled === 'same' ? { said: settling.words.setupAlready } : {};
      } catch (error) {
        const fault = sayLinkFault(error, link, settling.words);
        return isSetUp ? { said: fault } : { fault };
      }
    },

    async askAboutStranger(file, refusal, { config, closeDesk, ...settling }) {
      if (!isStrangersSignature(refusal)) return false;
      const { readStranger } = await import('./read-stranger.ts');
      const offer = await readStranger(new Uint8Array(await file.arrayBuffer()), config, new Date());
      if (offer === undefined) return false;
      await closeDesk();
      const { settleOffer } = await import('./settle-offer.ts');
      if ((await settleOffer(offer, 'list', settling)) === 'pinned') {
        await (await openListDesk(settling.database, offer.list)).takeFile(file);
        tellWindows();
      }
      location.reload();
      return true;
    },
  };
}
