import { MAX_SHARED_BYTES, MAX_SHARED_FILES, SHARE_PATH, SHARED_CACHE } from './shared-files.ts';

/** As much of the service worker as is needed here: the page's own types are another world's. */
interface ShareWorker {
  registration: { scope: string };
  addEventListener(type: 'fetch', listener: (event: ShareEvent) => void): void;
}

interface ShareEvent extends Event {
  request: Request;
  respondWith(response: Promise<Response>): void;
}

const worker = globalThis as unknown as ShareWorker;

/**
 * Takes what another application shares with the installed page (Web Share Target): files are left for the page, which is then
 * opened. Nothing is read here; nothing goes to the network.
 *
 * @see https://w3c.github.io/web-share-target/
 */
worker.addEventListener('fetch', (event) => {
  const { scope } = worker.registration;
  if (event.request.method === 'POST' && event.request.url === scope + SHARE_PATH) {
    event.respondWith(leaveFiles(event.request, scope));
  }
});

async function leaveFiles(request: Request, scope: string): Promise<Response> {
  await caches.delete(SHARED_CACHE);
  const given = await request.formData().catch(() => new FormData());
  const files = given.getAll('file').filter((value): value is File => value instanceof File);
  const cache = await caches.open(SHARED_CACHE);
  const taken = files.filter(({ size }) => size > 0 && size <= MAX_SHARED_BYTES).slice(0, MAX_SHARED_FILES);
  for (const [at, file] of taken.entries()) {
    await cache.put(`${scope}${SHARE_PATH}/${at}`, new Response(file)).catch(() => undefined);
  }
  return Response.redirect(`${scope}?${SHARE_PATH}`, 303);
}
