import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

/** Everything wrong with the settings at once, each problem by the name of its variable. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`These settings are not valid:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** Settings whose values never appear in messages; each may also be given as `NAME_FILE`. */
const SECRETS = new Set([
  'TMDB_API_KEY',
  'TMDB_TOKEN',
  'TVDB_API_KEY',
  'OMDB_API_KEY',
  'DATABASE_URL',
  'QUEUE_URL',
]);

/**
 * Reads settings by the name of their environment variable: the environment first, then `NAME_FILE` for secrets,
 * then `cineorg.yaml`. An empty value counts as not set. Problems are collected, so that all are told at once.
 */
export class Settings {
  readonly problems: string[] = [];
  private readonly file: Readonly<Record<string, unknown>>;
  private readonly asked = new Set<string>();

  /** Paths in `env` are relative to `cwd`. */
  constructor(
    private readonly env: NodeJS.ProcessEnv,
    private readonly cwd: string,
  ) {
    this.asked.add('CINEORG_CONFIG');
    this.file = this.readFile(resolve(cwd, env['CINEORG_CONFIG'] || 'cineorg.yaml'));
  }

  /** Names that are set but that nobody asked for: spelling mistakes, most likely. */
  unknown(): string[] {
    const inEnv = Object.keys(this.env).filter(
      (name) => name.startsWith('CINEORG_') && !this.asked.has(name),
    );
    const inFile = Object.keys(this.file).filter((key) => {
      const name = key.toUpperCase();
      return !this.asked.has(name) && !this.asked.has(`CINEORG_${name}`);
    });
    return [...inEnv, ...inFile];
  }

  text(name: string): string | null {
    this.asked.add(name);
    const direct = this.env[name];
    if (direct !== undefined && direct.trim() !== '') return direct;
    return this.secretFile(name) ?? this.fromFile(name);
  }

  integer(name: string, fallback: number, [least, most]: readonly [number, number]): number {
    return this.number(name, fallback, [least, most], { isValid: Number.isInteger, what: 'a whole number' });
  }

  decimal(name: string, fallback: number, range: readonly [number, number]): number {
    return this.number(name, fallback, range, { isValid: Number.isFinite, what: 'a number' });
  }

  choice<Value extends string, Fallback extends Value | null>(
    name: string,
    fallback: Fallback,
    values: readonly Value[],
  ): Value | Fallback {
    const given = this.text(name);
    if (given === null) return fallback;
    const found = values.find((value) => value === given);
    if (found !== undefined) return found;
    this.refuse(name, given, `one of ${values.join(', ')}`);
    return fallback;
  }

  url(name: string, protocols: readonly string[]): string | null {
    const given = this.text(name);
    if (given === null) return null;
    const url = URL.parse(given);
    if (url !== null && protocols.includes(url.protocol)) return given;
    this.refuse(
      name,
      given,
      `an address that begins with ${protocols.map((one) => `${one}//`).join(' or ')}`,
    );
    return null;
  }

  /** A text of a certain form, which `allowed` says in words. */
  form(name: string, fallback: string, form: RegExp, allowed: string): string {
    const given = this.text(name);
    if (given === null) return fallback;
    if (form.test(given)) return given;
    this.refuse(name, given, allowed);
    return fallback;
  }

  private refuse(name: string, value: string, allowed: string): void {
    const shown = SECRETS.has(name) ? 'its value' : `"${value}"`;
    this.problems.push(`${name}: ${shown} is not ${allowed}`);
  }

  private number(
    name: string,
    fallback: number,
    [least, most]: readonly [number, number],
    { isValid, what }: { isValid: (value: number) => boolean; what: string },
  ): number {
    const given = this.text(name);
    if (given === null) return fallback;
    const value = Number(given);
    if (isValid(value) && value >= least && value <= most) return value;
    this.refuse(name, given, `${what} from ${least} to ${most}`);
    return fallback;
  }

  private secretFile(name: string): string | null {
    const path = SECRETS.has(name) ? this.env[`${name}_FILE`] : undefined;
    if (path === undefined || path === '') return null;
    try {
      return readFileSync(resolve(this.cwd, path), 'utf8').trim() || null;
    } catch (error) {
      this.problems.push(`${name}_FILE: ${path} cannot be read (${(error as NodeJS.ErrnoException).code})`);
      return null;
    }
  }

  /**
   * Keys in the file are the variables' names in lower case, with or without `cineorg_`; a list stands for a value
   * with ':' in between.
   */
  private fromFile(name: string): string | null {
    const lower = name.toLowerCase();
    const value = this.file[lower] ?? this.file[lower.replace(/^cineorg_/, '')];
    if (value === undefined || value === null || value === '') return null;
    if (Array.isArray(value)) return value.join(':');
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return `${value}`;
    this.problems.push(`${name}: must be one value or a list in cineorg.yaml`);
    return null;
  }

  private readFile(path: string): Readonly<Record<string, unknown>> {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') this.problems.push(`${path} cannot be read`);
      return {};
    }
    try {
      const parsed: unknown = parse(text);
      if (parsed === null) return {};
      if (typeof parsed === 'object' && !Array.isArray(parsed)) return parsed as Record<string, unknown>;
      this.problems.push(`${path}: must hold one "name: value" a line`);
    } catch (error) {
      this.problems.push(`${path}: is not valid YAML (${(error as Error).message.split('\n')[0]})`);
    }
    return {};
  }
}
