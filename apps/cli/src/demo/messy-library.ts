import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A small folder of downloads as they are found in the wild: dots, tags, packs, remakes, accents, companions. */
const FILES: readonly string[] = [
  'Downloads/The.Matrix.1999.1080p.BluRay.x264.DTS-DEMO/The.Matrix.1999.1080p.BluRay.x264.DTS-DEMO.mkv',
  'Downloads/The.Matrix.1999.1080p.BluRay.x264.DTS-DEMO/The.Matrix.1999.1080p.BluRay.x264.DTS-DEMO.en.srt',
  'Downloads/The.Matrix.1999.1080p.BluRay.x264.DTS-DEMO/The.Matrix.1999.1080p.BluRay.x264.DTS-DEMO.fr.forced.srt',
  'Downloads/The.Matrix.1999.1080p.BluRay.x264.DTS-DEMO/Sample/sample-matrix.mkv',
  'Downloads/inception 2010 MULTi 1080p x265.mp4',
  'Downloads/Blade.Runner.2049.2017.2160p.WEB-DL.HEVC-DEMO.mkv',
  'Downloads/1917 (2019) [1080p]/movie.mkv',
  'Films/Le Fabuleux Destin d’Amélie Poulain (2001)/Amelie.2001.FRENCH.720p.mkv',
  'Films/Dune (1984).avi',
  'Films/Dune.Part.One.2021.2160p.HDR.x265.mkv',
  'Films/Lion King, The (1994).mkv',
  'Films/The Lion King (2019)/The Lion King (2019).mkv',
  'Films/The Lion King (2019)/poster.jpg',
  'Films/Das Boot (1981)/Das.Boot.1981.CD1.avi',
  'Films/Das Boot (1981)/Das.Boot.1981.CD2.avi',
  'Films/Crouching Tiger, Hidden Dragon {imdb-tt0190332}.mkv',
  'Films/Spirited Away (2001)/VIDEO_TS/VIDEO_TS.IFO',
  'Films/Spirited Away (2001)/VIDEO_TS/VTS_01_1.VOB',
  'Films/Halloween.mkv',
  'TV/Breaking Bad/Season 1/Breaking.Bad.S01E01.720p.HDTV.x264-DEMO.mkv',
  'TV/Breaking Bad/Season 1/Breaking.Bad.S01E02.720p.HDTV.x264-DEMO.mkv',
  'TV/Breaking Bad/Season 1/Breaking.Bad.S01E02.720p.HDTV.x264-DEMO.srt',
  'TV/Breaking Bad/Season 1/1x03.mkv',
  'TV/Game.of.Thrones.S01.1080p.BluRay.x265-DEMO/Game.of.Thrones.S01E01-E02.1080p.BluRay.x265-DEMO.mkv',
  'TV/Fargo (2014)/Fargo - S01E01.mkv',
  'Downloads/holiday at the lake.mp4',
  'Downloads/readme.txt',
];

/** Makes the files below `folder`, each with contents of its own, and answers how many there are. */
export function makeMessyLibrary(folder: string): number {
  for (const [at, name] of FILES.entries()) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `CineOrg demo file ${at + 1}: ${name}\n`.repeat(20 + at));
  }
  return FILES.length;
}
