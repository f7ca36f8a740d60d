import { addDays } from '@passeport/calendar';
import { drawCardBack, drawOtherBack, people, type MadeUpOffice } from './made-up-office.ts';
import type { OpenVerifier } from './open-verifier.ts';

/** Every verdict that the desk can give of a card, and the picture of a card that gets it. */
export const CARD_ANSWERS: Record<string, (office: MadeUpOffice) => Promise<Buffer>> = {
  eligible: async (office) => await drawCardBack(await office.token()),
  lapsed: async (office) => await drawCardBack(await office.token({ member: people.lapsed })),
  waiting: async (office) => await drawCardBack(await office.token({ member: people.waiting })),
  'not-covered': async (office) => await drawCardBack(await office.token({ member: people.left })),
  'card-expired': async (office) =>
    await drawCardBack(await office.token({ validThrough: addDays(office.today, -2) })),
  'not-yet-valid': async (office) =>
    await drawCardBack(await office.token({ notBefore: addDays(office.today, 9) })),
  revoked: async (office) => await drawCardBack(await office.token({ member: people.revoked })),
  'unknown-issuer': async (office) => await drawCardBack(await office.strangersToken()),
  'not-authentic': async (office) => {
    const [mine, other] = [await office.token(), await office.token({ member: people.lapsed })];
    return await drawCardBack([...mine.split('.').slice(0, 2), other.split('.')[2]].join('.'));
  },
  unreadable: async () => await drawOtherBack('https://example.org'),
};

/** An answer on the screen, whichever the language. */
export interface AnswerToShow {
  name: string;
  verdict: string;
  show: (phone: OpenVerifier) => Promise<unknown>;
}

/** All of them: of cards, of a typed number, and by a list that has grown too old. What needs another clock comes last. */
export async function everyAnswer(office: MadeUpOffice): Promise<AnswerToShow[]> {
  const answers: AnswerToShow[] = [];
  for (const [verdict, draw] of Object.entries(CARD_ANSWERS)) {
    const picture = await draw(office);
    answers.push({ name: verdict, verdict, show: (phone) => phone.give(picture) });
  }
  const eligible = await CARD_ANSWERS['eligible']?.(office);
  if (eligible === undefined) throw new Error('no card is eligible');
  return [
    ...answers,
    {
      name: 'typed',
      verdict: 'eligible',
      async show({ type, page }) {
        await type(people.eligible);
        await page.locator('.number .primary').click();
      },
    },
    { name: 'old-list', verdict: 'eligible', show: (phone) => later(phone, 12, eligible) },
    { name: 'rights-unknown', verdict: 'rights-unknown', show: (phone) => later(phone, 45, eligible) },
  ];
}

/** The card, with the phone's clock so many days further on. */
async function later(phone: OpenVerifier, days: number, picture: Buffer): Promise<void> {
  await shiftClock(phone, days);
  await phone.give(picture);
}

/** Sets the phone's clock so many days from now. */
export async function shiftClock({ page }: OpenVerifier, days: number): Promise<void> {
  await page.evaluate(`(() => {
    globalThis.RealDate ??= Date;
    const shift = ${days * 86_400_000};
    globalThis.Date = class extends RealDate {
      constructor(...given) { super(...(given.length === 0 ? [RealDate.now() + shift] : given)); }
      static now() { return RealDate.now() + shift; }
    };
  })()`);
}

/** Goes back to the first screen. */
export async function leaveAnswer({ page }: OpenVerifier): Promise<void> {
  await page.locator('.answer .next').dispatchEvent('click');
  await page.locator('.answer').waitFor({ state: 'detached' });
}

/** Makes the page speak a language, by its own name. */
export async function speak({ page }: OpenVerifier, language: string): Promise<void> {
  await page.locator('.bar-settings').click();
  await page.locator('.sheet select').first().selectOption(language);
  await page.locator('.sheet').waitFor({ state: 'detached' });
}
