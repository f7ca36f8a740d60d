/** A card's content as every way of printing it gets it; the portrait is ready. */
export interface BenchCard {
  name: string;
  member: string;
  birth: string;
  sex: 'F' | 'M';
  mutuelle: string;
  validFrom: string;
  validThrough: string;
  qr: { data: string; mode: 'alphanumeric' | 'numeric' }[];
  /** JPEG. */
  photo: Buffer;
}
