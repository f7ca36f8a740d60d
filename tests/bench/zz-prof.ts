import { makeCountry } from './country.ts';
import { dayLater } from './day-later.ts';
import { generateSigningKey, importSigningKey } from '@passeport/credential';
import { publishList, makeDelta, applyDelta, readGrouping } from '@passeport/eligibility';
const country = makeCountry(0.2);
const key = await importSigningKey((await generateSigningKey()).privateJwk);
const issue = {
  office: 1,
  sequence: 1,
  issued: '2026-11-22T08:00:00Z',
  expires: '2026-12-31T00:00:00Z',
  trustToken: 'a.b.c',
};
const list = await publishList(country.content, issue, key);
const next = await publishList(
  dayLater(country),
  { ...issue, sequence: 2, issued: '2026-11-23T08:00:00Z', grouping: await readGrouping(list) },
  key,
);
const cpu = async (name: string, f: () => Promise<unknown>) => {
  const a = process.cpuUsage();
  const r = await f();
  const b = process.cpuUsage(a);
  console.log(name, (b.user + b.system) / 1e6);
  return r;
};
const d = (await cpu('make', () => makeDelta(list, next))) as Uint8Array;
for (let i = 0; i < 3; i++)
  await cpu('apply', () => applyDelta({ ...list, readBlock: async (s) => list.blocks.get(s)! }, d));
