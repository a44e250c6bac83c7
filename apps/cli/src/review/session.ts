import type { CandidateView, DecisionResult, ReviewPage, ReviewView, WorkView } from '#contracts/http';
import { CommandFailure } from '../exit.js';
import { type NamedWork, readWork } from './work-id.js';

/** What the session needs of the gateway. Failures are thrown as `CommandFailure`. */
export interface SessionApi {
  page(cursor: string | null): Promise<ReviewPage>;
  search(text: string, kind: string): Promise<readonly WorkView[]>;
  decide(id: string, decision: object): Promise<DecisionResult>;
}

/** A key: its name as `return` or `a`, and the text that it types. */
export interface Key {
  readonly name: string;
  readonly text: string;
}

/** A work that can be chosen by its number; found by a search it has no score. */
export type Choice = Pick<CandidateView, 'work'> & Partial<CandidateView>;

/** What the keys mean at the moment: decide, type a search or an id, read the help, or there is nothing left. */
export type Mode = 'deciding' | 'search' | 'id' | 'help' | 'over';

/** Everything that is to be seen. */
export interface SessionView {
  readonly mode: Mode;
  readonly review: ReviewView | null;
  readonly choices: readonly Choice[];
  /** Whether the choices were found by a search. */
  readonly searched: boolean;
  readonly expanded: boolean;
  /** The text typed so far. */
  readonly input: string;
  /** What a search looks for: movie or episode. */
  readonly kind: string;
  readonly message: string;
  readonly decided: number;
  readonly skipped: number;
}

interface Done {
  readonly review: ReviewView;
  readonly what: 'decided' | 'skipped';
}

const MOST_CHOICES = 9;
const LONGEST_INPUT = 200;

/** A review at the keyboard, one cluster at a time. It knows keys and the gateway, and no terminal. */
export class ReviewSession {
  /** Whether the user has left. */
  ended = false;
  private mode: Mode = 'deciding';
  private review: ReviewView | null = null;
  private found: readonly Choice[] | null = null;
  private expanded = false;
  private input = '';
  private kind = 'movie';
  private message = '';
  private busy = false;
  private queue: ReviewView[] = [];
  private cursor: string | null = null;
  private readonly handled = new Set<string>();
  private readonly done: Done[] = [];

  constructor(private readonly api: SessionApi) {}

  get view(): SessionView {
    const { mode, review, expanded, input, kind, message } = this;
    const count = (what: string): number => this.done.filter((one) => one.what === what).length;
    const counts = { decided: count('decided'), skipped: count('skipped') };
    const searched = this.found !== null;
    return { mode, review, choices: this.choices, searched, expanded, input, kind, message, ...counts };
  }

  /** Shows the first cluster. Throws what the gateway answers when even that fails. */
  async start(): Promise<void> {
    await this.fill(null);
    await this.next();
  }

  /** Takes a key. Those that come while a request is under way are dropped: they were meant for what is shown now. */
  async press(key: Key): Promise<void> {
    if (key.name === 'ctrl-c') this.ended = true;
    if (this.ended || this.busy) return;
    this.busy = true;
    this.message = '';
    try {
      await this.take(key);
    } catch (error) {
      if (!(error instanceof CommandFailure)) throw error;
      this.message = error.message;
    } finally {
      this.busy = false;
    }
  }

  private get choices(): readonly Choice[] {
    return (this.found ?? this.review?.candidates ?? []).slice(0, MOST_CHOICES);
  }

  private async take(key: Key): Promise<void> {
    if (this.mode === 'search' || this.mode === 'id') return this.type(key);
    if (this.mode === 'help') {
      this.mode = this.review === null ? 'over' : 'deciding';
      return;
    }
    await (this.review === null ? this.commandWithout(key) : this.command(key, this.review));
  }

  /** Keys that have a meaning when nothing is left. */
  private async commandWithout({ text }: Key): Promise<void> {
    if (text === 'q') this.ended = true;
    else if (text === 'u') await this.undo();
    else if (text === '?') this.mode = 'help';
  }

