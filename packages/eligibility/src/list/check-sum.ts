import { EligibilityError } from '../errors.ts';
import type { ManifestFile } from './manifest.ts';

/** How many bytes files have together, each counted once. Throws `list-too-big` for more than `limitBytes`. */
export function checkSum(files: readonly ManifestFile[], limitBytes: number): void {
  const distinct = new Map(files.map(({ sha256, bytes }) => [sha256, bytes]));
  const bytes = [...distinct.values()].reduce((sum, size) => sum + size, 0);
  if (bytes > limitBytes) throw new EligibilityError('list-too-big', { bytes, limitBytes });
}
