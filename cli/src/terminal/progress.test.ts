import { PassThrough } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import { clearProgress, describeSeconds, startProgress } from './progress.ts';

const openTerminal = () => Object.assign(new PassThrough(), { isTTY: true, columns: 90 });

describe('a progress bar', () => {
  test('is not drawn where nobody looks', () => {
    const output = new PassThrough();
    const bar = startProgress(output, 'Photos', 3, 'Interrompu');
    bar.advanceTo(3);
    bar.stop('Photos');
    expect(output.read()).toBeNull();
  });

  test('that a failing command left behind is taken away: nothing keeps the process', () => {
    const clearing = vi.spyOn(globalThis, 'clearInterval');
    const listeners = process.listenerCount('exit');
    startProgress(openTerminal(), 'Photos', 3, 'Interrompu');
    expect(process.listenerCount('exit')).toBeGreaterThan(listeners);
    clearProgress();
    expect(clearing).toHaveBeenCalledOnce();
    expect(process.listenerCount('exit')).toBe(listeners);
  });
});

test('the remaining time is said as people say it', () => {
  expect([9, 99, 100, 3540, 3599, 7320].map(describeSeconds)).toEqual([
    '9 s',
    '99 s',
    '2 min',
    '59 min',
    '1 h 00',
    '2 h 02',
  ]);
});
