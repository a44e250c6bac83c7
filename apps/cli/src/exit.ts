/** What the exit code of every command means. */
export const EXIT = { done: 0, failure: 1, usage: 2, conflicts: 3, waiting: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** An end that is told to the user in one message, with the exit code that goes with it. */
export class CommandFailure extends Error {
  constructor(
    message: string,
    readonly exitCode: ExitCode = EXIT.failure,
  ) {
    super(message);
  }
}
