import { createHash } from 'node:crypto';
import { mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { calendarDateOf, monthOf } from '@passeport/calendar';
import type { MutuelleNumber } from '@passeport/codes';
import {
  CredentialError,
  verifyCard,
  verifyTransfer,
  type SignedTransfer,
  type TrustList,
} from '@passeport/credential';
import { parsePlans, type Plan } from '@passeport/eligibility';
import {
  findMutuelle,
  listMutuelles,
  RegistryError,
  takeMutuelles,
  type By,
  type Mutuelle,
  type TakenIn,
} from '@passeport/registry';
import { unpackSealed, type SealedForm } from '../backup/unpack-sealed.ts';
import { CliError } from '../cli-error.ts';
import { readTrust } from '../office/keys.ts';
import { contains } from '../office/mutuelle-ranges.ts';
import type { OfficeFolder } from '../office/office-folder.ts';
import type { Office } from '../office/open-office.ts';
import { planCodesOf, readPlans } from '../office/plans.ts';
import { addPlans, type AddedPlans } from './add-plans.ts';
import { isOffer } from './is-offer.ts';
import { readJsonLines } from './read-json-lines.ts';
import { ROWS_FILE, TRANSFER_FILE, transferContents, type TransferContents } from './transfer-contents.ts';
import { withWorkFolder } from './work-folder.ts';

/** Mutuelles that are this office's now, with all that came with them. */
export interface ImportedMutuelles extends TakenIn, AddedPlans {
  mutuelles: MutuelleNumber[];
  from: { number: number; name: string };
  closed: string;
  photos: number;
}

const FORM: SealedForm<TransferContents> = {
  contents: transferContents,
  maxContentsBytes: 400_000_000,
  beside: { path: TRANSFER_FILE, maxBytes: 100_000 },
};

/**
 * Takes in mutuelles from a sealed file, wholly or not at all. It must be the very transfer that the root's holder has granted: signed by the office that
 * had them, named by its digest in the trust list. Photos and plans are put in first, which nothing refers to until the one transaction that brings the rest.
 * Throws `transfer-damaged`, `transfer-passphrase-wrong`, `transfer-unknown-office`, `transfer-not-granted`, `transfer-overtaken`, `transfer-not-theirs`,
 * `transfer-for-another`, `transfer-already`, and as `takeMutuelles`.
 */
export async function importMutuelles(
  office: Office,
  file: string,
  secret: string,
  by: By,
): Promise<ImportedMutuelles> {
  const { folder, registry } = office;
  const { list: trust } = await readTrust(folder);
  return await withWorkFolder(folder, async (work) => {
    const { contents, contentsText, besideText } = await unpack(file, secret, work);
    // 1. Who signed it, and that it is whole.
    const transfer = await verifySigned(besideText, trust, file);
    const sha256 = createHash('sha256').update(contentsText).digest('hex');
    const isOne = contents.mutuelles.join() === transfer.mutuelles.join();
    if (sha256 !== transfer.sha256 || !isOne || contents.office.number !== transfer.office)
      throw new CliError('transfer-damaged', { path: file });
    // 2. That the root took these mutuelles from that office, by this transfer, and gave them to this one.
    for (const mutuelle of transfer.mutuelles) await refuseUngranted(office, mutuelle, transfer, trust);
    // 3. What nothing refers to yet, then the rest, in one transaction.
    const others = (await listMutuelles(registry)).filter(
      ({ number }) => !transfer.mutuelles.includes(number),
    );
    const through = monthOf(calendarDateOf(new Date(transfer.closed)));
    const inUse = new Set(others.flatMap(planCodesOf));
    const plans = await addPlans(folder, contents.plans, { inUse, through });
    const codes = new Map([...plans.renamedPlans, ...plans.knownAs]);
    const offered = await readOffered(folder, contents, codes);
    const photos = await movePhotos(office, contents, work);
    const { number } = contents.office;
    const taken = {
      office: number,
      token: besideText,
      mutuelles: transfer.mutuelles,
      plans: codes,
      believes: (card: ClaimedCard) => believes(card, trust),
      offers: (mutuelle: OfferedPlans) => isOffer(mutuelle, offered, through),
    };
    const rows = readJsonLines(join(work, ROWS_FILE));
    const done = await takeMutuelles(registry, taken, rows, by).catch((cause: unknown) => {
      const isMalformed = cause instanceof RegistryError && cause.code === 'transfer-malformed';
      if (isMalformed || cause instanceof SyntaxError)
        throw new CliError('transfer-damaged', { path: file }, { cause });
      throw cause;
    });
    const from = transfer.signer.office;
    return { mutuelles: transfer.mutuelles, from, closed: transfer.closed, photos, ...plans, ...done };
  });
}

async function unpack(file: string, secret: string, work: string) {
  return await unpackSealed(file, secret, work, FORM).catch((cause: unknown) => {
    if (!(cause instanceof CliError)) throw cause;
    const code = cause.code === 'backup-passphrase-wrong' ? 'transfer-passphrase-wrong' : 'transfer-damaged';
    throw new CliError(code, { path: file }, { cause });
  });
}

async function verifySigned(token: string, { keys }: TrustList, path: string): Promise<SignedTransfer> {
  return await verifyTransfer(token, keys).catch((cause: unknown) => {
    if (!(cause instanceof CredentialError)) throw cause;
    const isStranger = cause.code === 'key-unknown' || cause.code === 'signature-wrong';
    throw new CliError(isStranger ? 'transfer-unknown-office' : 'transfer-damaged', { path }, { cause });
  });
}

async function refuseUngranted(
  { registry, record }: Office,
  mutuelle: MutuelleNumber,
  { office, digest, signer }: SignedTransfer,
  { keys }: TrustList,
): Promise<void> {
  const { name } = signer.office;
  const known = await findMutuelle(registry, mutuelle);
  // One that is closed here went away, and may come back.
  if (known !== undefined && known.closed === undefined) throw new CliError('transfer-already', { mutuelle });
  const theirs = keys.filter((key) => key.office.number === office && !key.uses.includes('collections'));
  if (theirs.some(({ mutuelles }) => contains(mutuelles, mutuelle)))
    throw new CliError('transfer-not-granted', { mutuelle, name });
  const former = theirs.flatMap((key) => (key.former ?? []).filter((range) => contains([range], mutuelle)));
  if (former.length === 0) throw new CliError('transfer-not-theirs', { mutuelle, name });
  if (!former.some(({ transfer }) => transfer === digest))
    throw new CliError('transfer-overtaken', { mutuelle, name });
  if (!contains(record.mutuelles, mutuelle)) throw new CliError('transfer-for-another', { mutuelle });
}

type OfferedPlans = Pick<Mutuelle, 'plan' | 'laterPlans'>;

/** The plans that came, by the codes that they have there, as they are here now. */
async function readOffered(
  folder: OfficeFolder,
  { plans }: TransferContents,
  codes: ReadonlyMap<string, string>,
): Promise<Map<string, Plan>> {
  const own = await readPlans(folder);
  const offered = new Map<string, Plan>();
  for (const { code } of parsePlans(JSON.stringify(plans))) {
    const plan = own.get(codes.get(code) ?? code);
    if (plan !== undefined) offered.set(code, plan);
  }
  return offered;
}

async function movePhotos({ folder }: Office, { files }: TransferContents, work: string): Promise<number> {
  const root = dirname(folder.originals);
  const photos = files.filter(({ path }) => path !== ROWS_FILE);
  for (const { path } of photos) {
    const to = join(root, path);
    if ((await stat(to).catch(() => undefined)) !== undefined) continue;
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await rename(join(work, path), to);
  }
  return photos.length;
}

interface ClaimedCard {
  qr_text: string;
  member: string;
  edition: number;
}

/** As a desk would: and that the code says the card that the row says. */
async function believes({ qr_text, member, edition }: ClaimedCard, trust: TrustList): Promise<boolean> {
  const reading = await verifyCard(qr_text, trust);
  if (reading.status !== 'genuine' && reading.status !== 'doubtful') return false;
  if (reading.claims.member !== member || reading.claims.edition !== edition)
    throw new RegistryError('transfer-malformed', { field: 'cards' });
  return true;
}
