/** An MP4 of some hundred bytes that has the headers of a film and none of its pictures (ISO/IEC 14496-12). */
export function tinyMp4({ seconds, width = 1920, height = 1080 }: TinyFilm): Buffer {
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2avc1mp41', 'latin1')),
    box('moov', movieHeader(seconds), track({ seconds, width, height })),
    box('mdat', Buffer.alloc(16)),
  ]);
}

interface TinyFilm {
  readonly seconds: number;
  readonly width?: number;
  readonly height?: number;
}

/** Ticks a second. */
const SCALE = 1_000;
const ONE = 0x00010000;
const MATRIX = words(ONE, 0, 0, 0, ONE, 0, 0, 0, 0x40000000);

function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([words(content.length + 8), Buffer.from(type, 'latin1'), content]);
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [at, value] of values.entries()) bytes.writeUInt32BE(value, at * 4);
  return bytes;
}

const movieHeader = (seconds: number): Buffer =>
  box(
    'mvhd',
    words(0, 0, 0, SCALE, seconds * SCALE, ONE, 0x01000000, 0, 0),
    MATRIX,
    words(0, 0, 0, 0, 0, 0, 2),
  );

function track({ seconds, width, height }: Required<TinyFilm>): Buffer {
  const header = box(
    'tkhd',
    words(3, 0, 0, 1, 0, seconds * SCALE, 0, 0, 0, 0),
    MATRIX,
    words(width * ONE, height * ONE),
  );
  const handler = box('hdlr', words(0, 0), Buffer.from('vide'), words(0, 0, 0), Buffer.from('\0'));
  const media = box(
    'mdia',
    box('mdhd', words(0, 0, 0, SCALE, seconds * SCALE, 0x55c40000)),
    handler,
    information(width, height),
  );
  return box('trak', header, media);
}

function information(width: number, height: number): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt16BE(width, 0);
  size.writeUInt16BE(height, 2);
  const sample = box(
    'avc1',
    ...[Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]), Buffer.alloc(16), size, words(0x00480000, 0x00480000, 0)],
    ...[Buffer.from([0, 1]), Buffer.alloc(32), Buffer.from([0, 24, 0xff, 0xff])],
  );
  const tables = box(
    'stbl',
    box('stsd', words(0, 1), sample),
    ...['stts', 'stsc', 'stco'].map((type) => box(type, words(0, 0))),
    box('stsz', words(0, 0, 0)),
  );
  const references = box('dinf', box('dref', words(0, 1), box('url ', words(1))));
  return box('minf', box('vmhd', words(1, 0, 0)), references, tables);
}
