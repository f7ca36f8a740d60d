import type { SheetTexts } from './card-texts.ts';
import { drawBarcode, drawMark, drawQrField } from './draw-codes.ts';
import { drawForm, type Form } from './draw-form.ts';
import { drawPhoto } from './draw-photo.ts';
import type { DrawnSide } from './drawn-side.ts';
import { PrintError } from './errors.ts';
import type { Size } from './impose.ts';
import type { Template } from './load-template.ts';
import type { PdfDocument, PdfObject } from './pdf-document.ts';
import type { PrintableCard, PrintLanguage } from './printable-card.ts';
import type { QrDrawing } from './qr-drawing.ts';
import type { PhotoField, SideName, TextField } from './template-schema.ts';
import { TextDrawer } from './text-drawer.ts';
import { Typeface } from './typeface.ts';
import { pdfNumber, POINTS_PER_MM } from './units.ts';

/** A card and what was made for it elsewhere: no drawing where its text fits no QR code. */
export interface CardToDraw {
  card: PrintableCard;
  qr: QrDrawing | undefined;
}

/** Draws cards of one template into one PDF. */
export class SideDrawer {
  readonly typefaces: ReadonlyMap<string, Typeface>;
  readonly fonts: Record<string, PdfObject> = {};
  readonly #document: PdfDocument;
  readonly #template: Template;
  readonly #dpi: number;
  readonly #texts: TextDrawer;
  readonly #artwork: ReadonlyMap<SideName | 'sheet', Form>;
  readonly #placeholders = new Map<string, Form>();
  #objects = 0;

  get cardSize(): Template['card'] {
    return this.#template.card;
  }

  /** The sides that cards of this template have. */
  get sides(): SideName[] {
    return this.#template.back === undefined ? ['front'] : ['front', 'back'];
  }

