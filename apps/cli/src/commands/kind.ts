/** `--kind` as the user gives it: movie or series. */
export interface KindOption {
  readonly kind?: string;
}

/** The API's name for a kind; undefined when none was given. */
export function kindOf(kind: string | undefined): 'movie' | 'episode' | undefined {
  if (kind === undefined) return undefined;
  return kind === 'series' ? 'episode' : 'movie';
}
