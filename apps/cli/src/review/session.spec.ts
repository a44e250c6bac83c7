import { describe, expect, it } from '@jest/globals';
import type { DecisionResult, ReviewPage, ReviewView, WorkView } from '#contracts/http';
import { CommandFailure } from '../exit.js';
import { renderSession } from './screen.js';
import { ReviewSession, type SessionApi } from './session.js';

const work = (tmdbId: number, title = `Film ${tmdbId}`): WorkView => ({
  ...{
    kind: 'movie',
    tmdbId,
    title,
    originalTitle: title,
    alternativeTitles: null,
    year: 1996,
    popularity: 1,
  },
  ...{
    genreIds: [],
    overview: 'A car dealer has a plan. '.repeat(8).trim(),
    posterPath: null,
    posterUrl: null,
  },
});

const review = (id: string, given: Partial<ReviewView> = {}): ReviewView => ({
  ...{
    id,
    state: 'review',
    skipped: false,
    decidedBy: null,
    chosen: null,
    kind: 'movie',
    title: `Title ${id}`,
  },
  ...{ year: null, files: 1, example: `/films/${id}.mkv`, score: 0.8, reasons: ['two are alike'] },
  firstFiles: [
    {
      id,
      path: `/films/${id}.mkv`,
      size: 5e6,
      duration: 98,
      state: 'review',
      reason: null,
      numbers: 'S01E02',
    },
  ],
  candidates: [1, 2].map((number) => ({
    work: work(Number(id) * 10 + number),
    score: 0.9 - number / 10,
    features: [
      { feature: 'title', score: 1, detail: 'the same' },
      { feature: 'year', score: 0, detail: 'far off' },
    ],
    runtime: 98,
  })),
  ...given,
});

/** A gateway that remembers what it was asked; pages hold two clusters. */
class FakeApi implements SessionApi {
  readonly asked: string[] = [];
  failure: string | null = null;
  alsoDecided: readonly string[] = [];

  constructor(private readonly reviews: readonly ReviewView[]) {}

  async page(cursor: string | null): Promise<ReviewPage> {
    const from = Number(cursor ?? 0);
    const more = from + 2 < this.reviews.length;
    return { items: this.reviews.slice(from, from + 2), nextCursor: more ? String(from + 2) : null };
  }

  async search(text: string, kind: string): Promise<readonly WorkView[]> {
    this.asked.push(`search ${kind} ${text}`);
    return text === 'nothing' ? [] : [work(77, 'Found')];
  }

  async decide(id: string, decision: object): Promise<DecisionResult> {
    this.asked.push(`${id} ${JSON.stringify(decision)}`);
    if (this.failure !== null) throw new CommandFailure(this.failure);
    return { id, state: 'identified', files: 1, unplaced: 0, alsoDecided: this.alsoDecided };
  }
}

const NAMED: Readonly<Record<string, string>> = {
  ENTER: 'return',
  ESC: 'escape',
  TAB: 'tab',
  BACK: 'backspace',
};

/** Presses keys given as words: `ENTER`, `ESC`, `TAB`, `BACK`, `ctrl-c`; any other word is typed sign by sign. */
async function press(session: ReviewSession, keys: string): Promise<void> {
  for (const word of keys.split(' ')) {
    if (word === 'ctrl-c') await session.press({ name: word, text: '' });
    else if (NAMED[word] !== undefined) await session.press({ name: NAMED[word], text: '\r' });
    else for (const text of word) await session.press({ name: text, text });
  }
}

async function start(reviews: readonly ReviewView[]) {
  const api = new FakeApi(reviews);
  const session = new ReviewSession(api);
  await session.start();
  return { api, session, shown: () => session.view.review?.id };
}

const THREE = [review('1'), review('2'), review('3')];

