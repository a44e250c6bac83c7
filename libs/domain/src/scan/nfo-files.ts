import { idsOfNfo, NFO_LIMIT, type NfoIds } from '../library/nfo.js';
import { bytesKey } from '../shared/bytes.js';
import type { DirectoryReader } from './directory-reader.js';

/** Answers remembered: enough for the series whose seasons are read side by side. */
const REMEMBERED = 256;

/**
 * What nfo files state, each read once while it is remembered: the nfo of a series tells of the files of all its
 * seasons. It lives as long as a ticket, so that an nfo edited later is read anew.
 */
export class NfoFiles {
  /** By path, the one asked for last at the end. */
  private readonly answers = new Map<string, NfoIds | null>();

  constructor(private readonly reader: DirectoryReader) {}

  /** The ids that the nfo of this path states; null when it states none or cannot be read. */
  async idsIn(path: Uint8Array): Promise<NfoIds | null> {
    const key = bytesKey(path);
    const known = this.answers.get(key);
    const text = known === undefined ? await this.reader.readText(path, NFO_LIMIT) : null;
    const answer = known === undefined ? (text === null ? null : idsOfNfo(text)) : known;
    this.answers.delete(key);
    this.answers.set(key, answer);
    const [oldest] = this.answers.keys();
    if (this.answers.size > REMEMBERED && oldest !== undefined) this.answers.delete(oldest);
    return answer;
  }
}
