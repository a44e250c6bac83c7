/**
 * What organizing costs without CineOrg: a loop over the same sources and targets that makes the bare system calls, with
 * the same durability points. Instead of the database two lists are made durable: what is about to be done, and what was.
 */
import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { dirname, relative } from 'node:path';
import { NodeFileSystem } from '#infrastructure/files';

/** All that can be prepared is prepared: only system calls are measured. */
export function prepare(operations, chunks) {
  const length = Math.max(1, Math.ceil(operations.length / chunks));
  const lines = operations.map(({ kind, source, target }, at) => ({
    ...{ kind, source, target, line: `${JSON.stringify({ at, kind, source, target })}\n` },
    ...{ from: dirname(source), to: dirname(target), text: relative(dirname(target), source) },
  }));
  return Array.from({ length: Math.ceil(lines.length / length) }, (_, at) =>
    lines.slice(at * length, (at + 1) * length),
  );
}

/** Does and undoes operations below a folder. */
export class Bare {
  #disk = new NodeFileSystem();
  #known;
  #made = [];
  #lists;
  #home;
  #trees;
  points = 0;

  /** `trees` are there already; the lists are written to `file`. */
  constructor({ home, trees, file }) {
    this.#home = Buffer.from(home);
    this.#trees = trees;
    this.#known = new Set(trees);
    this.#lists = openSync(file, 'a');
  }

  async apply(chunks) {
    for (const chunk of chunks) {
      const files = chunk.filter(({ kind }) => kind !== 'symlink');
      const links = chunk.filter(({ kind }) => kind === 'symlink');
      this.#note(chunk);
      for (const one of files) this.#bring(one);
      if (files.length > 0) await this.#sync();
      for (const { kind, source } of files) if (kind === 'move') unlinkSync(source);
      for (const one of links) {
        if (files.length === 0) lstatSync(one.source, { bigint: true });
        this.#folder(one.to);
        symlinkSync(one.text, one.target);
      }
      if (links.length > 0 || files[0]?.kind === 'move') await this.#sync();
      this.#note(chunk);
    }
    const left = chunks
      .flat()
      .filter(({ kind }) => kind === 'move')
      .map(({ from }) => from);
    for (const folder of new Set(left)) this.#leave(folder);
    return this.#made;
  }

  /** `made` are the folders that `apply` made. */
  async undo(chunks, made) {
    for (const chunk of chunks.toReversed()) {
      const moves = chunk.filter(({ kind }) => kind === 'move');
      this.#note(chunk);
      for (const { source, target, from } of moves) {
        lstatSync(target, { bigint: true });
        this.#folder(from);
        linkSync(target, source);
      }
      if (moves.length > 0) await this.#sync();
      for (const { target } of chunk.toReversed()) unlinkSync(target);
      await this.#sync();
      this.#note(chunk);
    }
    for (const folder of made.toReversed()) rmdirSync(folder);
  }

  close() {
    closeSync(this.#lists);
  }

  #bring({ kind, source, target, to }) {
    const { atime, mtime } = lstatSync(source, { bigint: true });
    this.#folder(to);
    if (kind !== 'copy') return linkSync(source, target);
    copyFileSync(source, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    utimesSync(target, atime, mtime);
    const file = openSync(target, 'r');
    fsyncSync(file);
    closeSync(file);
  }

  #folder(path) {
    if (this.#known.has(path)) return;
    this.#known.add(path);
    const above = dirname(path);
    if (above !== path) this.#folder(above);
    try {
      mkdirSync(path);
      this.#made.push(path);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }

  /** Removes a folder that is empty, and those above that were emptied by that. */
  #leave(folder) {
    if (this.#trees.includes(folder)) return;
    try {
      rmdirSync(folder);
    } catch (error) {
      if (error.code === 'ENOTEMPTY' || error.code === 'ENOENT') return;
      throw error;
    }
    this.#leave(dirname(folder));
  }

  #note(chunk) {
    writeSync(this.#lists, chunk.map(({ line }) => line).join(''));
    fsyncSync(this.#lists);
    this.points += 1;
  }

  async #sync() {
    if (!(await this.#disk.syncDisk(this.#home))) await this.#disk.syncFolder(this.#home);
    this.points += 1;
  }
}
