/** An answer before it is written: a status and the value to be sent as JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** Seconds for the `Retry-After` header. */
  readonly retryAfter?: number;
}

/** TMDb's own error codes, as far as the stand-in gives them, with their HTTP status and text. */
const FAILURES = {
  7: [401, 'Invalid API key: You must be granted a valid key.'],
  9: [503, 'Service offline: This service is temporarily offline, try again later.'],
  11: [500, 'Internal error: Something went wrong, contact TMDb.'],
  22: [400, 'Invalid page: Pages start at 1 and max at 500. They are expected to be an integer.'],
  25: [429, 'Your request count is over the allowed limit.'],
  27: [400, 'Too many append to response objects: The maximum number of remote calls is 20.'],
  34: [404, 'The resource you requested could not be found.'],
  42: [405, 'This request method is not supported for this resource.'],
  47: [400, 'The input is not valid.'],
} as const satisfies Record<number, readonly [number, string]>;

export type FailureCode = keyof typeof FAILURES;

export function success(body: unknown): Answer {
  return { status: 200, body };
}

export function failure(code: FailureCode): Answer {
  const [status, message] = FAILURES[code];
  return { status, body: { success: false, status_code: code, status_message: message } };
}
