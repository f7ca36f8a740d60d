/** `node prepare-alone.ts FOLDER COUNT`: prepares the folder's photos, again and again, in a process that does nothing else. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { preparePhotos } from '@passeport/photo';

const [folder = '', count = '0'] = process.argv.slice(2);
const paths = (await readdir(folder)).map((name) => join(folder, name));
const jobs = Array.from({ length: Number(count) }, (_, at) => ({
  key: at,
  input: paths[at % paths.length] ?? '',
}));
const every = Math.ceil(jobs.length / 20);
const rssMb: number[] = [];
for await (const { key } of preparePhotos(jobs)) {
  if ((key + 1) % every === 0) rssMb.push(Math.round(process.memoryUsage.rss() / 1e6));
}
// Not the system's own maximum: it begins with that of the process that started this one.
console.log(JSON.stringify({ peakRssMb: Math.max(...rssMb), rssMb }));
process.exit();
