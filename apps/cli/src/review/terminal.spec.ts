import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { Key, SessionView } from './session.js';
import { type KeyedSession, runOnTerminal } from './terminal.js';

const NOTHING: SessionView = {
  ...{ mode: 'over', review: null, choices: [], searched: false, expanded: false, input: '', kind: 'movie' },
  ...{ message: '', decided: 0, skipped: 0 },
};

class FakeInput extends PassThrough {
  raw: boolean[] = [];

  setRawMode(raw: boolean): this {
    this.raw.push(raw);
    return this;
  }
}

class FakeOutput extends EventEmitter {
  columns = 80;
  rows = 24;
  written = '';

  write(text: string): boolean {
    this.written += text;
    return true;
  }
}

/** Ends by `q` or Ctrl-C, and fails by `x`. */
class FakeSession implements KeyedSession {
  ended = false;
  readonly view = NOTHING;
  readonly keys: Key[] = [];

  async press(key: Key): Promise<void> {
    this.keys.push(key);
    if (key.text === 'x') throw new Error('a fault');
    this.ended = key.text === 'q' || key.name === 'ctrl-c';
  }
}

const listeners = (): number => process.listenerCount('SIGTERM') + process.listenerCount('exit');

function setUp() {
  const before = listeners();
  const session = new FakeSession();
  const input = new FakeInput();
  const output = new FakeOutput();
  const ended = runOnTerminal(session, input, output);
  const expectRestored = (): void => {
    expect(input.raw).toEqual([true, false]);
    expect(output.written.endsWith('\u001B[?25h\u001B[?1049l')).toBe(true);
    expect(output.listenerCount('resize')).toBe(0);
    expect(input.listenerCount('keypress')).toBe(0);
    expect(listeners()).toBe(before);
  };
  return { session, input, output, ended, expectRestored };
}

describe('a session on a terminal', () => {
  it.each([
    ['q', 'q'],
    ['Ctrl-C', '\u0003'],
  ])('ends by %s and leaves the terminal as it was', async (_key, typed) => {
    const { session, input, ended, expectRestored } = setUp();
    input.write(typed);
    await ended;
    expect(session.ended).toBe(true);
    expectRestored();
  });

  it('leaves the terminal as it was when the session fails', async () => {
    const { input, ended, expectRestored } = setUp();
    input.write('x');
    await expect(ended).rejects.toThrow('a fault');
    expectRestored();
  });

  it('ends when the input does', async () => {
    const { input, ended, expectRestored } = setUp();
    input.end();
    await ended;
    expectRestored();
  });

  it('passes keys by name and text, and draws after each and when the window changes', async () => {
    const { session, input, output, ended } = setUp();
    const draws = (): number => output.written.split('\u001B[2J').length - 1;
    expect(draws()).toBe(1);
    input.write('é\r');
    await turn();
    output.emit('resize');
    expect(session.keys).toEqual([
      { name: '', text: 'é' },
      { name: 'return', text: '\r' },
    ]);
    expect(draws()).toBe(4);
    input.write('q');
    await ended;
  });
});
