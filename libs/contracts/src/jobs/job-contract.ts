/** One queue per kind of worker. */
export const QUEUES = ['scan', 'metadata', 'organize'] as const;
export type QueueName = (typeof QUEUES)[number];

/**
 * What a producer and a consumer agree on. A job is a ticket: leave to work for a few seconds on rows that wait
 * in PostgreSQL, never the record of the work itself, so losing one loses nothing.
 *
 * Deployments run old and new processes side by side for a while: payload fields are only ever added, unknown ones
 * are ignored, and a breaking change is a new name.
 */
export interface JobContract<Payload extends object> {
  readonly queue: QueueName;
  /** Imperative, in kebab case. */
  readonly name: string;
  /** A class with class-validator decorations. */
  readonly payload: new () => Payload;
  /** Tickets of equal key do the same work, so that one waiting is enough. */
  keyOf(payload: Payload): string;
}

/** Declares a contract; its type carries the payload's. */
export function defineJob<Payload extends object>(contract: JobContract<Payload>): JobContract<Payload> {
  return Object.freeze(contract);
}
