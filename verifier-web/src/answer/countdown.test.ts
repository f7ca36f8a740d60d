import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startCountdown } from './countdown.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function count(seconds: number) {
  const ticks: number[] = [];
  const onEnd = vi.fn<() => void>();
  return { ticks, onEnd, countdown: startCountdown(seconds, { onTick: (left) => ticks.push(left), onEnd }) };
}

test('counts down, ends once', () => {
  const { ticks, onEnd } = count(3);
  vi.advanceTimersByTime(2000);
  expect(ticks).toEqual([3, 2, 1]);
  expect(onEnd).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10_000);
  expect(onEnd).toHaveBeenCalledTimes(1);
});

test('starts again when asked, ends no more when stopped', () => {
  const { countdown, onEnd } = count(3);
  vi.advanceTimersByTime(2000);
  countdown.restart();
  vi.advanceTimersByTime(2000);
  expect(onEnd).not.toHaveBeenCalled();
  countdown.stop();
  vi.advanceTimersByTime(5000);
  expect(onEnd).not.toHaveBeenCalled();
});

test('is at its end after a sleep, and when the clock is set back', () => {
  const slept = count(60);
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(1000);
  expect(slept.onEnd).toHaveBeenCalledTimes(1);

  const setBack = count(60);
  vi.setSystemTime(Date.now() - 86_400_000);
  vi.advanceTimersByTime(1000);
  expect(setBack.onEnd).toHaveBeenCalledTimes(1);
});
