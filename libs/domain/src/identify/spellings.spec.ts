import { describe, expect, it } from '@jest/globals';
import { otherSpellings } from './spellings.js';

describe('otherSpellings', () => {
  it.each([
    ['Julie & Julia', ['Julie and Julia']],
    ['Julie and Julia', ['Julie & Julia']],
    ['Rocky 2', ['Rocky II']],
    ['Rocky II', ['Rocky 2']],
    ['20000 Miles', ['20,000 Miles']],
    ['Th eLong Road', ['The Long Road']],
    ['Heat', []],
  ])('of %s are %j', (title, spellings) => {
    expect(otherSpellings(title)).toEqual(spellings);
  });
});
