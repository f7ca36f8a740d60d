import type { Words } from './words/index.ts';

/** Whether the page can be opened without a network: `impossible` where there are no service workers. */
export type OfflineState = 'ready' | 'not-ready' | 'impossible';

/** What the page is told of its own installation. */
export interface OfflineEvents {
  onState: (state: OfflineState) => void;
  /** A new version is waiting; `apply` installs it and loads the page again. */
  onNewVersion: (apply: () => void) => void;
}

/**
 * Installs the service worker, which keeps every file of the page. A new version waits until it is asked for: it
 * never takes the page away from under a receptionist.
 */
export function installOffline({ onState, onNewVersion }: OfflineEvents): void {
  if (!('serviceWorker' in navigator)) {
    onState('impossible');
    return;
  }
  const container = navigator.serviceWorker;
  onState('not-ready');
  void container.ready.then(() => onState('ready'));
  void register(container, onNewVersion).catch(() => {
    if (container.controller === null) onState('impossible');
  });
}

async function register(
  container: ServiceWorkerContainer,
  onNewVersion: OfflineEvents['onNewVersion'],
): Promise<void> {
  const registration = await container.register('./sw.js', { scope: './' });
  const offer = (worker: ServiceWorker): void => {
    onNewVersion(() => {
      container.addEventListener('controllerchange', () => location.reload(), { once: true });
      // The message that the service worker of vite-plugin-pwa waits for.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
      worker.postMessage({ type: 'SKIP_WAITING' });
    });
  };
  if (registration.waiting !== null && container.controller !== null) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && container.controller !== null) offer(worker);
    });
  });
}

/** What the page says of its own installation. */
export function offlineText(state: OfflineState, words: Words): string {
  switch (state) {
    case 'ready':
      return words.offlineReady;
    case 'not-ready':
      return words.offlineNotReady;
    case 'impossible':
      return words.offlineImpossible;
  }
}
