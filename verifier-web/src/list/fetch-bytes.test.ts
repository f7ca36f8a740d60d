import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchFile, fetchText } from './fetch-bytes.ts';

const FILE = Uint8Array.from({ length: 60_000 }, (_, at) => at % 251);

let answer: (request: IncomingMessage, response: ServerResponse) => void;
let asked: (string | undefined)[];
let url: string;
const server = createServer((request, response) => {
  asked.push(request.headers.range);
  answer(request, response);
});

beforeEach(async () => {
  asked = [];
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}/file`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

/** A host that knows ranges, whose lines break after so many bytes. */
function breakAfter(bytes: number) {
  return ({ headers: { range } }: IncomingMessage, response: ServerResponse): void => {
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    if (from >= FILE.length) return void response.writeHead(416).end();
    const rest = { 'content-range': `bytes ${from}-${FILE.length - 1}/${FILE.length}` };
    response.writeHead(range === undefined ? 200 : 206, range === undefined ? {} : rest);
    const cut = FILE.subarray(from, from + bytes);
    if (from + bytes >= FILE.length) response.end(cut);
    else response.write(cut, () => response.destroy());
  };
}

/** Fetches until it is all there; what came is kept in between, as the page does. */
async function fetchOnAndOn(): Promise<{ bytes: Uint8Array; breaks: number }> {
  let kept: Uint8Array = new Uint8Array();
  const keep = async (bytes: Uint8Array): Promise<void> => {
    kept = bytes;
  };
  for (let breaks = 0; ; breaks += 1) {
    try {
      const { bytes } = await fetchFile(url, FILE.length, { copy: 'no-copy', begun: { bytes: kept, keep } });
      return { bytes, breaks };
    } catch (error) {
      expect(error).toMatchObject({ code: 'interrupted' });
    }
  }
}

test('where the line breaks, only the rest is asked for', async () => {
  answer = breakAfter(25_000);
  expect(await fetchOnAndOn()).toEqual({ bytes: FILE, breaks: 2 });
  expect(asked).toEqual([undefined, 'bytes=25000-', 'bytes=50000-']);
});

test('a host that knows no ranges sends it all: it is taken from the beginning', async () => {
  let isBroken = true;
  answer = (_, response) => {
    if (isBroken) response.write(FILE.subarray(0, 30_000), () => response.destroy());
    else response.end(FILE);
    isBroken = false;
  };
  expect(await fetchOnAndOn()).toEqual({ bytes: FILE, breaks: 1 });
  expect(asked).toEqual([undefined, 'bytes=30000-']);
});

test('a part that is longer than the file is thrown away', async () => {
  answer = breakAfter(FILE.length);
  const begun = { bytes: new Uint8Array(70_000), keep: async () => {} };
  expect((await fetchFile(url, FILE.length, { begun })).bytes).toEqual(FILE);
  expect(asked).toEqual(['bytes=70000-', undefined]);
});

test('a rest that begins elsewhere than asked is not put to what came', async () => {
  answer = (_, response) =>
    void response.writeHead(206, { 'content-range': 'bytes 0-9/60000' }).end(FILE.subarray(0, 10));
  const begun = { bytes: FILE.subarray(0, 5_000), keep: async () => {} };
  await expect(fetchFile(url, FILE.length, { begun })).rejects.toMatchObject({ code: 'not-found' });
});

test('a file that does not end is left at its greatest length, with what came before counted', async () => {
  answer = (_, response) => {
    response.writeHead(206, { 'content-range': 'bytes 5000-/*' });
    response.write(FILE);
  };
  const begun = { bytes: FILE.subarray(0, 5_000), keep: async () => {} };
  await expect(fetchFile(url, FILE.length, { begun })).rejects.toMatchObject({ code: 'too-big' });
});

test('a file that is announced as too long is not waited for', async () => {
  answer = (_, response) => response.writeHead(200, { 'content-length': FILE.length + 1 }).flushHeaders();
  await expect(fetchFile(url, FILE.length)).rejects.toMatchObject({ code: 'too-big' });
});

test('tells the server’s clock; nothing answers: offline', async () => {
  answer = (_, response) => void response.setHeader('date', 'Sun, 15 Mar 2026 10:00:00 GMT').end('liste');
  expect((await fetchFile(url, 10)).serverTime).toEqual(new Date('2026-03-15T10:00:00Z'));
  expect(await fetchText(url, 10)).toBe('liste');
  await expect(fetchText('http://127.0.0.1:1/', 10)).rejects.toMatchObject({ code: 'offline' });
});
