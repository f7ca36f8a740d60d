import { Inflate } from 'pako';
import { StatusListError } from './errors.ts';

/** Thrown out of the decompressor, and caught around it: there is no other way to stop it. */
class TooLong extends Error {}

/**
 * Inflates one zlib stream (RFC 1950), its checksum verified, or `undefined` when there are more than `maxBytes`: no more than
 * 64 KiB beyond them are ever made. Throws `status-list-malformed` for anything else, bytes behind the stream among it.
 */
export function inflateCapped(compressed: Uint8Array, maxBytes: number): Uint8Array | undefined {
  // A window size that is given: else gzip would be taken too.
  const inflate = new Inflate({ windowBits: 15 });
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  let unread = () => compressed.length;
  inflate.onStart = (stream) => {
    unread = () => stream.avail_in;
  };
  inflate.onData = (chunk) => {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new TooLong();
    chunks.push(chunk);
  };
  inflate.onEnd = () => {};
  try {
    inflate.push(compressed, true);
  } catch (error) {
    if (error instanceof TooLong) return undefined;
    throw error;
  }
  if (inflate.err !== 0 || !inflate.ended || unread() > 0)
    throw new StatusListError('status-list-malformed', { field: 'lst' });
  return join(chunks, bytes);
}

function join(chunks: Uint8Array[], bytes: number): Uint8Array {
  const joined = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}
