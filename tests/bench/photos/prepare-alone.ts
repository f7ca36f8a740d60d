/** `node prepare-alone.ts LIST`: prepares the list's photos, again and again, in a process that does nothing else. */
import { readFile } from 'node:fs/promises';
import { preparePhotos } from '@passeport/photo';
import { measureProcessTree } from '../process-tree.ts';
import * as v from 'valibot';

const paths = v.pipe(v.array(v.string()), v.minLength(1));
const list = v.object({ small: paths, large: paths, count: v.number() });

/** One photo in so many is from the field. */
const LARGE_EVERY = 4;
const SAMPLES = 6;

const [path = ''] = process.argv.slice(2);
const { small, large, count } = v.parse(
  v.pipe(v.string(), v.parseJson(), list),
  await readFile(path, 'utf8'),
);

/** Each photo's own bytes, as it would be in a folder of so many: a few are added after the picture's end. */
async function* jobs() {
  for (let at = 0; at < count; at += 1) {
    const from = at % LARGE_EVERY === 0 ? large : small;
    const photo = await readFile(
      from[Math.floor(at / (from === large ? LARGE_EVERY : 1)) % from.length] ?? '',
    );
    yield { key: at, input: Buffer.concat([photo, Buffer.from(String(at))]) };
  }
}

const rssMb: number[] = [];
const every = Math.max(1, Math.floor(count / SAMPLES));
for await (const { key } of preparePhotos(jobs())) {
  if ((key + 1) % every === 0) rssMb.push(Math.round((await measureProcessTree()).rssMb));
}
console.log(JSON.stringify({ rssMb }));
process.exit();
