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

/** How many of all requests to spoil by chance: `{"500": 0.01}` is one in a hundred. */
export type FaultShares = Readonly<Partial<Record<FaultKind, number>>>;

const KINDS: readonly FaultKind[] = [401, 429, 500, 503, 'reset', 'truncate', 'html', 'empty', 'hang'];

/** Reads shares written `500=0.01,reset=0.005`. Throws on unknown kinds and on shares that are none. */
export function parseFaultShares(text: string): FaultShares {
  const entries = text
    .split(',')
    .filter((one) => one !== '')
    .map((one): [FaultKind, number] => {
      const [name, number] = one.split('=');
      const kind = KINDS.find((known) => String(known) === name);
      const share = Number(number);
      if (kind === undefined || !(share >= 0 && share <= 1)) throw new Error(`No fault is written "${one}"`);
      return [kind, share];
    });
  return Object.fromEntries(entries);
}

/** Faults still to be served, in the order they were given; where none is due, faults by chance. */
export class FaultPlan {
  private pending: { match: string; kind: FaultKind; left: number }[] = [];

  constructor(
    private readonly shares: FaultShares = {},
    private readonly chance: () => number = Math.random,
  ) {}

  add({ match = '', kind, times = 1 }: Fault): void {
    this.pending.push({ match, kind, left: times });
  }

  clear(): void {
    this.pending = [];
  }

  /** Takes the fault that applies to this path and query; null when none does. */
  take(path: string): FaultKind | null {
    const due = this.pending.find(({ match, left }) => left > 0 && path.includes(match));
    if (due === undefined) return this.draw();
    due.left -= 1;
    return due.kind;
  }

  private draw(): FaultKind | null {
    const kinds = KINDS.filter((kind) => this.shares[kind] !== undefined);
    if (kinds.length === 0) return null;
    let at = this.chance();
    for (const kind of kinds) {
      at -= this.shares[kind] ?? 0;
      if (at < 0) return kind;
    }
    return null;
  }
}
