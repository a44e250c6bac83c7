import { describe, expect, it } from '@jest/globals';
import { withoutLeadingGroup } from './leading-group.js';

describe('withoutLeadingGroup', () => {
  it.each([
    ['[Moss] Kite - 07', 'Kite - 07', 'Moss'],
    ['[Moss]_Kite_-_07', 'Kite_-_07', 'Moss'],
    ['[Moss][Kite][07]', '[Kite][07]', 'Moss'],
    ['[Moss [x]] Kite - 07', 'Kite - 07', 'Moss [x]'],
    ['[Moss] [Fern] Kite - 07', 'Kite - 07', 'Moss'],
    ['[Moss] [BD][1080p] Kite 08', 'Kite 08 [BD][1080p] ', 'Moss'],
    ['[x265] Kite 1999', 'Kite 1999 [x265]', null],
    ['[2008] Kite', '[2008] Kite', null],
    ['[1x05] Kite', '[1x05] Kite', null],
    ['[Kite] (2007)', 'Kite (2007)', null],
    ['[Kite 1998] [BDRemux]', 'Kite 1998 [BDRemux]', null],
    ['[Kite (1999)]', 'Kite (1999)', null],
    ['spider-kite.1999.1080p', 'spider-kite.1999.1080p', null],
    ['Kite.1999.1080p-MOSS', 'Kite.1999.1080p-MOSS', null],
    ['Kite', 'Kite', null],
  ])('%s', (text, rest, group) => {
    expect(withoutLeadingGroup(text)).toEqual({ text: rest, group });
  });
});
