import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { UnrecoverableError } from 'bullmq';
import { DomainError } from '#domain';
import type { JobContract } from '#contracts/jobs';

/** What a consumer may know of the job it works on. */
export interface JobContext {
  /** Aborts when the process is to stop: end soon, leave unfinished rows to others. */
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch at which the ticket's time is up. */
  readonly deadline: number;
}

/** How long one ticket may work, in milliseconds (see DESIGN principle 1): well below the lock's 5 s. */
export const TICKET_MS = 3_000;

/** Does the work of one contract. Subclasses carry no retry, validation or logging of their own. */
export abstract class JobConsumer<Payload extends object = object> {
  abstract readonly contract: JobContract<Payload>;

  abstract handle(payload: Payload, context: JobContext): Promise<void>;
}

/** Fields of a payload that belong into every log line written for it. */
export type TraceFields = Record<string, string>;

/**
 * Validates what came out of the queue and hands it to the consumer. A payload that is not the contract's, and a
 * failure that no repetition can mend, end the job at once; everything else is tried again by BullMQ.
 */
export async function consume(
  consumer: JobConsumer,
  data: unknown,
  context: JobContext,
  scope: (fields: TraceFields, work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const payload = await payloadOf(consumer.contract, data);
  try {
    await scope(traceFields(payload), () => consumer.handle(payload, context));
  } catch (error) {
    if (context.signal.aborted) return;
    if (error instanceof DomainError && !error.retryable) throw new UnrecoverableError(error.message);
    throw error;
  }
}

async function payloadOf<Payload extends object>(
  contract: JobContract<Payload>,
  data: unknown,
): Promise<Payload> {
  const plain = typeof data === 'object' && data !== null ? data : {};
  const payload = plainToInstance(contract.payload, plain);
  const problems = await validate(payload, { whitelist: true });
  if (problems.length === 0) return payload;
  const words = problems.map(({ property }) => property).join(', ');
  throw new UnrecoverableError(`${contract.name}: the payload is not valid (${words})`);
}

function traceFields(payload: object): TraceFields {
  const fields = Object.entries(payload).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(fields) as TraceFields;
}
