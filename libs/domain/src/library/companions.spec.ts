import { describe, expect, it } from '@jest/globals';
import {
  isSubtitleFolder,
  levelsToVideos,
  tieCompanions,
  type TiableCompanion,
  videosNamed,
} from './companions.js';

const video = (name: string, work = name) => ({ name, work });

function companion(name: string): TiableCompanion {
  const role = name.endsWith('.nfo') ? 'nfo' : /\.(?:jpg|png)$/.test(name) ? 'picture' : 'subtitle';
  return { name, role };
}

function ties(videos: readonly ReturnType<typeof video>[], names: readonly string[]): Record<string, string> {
  const found = tieCompanions(videos, names.map(companion));
  return Object.fromEntries(
    found.map(({ companion: { name }, video: { name: of }, suffix }) => [name, `${of}|${suffix}`]),
  );
}

describe('tieCompanions', () => {
  it('ties by the video’s own name and keeps what the name adds', () => {
    const names = ['Heat.srt', 'Heat.en.forced.srt', 'heat-poster.jpg', 'HEAT.nfo', 'Heat.idx', 'Heat.sub'];
    expect(ties([video('Heat.mkv'), video('Ronin.mkv')], names)).toEqual({
      'Heat.srt': 'Heat.mkv|',
      'Heat.en.forced.srt': 'Heat.mkv|.en.forced',
      'heat-poster.jpg': 'Heat.mkv|-poster',
      'HEAT.nfo': 'Heat.mkv|',
      'Heat.idx': 'Heat.mkv|',
      'Heat.sub': 'Heat.mkv|',
    });
  });

  it('takes the longest name that fits', () => {
    const videos = [video('Show S01E01.mkv'), video('Show S01E01 Part 2.mkv')];
    expect(ties(videos, ['Show S01E01 Part 2.en.srt', 'Show S01E01.en.srt'])).toEqual({
      'Show S01E01 Part 2.en.srt': 'Show S01E01 Part 2.mkv|.en',
      'Show S01E01.en.srt': 'Show S01E01.mkv|.en',
    });
  });

  it('does not cut a word', () => {
    expect(ties([video('Heat.mkv'), video('Ronin.mkv')], ['Heatwave.srt'])).toEqual({});
  });

  it('gives what names nothing to the only film there', () => {
    const names = ['2_English.srt', '3_French.forced.srt', 'poster.jpg', 'movie.nfo', 'xyz.srt'];
    expect(ties([video('Heat.mkv')], names)).toEqual({
      '2_English.srt': 'Heat.mkv|.en',
      '3_French.forced.srt': 'Heat.mkv|.fr.forced',
      'poster.jpg': 'Heat.mkv|-poster',
      'movie.nfo': 'Heat.mkv|',
      'xyz.srt': 'Heat.mkv|',
    });
  });

  it('gives it to the first part of a film in several', () => {
    const videos = [video('Heat CD2.avi', 'heat'), video('Heat CD1.avi', 'heat')];
    expect(ties(videos, ['poster.jpg', 'Heat CD2.srt'])).toEqual({
      'poster.jpg': 'Heat CD1.avi|-poster',
      'Heat CD2.srt': 'Heat CD2.avi|',
    });
  });

  it('leaves it untied among several films', () => {
    expect(ties([video('Heat.mkv'), video('Ronin.mkv')], ['poster.jpg', '2_English.srt'])).toEqual({});
    expect(ties([], ['poster.jpg'])).toEqual({});
  });

  it('compares composed and decomposed names', () => {
    expect(ties([video('Amélie.mkv'), video('B.mkv')], ['Ame\u0301lie.srt'])).toEqual({
      'Ame\u0301lie.srt': 'Amélie.mkv|',
    });
  });
});

describe('isSubtitleFolder', () => {
  it.each(['Subs', 'subtitles', 'VobSubs', 'Sub'])('%s holds subtitles', (name) => {
    expect(isSubtitleFolder(name)).toBe(true);
  });

  it('is not any folder', () => {
    expect(isSubtitleFolder('Subway')).toBe(false);
  });
});

describe('videos above', () => {
  it.each([
    [['Films', 'Heat (1995)'], 0],
    [['Heat (1995)', 'Subs'], 1],
    [['Show', 'Subs', 'Show.S01E01'], 2],
    [['Subs', 'Show', 'Season 1'], 0],
    [[], 0],
  ] as const)('companions in %j belong %d folders up', (folders, levels) => {
    expect(levelsToVideos(folders)).toBe(levels);
  });

  it('are those that the folder is named for, else all of the only work', () => {
    const episodes = [video('Show.S01E01.mkv'), video('Show.S01E02.mkv')];
    expect(videosNamed('show.s01e02', episodes)).toEqual([episodes[1]]);
    expect(videosNamed('English', episodes)).toEqual([]);
    expect(videosNamed('English', [video('Heat.mkv')])).toHaveLength(1);
  });

  it('an extra goes with the video whose name begins its own, never with the only one', () => {
    const trailer = { name: 'Heat-trailer.mkv', role: 'extra' as const };
    expect(tieCompanions([video('Heat.mkv'), video('Ran.mkv')], [trailer])).toMatchObject([
      { video: { name: 'Heat.mkv' }, suffix: '-trailer' },
    ]);
    expect(tieCompanions([video('Ran.mkv')], [trailer])).toEqual([]);
  });
});
