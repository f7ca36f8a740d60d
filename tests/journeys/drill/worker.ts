/** An office's computer, to be cut off: runs the commands that it is sent, one after the other, and reports each when it is done. */
import { flushCompileCache } from 'node:module';
import { Readable, Writable } from 'node:stream';
import { runCli } from '@passeport/cli/run';
import * as v from 'valibot';

const order = v.object({
  args: v.array(v.string()),
  now: v.string(),
  cwd: v.string(),
  env: v.record(v.string(), v.string()),
});

class Collector extends Writable {
  text = '';

  override _write(chunk: Buffer | string, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

process.on('message', (message) => {
  void obey(v.parse(order, message));
});
// Whoever is killed never writes its cache.
flushCompileCache();
process.send?.('ready');

async function obey({ args, now, cwd, env }: v.InferOutput<typeof order>): Promise<void> {
  const [stdout, stderr] = [new Collector(), new Collector()];
  const surroundings = { env, cwd, now: () => new Date(now), stdin: Readable.from([]), stdout, stderr };
  const exitCode = await runCli(args, surroundings);
  process.send?.({ exitCode, stdout: stdout.text, stderr: stderr.text });
}