  constructor(document: PdfDocument, template: Template, language: PrintLanguage, dpi: number) {
    this.#document = document;
    this.#template = template;
    this.#dpi = dpi;
    const typefaces = new Map<string, Typeface>();
    for (const [name, file] of template.fontFiles) {
      typefaces.set(name, openTypeface(document, file, `fonts.${name}`));
    }
    this.typefaces = typefaces;
    for (const { pdfFont } of typefaces.values()) this.fonts[pdfFont.id] = pdfFont.ref();
    this.#texts = new TextDrawer(template, typefaces, language);
    const artwork = new Map<SideName | 'sheet', Form>();
    const { front, back, sheet, card } = template;
    artwork.set(
      'front',
      this.#drawArtwork('Recto', front.artwork, textsOf(front.fields), card, card.bleedMm),
    );
    if (back)
      artwork.set('back', this.#drawArtwork('Verso', back.artwork, textsOf(back.fields), card, card.bleedMm));
    if (sheet)
      artwork.set('sheet', this.#drawArtwork('Feuille', sheet.artwork, textsOf(sheet.fields), sheet.page, 0));
    this.#artwork = artwork;
  }

  draw(side: SideName, { card, qr }: CardToDraw): DrawnSide {
    const drawn = this.#beginWith(side);
    const cardHeightMm = this.#template.card.heightMm;
    for (const field of this.#template[side]?.fields ?? []) {
      switch (field.kind) {
        case 'text':
          this.#drawCardText(drawn, field, card);
          break;
        case 'photo':
          if (card.photo === undefined) this.#drawPlaceholder(drawn, field);
          else
            drawPhoto(drawn, field, card.photo, {
              document: this.#document,
              name: this.#nextName('P'),
              cardHeightMm,
            });
          break;
        case 'qr':
          drawQrField(drawn, field, qr, { ...this.#paper('Q'), cardHeightMm });
          break;
        case 'code128':
          drawBarcode(drawn, field, card, { ...this.#paper('C'), cardHeightMm });
          break;
        case 'data-matrix':
          drawMark(drawn, field, card, cardHeightMm);
          break;
        default:
          field satisfies never;
      }
    }
    return drawn;
  }

  /** What is around the cards, when the template has it for pages of this size; origin at the page's bottom left corner. */
  drawSheetPart(page: Size, texts: SheetTexts): DrawnSide | undefined {
    const { sheet } = this.#template;
    const [card] = texts.cards;
    if (sheet === undefined || card === undefined) return undefined;
    if (sheet.page.widthMm !== page.widthMm || sheet.page.heightMm !== page.heightMm) return undefined;
    const drawn = this.#beginWith('sheet');
    for (const field of sheet.fields) {
      if (field.kind === 'text') {
        drawn.operators += this.#texts.draw(field, { card, sheet: texts }, page.heightMm)?.operators ?? '';
        continue;
      }
      for (const [line, listed] of texts.cards.entries()) {
        let operators = '';
        for (const text of field.fields)
          operators += this.#texts.draw(text, { card: listed }, page.heightMm)?.operators ?? '';
        drawn.operators += `q 1 0 0 1 0 ${pdfNumber(-line * field.stepMm * POINTS_PER_MM)} cm\n${operators}Q\n`;
      }
    }
    return drawn;
  }

  #beginWith(part: SideName | 'sheet'): DrawnSide {
    const form = this.#artwork.get(part);
    if (form === undefined) return { operators: '', xobjects: {}, warnings: [], refusals: [] };
    return {
      operators: `/${form.name} Do\n`,
      xobjects: { [form.name]: form.object },
      warnings: [],
      refusals: [],
    };
  }

  /** An SVG with the words that are the same everywhere. */
  #drawArtwork(name: string, file: string, texts: TextField[], size: Size, bleedMm: number): Form {
    const area = {
      leftMm: -bleedMm,
      topMm: -bleedMm,
      widthMm: size.widthMm + 2 * bleedMm,
      heightMm: size.heightMm + 2 * bleedMm,
    };
    const operators = texts.map((field) => this.#texts.drawFixed(field, size.heightMm)).join('');
    const svg = { file, text: this.#template.drawings.get(file) ?? '' };
    return drawForm(this.#document, name, svg, area, size.heightMm, { operators, fonts: { ...this.fonts } });
  }

  #drawCardText(drawn: DrawnSide, field: TextField, card: PrintableCard): void {
    const text = this.#texts.draw(field, { card }, this.#template.card.heightMm);
    if (text === undefined) return;
    drawn.operators += text.operators;
    const isName = field.bind === 'name';
    if (isName && (text.change === 'shrunk' || text.change === 'wrapped')) drawn.warnings.push('name-shrunk');
    if (text.change === 'ellipsised') drawn.warnings.push(isName ? 'name-ellipsised' : 'text-ellipsised');
    if (text.missingGlyphs.length === 0) return;
    if (isName) drawn.refusals.push('name-glyph-missing');
    else drawn.warnings.push('glyph-missing');
  }

  #drawPlaceholder(drawn: DrawnSide, { placeholder: file, box }: PhotoField): void {
    const key = `${file} ${Object.values(box).join(' ')}`;
    let form = this.#placeholders.get(key);
    if (form === undefined) {
      const area = { leftMm: box.xMm, topMm: box.yMm, widthMm: box.widthMm, heightMm: box.heightMm };
      const { card, drawings } = this.#template;
      const svg = { file, text: drawings.get(file) ?? '' };
      form = drawForm(this.#document, `Absent${this.#placeholders.size}`, svg, area, card.heightMm);
      this.#placeholders.set(key, form);
    }
    drawn.operators += `/${form.name} Do\n`;
    drawn.xobjects[form.name] = form.object;
    drawn.warnings.push('photo-missing');
  }

  #paper(prefix: string) {
    return { document: this.#document, name: this.#nextName(prefix), dpi: this.#dpi };
  }

  #nextName(prefix: string): string {
    return `${prefix}${++this.#objects}`;
  }
}

function textsOf(fields: readonly ({ kind: string } | TextField)[]): TextField[] {
  return fields.filter((field): field is TextField => field.kind === 'text');
}

function openTypeface(document: PdfDocument, file: Uint8Array, where: string): Typeface {
  try {
    document.font(file);
    return new Typeface(document._font);
  } catch (error) {
    throw new PrintError('template-invalid', { where }, error);
  }
}
