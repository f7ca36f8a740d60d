import { fork } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  importSigningKey,
  openPrivateKey,
  parsePublicJwk,
  type PublicJwk,
  type SigningKey,
} from '@passeport/credential';
import * as v from 'valibot';
import { PLAN } from '../country.ts';
import { timed } from '../benchmark.ts';

const PASSPHRASE = 'le fleuve est large';
const COMMAND = fileURLToPath(new URL('run-command.ts', import.meta.url));
const told = v.object({ exitCode: v.literal(0), peakRssMb: v.number(), cpuSeconds: v.number() });

/** What a command took: the whole process, from its start to its end; on a busy machine its processor time tells more. */
export interface Took {
  seconds: number;
  cpuSeconds: number;
  peakRssMb: number;
}

export interface PublishedFile {
  file: Uint8Array;
  root: PublicJwk;
  cardsKey: SigningKey;
  listsKey: SigningKey;
}

/** An office in a folder, run by its own commands; its registry is filled otherwise. */
export interface BenchOffice {
  registry: string;
  publish(): Promise<Took>;
  /** The first list that was published, as one file, with the root to pin and the keys of the office. */
  published(): Promise<PublishedFile>;
}

/** Makes an office of all mutuelles that there can be, and gives it the country's plan. */
export async function makeBenchOffice(folder: string): Promise<BenchOffice> {
  const env = { ...process.env, PASSEPORT_OFFICE: folder, PASSEPORT_PASSPHRASE: PASSPHRASE };
  await run(env, 'init', '--name', 'UTM');
  await writeFile(join(folder, 'plans.json'), JSON.stringify([PLAN]));
  return {
    registry: join(folder, 'registry.sqlite'),
    publish: () => run(env, 'publish'),
    async published() {
      const file = new Uint8Array(await readFile(join(folder, 'lists', 'liste-000001.psl')));
      const root = parsePublicJwk(JSON.parse(await readFile(join(folder, 'keys', 'root.pub.jwk'), 'utf8')));
      return {
        file,
        root,
        cardsKey: await readKey(folder, 'cards'),
        listsKey: await readKey(folder, 'lists'),
      };
    },
  };
}

async function readKey(folder: string, role: 'cards' | 'lists'): Promise<SigningKey> {
  const sealed = await readFile(join(folder, 'keys', `${role}.jwe`), 'utf8');
  return await importSigningKey(await openPrivateKey(sealed, PASSPHRASE));
}

async function run(env: NodeJS.ProcessEnv, ...args: string[]): Promise<Took> {
  const { seconds, result } = await timed(async () => {
    const child = fork(COMMAND, args, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    return await new Promise<unknown>((resolve, reject) => {
      let last: unknown;
      child.on('message', (message) => {
        last = message;
      });
      child.on('error', reject);
      child.on('exit', () => resolve(last));
    });
  });
  const { peakRssMb, cpuSeconds } = v.parse(told, result);
  return { seconds, cpuSeconds, peakRssMb };
}
