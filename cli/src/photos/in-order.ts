/** Does `work` on several items at once, at most `atOnce`, and gives what came of them in the items' order. */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, void> {
  const underWay: Promise<Result>[] = [];
  for (const item of items) {
    const started = work(item);
    // Thrown when its turn comes.
    started.catch(() => undefined);
    underWay.push(started);
    const oldest = underWay.length >= atOnce ? underWay.shift() : undefined;
    if (oldest !== undefined) yield await oldest;
  }
  for (const result of underWay) yield await result;
}
