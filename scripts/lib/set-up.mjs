import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { ROOT, run, say, SetUpError } from './run.mjs';
import { isInstalled, sourceStamps } from './stamps.mjs';

const MODULES = join(ROOT, 'node_modules');
const DIST = join(ROOT, 'dist');
const INSTALL_STAMP = join(MODULES, '.cineorg-stamp');
const BUILD_STAMP = join(DIST, '.stamp');
const WANTED_NODE = 24;

/** Installs the dependencies unless node_modules already holds what package-lock.json says. */
export async function ensureInstalled() {
  if (read(INSTALL_STAMP) === lockStamp()) return;
  await withLock(async () => {
    if (read(INSTALL_STAMP) === lockStamp()) return;
    if (!isAlreadyInstalled()) await install();
    writeFileSync(INSTALL_STAMP, lockStamp());
  });
}

/** Compiles the sources unless dist is already what they compile to; `force` compiles in any case. */
export async function ensureBuilt({ force = false } = {}) {
  if (!force && read(BUILD_STAMP)?.split('\n')[0] === sourceStamps(ROOT).quick) return;
  await withLock(async () => {
    const stamps = sourceStamps(ROOT);
    const [quick, content] = read(BUILD_STAMP)?.split('\n') ?? [];
    if (!force && quick === stamps.quick) return;
    const text = `${stamps.quick}\n${stamps.content()}`;
    if (!force && content === text.split('\n')[1]) writeFileSync(BUILD_STAMP, text);
    else await build(text);
  });
}

/** A Node that can run the project: this one, else the one from npm. */
export function nodeBinary() {
  if (Number(process.versions.node.split('.')[0]) >= WANTED_NODE) return process.execPath;
  const packaged = join(MODULES, `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(packaged)) return packaged;
  throw new SetUpError(
    `this is Node ${process.versions.node}, and Node ${WANTED_NODE} or newer is needed. For ${process.platform} on ` +
      `${process.arch} it does not come with the dependencies: install Node ${WANTED_NODE} (https://nodejs.org) and try again.`,
  );
}

async function install() {
  say('installing the dependencies (npm ci) …');
  const npm = process.env['npm_execpath'] ?? '';
  const [program, ...args] = npm.endsWith('npm-cli.js') ? [process.execPath, npm] : ['npm'];
  // The build needs the development packages, whatever NODE_ENV says. Engine warnings are about the packaged Node.
  const code = await run(
    program,
    [...args, 'ci', '--include=dev', '--include=optional', '--loglevel=error'],
    {
      quiet: true,
    },
  ).catch((error) => {
    throw new SetUpError(`npm could not be started (${error.message}): install Node with npm and try again.`);
  });
  if (code !== 0) {
    throw new SetUpError(
      `the dependencies could not be installed (npm ended with ${code}, its message is above). ` +
        'Check that the package registry can be reached and that the disk is not full, then try again.',
    );
  }
}

/** The build goes to a folder of its own first: a failed one leaves dist as it was, and no stale file survives. */
async function build(stamp) {
  say('building …');
  const draft = join(MODULES, '.cineorg-build');
  rmSync(draft, { recursive: true, force: true });
  const tsc = join(MODULES, 'typescript', 'bin', 'tsc');
  const code = await run(
    nodeBinary(),
    [tsc, '-p', 'tsconfig.build.json', '--outDir', draft, '--noEmitOnError', '--pretty', 'false'],
    { quiet: true },
  );
  if (code !== 0) throw new SetUpError('the build failed; the compiler names the places above.');
  writeFileSync(join(draft, '.stamp'), stamp);
  const stale = `${draft}-stale`;
  rmSync(stale, { recursive: true, force: true });
  if (existsSync(DIST)) renameSync(DIST, stale);
  renameSync(draft, DIST);
  rmSync(stale, { recursive: true, force: true });
}

/** True after a plain `npm ci` or `npm install`: doing it again would only cost time. */
function isAlreadyInstalled() {
  const record = read(join(MODULES, '.package-lock.json'));
  return (
    record !== null && isInstalled(JSON.parse(read(join(ROOT, 'package-lock.json'))), JSON.parse(record))
  );
}

function lockStamp() {
  return createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
