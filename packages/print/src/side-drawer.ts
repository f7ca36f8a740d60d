import { cardText, fillIn, placeholdersIn } from './card-texts.ts';
import { drawForm, type Form } from './draw-form.ts';
import { drawText, type DrawnText } from './draw-text.ts';
import { PrintError } from './errors.ts';
import type { Template } from './load-template.ts';
import { readJpegHeader, type JpegHeader } from './jpeg-header.ts';
import { addStream, type PdfDocument, type PdfObject } from './pdf-document.ts';
import type { PrintableCard, PrintLanguage } from './printable-card.ts';
import type { QrDrawing } from './qr-drawing.ts';
import { roundedRectangle } from './rounded-rectangle.ts';
import type { PhotoField, QrField, SideName, TextField, TextStyle } from './template-schema.ts';
import { Typeface } from './typeface.ts';
import { pdfNumber, POINTS_PER_MM } from './units.ts';

export type PrintWarningCode =
  | 'name-shrunk'
  | 'name-ellipsised'
  | 'text-ellipsised'
  | 'glyph-missing'
  | 'photo-missing'
  | 'photo-low-dpi';

/** A side of one card: operators, origin at the bottom left corner of the trim, and the objects they name. */
export interface DrawnSide {
  operators: string;
  xobjects: Record<string, PdfObject>;
  warnings: PrintWarningCode[];
}

/** A card and what was made for it elsewhere. */
export interface CardToDraw {
  card: PrintableCard;
  qr: QrDrawing;
}

/** Below this a printed face is coarse. */
const MIN_PHOTO_DPI = 200;
/** White modules around the symbol (ISO/IEC 18004 §6.3.8). */
const QUIET_MODULES = 4;
/** 4 dots of a 300 dpi printer. */
const MIN_MODULE_MM = 0.34;

/** Texts of a field that are remembered, before it begins anew. */
const MAX_TEXTS_A_FIELD = 500;

/** Draws cards of one template into one PDF. */
export class SideDrawer {
  readonly typefaces: ReadonlyMap<string, Typeface>;
  readonly fonts: Record<string, PdfObject> = {};
  readonly #document: PdfDocument;
  readonly #template: Template;
  readonly #language: PrintLanguage;
  readonly #artwork: Record<SideName, Form>;
  readonly #placeholders = new Map<string, Form>();
  readonly #drawnTexts = new Map<TextField, Map<string, DrawnText>>();
  #objects = 0;

  get cardSize(): Template['card'] {
    return this.#template.card;
  }

  constructor(document: PdfDocument, template: Template, language: PrintLanguage) {
    this.#document = document;
    this.#template = template;
    this.#language = language;
    const typefaces = new Map<string, Typeface>();
    for (const [name, file] of template.fontFiles) {
      typefaces.set(name, openTypeface(document, file, `fonts.${name}`));
    }
    this.typefaces = typefaces;
    for (const { pdfFont } of typefaces.values()) this.fonts[pdfFont.id] = pdfFont.ref();
    this.#artwork = { front: this.#drawArtwork('front'), back: this.#drawArtwork('back') };
  }

  draw(side: SideName, { card, qr }: CardToDraw): DrawnSide {
    const { object, name } = this.#artwork[side];
    const drawn: DrawnSide = { operators: `/${name} Do\n`, xobjects: { [name]: object }, warnings: [] };
    for (const field of this.#template[side].fields) {
      switch (field.kind) {
        case 'text':
          this.#drawCardText(drawn, field, card);
          break;
        case 'photo':
          this.#drawPhoto(drawn, field, card);
          break;
        case 'qr':
          this.#drawQr(drawn, field, qr, card);
          break;
        default:
          field satisfies never;
      }
    }
    return drawn;
  }

