import { describe, expect, test } from 'vitest';

import { AMV, parsePlans } from './plans.ts';

describe('an office’s plans', () => {
  test('are read as they were written', () => {
    expect(parsePlans(JSON.stringify([AMV]))).toEqual([AMV]);
  });

  test.each([
    ['nothing', ''],
    ['no array', JSON.stringify(AMV)],
    ['no plan', '[]'],
    ['a share above 100 %', JSON.stringify([{ ...AMV, sharePercent: { ambulatory: 101, hospital: 75 } }])],
    ['a member that is not known', JSON.stringify([{ ...AMV, discount: 1 }])],
  ])('%s is refused', (_, json) => {
    expect(() => parsePlans(json)).toThrow(expect.objectContaining({ code: 'content-invalid' }));
  });
});
