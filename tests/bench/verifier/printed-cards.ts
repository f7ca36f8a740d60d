import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, parseBirthDate } from '@passeport/calendar';
import { formatCardNumber, formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import { qrSegments } from '@passeport/credential';
import { loadSheet, loadTemplate, printCards, type PrintableCard } from '@passeport/print';
import { rasterisePdf, readQrCodes, type Point } from '@passeport/scan';
import { sheetFile, templateFolder } from '@passeport/templates';
import { people, type MadeUpOffice } from '../../browser/made-up-office.ts';

/** The back of a card as it was printed, 300 dots an inch, and what the desk must say of it. */
export interface PrintedCard {
  rgba: Uint8Array;
  widthPx: number;
  heightPx: number;
  /** Of its QR code: top left, top right, bottom right, bottom left. */
  corners: [Point, Point, Point, Point];
  verdict: string;
  /** As the answer shows it; undefined where it shows none. */
  number: string | undefined;
}

/** Members of one household that is covered. */
const COVERED = 20;
const NAMES = [
  'Aminata Traoré',
  'Moussa Coulibaly',
  'Fatoumata Binta Diarra-Kouyaté',
  'Ɲɛnɛ Sangaré',
  'Oumar Cissé',
];

interface Ordered {
  member: PrintableCard['member'];
  qr: PrintableCard['qr'];
  verdict: string;
}

/** Cards of every kind of answer, most of them of covered members, through the office's own template, PDF and a renderer of PDFs. */
export async function printSomeCards(office: MadeUpOffice): Promise<PrintedCard[]> {
  const orders = await orderCards(office);
  const folder = await mkdtemp(join(tmpdir(), 'passeport-bench-'));
  const output = join(folder, 'cards.pdf');
  try {
    await printCards({
      template: await loadTemplate(templateFolder('passeport')),
      layout: await loadSheet(sheetFile('id1')),
      batch: { number: 1, label: 'Banc d’essai' },
      created: new Date(0),
      cards: orders.map((order, index) => printable(order, index, office)),
      output,
    });
    const backs = orders.map((_, index) => 2 * index + 2);
    const cards: PrintedCard[] = [];
    for await (const { rgba, widthPx, heightPx } of rasterisePdf(await readFile(output), {
      dpi: 300,
      pages: backs,
    })) {
      const { member, verdict } = orders[cards.length] ?? {};
      const [code] = await readQrCodes({ rgba, widthPx, heightPx });
      if (code === undefined || verdict === undefined)
        throw new Error('a card without a code that can be read');
      const hasNumber = verdict !== 'not-authentic' && verdict !== 'unreadable';
      const number = hasNumber && member !== undefined ? formatCardNumber(member, 1) : undefined;
      cards.push({ rgba, widthPx, heightPx, corners: code.corners, verdict, number });
    }
    return cards;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function orderCards(office: MadeUpOffice): Promise<Ordered[]> {
  const mutuelle = parseMutuelleNumber('0417');
  const order = async (
    member: PrintableCard['member'],
    index: number,
    verdict: string,
    change: (token: string) => string = (token) => token,
  ): Promise<Ordered> => {
    const name = NAMES[index % NAMES.length] ?? '';
    return { member, qr: qrSegments(change(await office.token({ member, name }))), verdict };
  };
  const memberOf = (person: number) => formatMemberNumber({ mutuelle, household: 123, person });
  const covered = Array.from({ length: COVERED }, (_, index) => memberOf(index + 3));
  const [another = ''] = (await office.token({ member: people.lapsed })).split('.').slice(2);
  const withAnotherSignature = (token: string): string => token.replace(/[^.]*$/, another);
  const otherCode: Ordered = {
    member: memberOf(33),
    qr: [{ data: 'HTTPS://EXAMPLE.ORG/SOMETHING-ELSE', mode: 'alphanumeric' }],
    verdict: 'unreadable',
  };
  const orders = await Promise.all([
    ...covered.map((member, index) => order(member, index, 'eligible')),
    order(people.lapsed, 1, 'lapsed'),
    order(people.waiting, 2, 'waiting'),
    order(people.revoked, 3, 'revoked'),
    order(people.left, 4, 'not-covered'),
    order(memberOf(31), 5, 'not-authentic', withAnotherSignature),
    order(memberOf(32), 6, 'not-authentic', withAnotherSignature),
    office.strangersToken().then((token) => ({
      member: people.eligible,
      qr: qrSegments(token),
      verdict: 'unknown-issuer',
    })),
  ]);
  return [...orders, otherCode];
}

function printable({ member, qr }: Ordered, index: number, { today }: MadeUpOffice): PrintableCard {
  return {
    card: formatCardNumber(member, 1),
    member,
    qr,
    name: NAMES[index % NAMES.length] ?? '',
    birth: parseBirthDate('1985-03-12'),
    sex: 'F',
    mutuelle: 'Mutuelle Benkadi de Markala',
    union: 'Union de cercle de Ségou',
    plan: 'AMV',
    validFrom: addDays(today, -30),
    validThrough: addDays(today, 1065),
    office: { name: 'UTM Ségou' },
  };
}