  /** The artwork with the words that are the same on every card. */
  #drawArtwork(side: SideName): Form {
    const { card, drawings } = this.#template;
    const { artwork, fields } = this.#template[side];
    let operators = '';
    for (const field of fields) {
      if (field.kind !== 'text' || !isFixed(field) || field.words === undefined) continue;
      operators += this.#drawField(field.words[this.#language], field).operators;
    }
    const area = {
      leftMm: -card.bleedMm,
      topMm: -card.bleedMm,
      widthMm: card.widthMm + 2 * card.bleedMm,
      heightMm: card.heightMm + 2 * card.bleedMm,
    };
    const svg = { file: artwork, text: drawings.get(artwork) ?? '' };
    return drawForm(this.#document, side === 'front' ? 'Recto' : 'Verso', svg, area, card.heightMm, {
      operators,
      fonts: { ...this.fonts },
    });
  }

  #drawCardText(drawn: DrawnSide, field: TextField, card: PrintableCard): void {
    if (isFixed(field)) return;
    if (field.when !== undefined && cardText(card, field.when, this.#language) === undefined) return;
    const words = field.words?.[this.#language];
    const text = field.bind
      ? cardText(card, field.bind, this.#language)
      : words && fillIn(words, card, this.#language);
    if (text === undefined) return;
    const { operators, change, missingGlyphs } = this.#drawField(text, field);
    drawn.operators += operators;
    const isName = field.bind === 'name';
    if (isName && (change === 'shrunk' || change === 'wrapped')) drawn.warnings.push('name-shrunk');
    if (change === 'ellipsised') drawn.warnings.push(isName ? 'name-ellipsised' : 'text-ellipsised');
    if (missingGlyphs.length > 0) drawn.warnings.push('glyph-missing');
  }

  /** A text in its field; what comes again and again (a mutuelle, a plan, a validity) is drawn once. */
  #drawField(text: string, field: TextField): DrawnText {
    const known = this.#drawnTexts.get(field);
    const texts =
      known !== undefined && known.size < MAX_TEXTS_A_FIELD ? known : new Map<string, DrawnText>();
    if (texts !== known) this.#drawnTexts.set(field, texts);
    const drawn = texts.get(text) ?? this.#drawNewText(text, field);
    texts.set(text, drawn);
    return drawn;
  }

  #drawNewText(text: string, field: TextField): DrawnText {
    const style: TextStyle | undefined = this.#template.styles[field.style];
    const typeface = style && this.typefaces.get(style.font);
    if (style === undefined || typeface === undefined) {
      throw new PrintError('template-invalid', { where: `styles.${field.style}` });
    }
    return drawText(text, field, style, typeface, this.#template.card.heightMm);
  }

  #drawPhoto(drawn: DrawnSide, { box, radiusMm = 0, placeholder }: PhotoField, card: PrintableCard): void {
    if (card.photo === undefined) {
      const form = this.#placeholder(placeholder, box);
      drawn.operators += `/${form.name} Do\n`;
      drawn.xobjects[form.name] = form.object;
      drawn.warnings.push('photo-missing');
      return;
    }
    const image = readJpegHeader(card.photo);
    if (image === undefined) throw new PrintError('photo-invalid', { card: card.card });
    if (image.widthPx < (box.widthMm / 25.4) * MIN_PHOTO_DPI) drawn.warnings.push('photo-low-dpi');
    const name = this.#nextName('P');
    drawn.xobjects[name] = addJpeg(this.#document, image, card.photo);
    const x = box.xMm * POINTS_PER_MM;
    const y = (this.#template.card.heightMm - box.yMm - box.heightMm) * POINTS_PER_MM;
    const [width, height] = [box.widthMm * POINTS_PER_MM, box.heightMm * POINTS_PER_MM];
    // Covers the box: what is too long of the picture is cut evenly from both ends.
    const scale = Math.max(width / image.widthPx, height / image.heightPx);
    const [shownWidth, shownHeight] = [image.widthPx * scale, image.heightPx * scale];
    const matrix = [
      shownWidth,
      0,
      0,
      shownHeight,
      x + (width - shownWidth) / 2,
      y + (height - shownHeight) / 2,
    ];
    drawn.operators += `q ${roundedRectangle(x, y, width, height, radiusMm * POINTS_PER_MM)} W n ${matrix.map(pdfNumber).join(' ')} cm /${name} Do Q\n`;
  }

  #drawQr(drawn: DrawnSide, { box }: QrField, qr: QrDrawing, { card }: PrintableCard): void {
    const moduleMm = box.sideMm / (qr.modules + 2 * QUIET_MODULES);
    if (moduleMm < MIN_MODULE_MM) throw new PrintError('qr-too-big', { card });
    const name = this.#nextName('Q');
    drawn.xobjects[name] = addStream(
      this.#document,
      `/Type /XObject /Subtype /Image /Width ${qr.pixels} /Height ${qr.pixels} /ImageMask true /BitsPerComponent 1 /Filter /FlateDecode`,
      qr.bitmap,
    );
    const x = box.xMm * POINTS_PER_MM;
    const y = (this.#template.card.heightMm - box.yMm - box.sideMm) * POINTS_PER_MM;
    const side = box.sideMm * POINTS_PER_MM;
    const quiet = QUIET_MODULES * moduleMm * POINTS_PER_MM;
    const symbol = pdfNumber(side - 2 * quiet);
    drawn.operators += `1 g ${[x, y, side, side].map(pdfNumber).join(' ')} re f\n`;
    drawn.operators += `q 0 g ${symbol} 0 0 ${symbol} ${pdfNumber(x + quiet)} ${pdfNumber(y + quiet)} cm /${name} Do Q\n`;
  }

  #placeholder(file: string, box: PhotoField['box']): Form {
    const known = this.#placeholders.get(file);
    if (known !== undefined) return known;
    const area = { leftMm: box.xMm, topMm: box.yMm, widthMm: box.widthMm, heightMm: box.heightMm };
    const { card, drawings } = this.#template;
    const svg = { file, text: drawings.get(file) ?? '' };
    const form = drawForm(this.#document, `Absent${this.#placeholders.size}`, svg, area, card.heightMm);
    this.#placeholders.set(file, form);
    return form;
  }

  #nextName(prefix: string): string {
    return `${prefix}${++this.#objects}`;
  }
}

/** The same on every card. */
function isFixed({ words, when }: TextField): boolean {
  return (
    words !== undefined &&
    when === undefined &&
    Object.values(words).every((text) => placeholdersIn(text).length === 0)
  );
}

function openTypeface(document: PdfDocument, file: Uint8Array, where: string): Typeface {
  try {
    document.font(file);
    return new Typeface(document._font);
  } catch (error) {
    throw new PrintError('template-invalid', { where }, error);
  }
}

function addJpeg(document: PdfDocument, image: JpegHeader, bytes: Uint8Array): PdfObject {
  const { widthPx, heightPx, bitsPerComponent, components } = image;
  return addStream(
    document,
    `/Type /XObject /Subtype /Image /Width ${widthPx} /Height ${heightPx} /BitsPerComponent ${bitsPerComponent}` +
      ` /ColorSpace /${components === 1 ? 'DeviceGray' : 'DeviceRGB'} /Filter /DCTDecode`,
    bytes,
  );
}
