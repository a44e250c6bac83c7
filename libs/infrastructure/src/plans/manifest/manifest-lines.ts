import { isUtf8, type OperationKind } from '#domain';
import type { FileIdentity } from '../../files/index.js';

/** The first line of every manifest names the version of its lines. */
export const MANIFEST_VERSION = 1;

/** An operation as a manifest keeps it. */
export interface ManifestOperation {
  readonly id: string;
  readonly group: number;
  readonly kind: OperationKind;
  readonly fileId: string;
  readonly source: Buffer;
  readonly target: Buffer;
  readonly identity: FileIdentity | null;
}

/**
 * One line. `operation` is an intent: written and made durable before the disk is touched; until a later line says what
 * has become of it, it may have got any way.
 */
export type ManifestLine =
  | { readonly version: number; readonly plan: string }
  | { readonly operation: ManifestOperation }
  /** Folders about to be made for the operations before. */
  | { readonly made: readonly Buffer[] }
  /** Folders that take the originals of files which had to be copied to another disk. */
  | { readonly trash: readonly Buffer[] }
  /** With the identities that have become known only with it. */
  | { readonly done: readonly string[]; readonly identities: Readonly<Record<string, FileIdentity>> }
  /** Operations of which nothing has been done after all. */
  | { readonly dropped: readonly string[] }
  /** Operations that somebody has to look at. */
  | { readonly attention: Readonly<Record<string, string>> }
  /** Operations that are about to be taken back. */
  | { readonly undoing: readonly string[] }
  | { readonly undone: readonly string[] };

/** Lists of nothing say nothing. */
export const isEmptyLine = (line: ManifestLine): boolean =>
  Object.entries(line).every(([, value]) => Array.isArray(value) && value.length === 0);

/** A line as one JSON, with its end. */
export function encodeLine(line: ManifestLine): string {
  return `${JSON.stringify(plainOf(line))}\n`;
}

function plainOf(line: ManifestLine): object {
  if ('operation' in line) {
    const { id, group, kind, fileId, source, target, identity } = line.operation;
    return {
      ...{ operation: id, group, kind, file: fileId },
      ...shown('from', source),
      ...shown('to', target),
      identity,
    };
  }
  if ('made' in line) return { made: line.made.map((path) => shown('path', path)) };
  if ('trash' in line) return { trash: line.trash.map((path) => shown('path', path)) };
  if ('version' in line) return { manifest: line.version, plan: line.plan };
  return line;
}

/** A path as text, and in base64 beside it when text would lose something. */
function shown(name: string, path: Buffer): Record<string, string> {
  const text = { [name]: path.toString() };
  return isUtf8(path) ? text : { ...text, [`${name}Bytes`]: path.toString('base64') };
}

type Plain = Readonly<Record<string, unknown>>;

/** Reads a line; null for what is none, as a crash leaves one that is cut off. */
export function decodeLine(text: string): ManifestLine | null {
  let plain: Plain;
  try {
    plain = JSON.parse(text) as Plain;
  } catch {
    return null;
  }
  if (typeof plain !== 'object' || plain === null) return null;
  return lineOf(plain);
}

const SELF: readonly string[] = ['done', 'dropped', 'attention', 'undoing', 'undone'];

function lineOf(plain: Plain): ManifestLine | null {
  if ('manifest' in plain) return { version: Number(plain['manifest']), plan: String(plain['plan']) };
  if ('operation' in plain) return { operation: operationOf(plain) };
  if ('made' in plain) return { made: pathsOf(plain['made']) };
  if ('trash' in plain) return { trash: pathsOf(plain['trash']) };
  return SELF.some((name) => name in plain) ? (plain as unknown as ManifestLine) : null;
}

function operationOf(plain: Plain): ManifestOperation {
  return {
    id: String(plain['operation']),
    group: Number(plain['group']),
    kind: plain['kind'] as OperationKind,
    fileId: String(plain['file']),
    source: pathOf(plain, 'from'),
    target: pathOf(plain, 'to'),
    identity: (plain['identity'] ?? null) as FileIdentity | null,
  };
}

const pathsOf = (list: unknown): Buffer[] => (list as readonly Plain[]).map((one) => pathOf(one, 'path'));

function pathOf(plain: Plain, name: string): Buffer {
  const bytes = plain[`${name}Bytes`];
  return typeof bytes === 'string' ? Buffer.from(bytes, 'base64') : Buffer.from(String(plain[name]));
}
