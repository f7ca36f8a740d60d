import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseBirthDate, parseCalendarDate } from '@passeport/calendar';
import { formatMemberNumber, type MemberNumber } from '@passeport/codes';
import { encodeQrText, signCard, type SigningKey } from '@passeport/credential';
import { preparePhoto } from '@passeport/photo';
import type { Country } from './country.ts';
import { portraitFolder } from './fill-office.ts';
import { Random } from './random.ts';

/** Heads of households drawn from the whole country: a large mutuelle's as often as it has them. */
export function drawMembers({ content, sizes, households }: Country, count: number): MemberNumber[] {
  const random = new Random(5);
  return Array.from({ length: count }, () => {
    let before = random.below(households);
    const index = sizes.findIndex((size) => {
      before -= size;
      return before < 0;
    });
    const mutuelle = content.mutuelles[index];
    if (mutuelle === undefined) throw new Error('fewer households than the country has');
    return formatMemberNumber({
      mutuelle: mutuelle.number,
      household: 1 + random.below(sizes[index] ?? 1),
      person: 1,
    });
  });
}

/** The QR codes' texts of members' cards, each with a face, as the office signs them. */
export async function signCards(members: readonly MemberNumber[], key: SigningKey): Promise<string[]> {
  const [portrait = ''] = (await readdir(portraitFolder())).filter((name) => name.endsWith('.jpg'));
  const { face } = await preparePhoto(await readFile(join(portraitFolder(), portrait)));
  const texts: string[] = [];
  for (const member of members) {
    const claims = {
      issuer: 1,
      member,
      edition: 1,
      notBefore: parseCalendarDate('2026-03-01'),
      validThrough: parseCalendarDate('2031-02-28'),
      name: 'Fatoumata Ɲɛnɛ Coulibaly',
      birth: parseBirthDate('1985-03-12'),
      sex: 'F' as const,
      face: face.av1,
    };
    texts.push(encodeQrText(await signCard(claims, key)));
  }
  return texts;
}
