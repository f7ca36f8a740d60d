/** `pnpm bench NAME [--scale X] [--json]`: runs one benchmark and prints its figures beside their bounds and peers. */
import { parseArgs } from 'node:util';
import type { Benchmark } from './benchmark.ts';
import { describeMachine } from './machine.ts';

const BENCHMARKS: Record<string, () => Promise<{ benchmark: Benchmark }>> = {
  lists: async () => await import('./lists.ts'),
  drill: async () => await import('./drill.ts'),
  judgement: async () => await import('./photo-judgement.ts'),
  photos: async () => await import('./photos.ts'),
  print: async () => await import('./print.ts'),
  'print-check': async () => await import('./print-check.ts'),
  register: async () => await import('./register.ts'),
  verifier: async () => await import('./verifier.ts'),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { scale: { type: 'string', default: '1' }, json: { type: 'boolean', default: false } },
});
const [name = ''] = positionals.filter((word) => word !== '--');
const load = BENCHMARKS[name];
const scale = Number(values.scale);
if (load === undefined || !(scale > 0 && scale <= 1)) {
  console.error(`pnpm bench ${Object.keys(BENCHMARKS).join('|')} [--scale 0.1] [--json]`);
  process.exitCode = 2;
} else {
  const { benchmark } = await load();
  const figures = await benchmark({ scale, report: (line) => console.error(line) });
  if (values.json)
    console.log(JSON.stringify({ benchmark: name, scale, machine: describeMachine(), ...figures }, null, 2));
  else {
    console.log(`${name}, scale ${scale}, on ${describeMachine()}`);
    console.table(
      Object.fromEntries(Object.entries(figures).map(([figure, value]) => [figure, round(value)])),
    );
  }
}

function round(value: number | string): number | string {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value;
}
