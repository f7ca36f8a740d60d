import { calendarDateOf, formatDate } from '@passeport/calendar';
import type { CardNumber } from '@passeport/codes';
import { loadTemplate, printReceipt } from '@passeport/print';
import { findMutuelle, findPersons, type Card } from '@passeport/registry';
import { templateFolder } from '@passeport/templates';
import { CliError } from '../cli-error.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import type { Office } from '../office/open-office.ts';
import { formatFcfa } from '../words/format-fcfa.ts';
import type { Language } from '../words/language.ts';
import { wordsOf } from '../words/words-of.ts';

/** The paper for who reported a card, and for the office: what was reported, what is paid, what follows. */
export async function writeLossReceipt(
  office: Office,
  card: Card,
  next: CardNumber | undefined,
  { output, language, now }: { output: string; language: Language; now: Date },
): Promise<void> {
  const words = wordsOf(language);
  const { lost, cardReasons } = words;
  const [person] = await findPersons(office.registry, { members: [card.member] });
  if (person === undefined) throw new CliError('card-missing', { card: card.card });
  const mutuelle = await findMutuelle(office.registry, person.mutuelle);
  const template = await loadTemplate(templateFolder('passeport'));
  const font = (name: string) => template.fontFiles.get(name) ?? new Uint8Array();
  const { facts } = lost;
  const day = (at: string | undefined) => (at === undefined ? '' : formatDate(calendarDateOf(new Date(at))));
  await printReceipt({
    ...lost.paper(office.record.name, next),
    reference: formatDate(calendarDateOf(now)),
    facts: [
      { label: facts.name, value: nameOnCard(person) },
      { label: facts.card, value: card.card },
      { label: facts.mutuelle, value: `${mutuelle?.name ?? ''} (${person.mutuelle})` },
      { label: facts.reason, value: cardReasons[card.reason ?? 'other'] },
      { label: facts.reportedBy, value: card.reportedBy ?? nameOnCard(person) },
      { label: facts.reportedOn, value: day(card.reportedAt) },
      ...(next === undefined ? [] : [{ label: facts.next, value: next }]),
      ...(card.feeFcfa === undefined ? [] : [{ label: facts.fee, value: formatFcfa(card.feeFcfa) }]),
    ],
    fonts: { regular: font('regular'), bold: font('bold') },
    language,
    created: now,
    author: office.record.name,
    output,
  });
}
