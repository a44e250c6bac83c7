import { cutToBytes, utf8Length } from '../../../shared/bytes.js';
import { cleanText, lastBytes, LONGEST_NAME, safeName } from '../../safe-name.js';
import { CUT_FIRST, type FieldName } from './fields.js';
import type { EpisodeStyle, Modifier, Template, TemplatePart } from './parse-template.js';

/** What fields stand for in one name. */
export interface NameValues {
  /** Texts by field; what is missing or empty has no value. */
  readonly texts: Readonly<Partial<Record<FieldName, string>>>;
  /** Titles by language, ISO 639-1. */
  readonly titles: Readonly<Record<string, string>>;
  /** Null for films. */
  readonly season: number | null;
  readonly episodes: readonly number[];
}

/** A path as a template gives it, relative to a tree. */
export interface RenderedPath {
  /** Names from the root; null stands for the range, which may become none or several folders. */
  readonly folders: readonly (string | null)[];
  /** The file's name without extension. */
  readonly stem: string;
}

/** A piece of text and the field that it comes from; null for what the template says itself. */
interface Piece {
  readonly text: string;
  readonly field: FieldName | null;
}

/**
 * Writes a path by a template. Every name of it is safe by itself, whatever the values are, and no longer than 255
 * bytes; the last has at most `room` bytes. Where something must be cut, the longest texts give way and all marks stay.
 */
export function renderTemplate(template: Template, values: NameValues, room: number): RenderedPath {
  const names = split(pieces(template, values));
  const last = names.pop() ?? [];
  const isRange = (name: readonly Piece[]): boolean => name.some(({ field }) => field === 'range');
  // A folder that only says what is not known, such as a film's saga, is left out.
  const folders = names
    .filter((name) => isRange(name) || textOf(name).trim() !== '')
    .map((name) => (isRange(name) ? null : safeName(fitted(name, LONGEST_NAME - 1))));
  return { folders, stem: safeName(fitted(last, room)) };
}

/** The fields whose values a template shows in a name or path. */
export function fieldsOf(template: Template): ReadonlySet<FieldName> {
  return new Set(
    template.flatMap((part): FieldName[] => {
      if (part.kind === 'text') return [];
      if (part.kind === 'field') return [part.field];
      return [...fieldsOf(part.shown), ...fieldsOf(part.otherwise)];
    }),
  );
}

const pieces = (template: Template, values: NameValues): Piece[] =>
  template.flatMap((part) => piecesOf(part, values));

function piecesOf(part: TemplatePart, values: NameValues): Piece[] {
  if (part.kind === 'text') return [{ text: part.text, field: null }];
  if (part.kind === 'when') {
    const isShown = hasValue(part.field, values) !== part.negated;
    return pieces(isShown ? part.shown : part.otherwise, values);
  }
  const { field, modifiers } = part;
  if (field === 'range') return [{ text: '', field }];
  return [{ text: valueOf(field, modifiers, values), field }];
}

const hasValue = (field: FieldName, values: NameValues): boolean => valueOf(field, [], values).trim() !== '';

function valueOf(field: FieldName, modifiers: readonly Modifier[], values: NameValues): string {
  const plain = cleanText(field === 'code' ? codeOf(modifiers, values) : (values.texts[field] ?? '')).trim();
  return modifiers.reduce((text, modifier) => modified(text, modifier, { field, values }), plain);
}

function modified(
  text: string,
  modifier: Modifier,
  { field, values }: { field: FieldName; values: NameValues },
): string {
  if (modifier.kind === 'cut') {
    const { bytes, keep } = modifier;
    return (keep === 'start' ? cutToBytes(text, bytes) : lastBytes(text, bytes)).trim();
  }
  if (modifier.kind === 'pad') return text === '' ? '' : text.padStart(modifier.digits, '0');
  if (modifier.kind === 'case') return cased(text, modifier.to);
  if (modifier.kind === 'language' && field === 'title') {
    return cleanText(values.titles[modifier.code] ?? '').trim() || text;
  }
  return text;
}

function cased(text: string, to: 'upper' | 'lower' | 'capital'): string {
  if (to === 'upper') return text.toUpperCase();
  if (to === 'lower') return text.toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const two = (number: number): string => String(number).padStart(2, '0');

function codeOf(modifiers: readonly Modifier[], { season, episodes }: NameValues): string {
  if (season === null) return '';
  const style = modifiers.find((modifier) => modifier.kind === 'style')?.style ?? 'repeat';
  return `S${two(season)}${EPISODES[style](episodes.map(two), two(season))}`;
}

const EPISODES: Readonly<Record<EpisodeStyle, (numbers: readonly string[], season: string) => string>> = {
  repeat: (numbers) => numbers.map((number) => `E${number}`).join(''),
  scene: (numbers) => numbers.map((number) => `E${number}`).join('-'),
  extend: (numbers) => `E${numbers.join('-')}`,
  duplicate: (numbers, season) => `E${numbers.join(`.S${season}E`)}`,
  range: (numbers) => `E${ends(numbers).join('-')}`,
  prefixedRange: (numbers) => `E${ends(numbers).join('-E')}`,
};

const ends = (numbers: readonly string[]): readonly string[] =>
  numbers.length < 2 ? numbers : [...numbers.slice(0, 1), ...numbers.slice(-1)];

/** Names of the path: only slashes that the template itself has separate them. */
function split(all: readonly Piece[]): Piece[][] {
  const names: Piece[][] = [[]];
  for (const piece of all) {
    if (piece.field !== null) {
      names.at(-1)?.push(piece);
      continue;
    }
    const [first = '', ...rest] = piece.text.split('/').map(cleanText);
    names.at(-1)?.push({ text: first, field: null });
    for (const text of rest) names.push([{ text, field: null }]);
  }
  return names;
}

const textOf = (name: readonly Piece[]): string => name.map(({ text }) => text).join('');

function fitted(name: readonly Piece[], room: number): string {
  let pieces = name;
  for (const field of CUT_FIRST) {
    const excess = utf8Length(textOf(pieces)) - room;
    if (excess <= 0) break;
    pieces = shortened(pieces, field, excess);
  }
  return textOf(pieces);
}

/** The name with the pieces of one field shorter by so many bytes together. */
function shortened(name: readonly Piece[], field: FieldName, excess: number): Piece[] {
  let left = excess;
  return name.map((piece) => {
    if (piece.field !== field || left <= 0) return piece;
    const text = cutToBytes(piece.text, Math.max(0, utf8Length(piece.text) - left)).trimEnd();
    left -= utf8Length(piece.text) - utf8Length(text);
    return { ...piece, text };
  });
}
