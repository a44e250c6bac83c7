/**
 * What can go wrong with a request: an error status; a connection reset; an answer cut in the middle; a page of HTML
 * or nothing at all with status 200; or no answer ever.
 */
export type FaultKind = 401 | 429 | 500 | 503 | 'reset' | 'truncate' | 'html' | 'empty' | 'hang';

/** An order to spoil the next `times` (default 1) requests whose path and query contain `match` (default: any). */
export interface Fault {
  readonly match?: string;
  readonly kind: FaultKind;
  readonly times?: number;
}

/** Faults still to be served, in the order they were given. */
export class FaultPlan {
  private pending: { match: string; kind: FaultKind; left: number }[] = [];

  add({ match = '', kind, times = 1 }: Fault): void {
    this.pending.push({ match, kind, left: times });
  }

  clear(): void {
    this.pending = [];
  }

  /** Takes the fault that applies to this path and query; null when none does. */
  take(path: string): FaultKind | null {
    const due = this.pending.find(({ match, left }) => left > 0 && path.includes(match));
    if (due === undefined) return null;
    due.left -= 1;
    return due.kind;
  }
}
