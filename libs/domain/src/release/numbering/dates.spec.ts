import { describe, expect, it } from '@jest/globals';
import { behindRecordingDate, findDate, findShortDate } from './dates.js';

describe('findDate', () => {
  it.each([
    ['Evening Talk 2014 05 06 Guest', '2014-05-06'],
    ['Evening Talk 2014-05-06', '2014-05-06'],
    ['Evening Talk 2014.5.6', '2014-05-06'],
    ['Evening Talk 2012 13 02', '2012-02-13'],
    ['Evening Talk 20140506', '2014-05-06'],
    ['Evening Talk 06.05.2014', '2014-05-06'],
    ['Evening Talk 05-23-2014', '2014-05-23'],
    ['Evening Talk (25.06.2023)', '2023-06-25'],
    ['Evening Talk 3rd Nov 2014', '2014-11-03'],
    ['Evening Talk 16-Feb-17 Guest', '2017-02-16'],
    ['Evening Talk March 3, 2024', '2024-03-03'],
    ['Evening Talk 2024 September 9', '2024-09-09'],
  ])('%s: %s', (text, date) => {
    expect(findDate(text)?.date).toBe(date);
  });

  it.each([
    'Talk 2014',
    'Talk 2014 45 06',
    'Talk 2014-02-31',
    'Talk 31.04.2014',
    'Talk Feb 30, 2014',
    'Talk 20140231',
    'Talk 2013-02-29',
    'Talk 1080p 5 1',
    'Talk 20149906',
    'Talk S01 07 2019x',
    'May 2014',
    '10 12',
  ])('leaves %s alone', (text) => {
    expect(findDate(text)).toBeNull();
  });
});

describe('findShortDate', () => {
  it.each([
    ['Evening Talk 140722', '2014-07-22'],
    ['Evening Talk 25 09 03 Guest', '2025-09-03'],
  ])('%s: %s', (text, date) => {
    expect(findShortDate(text)?.date).toBe(date);
  });

  it.each(['140722 Evening Talk', 'Evening Talk 149922', 'Evening Talk 123456', 'Evening Talk 25 09'])(
    'leaves %s alone',
    (text) => {
      expect(findShortDate(text)).toBeNull();
    },
  );
});

describe('behindRecordingDate', () => {
  it('says where a name goes on behind its recorder’s date', () => {
    expect(behindRecordingDate('221208 Evening Talk ep34')).toBe(6);
    expect(behindRecordingDate('Evening Talk 221208')).toBe(0);
  });
});
