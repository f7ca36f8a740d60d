import { VerifierError } from '../errors.ts';

/** What of a file came before the network broke off, and is not to be asked for again. */
export interface Begun {
  bytes: Uint8Array;
  /** Is given all that has come when the network breaks off once more. */
  keep: (bytes: Uint8Array) => Promise<void>;
}

export interface FetchOptions {
  /**
   * `ask-again`: the browser's own copy is used when the server says that it is still the same (ETag, RFC 9110). `no-copy`: for a
   * file that never changes, and is kept by the page itself.
   */
  copy?: 'ask-again' | 'no-copy';
  /** Only for a file that never changes: a rest is put to what came before. */
  begun?: Begun;
}

/** What came, and when the server thinks it is. */
export interface Fetched {
  bytes: Uint8Array<ArrayBuffer>;
  /** The server's clock, from its `Date`; nothing is proved by it. */
  serverTime: Date | undefined;
}

/** A server that says nothing more for so long has gone. */
const SILENCE_MS = 45_000;

/**
 * Fetches a file of this very site, never longer than `maxBytes`. Where a part of it came before, the rest alone is asked for
 * (Range, RFC 9110 §14); a server that does not know how sends it all.
 *
 * Throws VerifierError `offline` when nothing answers, `interrupted` when it breaks off, `not-found` for any other answer, `too-big`.
 */
export async function fetchFile(url: string, maxBytes: number, options: FetchOptions = {}): Promise<Fetched> {
  const silence = watchSilence();
  try {
    const begun = options.begun?.bytes ?? new Uint8Array();
    const response = await request(url, begun.length, options, silence.signal);
    // The part was all of it, or not of this file.
    if (response.status === 416 && begun.length > 0 && options.begun !== undefined) {
      return await fetchFile(url, maxBytes, {
        ...options,
        begun: { ...options.begun, bytes: new Uint8Array() },
      });
    }
    const isRest = response.status === 206 && isRestFrom(response, begun.length);
    if (response.status !== 200 && !isRest)
      throw new VerifierError('not-found', `${url}: ${response.status}`);
    const before = isRest ? begun : new Uint8Array();
    // An announced length is only believed when it is too long: what arrives is counted all the same.
    if (before.length + Number(response.headers.get('content-length') ?? 0) > maxBytes) {
      throw new VerifierError('too-big', url);
    }
    const bytes = await readCapped(response, { url, maxBytes, before, keep: options.begun?.keep, silence });
    return { bytes, serverTime: timeOf(response) };
  } finally {
    silence.end();
  }
}

/** As `fetchFile`, for a file that may change. */
export async function fetchBytes(url: string, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  return (await fetchFile(url, maxBytes)).bytes;
}

/** As `fetchBytes`, for a text in UTF-8. */
export async function fetchText(url: string, maxBytes: number): Promise<string> {
  return new TextDecoder().decode(await fetchBytes(url, maxBytes));
}

async function request(
  url: string,
  from: number,
  { copy = 'ask-again' }: FetchOptions,
  signal: AbortSignal,
): Promise<Response> {
  return await fetch(url, {
    cache: copy === 'no-copy' ? 'no-store' : 'no-cache',
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    signal,
    ...(from > 0 && { headers: { range: `bytes=${from}-` } }),
  }).catch((error: unknown) => {
    throw new VerifierError('offline', url, error);
  });
}

/** Whether an answer of a part begins where it was asked to. */
function isRestFrom(response: Response, from: number): boolean {
  return from > 0 && (response.headers.get('content-range') ?? '').startsWith(`bytes ${from}-`);
}

interface Reading {
  url: string;
  maxBytes: number;
  before: Uint8Array;
  keep: Begun['keep'] | undefined;
  silence: Silence;
}

async function readCapped(
  response: Response,
  { url, maxBytes, before, keep, silence }: Reading,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  if (reader === undefined) return Uint8Array.from(before);
  const chunks: Uint8Array[] = [before];
  let length = before.length;
  for (;;) {
    const { done, value } = await reader.read().catch(async (error: unknown) => {
      await keep?.(join(chunks, length));
      throw new VerifierError('interrupted', url, error);
    });
    if (done) break;
    silence.broken();
    length += value.length;
    if (length > maxBytes) {
      await reader.cancel();
      throw new VerifierError('too-big', url);
    }
    chunks.push(value);
  }
  return join(chunks, length);
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function timeOf(response: Response): Date | undefined {
  const time = new Date(response.headers.get('date') ?? '');
  return Number.isNaN(time.getTime()) ? undefined : time;
}

/** Gives up a request that nothing comes of any more. */
interface Silence {
  signal: AbortSignal;
  /** Something came. */
  broken(): void;
  end(): void;
}

function watchSilence(): Silence {
  const giveUp = new AbortController();
  const wait = () => setTimeout(() => giveUp.abort(), SILENCE_MS);
  let timer = wait();
  return {
    signal: giveUp.signal,
    broken() {
      clearTimeout(timer);
      timer = wait();
    },
    end: () => clearTimeout(timer),
  };
}
