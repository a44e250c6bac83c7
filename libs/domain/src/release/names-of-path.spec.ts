import { describe, expect, it } from '@jest/globals';
import { namesOf } from './names-of-path.js';

describe('namesOf', () => {
  it.each([
    ['Films/Kite (1999)/Kite.mkv', ['Films', 'Kite (1999)', 'Kite.mkv']],
    ['/srv//media/./Kite.mkv', ['srv', 'media', 'Kite.mkv']],
    [String.raw`D:\media\Kite\Kite - S01E01.mkv`, ['D:', 'media', 'Kite', 'Kite - S01E01.mkv']],
    ['Змей / Kite (1999) Ukr/Eng | Sub Ukr/Eng', ['Змей / Kite (1999) Ukr/Eng | Sub Ukr/Eng']],
    ['[Moss][风筝/Kite][07]', ['[Moss][风筝/Kite][07]']],
    ['Kite (2016/S01/WEB-DL)', ['Kite (2016/S01/WEB-DL)']],
    ['Kite [1999/Kite.mkv', ['Kite [1999', 'Kite.mkv']],
    ['Kite', ['Kite']],
    ['', []],
  ])('%s', (path, names) => {
    expect(namesOf(path)).toEqual(names);
  });
});
