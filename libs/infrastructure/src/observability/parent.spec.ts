import { describe, expect, it } from '@jest/globals';
import { endWithParent, watchParent } from './parent.js';

describe('the tie to a parent', () => {
  it.each([undefined, '', 'x', '99999'])('does nothing without a pipe (%p)', (fd) => {
    const gone = (): never => {
      throw new Error('nobody is gone');
    };
    expect(() => watchParent(fd, gone)).not.toThrow();
  });

  it('leaves Ctrl-C alone in a process without a parent', () => {
    const before = process.listenerCount('SIGINT');
    endWithParent(undefined, () => undefined);
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
