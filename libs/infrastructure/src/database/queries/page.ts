/** A page of a list: keyset by id, so that a page costs the same wherever it lies. */
export interface Page {
  readonly limit: number;
  /** The last id of the page before; null for the first. */
  readonly cursor: string | null;
}

/** Items with what to ask for next. */
export interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** Makes a page of rows of which one more than the limit was asked. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  idOf: (row: Row) => string,
  toItem: (row: Row) => Item,
): PageOf<Item> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    items: kept.map(toItem),
    nextCursor: rows.length > limit && last !== undefined ? idOf(last) : null,
  };
}
