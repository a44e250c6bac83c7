import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { DomainError, isWithin } from '#domain';

/** A folder that may be scanned, as the disk names it. */
export interface ScanPath {
  readonly path: Buffer;
  /** The allowed root it lies in, else itself. */
  readonly readFrom: Buffer;
  readonly exists: boolean;
}

/** Folders that a scan path is held against. */
export interface PathLimits {
  /** Allowed folders; none means any. */
  readonly roots: readonly string[];
  /** The data folder and the trees, which are never scanned. */
  readonly closed: readonly string[];
}

/**
 * Resolves a path that a client asks to scan, every symlink in it followed before it is judged, so that none leads
 * out of the allowed roots. Throws `scan.invalid-path`, `scan.outside-roots` or `scan.closed-path`.
 */
export function resolveScanPath(given: string, { roots, closed }: PathLimits): ScanPath {
  if (!isAbsolute(given) || given.includes('\0')) {
    throw new DomainError('scan.invalid-path', 'The path must be absolute');
  }
  const real = realPath(given);
  const path = Buffer.from(real ?? resolve(given));
  const root = roots.map((one) => Buffer.from(realPath(one) ?? one)).find((one) => isWithin(path, one));
  if (roots.length > 0 && root === undefined) {
    throw new DomainError('scan.outside-roots', `${given} lies outside the allowed folders (CINEORG_ROOTS)`);
  }
  if (closed.some((one) => isWithin(path, Buffer.from(realPath(one) ?? one)))) {
    throw new DomainError(
      'scan.closed-path',
      `${given} belongs to CineOrg's own folders, which are not scanned`,
    );
  }
  if (real !== null && !statSync(real).isDirectory()) {
    throw new DomainError('scan.invalid-path', `${given} is not a folder`);
  }
  return { path, readFrom: root ?? path, exists: real !== null };
}

function realPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}
