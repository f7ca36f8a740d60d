import { Piscina } from 'piscina';
import type { PrintableCard, QrSegment } from './printable-card.ts';
import type { QrDrawing } from './qr-drawing.ts';
import type { CardToDraw } from './side-drawer.ts';

/** One is as fast as the main thread draws, and a second would take 30 MB. */
const THREADS = 1;
const CARDS_PER_TASK = 8;
/** Tasks in the workers or waiting to be drawn: bounds how many portraits are in memory. */
const TASKS_AHEAD = 4;

/**
 * The cards in their order, each with its QR code, made by workers while earlier cards are drawn.
 */
export async function* withQrDrawings(
  cards: AsyncIterable<PrintableCard> | Iterable<PrintableCard>,
): AsyncGenerator<CardToDraw> {
  const workers = new Piscina<QrSegment[][], (QrDrawing | undefined)[]>({
    filename: new URL('./qr-worker.ts', import.meta.url).href,
    minThreads: THREADS,
    maxThreads: THREADS,
    // Its garbage is collected early: else it would grow as long as there is memory.
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 32 },
  });
  const ahead: { cards: PrintableCard[]; drawings: Promise<(QrDrawing | undefined)[]> }[] = [];
  // Workers are ended when they have nothing to do: an answer that comes later would be an error that nobody catches.
  const endWorkers = async () => {
    await Promise.allSettled(ahead.map(({ drawings }) => drawings));
    await workers.destroy();
  };
  let ended: Promise<void> | undefined;
  try {
    for await (const chunk of inChunks(cards, CARDS_PER_TASK)) {
      const drawings = workers.run(chunk.map(({ qr }) => qr));
      drawings.catch(() => undefined); // Awaited in its turn.
      ahead.push({ cards: chunk, drawings });
      const [next] = ahead;
      if (next === undefined || ahead.length < TASKS_AHEAD) continue;
      yield* pair(next.cards, await next.drawings);
      ahead.shift();
    }
    ended = endWorkers(); // While the last cards are drawn.
    for (const next of ahead) yield* pair(next.cards, await next.drawings);
  } finally {
    await (ended ?? endWorkers());
  }
}

function* pair(cards: PrintableCard[], drawings: (QrDrawing | undefined)[]): Generator<CardToDraw> {
  for (const [index, card] of cards.entries()) yield { card, qr: drawings[index] };
}

async function* inChunks<T>(items: AsyncIterable<T> | Iterable<T>, size: number): AsyncGenerator<T[]> {
  let chunk: T[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
