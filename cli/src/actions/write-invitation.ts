import { readFile, rm } from 'node:fs/promises';
import { calendarDateOf, formatDate } from '@passeport/calendar';
import { keyFingerprint } from '@passeport/credential';
import { loadTemplate, printInvitation } from '@passeport/print';
import { rasterisePdf } from '@passeport/scan';
import { templateFolder } from '@passeport/templates';
import { spellInvitation } from '@passeport/verifier-web/invitation';
import sharp from 'sharp';
import { readTrust } from '../office/keys.ts';
import type { Office } from '../office/open-office.ts';
import type { Words } from '../words/fr.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';

/** As sharp as a telephone's screen shows it, and small enough for a messenger. */
const PNG_DPI = 150;

/** What an office gives a health centre. */
export interface WrittenInvitation {
  link: string;
  fingerprint: string;
  path: string;
}

/**
 * Writes the page that sets up a centre's phones, as PDF, or as PNG when the file's name says so. Throws VerifierError
 * `invitation-malformed` for an address or a name that no invitation may have.
 */
export async function writeInvitation(
  { folder, record }: Pick<Office, 'folder' | 'record'>,
  { page, centre, path }: { page: string; centre: string | undefined; path: string },
  created: Date,
  words: Words['invitation']['page'],
): Promise<WrittenInvitation> {
  const [root] = (await readTrust(folder)).roots;
  if (root === undefined) throw new Error('a trust list has a root');
  const named = centre === undefined ? {} : { centre };
  const link = spellInvitation({ page, office: record.name, ...named, root, list: 'list/' });
  const fingerprint = await keyFingerprint(root);
  const { fontFiles } = await loadTemplate(templateFolder('passeport'));
  const font = (name: string): Uint8Array => fontFiles.get(name) ?? new Uint8Array();
  const isPicture = path.toLowerCase().endsWith('.png');
  const output = isPicture ? `${path}.pdf` : path;
  await printInvitation({
    link,
    words: {
      ...words,
      desk: centre ?? words.everyDesk,
      office: words.office(record.name),
      fingerprint,
      foot: words.foot(formatDate(calendarDateOf(created))),
    },
    fonts: { regular: font('regular'), bold: font('bold') },
    created,
    author: record.name,
    output,
  });
  if (isPicture) {
    try {
      await writeFileAtomically(path, await drawPicture(await readFile(output)));
    } finally {
      await rm(output, { force: true });
    }
  }
  return { link, fingerprint, path };
}

async function drawPicture(pdf: Uint8Array): Promise<Buffer> {
  for await (const { rgba, widthPx: width, heightPx: height } of rasterisePdf(pdf, { dpi: PNG_DPI })) {
    return await sharp(rgba, { raw: { width, height, channels: 4 } })
      .png({ palette: true })
      .toBuffer();
  }
  throw new Error('a page was printed');
}
