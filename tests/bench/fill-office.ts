import { existsSync } from 'node:fs';
import { appendFile, copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import writeExcelFile from 'write-excel-file/node';

/** Real-looking faces, when they are beside the repository; else the drawn ones of the demonstration. */
export function portraitFolder(): string {
  const real = fileURLToPath(new URL('../../../shared/portraits', import.meta.url));
  return existsSync(real) ? real : fileURLToPath(new URL('../../cli/demo/photos', import.meta.url));
}

/**
 * Writes a register of so many persons in households of six, and a photo of each named by the register's number.
 * A few bytes after the picture's end make every file a different photo to the program.
 */
export async function writeRegisterAndPhotos(
  folder: string,
  persons: number,
): Promise<{ register: string; photos: string }> {
  const register = join(folder, 'registre.xlsx');
  const photos = join(folder, 'photos');
  await mkdir(photos, { recursive: true });
  const portraits = (await readdir(portraitFolder())).filter((name) => name.endsWith('.jpg'));
  const headings = [
    'N°',
    'Nom',
    'Prénom(s)',
    'Sexe',
    'Date ou année de naissance',
    'N° ménage',
    'Lien',
    'Village',
    'Téléphone',
  ];
  const rows = [headings.map((value) => ({ value, type: String }))];
  for (let index = 0; index < persons; index++) {
    rows.push(personRow(index).map((value) => ({ value, type: String })));
    const photo = join(photos, `${index + 1}.jpg`);
    const portrait = portraits[index % portraits.length] ?? '';
    await copyFile(join(portraitFolder(), portrait), photo);
    await appendFile(photo, `\n${index}`);
  }
  await writeExcelFile(rows).toFile(register);
  return { register, photos };
}

const FAMILY_NAMES = [
  'Traoré',
  'Coulibaly',
  'Diarra',
  'Dembélé',
  'Keïta',
  'Ɓah',
  'Konaté',
  'Sidibé',
  'Maïga',
  'Ɲaré',
];
const GIVEN_NAMES = [
  'Awa',
  'Moussa',
  'Fatoumata',
  'Ibrahim',
  'Ŋuna',
  'Mariam',
  'Seydou',
  'Kadiatou',
  'Oumar',
  'Aminata',
];

function personRow(index: number): string[] {
  const household = Math.floor(index / 6) + 1;
  const pick = (names: string[], at: number) => names[at % names.length] ?? '';
  const second = pick(GIVEN_NAMES, Math.floor(index / 100));
  return [
    String(index + 1),
    pick(FAMILY_NAMES, household),
    `${pick(GIVEN_NAMES, index)} ${second}`,
    index % 2 === 0 ? 'F' : 'M',
    index % 3 === 0
      ? `né vers ${1940 + (index % 70)}`
      : `${(index % 28) + 1}/0${(index % 9) + 1}/${1940 + (index % 80)}`,
    String(household),
    index % 6 === 0 ? 'Chef' : 'Enfant',
    'Kokry',
    `76 ${String(index % 100).padStart(2, '0')} 34 56`,
  ];
}
