import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

/** A static server on this machine alone. */
export interface FolderServer {
  /** With a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves a folder below `path`, on a free port, as any plain static server would.
 *
 * @param headers also sent with every file
 */
export async function serveFolder(
  folder: string,
  path = '/',
  headers: Readonly<Record<string, string>> = {},
): Promise<FolderServer> {
  const setHeaders = (response: ServerResponse): void => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  };
  const serve = sirv(folder, { dev: true, etag: true, setHeaders });
  const server = createServer((request, response) => {
    const missing = (): void => {
      response.writeHead(404).end();
    };
    if (!request.url?.startsWith(path)) return missing();
    request.url = `/${request.url.slice(path.length)}`;
    serve(request, response, missing);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${path}`,
    async close() {
      const closed = new Promise((resolve) => {
        server.close(resolve);
      });
      server.closeAllConnections();
      await closed;
    },
  };
}
