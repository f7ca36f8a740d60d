import { keyFingerprint, type PublicJwk } from '@passeport/credential';
import type { VerifierConfig } from '../config.ts';
import { isInvitation } from '../setup/invitation.ts';
import type { Words } from '../words/index.ts';
import { makeCodeReader } from './code-reader.ts';
import { element } from './dom.ts';
import { icon } from './icons.ts';
import { openSheet } from './sheet.ts';

/** What this phone follows, both undefined on one that is not set up, and the camera to use. */
export interface Followed {
  pinned: VerifierConfig | undefined;
  /** The root that is followed now. */
  root: PublicJwk | undefined;
  camera: string | undefined;
}

/**
 * Opens the sheet that says whom this phone follows, and that reads an office's code.
 *
 * @param onLink gets the link in the first invitation seen; the sheet closes
 */
export async function openSetupSheet(
  words: Words,
  { pinned, root, camera }: Followed,
  onLink: (link: string) => void,
): Promise<void> {
  const reader = makeCodeReader(words, {
    aim: words.setupScanAim,
    camera,
    onText(text) {
      if (!isInvitation(text)) return reader.say(words.setupScanOther);
      sheet.close();
      onLink(text);
    },
  });
  const scan = element(
    'button',
    { class: 'secondary', attributes: { type: 'button' }, on: { click: () => show() } },
    icon('scan'),
    words.setupScan,
  );
  const show = (): void => {
    scan.replaceWith(reader.root);
    void reader.open();
  };
  const facts =
    pinned !== undefined &&
    root !== undefined &&
    element(
      'dl',
      { class: 'sheet-facts' },
      ...(pinned.centre === undefined ? [] : [fact(words.setupCentre, pinned.centre)]),
      fact(words.setupOffice, pinned.name),
      fact(words.setupFingerprint, await keyFingerprint(root)),
    );
  const sheet = openSheet(pinned === undefined ? words.setupScanTitle : words.setupOwn, words, facts, scan);
  sheet.addEventListener('close', () => void reader.close());
  if (pinned === undefined) show();
}

function fact(label: string, value: string): HTMLElement {
  return element('div', {}, element('dt', {}, label), element('dd', {}, value));
}
