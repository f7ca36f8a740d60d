import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { CliError } from '../cli-error.ts';
import { writeStreamAtomically } from '../write-stream-atomically.ts';

/**
 * Everything that leaves the office is a file of the format age (https://age-encryption.org/v1): the program `age` opens it too,
 * with the office's passphrase, or the key that is in the backup.
 */
export type Opener = { passphrase: string } | { key: string };

/** A new key for photos: an X25519 identity, `AGE-SECRET-KEY-1…`. */
export function newPhotoKey(): Promise<string> {
  return generateX25519Identity();
}

/** Seals bytes that come one after the other, into a file that is there whole or not at all. */
export async function sealFile(
  path: string,
  content: AsyncIterable<Uint8Array>,
  opener: Opener,
): Promise<void> {
  const encrypter = await newEncrypter(opener);
  await writeStreamAtomically(path, async (output) => {
    const sealed = await encrypter.encrypt(streamOf(content));
    for await (const chunk of sealed) if (!output.write(chunk)) await once(output, 'drain');
    output.end();
    await once(output, 'close');
  });
}

/** The same for a few bytes that stay in memory. */
export async function sealBytes(content: Uint8Array, opener: Opener): Promise<Uint8Array> {
  return await (await newEncrypter(opener)).encrypt(content);
}

async function newEncrypter(opener: Opener): Promise<Encrypter> {
  const encrypter = new Encrypter();
  if ('passphrase' in opener) encrypter.setPassphrase(opener.passphrase);
  else encrypter.addRecipient(await identityToRecipient(opener.key));
  return encrypter;
}

/** What is in a sealed file. Throws `backup-damaged` (cut, changed, no age file at all), `backup-passphrase-wrong`. */
export async function* openSealed(path: string, opener: Opener): AsyncGenerator<Uint8Array> {
  const decrypter = new Decrypter();
  if ('passphrase' in opener) decrypter.addPassphrase(opener.passphrase);
  else decrypter.addIdentity(opener.key);
  try {
    const sealed = streamOf(bytesOf(path));
    yield* await decrypter.decrypt(sealed);
  } catch (cause) {
    if (cause instanceof Error && 'syscall' in cause) throw cause;
    const isLocked = cause instanceof Error && /no identity matched/.test(cause.message);
    throw new CliError(isLocked ? 'backup-passphrase-wrong' : 'backup-damaged', { path }, { cause });
  }
}

/** As `ReadableStream.from`, which the types do not know yet. */
function streamOf(content: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = content[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return?.();
    },
  });
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path))
    if (chunk instanceof Uint8Array) yield new Uint8Array(chunk);
}
