/** Identified films and episodes of a made-up library, some with subtitles, as downloads lie on a disk. */
import { dice } from '../dice.mjs';

const WORDS = (
  'Amber Arrow Autumn Bridge Broken Cinder City Cold Crown Dark Distant Dream Echo Ember Empire Falling Forest Garden ' +
  'Ghost Glass Golden Harbor Heart Hidden Hollow House Iron Island Journey Lantern Last Light Lonely Lost Midnight'
).split(' ');
const TAGS = ['1080p.BluRay.x264-GRP', '720p.WEB-DL.H264-NTb', '2160p.UHD.HDR.x265-FLUX', 'DVDRip.XviD'];
/** TMDb's numbers of some genres. */
const GENRES = [12, 16, 18, 27, 28, 35, 53, 80, 99, 878, 9648, 10_751];
const LANGUAGES = ['en', 'fr', 'de'];

const dotted = (text) => text.replaceAll(' ', '.');
const two = (number) => String(number).padStart(2, '0');

/** Films and episodes with `count` files in all, as PlanLab stores them; the same for the same count. */
export function madeUpFiles(count) {
  const draw = dice(1);
  const made = [];
  let left = count;
  for (let number = 1; left > 0; number++) {
    for (const one of work(draw, number)) {
      const companions = one.companions.slice(0, Math.max(0, left - 1));
      if (left > 0) made.push({ ...one, companions });
      left -= 1 + companions.length;
    }
  }
  return made;
}

/** A film in a folder of its own, one that lies beside others, or a season; `number` tells it from all others. */
function work(draw, number) {
  const title = `${draw.pick(WORDS)} ${draw.pick(WORDS)} ${number}`;
  const facts = { tmdbId: number, title, year: draw.between(1930, 2025), genreIds: [draw.pick(GENRES)] };
  if (draw.chance(0.04)) return season(draw, facts);
  const name = dotted(`${title} ${facts.year} ${draw.pick(TAGS)}`);
  const folder = draw.chance(0.3) ? `Downloads/${draw.between(1, 40)}` : `Films/${name}`;
  return [{ ...facts, path: `${folder}/${name}.mkv`, companions: subtitles(draw, `${folder}/${name}`) }];
}

function season(draw, facts) {
  const tags = draw.pick(TAGS);
  const code = draw.between(1, 5);
  return Array.from({ length: draw.between(8, 22) }, (_, at) => {
    const name = dotted(`${facts.title} S${two(code)}E${two(at + 1)} ${tags}`);
    const path = `Series/${facts.title}/Season ${code}/${name}`;
    const companions = subtitles(draw, path);
    return { ...facts, path: `${path}.mkv`, episode: [code, at + 1], companions };
  });
}

const subtitles = (draw, path) =>
  LANGUAGES.filter(() => draw.chance(0.1)).map((language) => [`${path}.${language}.srt`, `.${language}`]);
