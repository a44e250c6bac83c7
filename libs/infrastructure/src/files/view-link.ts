import type { BigIntStats } from 'node:fs';
import { posix } from 'node:path';
import type { FileSystem } from './file-system.js';
import { type FileIdentity, isUntouched } from './identity.js';
import { folderOf, type OwnName, putAside, relativePath, removeName, settleAside, SLASH } from './names.js';
import { OperationRefused } from './refusal.js';

/** A symlink of the view and the file in storage that it leads to. */
export interface ViewLink {
  /** The operation's id. */
  readonly id: string;
  readonly file: Buffer;
  readonly link: Buffer;
  /** A crash may have left this half done. */
  readonly resumed: boolean;
}

/** A symlink by what it says. */
export type TextLink = Omit<ViewLink, 'file'> & { readonly text: Buffer };

/** Paths pass through `posix` as latin1, which keeps every byte. */
const bytesText = (path: Buffer): string => path.toString('latin1');

/** The relative symlink from one real folder to a file in another. */
export function textLinkOf(disk: FileSystem, { id, file, link, resumed }: ViewLink): TextLink {
  const way = relativePath(disk.realpath(folderOf(link)), disk.realpath(folderOf(file)));
  const name = file.subarray(file.lastIndexOf(SLASH) + 1);
  return { id, link, resumed, text: Buffer.concat([way, name]) };
}

const hasText = (disk: FileSystem, found: BigIntStats, path: Buffer, text: Buffer): boolean =>
  found.isSymbolicLink() && disk.readlink(path).equals(text);

/** What a symlink says. Refuses what is none. */
export function textOf(disk: FileSystem, link: Buffer): Buffer {
  if (disk.lstat(link)?.isSymbolicLink()) return disk.readlink(link);
  throw new OperationRefused('the link has vanished since the plan was made');
}

/**
 * Makes a link in the view and proves that it leads to the very file, which must be in its place before: `isProven` says
 * that it has just been seen there. May be repeated after a crash.
 */
export function makeViewLink(
  disk: FileSystem,
  view: ViewLink,
  { identity, isProven }: { readonly identity: FileIdentity; readonly isProven: boolean },
): void {
  if (!isProven && !isUntouched(disk.lstat(view.file), identity))
    throw new OperationRefused('the file to link to is not in its place');
  makeTextLink(disk, textLinkOf(disk, view), identity);
}

/** As `makeViewLink`, for a link that says this. */
export function makeTextLink(disk: FileSystem, view: TextLink, identity: FileIdentity): void {
  const { id, link, text } = view;
  if (view.resumed) settleLink(disk, view);
  const isNew = symlink(disk, view);
  if (leadsTo(disk, link, identity)) return;
  if (isNew) removeName(disk, { id, path: link }, (found, aside) => hasText(disk, found, aside, text));
  throw new OperationRefused('the new link would not lead to the file', 'needs-attention');
}

/** Whether the link was made now; false when the very link was there already. */
function symlink(disk: FileSystem, { link, text }: TextLink): boolean {
  try {
    disk.symlink(text, link);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const there = disk.lstat(link);
    if (there !== null && hasText(disk, there, link, text)) return false;
    throw new OperationRefused('something of that name is in the view already');
  }
}

/** Size and time are held against the journal too: an inode's number is given to the next file once it is free. */
export function leadsTo(disk: FileSystem, link: Buffer, identity: FileIdentity): boolean {
  try {
    return isUntouched(disk.stat(link), identity);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return false;
  }
}

/** A link that was put aside to be removed may go, whatever has its name now. */
function settleLink(disk: FileSystem, { id, link, text }: TextLink): void {
  settleAside(disk, { id, path: link }, (found, aside) => hasText(disk, found, aside, text));
}

/** Whether a view's name is free, or has the very link already; looks only. */
export function isViewFree(disk: FileSystem, view: ViewLink): boolean {
  const text = readLink(disk, view.link);
  if (text === 'nothing') return true;
  return text !== 'no link' && isTextOf(disk, view, text);
}

/** What a view's link says; null when it has gone, and a refusal when something else has its name. Looks only. */
export function textOfView(disk: FileSystem, view: ViewLink): Buffer | null {
  const text = readLink(disk, view.link);
  if (text === 'nothing') return null;
  if (text !== 'no link' && isTextOf(disk, view, text)) return text;
  throw changed();
}

/** A link to a folder that is not there is not one that CineOrg made. */
function isTextOf(disk: FileSystem, view: ViewLink, text: Buffer): boolean {
  try {
    return text.equals(textLinkOf(disk, view).text);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return false;
  }
}

/** What a symlink says, or what there is in place of one. */
function readLink(disk: FileSystem, link: Buffer): Buffer | 'nothing' | 'no link' {
  try {
    return disk.readlink(link);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return 'nothing';
    if (code === 'EINVAL') return 'no link';
    throw error;
  }
}

/** Whether a name is free, or has the link that says this; looks only. */
export function isLinkFree(disk: FileSystem, { link, text }: Pick<TextLink, 'link' | 'text'>): boolean {
  const there = disk.lstat(link);
  return there === null || hasText(disk, there, link, text);
}

/** Takes a link away if it is the one that was made; anything else of that name is somebody else's. */
export function removeViewLink(disk: FileSystem, view: ViewLink): void {
  removeTextLink(disk, textLinkOf(disk, view));
}

/** Takes a link away if it still says this. May be repeated after a crash. */
export function removeTextLink(disk: FileSystem, view: TextLink): void {
  if (!hasLink(disk, view)) return;
  const kept = removeName(disk, nameOf(view), (found, aside) => hasText(disk, found, aside, view.text));
  if (kept !== null) throw changed();
}

/** As `removeTextLink`, but the link may go later. Answers the name whose `removeAside` that is; null when it is gone. */
export function putLinkAside(disk: FileSystem, view: TextLink): OwnName | null {
  if (view.resumed && !hasLink(disk, view)) return null;
  const name = nameOf(view);
  const put = putAside(disk, name, (found, aside) => hasText(disk, found, aside, view.text));
  if (put.aside === null && put.kept !== null) throw changed();
  return put.aside === null ? null : name;
}

const nameOf = ({ id, link }: TextLink): OwnName => ({ id, path: link });

/** Whether a link is there; refuses what says something else. */
function hasLink(disk: FileSystem, view: TextLink): boolean {
  if (view.resumed) settleLink(disk, view);
  const said = readLink(disk, view.link);
  if (said === 'nothing') return false;
  if (said === 'no link' || !said.equals(view.text)) throw changed();
  return true;
}

const changed = (): OperationRefused => new OperationRefused('the link has been changed since');

/** The file that a symlink leads to, as an absolute path; null when there is no such link. */
export function fileBehind(disk: FileSystem, link: Buffer): Buffer | null {
  if (!disk.lstat(link)?.isSymbolicLink()) return null;
  const folder = bytesText(disk.realpath(folderOf(link)));
  return Buffer.from(posix.resolve(folder, bytesText(disk.readlink(link))), 'latin1');
}
