/** Work that has been started before its result is awaited; until then nobody need listen for its failure. */
export function ahead<Result>(work: Promise<Result>): Promise<Result> {
  work.catch(() => undefined);
  return work;
}
