import { Piscina } from 'piscina';
import type { PrintableCard, QrSegment } from './printable-card.ts';
import { drawQr, type QrDrawing } from './qr-drawing.ts';
import type { CardToDraw } from './side-drawer.ts';

/** One is as fast as the main thread draws, and a second would take 30 MB. */
const THREADS = 1;
const CARDS_PER_TASK = 16;
/** Tasks in the workers or waiting to be drawn: bounds how many portraits are in memory. */
const TASKS_AHEAD = 4;

/**
 * The cards in their order, each with its QR code, made by a worker while earlier cards are drawn. Few cards have theirs made
 * here: that is done before a worker has started.
 */
export async function* withQrDrawings(
  cards: AsyncIterable<PrintableCard> | Iterable<PrintableCard>,
): AsyncGenerator<CardToDraw> {
  const chunks = inChunks(cards, CARDS_PER_TASK);
  const first: PrintableCard[][] = [];
  while (first.length < TASKS_AHEAD) {
    const { done, value } = await chunks.next();
    if (done === true) {
      for (const card of first.flat()) yield { card, qr: drawQr(card.qr) };
      return;
    }
    first.push(value);
  }
  yield* drawnByWorker(oneAfterAnother(first, chunks));
}

async function* oneAfterAnother<T>(first: Iterable<T>, then: AsyncIterable<T>): AsyncGenerator<T> {
  yield* first;
  yield* then;
}

async function* drawnByWorker(chunks: AsyncIterable<PrintableCard[]>): AsyncGenerator<CardToDraw> {
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
    for await (const chunk of chunks) {
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

async function* inChunks<T>(
  items: AsyncIterable<T> | Iterable<T>,
  size: number,
): AsyncGenerator<T[], undefined> {
  let chunk: T[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
  return undefined;
}