  private async command(key: Key, review: ReviewView): Promise<void> {
    const commands: Readonly<Record<string, () => void | Promise<void>>> = {
      s: () => this.settle(review, { skip: true }, 'skipped'),
      r: () => this.settle(review, { reject: true }, 'decided'),
      '/': () => this.startTyping('search'),
      i: () => this.startTyping('id'),
      o: () => void (this.expanded = !this.expanded),
    };
    const command = Object.hasOwn(commands, key.text) ? commands[key.text] : undefined;
    if (command !== undefined) await command();
    else if (key.name === 'escape') this.found = null;
    else if (/^[1-9]$/.test(key.text)) await this.choose(review, Number(key.text));
    else await this.commandWithout(key);
  }

  private async choose(review: ReviewView, number: number): Promise<void> {
    const choice = this.choices[number - 1];
    if (choice === undefined) {
      this.message = `There is no candidate ${number}`;
      return;
    }
    const { tmdbId, kind } = choice.work;
    await this.settle(review, { tmdbId, kind }, 'decided');
  }

  private async settle(review: ReviewView, decision: object, what: Done['what']): Promise<void> {
    const result = await this.api.decide(review.id, decision);
    this.done.push({ review, what });
    for (const id of [review.id, ...result.alsoDecided]) this.handled.add(id);
    await this.next();
    this.message = told(review, result, what);
  }

  /** Takes the last decision back and shows its cluster again; what it settled besides comes back to the list. */
  private async undo(): Promise<void> {
    const last = this.done.at(-1);
    if (last === undefined) {
      this.message = 'There is nothing to take back';
      return;
    }
    const { alsoDecided } = await this.api.decide(last.review.id, { undo: true });
    this.done.pop();
    for (const id of [last.review.id, ...alsoDecided]) this.handled.delete(id);
    if (this.review !== null) this.queue.unshift(this.review);
    this.show(last.review);
    this.message = 'Taken back';
  }

  private startTyping(mode: 'search' | 'id'): void {
    this.mode = mode;
    this.input = '';
  }

  private async type(key: Key): Promise<void> {
    if (key.name === 'escape') this.mode = 'deciding';
    else if (key.name === 'return') await this.submit();
    else if (key.name === 'tab') this.kind = this.kind === 'movie' ? 'episode' : 'movie';
    else if (key.name === 'backspace') this.input = [...this.input].slice(0, -1).join('');
    else if (!/\p{Cc}/u.test(key.text)) this.input = (this.input + key.text).slice(0, LONGEST_INPUT);
  }

  private async submit(): Promise<void> {
    const text = this.input.trim();
    const { mode, review } = this;
    if (text === '' || review === null) {
      this.mode = 'deciding';
      return;
    }
    await (mode === 'search' ? this.search(text) : this.chooseById(review, text));
  }

  private async search(text: string): Promise<void> {
    const works = await this.api.search(text, this.kind);
    this.mode = 'deciding';
    this.found = works.map((work) => ({ work }));
    if (works.length === 0) this.message = `Nothing was found for "${text}"`;
  }

  private async chooseById(review: ReviewView, text: string): Promise<void> {
    const work: NamedWork | null = readWork(text);
    if (work === null) {
      this.message = `"${text}" is no id: give 603, tt0133093 or tvdb:81189`;
      return;
    }
    const decision = { ...work, kind: this.kind };
    await this.settle(review, 'tmdbId' in work ? decision : work, 'decided');
  }

  private show(review: ReviewView | null): void {
    this.review = review;
    this.mode = review === null ? 'over' : 'deciding';
    this.kind = review?.kind ?? 'movie';
    this.found = null;
    this.expanded = false;
  }

  private async next(): Promise<void> {
    for (;;) {
      const review = this.queue.shift();
      if (review !== undefined && this.handled.has(review.id)) continue;
      if (review !== undefined || this.cursor === null) {
        this.show(review ?? null);
        return;
      }
      await this.fill(this.cursor);
    }
  }

  private async fill(cursor: string | null): Promise<void> {
    const { items, nextCursor } = await this.api.page(cursor);
    this.queue.push(...items);
    this.cursor = nextCursor;
  }
}

function told({ id }: ReviewView, result: DecisionResult, what: Done['what']): string {
  if (what === 'skipped') return `cluster ${id} is put off`;
  const others =
    result.alsoDecided.length === 0 ? '' : `, with ${result.alsoDecided.length} more of its series`;
  const unplaced = result.unplaced === 0 ? '' : `; ${result.unplaced} without such an episode stay in review`;
  return `cluster ${id}: ${result.state}, ${result.files} file(s)${others}${unplaced}`;
}
