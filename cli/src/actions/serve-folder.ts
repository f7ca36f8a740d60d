import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CliError } from '../cli-error.ts';

/** Serves a folder of static files on this machine only. `port` 0 takes a free one. Throws `port-taken`. */
export async function serveFolder(folder: string, port: number): Promise<{ url: string; server: Server }> {
  const { default: sirv } = await import('sirv');
  const serveFile = sirv(folder, { dev: true, etag: true });
  const server = createServer((request, response) => {
    serveFile(request, response, () => {
      response.statusCode = 404;
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new CliError('port-taken', { port }, { cause })));
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken }: AddressInfo = addressOf(server);
  return { url: `http://localhost:${taken}/`, server };
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return address;
}
