import { cardText, fillIn, placeholdersIn, wordsIn, type Subject } from './card-texts.ts';
import { drawText, type DrawnText } from './draw-text.ts';
import { PrintError } from './errors.ts';
import type { Template } from './load-template.ts';
import type { PrintLanguage } from './printable-card.ts';
import type { Binding, TextField, Words } from './template-schema.ts';
import type { Typeface } from './typeface.ts';

/** Texts of a field that are remembered, before it begins anew. */
const MAX_TEXTS_A_FIELD = 100;
/** Another on every card: to remember what they say would only fill the memory. */
const NEVER_AGAIN: ReadonlySet<string> = new Set([
  'name',
  'memberNumber',
  'cardNumber',
  'birth',
  'head',
  'household',
]);

/** Draws the texts of a template, in one language. What comes again and again (a mutuelle, a validity) is drawn once. */
export class TextDrawer {
  readonly #template: Template;
  readonly #typefaces: ReadonlyMap<string, Typeface>;
  readonly #language: PrintLanguage;
  readonly #natures = new Map<TextField, Nature>();
  readonly #drawn = new Map<TextField, Map<string, DrawnText>>();

  constructor(template: Template, typefaces: ReadonlyMap<string, Typeface>, language: PrintLanguage) {
    this.#template = template;
    this.#typefaces = typefaces;
    this.#language = language;
  }

  /** Words that are the same on every card. */
  drawFixed(field: TextField, heightMm: number): string {
    if (field.words === undefined || this.#natureOf(field) !== 'fixed') return '';
    return this.#drawOnce(this.#say(field.words), field, heightMm).operators;
  }

  /** What the field says of this card; undefined when it says nothing, or the same on every card. */
  draw(field: TextField, subject: Subject, heightMm: number): DrawnText | undefined {
    const nature = this.#natureOf(field);
    if (nature === 'fixed') return undefined;
    const { when, unless, bind, words } = field;
    if (when !== undefined && cardText(subject, when, this.#language) === undefined) return undefined;
    if (unless !== undefined && cardText(subject, unless, this.#language) !== undefined) return undefined;
    const text =
      bind === undefined
        ? words && fillIn(this.#say(words), subject, this.#language)
        : this.#textOf(subject, bind);
    if (text === undefined) return undefined;
    return nature === 'repeated'
      ? this.#drawOnce(text, field, heightMm)
      : this.#drawNew(text, field, heightMm);
  }

  #natureOf(field: TextField): Nature {
    const known = this.#natures.get(field);
    if (known !== undefined) return known;
    const nature = natureOf(field);
    this.#natures.set(field, nature);
    return nature;
  }

  #say(words: Words): string {
    return wordsIn(words, this.#language, this.#template.bambara.words);
  }

  /** What the card says; of the labels among it, the French ones are translated as words are. */
  #textOf(subject: Subject, bind: Binding): string | undefined {
    const text = cardText(subject, bind, this.#language);
    return bind === 'birthLabel' && text !== undefined ? this.#say({ fr: text, en: text }) : text;
  }

  #drawOnce(text: string, field: TextField, heightMm: number): DrawnText {
    let texts = this.#drawn.get(field);
    if (texts === undefined || texts.size >= MAX_TEXTS_A_FIELD) {
      texts = new Map();
      this.#drawn.set(field, texts);
    }
    const drawn = texts.get(text) ?? this.#drawNew(text, field, heightMm);
    texts.set(text, drawn);
    return drawn;
  }

  #drawNew(text: string, field: TextField, heightMm: number): DrawnText {
    const style = this.#template.styles[field.style];
    const typeface = style && this.#typefaces.get(style.font);
    if (style === undefined || typeface === undefined) {
      throw new PrintError('template-invalid', { where: `styles.${field.style}` });
    }
    return drawText(text, field, style, typeface, heightMm);
  }
}

/** Of what a field says: the same on every card, likely to be the same on other cards, or another on every card. */
type Nature = 'fixed' | 'repeated' | 'own';

function natureOf({ bind, words, when, unless }: TextField): Nature {
  const isPlain = words !== undefined && when === undefined && unless === undefined;
  if (isPlain && Object.values(words).every((text) => placeholdersIn(text).length === 0)) return 'fixed';
  return [bind ?? '', ...placeholdersIn(words?.fr)].some((name) => NEVER_AGAIN.has(name))
    ? 'own'
    : 'repeated';
}
