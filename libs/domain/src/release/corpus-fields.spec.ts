import { describe, expect, it } from '@jest/globals';
import { toCorpusFields } from './corpus-fields.js';
import { readPath } from './read-path.js';

const fieldsOf = (path: string): Record<string, unknown> => {
  const [reading] = readPath(path.split('/'));
  return reading === undefined ? {} : toCorpusFields(reading);
};

describe('toCorpusFields', () => {
  it('names what a film’s release says, in canonical words', () => {
    expect(fieldsOf('Heat.1995.PROPER.1080p.BluRay.DTS-HD.MA.x264-GRP.mkv')).toEqual({
      type: 'movie',
      title: 'Heat',
      year: 1995,
      resolution: '1080p',
      source: 'bluray',
      videoCodec: 'h264',
      audioCodec: ['dts-hd'],
      releaseGroup: 'GRP',
      proper: true,
    });
  });

  it('names what an episode says', () => {
    expect(fieldsOf('Show.S01E02E03.FRENCH.720p.WEB-DL.AAC.H.265-GRP.mkv')).toEqual({
      type: 'episode',
      title: 'Show',
      season: 1,
      episodes: [2, 3],
      resolution: '720p',
      source: 'web-dl',
      videoCodec: 'h265',
      audioCodec: ['aac'],
      languages: ['fr'],
      releaseGroup: 'GRP',
    });
  });

  it.each([
    ['Show.S01-S03.1080p.BluRay.x264-GRP', { season: [1, 2, 3] }],
    ['[Grp] Show - 07 [1080p].mkv', { absoluteEpisodes: [7], releaseGroup: 'Grp' }],
    ['Show.2014.05.06.720p.mkv', { date: '2014-05-06' }],
    ['Heat (1995) CD2.avi', { part: 2 }],
    ['Heat (1995) {tmdb-949}.mkv', { tmdbId: 949 }],
    ['Heat (1995) [tt0113277].mkv', { imdbId: 'tt0113277' }],
    ['Avatar.2009.3D.HSBS.1080p.BluRay.mkv', { threeD: true }],
    ['Heat.1995.2160p.UHD.BluRay.mkv', { resolution: '2160p' }],
    ['Heat.1995.HDCAM.mkv', { source: 'cam' }],
    ['Heat.1995.DVDScr.XviD.mkv', { source: 'screener', videoCodec: 'xvid' }],
    ['Un AKA One (1990).mkv', { title: 'Un', titleAlt: ['One'] }],
  ])('%s', (path, fields) => {
    expect(fieldsOf(path)).toMatchObject(fields);
  });
});
