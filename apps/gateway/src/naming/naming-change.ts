import type { NamingChange as GivenChange } from '#contracts/http';
import type { NamingChange } from '#domain';

const RESET = { preset: null, words: null, colon: null, illegal: null, genres: null, templates: null };

/** A change as the domain knows it, which also checks the genres; null resets everything. */
export const namingChange = (given: GivenChange | null): NamingChange =>
  (given === null ? RESET : given) as NamingChange;
