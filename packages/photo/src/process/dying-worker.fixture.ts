import type { PhotoAnswer, PhotoTask } from './photo-worker.ts';

/**
 * Dies of a photo whose first byte is 1, says of one that begins with 2 that the program is at fault, tells at 3 what it knows of its
 * surroundings, and finds others empty.
 */
process.on('message', ({ id, input }: PhotoTask) => {
  if (input[0] === 1) process.exit(9);
  const answers: Record<number, PhotoAnswer> = {
    2: { id, fault: new RangeError('widthMm 0') },
    3: { id, fault: JSON.stringify(process.env) },
  };
  const answer = answers[Number(input[0])] ?? { id, refusal: { code: 'photo-empty', details: {} } };
  setTimeout(() => process.send?.(answer), 50);
});
process.on('disconnect', () => process.exit());
