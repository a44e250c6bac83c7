/** Work that is done when its result is first asked for, and not again. */
export function once<T>(work: () => T): () => T {
  let done: { value: T } | null = null;
  return () => (done ??= { value: work() }).value;
}
