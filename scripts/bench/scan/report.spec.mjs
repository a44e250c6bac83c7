import { describe, expect, it } from '@jest/globals';
import { ratios, reportText } from './report.mjs';

const part = {
  seconds: 8,
  firstRow: 400,
  depth: 3,
  memory: 200,
  state: 'completed',
  counts: {},
  rowsWritten: 0,
};
const anchors = { find: 1, read: 2, copy: 1, bare: 0.5, findStat: 2, findFolders: 0.5, videos: 10 };
const result = {
  tree: { files: 20, folders: 4 },
  first: part,
  again: part,
  full: part,
  changed: null,
  anchors,
};

describe('the report of a scan', () => {
  it('holds each scan against the same work without CineOrg', () => {
    expect(ratios(result)).toEqual({ first: 2, firstBare: 8 / 3.5, again: 16, full: 4 });
  });

  it('says what is met and what is not', () => {
    const text = reportText(result);
    expect(text).toMatch(/times find \+ read \+ copy +2\.00 .*met/);
    expect(text).toMatch(/times find with stat +4\.00 .*MISSED/);
  });
});
