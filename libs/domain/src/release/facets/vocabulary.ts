import { EDITION_WORDS } from './edition-words.js';
import { languageOf } from './language-words.js';

/** Words of release names that titles have too and that no other table here lists. */
const OTHER_TAGS: ReadonlySet<string> = new Set(
  [
    // Source, picture and sound.
    'web cam ts tc tv sdtv sd hd bd uhd r5 scr screener screeners vhs vod ppv line 3d 2d sbs hsbs fsbs hou htab ftab mvc',
    'dl ml dual multi multiple audio audios dub dubs dubbed dubbing sub subs subbed subtitle subtitles softsub softsubs',
    'hardsub hardsubs subtitled multisub multisubs esub esubs msubs srt ass vo original voice ost dc md ld mic',
    'ws fs pal ntsc oar open matte fullscreen widescreen letterbox hybrid hq lq dv ai upscale upscaled custom opus ogg',
    // The kind of release.
    'proper real repack rerip internal int dirfix nfofix read readnfo nfo retail docu complete full nordic se',
    'season series episode part movie ova oad only and und e et y also with nf amzn hulu it ma cr max hbo',
  ].flatMap((line) => line.split(' ')),
);

const NUMBER = /^\d{1,4}$/;

/** True for a word that is a tag where it stands among tags, although a title may have it as well. */
export function isTagWord(word: string, raw: string): boolean {
  return (
    OTHER_TAGS.has(word) || EDITION_WORDS.has(word) || NUMBER.test(word) || languageOf(word, raw) !== null
  );
}
