import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { StopRequest } from './stop-request.js';

let stop: StopRequest;
let insisted = false;
beforeEach(() => {
  jest.useFakeTimers();
  insisted = false;
  stop = new StopRequest(undefined);
  void stop.insisted.then(() => (insisted = true));
});
afterEach(() => {
  stop.dispose();
  jest.useRealTimers();
});

describe('a request to stop', () => {
  it('is one, however often npm and the launcher pass one Ctrl-C on', async () => {
    expect(stop.signal.aborted).toBe(false);
    process.emit('SIGINT');
    process.emit('SIGINT');
    await stop.asked;
    expect(stop.signal.aborted).toBe(true);
    expect(insisted).toBe(false);
  });

  it('is insisted on by a second Ctrl-C', async () => {
    process.emit('SIGINT');
    jest.advanceTimersByTime(1_000);
    process.emit('SIGINT');
    await stop.insisted;
    expect(insisted).toBe(true);
  });

  it('gives the signals back at the end', () => {
    const before = process.listenerCount('SIGTERM');
    stop.dispose();
    expect(process.listenerCount('SIGTERM')).toBe(before - 1);
  });
});
