import { parseBase } from '../base-parser.js';
import type { Expectation } from './expectation.js';
import type { FoundNumbering } from './find-numbering.js';
import { NO_NUMBERS } from './numbering.js';

/** Words with which a number is an episode's or a season's, in languages that the base parser knows. */
const MARKED =
  /(?<![a-z])(?:s\d|season|saison|staffel|temporada|stagione|сезон|e(?:p(?:isod[eio]+)?)?[ .]?\d{2}|cap[ .]?\d|#\d{2}|\d+[ .]?of[ .]?\d)/i;
/** Packs name long runs; what is longer is no number of an episode. */
const MOST_EPISODES = 1_000;

/** The base parser's numbers, when the name marks them; by position alone it takes "12 Strong" for episode 12. */
export function findMarked(text: string, { kind }: Expectation): FoundNumbering | null {
  if (kind === 'folder') return null;
  const mark = MARKED.exec(text);
  if (mark === null) return null;
  const { seasons = [], episodes = [] } = parseBase(text);
  if (seasons.length + episodes.length === 0) return null;
  const numbering = {
    ...NO_NUMBERS,
    seasons,
    episodes: episodes.slice(0, MOST_EPISODES),
    start: mark.index,
    end: mark.index + mark[0].length,
  };
  return { numbering, confidence: 'likely', form: 'word for season or episode' };
}
