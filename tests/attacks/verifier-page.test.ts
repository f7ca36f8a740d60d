import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const HOME = dirname(fileURLToPath(import.meta.resolve('@passeport/verifier-web/build')));

test('the page makes no HTML, style or program out of text: a card has nothing to inject into', () => {
  const sources = readdirSync(join(HOME, 'src'), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  expect(sources.length).toBeGreaterThan(20);
  const forbidden =
    /\.(?:inner|outer)HTML|insertAdjacentHTML|document\.write|\beval\(|new Function|setAttribute\(\s*['"](?:on|style|href|src)|javascript:/;
  const found = sources.filter((name) => forbidden.test(readFileSync(join(HOME, 'src', name), 'utf8')));
  expect(found).toEqual([]);
});

test('its policy lets nothing in from elsewhere, and nothing inline', () => {
  const html = readFileSync(join(HOME, 'index.html'), 'utf8');
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(policy).toContain("base-uri 'none'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
});
