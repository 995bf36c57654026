/** The items of `source`, asked for up to `count` ahead of who takes them. An error of `source` comes in its turn. */
export async function* lookAhead<Item>(source: AsyncGenerator<Item>, count: number): AsyncGenerator<Item> {
  const coming: Promise<IteratorResult<Item>>[] = [];
  try {
    for (;;) {
      while (coming.length <= count) {
        const next = source.next();
        next.catch(() => {});
        coming.push(next);
      }
      const next = await coming.shift();
      if (next === undefined || next.done) return;
      yield next.value;
    }
  } finally {
    await source.return(undefined);
  }
}