describe('a review at the keyboard', () => {
  it('accepts by number, rejects, and puts off, one cluster after the other', async () => {
    const { api, session, shown } = await start(THREE);
    await press(session, '2');
    await press(session, 'r');
    expect(shown()).toBe('3');
    await press(session, 's');
    expect(api.asked).toEqual(['1 {"tmdbId":12,"kind":"movie"}', '2 {"reject":true}', '3 {"skip":true}']);
    expect(session.view).toMatchObject({ mode: 'over', decided: 2, skipped: 1, review: null });
    await press(session, 'q');
    expect(session.ended).toBe(true);
  });

  it('does not show again what was put off, or was settled along with another', async () => {
    const { api, session, shown } = await start([...THREE, review('4'), review('1', { skipped: true })]);
    await press(session, 's');
    api.alsoDecided = ['3', '4'];
    await press(session, '1');
    expect(shown()).toBeUndefined();
    expect(session.view.message).toContain('2 more of its series');
  });

  it('takes decisions back, the last first, and shows their clusters again', async () => {
    const { api, session, shown } = await start(THREE);
    await press(session, '1s');
    await press(session, 'u');
    expect(shown()).toBe('2');
    await press(session, 'u');
    expect(shown()).toBe('1');
    expect(api.asked.slice(2)).toEqual(['2 {"undo":true}', '1 {"undo":true}']);
    expect(session.view).toMatchObject({ decided: 0, skipped: 0 });
    await press(session, 'u');
    expect(session.view.message).toBe('There is nothing to take back');
    await press(session, '1');
    expect(shown()).toBe('2');
  });

  it('takes back the very last one too', async () => {
    const { session, shown } = await start([review('1')]);
    await press(session, '1');
    expect(session.view.mode).toBe('over');
    await press(session, 'u');
    expect(shown()).toBe('1');
  });

  it('searches for films or series, and chooses among what it found', async () => {
    const { api, session } = await start(THREE);
    await press(session, '/ TAB Farh BACK go ENTER');
    expect(session.view).toMatchObject({
      mode: 'deciding',
      searched: true,
      choices: [{ work: { tmdbId: 77 } }],
    });
    await press(session, 'ESC');
    expect(session.view).toMatchObject({ searched: false });
    expect(session.view.choices).toHaveLength(2);
    await press(session, '/ nothing ENTER');
    expect(session.view).toMatchObject({ message: 'Nothing was found for "nothing"', choices: [] });
    await press(session, '/ Fargo ENTER 1');
    expect(api.asked).toEqual([
      'search episode Fargo',
      'search episode nothing',
      'search episode Fargo',
      '1 {"tmdbId":77,"kind":"movie"}',
    ]);
  });

  it('takes ids of TMDb, IMDb and TVDB, and types keys that are commands elsewhere', async () => {
    const { api, session } = await start([...THREE, review('4')]);
    await press(session, 'i quirks ENTER');
    expect(session.view.message).toContain('"quirks" is no id');
    await press(session, 'ESC i TAB 603 ENTER');
    await press(session, 'i tt0133093 ENTER');
    await press(session, 'i tvdb:81189 ENTER');
    expect(api.asked).toEqual([
      '1 {"tmdbId":603,"kind":"episode"}',
      '2 {"imdbId":"tt0133093"}',
      '3 {"tvdbId":81189}',
    ]);
  });

  it('says what the gateway refuses, and stays where it is', async () => {
    const { api, session, shown } = await start(THREE);
    api.failure = 'Somebody else is deciding this cluster';
    await press(session, '1');
    expect(session.view).toMatchObject({ message: api.failure, decided: 0 });
    expect(shown()).toBe('1');
    await press(session, '9');
    expect(session.view.message).toBe('There is no candidate 9');
  });

  it('drops keys pressed while a decision is under way, but leaves at once on Ctrl-C', async () => {
    const { api, session, shown } = await start(THREE);
    const first = session.press({ name: '1', text: '1' });
    await press(session, '1');
    await first;
    expect(api.asked).toHaveLength(1);
    expect(shown()).toBe('2');
    const second = session.press({ name: 's', text: 's' });
    await press(session, 'ctrl-c');
    expect(session.ended).toBe(true);
    await second;
  });

  it('has no commands in the names of objects', async () => {
    const { api, session } = await start(THREE);
    await session.press({ name: 'x', text: 'constructor' });
    await session.press({ name: 'x', text: '__proto__' });
    expect(api.asked).toEqual([]);
  });
});

describe('the screen of a review', () => {
  const SIZE = { columns: 100, rows: 30 };
  const lines = (session: ReviewSession, size = SIZE): readonly string[] => renderSession(session.view, size);

  it('shows files, what was read, why it asks, and what speaks for and against each candidate', async () => {
    const { session } = await start([review('1')]);
    const text = lines(session).join('\n');
    expect(text).toContain('S01E02 · 5 MB · 98 min  /films/1.mkv');
    expect(text).toContain('read as film "Title 1", no year');
    expect(text).toContain('because two are alike');
    expect(text).toContain('1 [========  ] 80 %  Film 11 (1996) · 98 min · film · tmdb:11');
    expect(text).toContain('+ title: the same  - year: far off');
  });

  it('shows no more lines than there are, and none wider than the terminal', async () => {
    const { session } = await start([review('1', { candidates: Array(9).fill(review('1').candidates[0]) })]);
    for (const rows of [18, 24, 60]) {
      expect(lines(session, { columns: 60, rows }).length).toBeLessThanOrEqual(rows);
      expect(Math.max(...lines(session, { columns: 60, rows }).map((line) => line.length))).toBe(60);
    }
    await press(session, 'o');
    expect(lines(session).join(' ').split('A car dealer').length).toBeGreaterThan(9);
  });

  it('shows the end of a path that is too long', async () => {
    const path = `/${'folder/'.repeat(30)}Fargo.mkv`;
    const { session } = await start([review('1', { firstFiles: [{ ...review('1').firstFiles[0]!, path }] })]);
    expect(lines(session)[3]).toMatch(/^ {2}S01E02 · 5 MB · 98 min {2}….*\/Fargo\.mkv$/);
    expect(lines(session)[3]).toHaveLength(SIZE.columns);
  });

  it('shows control and direction signs of names instead of obeying them', async () => {
    const evil = 'a\u001B[2J\n1 \u202Egpj.\u0007';
    const first = { ...review('1').firstFiles[0]!, path: evil };
    const candidates = [{ ...review('1').candidates[0]!, work: work(1, evil) }];
    const { session } = await start([
      review('1', { title: evil, reasons: [evil], firstFiles: [first], candidates }),
    ]);
    for (const line of lines(session)) expect(line).not.toMatch(/[\p{Cc}\u202E]/u);
    expect(lines(session).join('\n')).toContain('a\\u001b[2J\\u000a1 \\u202egpj.\\u0007');
  });

  it('tells what is typed, the help, and that nothing is left', async () => {
    const { session } = await start([review('1')]);
    await press(session, '/ Fargo');
    expect(lines(session).at(-1)).toBe('search (films): Fargo_');
    await press(session, 'ESC i tt1');
    expect(lines(session).at(-1)).toBe('id (film): tt1_');
    await press(session, 'ESC ?');
    expect(lines(session).join('\n')).toContain('Any key goes back');
    await press(session, 'x r');
    expect(lines(session).join('\n')).toContain('Nothing else waits for you');
  });
});
