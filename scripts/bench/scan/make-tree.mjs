/** A library of empty files with the sizes and names of real ones: films with companions, seasons, loose downloads. */
import { closeSync, ftruncateSync, mkdirSync, openSync } from 'node:fs';
import { dice } from '../dice.mjs';

const WORDS = (
  'Amber Arrow Autumn Bridge Broken Cinder City Cold Crown Dark Distant Dream Echo Ember Empire Falling Forest Garden Ghost ' +
  'Glass Golden Harbor Heart Hidden Hollow House Iron Island Journey Lantern Last Light Lonely Lost Midnight Mirror Moon ' +
  'Mountain Night Ocean Paper Quiet Rain River Road Salt Second Secret Shadow Silent Silver Sky Snow Stone Storm Summer ' +
  'Tower Valley Velvet Violet Water Whisper White Wild Winter Wolf'
).split(' ');
const TAGS = ['1080p.BluRay.x264-GRP', '720p.WEB-DL.H264-NTb', '2160p.UHD.HDR.x265-FLUX', 'DVDRip.XviD'];
const MEGABYTE = 1_000_000;

/** What one folder or shelf of the tree holds, as `[path, bytes]`; `number` tells it from all others. */
export function shelf(draw, number) {
  const title = `${draw.pick(WORDS)} ${draw.pick(WORDS)} ${draw.pick(WORDS)} ${number}`;
  const year = draw.between(1930, 2025);
  if (draw.chance(0.12)) return season(draw, title, year);
  return draw.chance(0.15) ? loose(draw, title, year) : film(draw, title, year);
}

const dotted = (text) => text.replaceAll(' ', '.');
const video = (draw) => draw.between(700, 9_000) * MEGABYTE + draw.between(0, MEGABYTE);

function film(draw, title, year) {
  const name = dotted(`${title} ${year} ${draw.pick(TAGS)}`);
  const folder = `Films/${title} (${year})`;
  const files = [[`${folder}/${name}.mkv`, video(draw)]];
  for (const language of ['en', 'fr', 'de']) {
    if (draw.chance(0.6)) files.push([`${folder}/${name}.${language}.srt`, draw.between(20_000, 90_000)]);
  }
  files.push([`${folder}/${name}.nfo`, draw.between(100, 4_000)], [`${folder}/poster.jpg`, 90_000]);
  if (draw.chance(0.3)) files.push([`${folder}/fanart.jpg`, 400_000], [`${folder}/info.txt`, 300]);
  if (draw.chance(0.2)) files.push([`${folder}/Sample/${name}-sample.mkv`, 20 * MEGABYTE]);
  if (draw.chance(0.1)) files.push([`${folder}/Extras/Making Of.mkv`, 300 * MEGABYTE]);
  return files;
}

function season(draw, title, year) {
  const files = [[`Series/${title} (${year})/tvshow.nfo`, 900]];
  for (let number = 1; number <= draw.between(1, 4); number++) {
    const code = String(number).padStart(2, '0');
    const folder = `Series/${title} (${year})/Season ${code}`;
    for (let episode = 1; episode <= draw.between(6, 24); episode++) {
      const name = dotted(`${title} S${code}E${String(episode).padStart(2, '0')} ${draw.pick(TAGS)}`);
      files.push([`${folder}/${name}.mkv`, video(draw)], [`${folder}/${name}.en.srt`, 30_000]);
    }
  }
  return files;
}

function loose(draw, title, year) {
  const shelfOf = `Downloads/${draw.between(1, 400)}`;
  return [[`${shelfOf}/${dotted(`${title} ${year} ${draw.pick(TAGS)}`)}.mkv`, video(draw)]];
}

/** Writes such a tree of at least `files` files below `root`; answers how many files and folders it has. */
export function makeTree(root, { files, seed }) {
  const draw = dice(seed);
  const folders = new Set();
  let made = 0;
  for (let number = 1; made < files; number++) {
    for (const [path, size] of shelf(draw, number)) {
      const folder = path.slice(0, path.lastIndexOf('/'));
      if (!folders.has(folder)) mkdirSync(`${root}/${folder}`, { recursive: true });
      folders.add(folder);
      const file = openSync(`${root}/${path}`, 'w');
      ftruncateSync(file, size);
      closeSync(file);
      made += 1;
    }
  }
  return { files: made, folders: folders.size };
}
