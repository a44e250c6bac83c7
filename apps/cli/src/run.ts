import type { ExitCode } from './exit.js';

/** What a command does; null for a service, which runs on. */
export type Action = (...given: never[]) => Promise<ExitCode | null>;

/** Makes the action of a command, whose code is loaded when it is called. */
export type Run = (load: () => Promise<Action>) => (...given: unknown[]) => Promise<void>;
