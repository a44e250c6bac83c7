import { readdirSync } from 'node:fs';

/** What makes up a disc, beside BDMV or VIDEO_TS. Anything else in its folder has a row of its own, or is no part of it. */
const DISC_FOLDERS = /^(?:bdmv|video_ts|audio_ts|hvdvd_ts|certificate|aacs|jacket_p)$/i;

/** Files of the disc that a folder holds, in order; real files and folders only. Throws what reading a folder throws. */
export function discFiles(folder: Buffer): Buffer[] {
  return entriesOf(folder)
    .filter((entry) => entry.isDirectory() && DISC_FOLDERS.test(entry.name.toString('latin1')))
    .flatMap(({ name }) => filesBelow(child(folder, name)));
}

function filesBelow(folder: Buffer): Buffer[] {
  return entriesOf(folder).flatMap((entry) => {
    if (entry.isDirectory()) return filesBelow(child(folder, entry.name));
    return entry.isFile() ? [child(folder, entry.name)] : [];
  });
}

const entriesOf = (folder: Buffer) =>
  readdirSync(folder, { withFileTypes: true, encoding: 'buffer' }).toSorted((a, b) =>
    Buffer.compare(a.name, b.name),
  );

const child = (folder: Buffer, name: Buffer): Buffer => Buffer.concat([folder, Buffer.from('/'), name]);
