import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createPdfDocument } from '../src/pdf-document.ts';
import { Typeface } from '../src/typeface.ts';

const fromTemplates = createRequire(new URL('../../../templates/passeport/template.json', import.meta.url));

/** A weight of Noto Sans, as the templates use it. */
export async function openTypeface(file: string): Promise<Typeface> {
  const bytes = await readFile(fromTemplates.resolve(`@expo-google-fonts/noto-sans/${file}`));
  const document = createPdfDocument(
    { title: '', author: '', created: new Date(0), language: 'fr' as const },
    () => undefined,
  );
  document.font(bytes);
  return new Typeface(document._font);
}
