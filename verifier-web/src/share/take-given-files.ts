import { SHARE_PATH, SHARED_CACHE } from './shared-files.ts';

/** As much of the File Handling API as is used (Chrome 102, on computers). */
interface LaunchQueue {
  setConsumer(consumer: (launch: { files?: readonly FileSystemFileHandle[] }) => void): void;
}

/**
 * Gives what other applications shared with the page, or opened with it, to `take`, one file after another; nothing of it stays
 * behind. Files opened while the page is there come later. Resolves to whether there was any.
 */
export async function takeGivenFiles(take: (file: File) => void): Promise<boolean> {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(({ files = [] }) => {
    for (const handle of files) void handle.getFile().then(take);
  });
  if (new URLSearchParams(location.search).has(SHARE_PATH)) {
    history.replaceState(null, '', location.pathname + location.hash);
  }
  const files = await takeShared().catch(() => []);
  for (const file of files) take(file);
  return files.length > 0;
}

/** Whatever lies there, also of an earlier time when the page did not come so far. */
async function takeShared(): Promise<File[]> {
  // Absent where the page is not served safely.
  if (!('caches' in globalThis) || !(await caches.has(SHARED_CACHE))) return [];
  const cache = await caches.open(SHARED_CACHE);
  const files: File[] = [];
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    if (response !== undefined) files.push(new File([await response.blob()], 'shared'));
  }
  await caches.delete(SHARED_CACHE);
  return files;
}
