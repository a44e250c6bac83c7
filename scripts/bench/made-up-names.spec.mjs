import { describe, expect, it } from '@jest/globals';
import { madeUpNames } from './made-up-names.mjs';

const namesOf = (seed, count) => madeUpNames(seed).take(count).toArray();

describe('made-up names', () => {
  const names = namesOf(7, 5000);

  it('are the same for the same seed only', () => {
    expect(namesOf(7, 5000)).toEqual(names);
    expect(namesOf(8, 5000)).not.toEqual(names);
  });

  it('hardly ever repeat', () => expect(new Set(names).size).toBeGreaterThan(4500));

  it.each([
    ['films in folders', /^Films\/[^/]+ \(\d{4}\)\/[^/]+\.\w{3}$/],
    ['released films', /^Downloads\/[^/]+\.(19|20)\d\d\.[^/]+-\w+\.\w{3}$/],
    ['seasons', /^Series\/[^/]+\/Season \d\d\/[^/]+ - S\d\dE\d\d - [^/]+$/],
    ['specials', /^Series\/[^/]+\/Specials\//],
    ['anime', /^Anime\/[^/]+\/\[\w[^\]]*\] [^/]+ - \d+(v2)? \[1080p\]/],
    ['dailies', /^TV\/[^/]+\/[^/]+\.\d{4}\.\d\d\.\d\d\./],
    ['packs', /^Downloads\/[^/]+\.S01-S0\d\.COMPLETE\.[^/]+\/[^/]+\.S0\dE\d\d\./],
    ['names that say nothing in folders that do', /^Downloads\/[^/]+\/[0-9a-f]{32}\.mkv$/],
  ])('hold %s', (_, pattern) => expect(names.some((name) => pattern.test(name))).toBe(true));

  it('fit a file system', () => {
    const longest = Math.max(
      ...names.flatMap((name) => name.split('/')).map((part) => Buffer.byteLength(part)),
    );
    expect(longest).toBeLessThan(256);
  });
});
