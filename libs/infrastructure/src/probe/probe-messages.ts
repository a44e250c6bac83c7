import type { ProbeOutcome } from '#domain';

/** A file that the child is to read; its path in base64, since it need not be text. */
export interface ProbeOrder {
  readonly id: number;
  readonly path: string;
}

/** What came of an order. */
export interface ProbeAnswer {
  readonly id: number;
  readonly outcome: ProbeOutcome;
}
