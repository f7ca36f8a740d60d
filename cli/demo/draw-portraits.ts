/**
 * Draws the portraits of the made-up register into `photos/`, and one that belongs to nobody.
 * Run it after changing people or drawing: `node cli/demo/draw-portraits.ts`.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { demoMutuelles } from './people.ts';
import { SKINS } from './portrait/colour.ts';
import { drawPortrait } from './portrait/draw-portrait.ts';
import { decideLook, type Look } from './portrait/look.ts';

const folder = join(import.meta.dirname, 'photos');
/** As a telephone names a picture that came by message. */
const STRANGER = 'IMG-20260314-WA0007';

const looks = new Map<string, Look>([
  [
    STRANGER,
    decideLook(STRANGER, { sex: 'M', age: 'adult', hair: 'receding', headwear: 'none', beard: 'moustache' }),
  ],
]);
for (const { key, sex, look } of demoMutuelles.flatMap(({ households }) =>
  households.flatMap(({ people }) => people),
))
  if (look && sex !== '')
    looks.set(key, decideLook(key, { ...look, sex, skin: SKINS[look.skin] ?? SKINS[3] }));

await rm(folder, { recursive: true, force: true });
await mkdir(folder);
for (const [name, look] of looks) {
  const jpeg = await sharp(Buffer.from(drawPortrait(look)))
    .jpeg({ quality: 74, mozjpeg: true })
    .toBuffer();
  await writeFile(join(folder, `${name}.jpg`), jpeg);
}
