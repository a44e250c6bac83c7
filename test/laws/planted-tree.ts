import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** A folder laid out like the project, which tests fill with files that break its laws. */
export class PlantedTree {
  readonly root = mkdtempSync(join(tmpdir(), 'cineorg-laws-'));

  constructor() {
    this.write('package.json', '{}');
  }

  write(path: string, text: string): void {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Takes a file or folder of the project over as it is. */
  copy(path: string): void {
    cpSync(join(PROJECT, path), join(this.root, path), { recursive: true });
  }

  /** Lends a folder of the project, too large to copy. */
  link(path: string): void {
    symlinkSync(join(PROJECT, path), join(this.root, path));
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Runs one of the project's tools with `cwd` as its folder; findings are no failure here. */
export function runTool(script: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((settle, fail) => {
    const options = { cwd, maxBuffer: 256 * 1024 * 1024 };
    execFile(
      process.execPath,
      [join(PROJECT, 'node_modules', script), ...args],
      options,
      (error, stdout, stderr) => {
        if (stdout === '') fail(new Error(`${script} said nothing: ${stderr || error?.message || ''}`));
        else settle(stdout);
      },
    );
  });
}
