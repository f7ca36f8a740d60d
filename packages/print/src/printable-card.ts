import type { BirthDate, CalendarDate } from '@passeport/calendar';
import type { CardNumber, MemberNumber } from '@passeport/codes';

/** A piece of the QR text and the mode that it is encoded in (ISO/IEC 18004 §7.4). */
export interface QrSegment {
  data: string;
  mode: 'alphanumeric' | 'numeric';
}

/** All that is printed on one card. `photo` is a JPEG, printed as it is: 4:5, 308 × 385 px for 300 dpi. */
export interface PrintableCard {
  card: CardNumber;
  member: MemberNumber;
  name: string;
  birth: BirthDate;
  sex: 'F' | 'M';
  mutuelle: string;
  union?: string;
  plan?: string;
  validFrom: CalendarDate;
  validThrough: CalendarDate;
  qr: QrSegment[];
  photo?: Uint8Array;
  office: { name: string };
  /** Whom to call: a telephone number as it is to be read. */
  emergency?: string;
}

/** The language of what is printed around the person's own data: French, English, Bambara. */
export type PrintLanguage = 'fr' | 'en' | 'bm';
