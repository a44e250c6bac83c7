import { isDiscMarker } from '#domain';

/**
 * A path whose characters are its bytes (latin1), since names need not be UTF-8: as exact as a buffer, and usable as
 * the key of a map.
 */
export type BytePath = string;

export const toBytePath = (path: string): BytePath => Buffer.from(path).toString('latin1');

export const bytesOf = (path: BytePath): Buffer => Buffer.from(path, 'latin1');

/** For people: bytes that are not UTF-8 are replaced. */
export const shownPath = (path: BytePath): string => bytesOf(path).toString();

export const joinBytePath = (folder: BytePath, name: string): BytePath =>
  folder === '/' ? `/${name}` : `${folder}/${name}`;

export const parentOf = (path: BytePath): BytePath => path.slice(0, path.lastIndexOf('/')) || '/';

/** Whether `inner` is `outer` or lies below it. */
export const isInside = (inner: BytePath, outer: BytePath): boolean =>
  inner === outer || inner.startsWith(outer.endsWith('/') ? outer : `${outer}/`);

/** The folder that is scanned for a change in this one: a disc is one item, whatever lies inside. */
export function scannedFolder(root: BytePath, folder: BytePath): BytePath {
  const names = folder.slice(root.length).split('/');
  const marker = names.findIndex((name) => isDiscMarker(name));
  return marker < 0 ? folder : root + names.slice(0, marker).join('/') || '/';
}
