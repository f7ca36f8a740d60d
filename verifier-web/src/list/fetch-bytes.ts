import { VerifierError } from '../errors.ts';

/**
 * Fetches a file of this very site, never longer than `maxBytes`, never from a cache that was not asked again.
 *
 * Throws VerifierError `offline` when nothing answers, `not-found` for any answer but 200, `too-big`.
 */
export async function fetchBytes(url: string, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url, {
    cache: 'no-cache',
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
  }).catch((error: unknown) => {
    throw new VerifierError('offline', url, error);
  });
  if (response.status !== 200) throw new VerifierError('not-found', `${url}: ${response.status}`);
  // An announced length is only believed when it is too long: what arrives is counted all the same.
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) throw new VerifierError('too-big', url);
  return await readCapped(response, url, maxBytes);
}

/** As `fetchBytes`, for a text in UTF-8. */
export async function fetchText(url: string, maxBytes: number): Promise<string> {
  return new TextDecoder().decode(await fetchBytes(url, maxBytes));
}

async function readCapped(
  response: Response,
  url: string,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw new VerifierError('offline', `${url}: interrupted`, error);
    });
    if (done) break;
    length += value.length;
    if (length > maxBytes) {
      await reader.cancel();
      throw new VerifierError('too-big', url);
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
