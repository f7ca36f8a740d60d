import { PassThrough } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import { clearProgress, startProgress } from './progress.ts';

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
