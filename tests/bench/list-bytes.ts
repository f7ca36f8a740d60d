import type { PublishedList } from '@passeport/eligibility';
import * as v from 'valibot';

const file = v.object({ bytes: v.number() });
const payload = v.object({ directory: file, blocks: v.array(file) });

/** What each part of a list takes, in bytes. */
export function measureList({ manifest, trust }: PublishedList): Record<string, number> {
  const json = Buffer.from(manifest.split('.')[1] ?? '', 'base64url').toString();
  const { directory, blocks } = v.parse(v.pipe(v.string(), v.parseJson(), payload), json);
  const files = blocks.map(({ bytes }) => bytes);
  return {
    manifestBytes: manifest.length,
    trustBytes: trust.length,
    directoryBytes: directory.bytes,
    blockBytes: files.reduce((sum, bytes) => sum + bytes, 0),
    blockFiles: files.length,
    largestBlockFileBytes: Math.max(...files),
  };
}
