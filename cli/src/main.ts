#!/usr/bin/env -S node --max-semi-space-size=8
import { runCli } from './run.ts';
import { standingPlace } from './standing-place.ts';

// Whoever reads our output may stop before its end (`| head`).
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  cwd: standingPlace(process.env, process.cwd()),
  now: () => new Date(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
});
