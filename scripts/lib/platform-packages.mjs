/** Parts of package names that say where a package runs, and what package.json calls them. */
const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];
const ALIASES = { windows: 'win32' };

/** Where a platform package runs by its name (`@swc/core-linux-x64-musl`); null when the name does not say it. */
export function platformOf(name) {
  const parts = name.split(/[/-]/).map((part) => ALIASES[part] ?? part);
  const os = parts.find((part) => SYSTEMS.includes(part));
  const cpu = parts.find((part) => PROCESSORS.includes(part));
  if (os === undefined || cpu === undefined) return null;
  const libc = os === 'linux' ? libcOf(parts.at(-1)) : null;
  return { os: [os], cpu: [cpu], ...(libc !== null && { libc: [libc] }) };
}

function libcOf(part) {
  if (/^(gnu|glibc)/.test(part)) return 'glibc';
  return part.startsWith('musl') ? 'musl' : null;
}

/**
 * Adds to a package-lock (lockfileVersion 3) the platform packages that its packages name as optional but that the
 * registry it was made with did not offer: `npm ci` refuses a lock without them, and they are what other platforms
 * install. Answers the lock, sorted as npm does, and the paths that were added.
 */
export function completeLock(lock) {
  const packages = { ...lock.packages };
  const added = [];
  for (const [path, owner] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(owner.optionalDependencies ?? {})) {
      const platform = platformOf(name);
      const version = versionFor(owner, range, lock.packages);
      if (platform === null || isProvided(packages, path, name, version)) continue;
      const place = placeFor(packages, path, name);
      packages[place] = { version, ...platform, ...(owner.dev && { dev: true }), optional: true };
      added.push(place);
    }
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, added };
}

/** The version a range stands for: a sibling with the same range shows it, else its lowest. */
function versionFor(owner, range, packages) {
  if (/^\d/.test(range)) return range;
  const sibling = Object.entries(owner.optionalDependencies).find(
    ([name, other]) => other === range && packages[`node_modules/${name}`] !== undefined,
  );
  return sibling === undefined
    ? range.replace(/^[\^~>=v ]+/, '')
    : packages[`node_modules/${sibling[0]}`].version;
}

/** Whether a package finds the dependency on its way up to the project's node_modules. */
function isProvided(packages, path, name, version) {
  for (let at = path; ; at = above(at)) {
    const found = packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`];
    if (found !== undefined) return found.version === version;
    if (at === '') return false;
  }
}

const above = (path) => path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/')));

/** At the top, where npm puts it too, unless another version has that place. */
function placeFor(packages, path, name) {
  const top = `node_modules/${name}`;
  return packages[top] === undefined || path === '' ? top : `${path}/node_modules/${name}`;
}
