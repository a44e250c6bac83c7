/**
 * A refusal or fault with a stable code (`scan.outside-roots`), so that each edge can translate it:
 * the gateway to an HTTP status, a worker to "try again" or "give up".
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** Whether the same call may succeed later by itself. */
    readonly retryable = false,
  ) {
    super(message);
    this.name = 'DomainError';
  }
}
