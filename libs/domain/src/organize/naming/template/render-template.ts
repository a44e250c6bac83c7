import { cutToBytes, utf8Length } from '../../../shared/bytes.js';
import { letterOf, sortTitle } from '../../layout/sort-key.js';
import { cleanText, lastBytes, LONGEST_NAME, safeName } from '../../safe-name.js';
import type { SignStyles } from '../../signs.js';
import { toAscii } from '../ascii.js';
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

/** How a template is written out. */
export interface RenderOptions {
  /** Bytes that the last name may have. */
  readonly room: number;
  readonly signs: SignStyles;
}

/** What parts are written with. */
interface Writing {
  readonly values: NameValues;
  readonly clean: (text: string) => string;
}

/**
 * Writes a path by a template. Every name of it is safe by itself, whatever the values are, and no longer than 255
 * bytes; the last has at most `room` bytes. Where something must be cut, the longest texts give way and all marks stay.
 */
export function renderTemplate(
  template: Template,
  values: NameValues,
  { room, signs }: RenderOptions,
): RenderedPath {
  const clean = (text: string): string => cleanText(text, signs);
  const names = split(pieces(template, { values, clean }), clean);
  const last = names.pop() ?? [];
  const isRange = (name: readonly Piece[]): boolean => name.some(({ field }) => field === 'range');
  // A folder that only says what is not known, such as a film's saga, is left out.
  const folders = names
    .filter((name) => isRange(name) || textOf(name).trim() !== '')
    .map((name) => (isRange(name) ? null : safeName(fitted(name, LONGEST_NAME - 1))));
  return { folders, stem: safeName(fitted(last, room)) };
}

const pieces = (template: Template, writing: Writing): Piece[] =>
  template.flatMap((part) => piecesOf(part, writing));

function piecesOf(part: TemplatePart, writing: Writing): Piece[] {
  if (part.kind === 'text') return [{ text: part.text, field: null }];
  if (part.kind === 'when') {
    const value = valueOf(part.field, [], writing);
    const isMet = part.equals === null ? value !== '' : folded(value) === folded(part.equals);
    return pieces(isMet === part.negated ? part.otherwise : part.shown, writing);
  }
  const { field, modifiers } = part;
  if (field === 'range') return [{ text: '', field }];
  return [{ text: valueOf(field, modifiers, writing), field }];
}

const folded = (text: string): string => text.normalize('NFC').toLowerCase();

/** A field's value with all that is to be done to it, in the order in which the template says so. */
function valueOf(field: FieldName, modifiers: readonly Modifier[], { values, clean }: Writing): string {
  const given = modifiers.reduce(
    (text, modifier) => {
      if (modifier.kind === 'style') return codeOf(modifier.style, values);
      return modifier.kind === 'language'
        ? inLanguage(field, clean(values.titles[modifier.code] ?? '').trim()) || text
        : text;
    },
    field === 'code' ? codeOf('repeat', values) : (values.texts[field] ?? ''),
  );
  return modifiers.reduce((text, modifier) => modified(text, modifier, clean), clean(given).trim());
}

/** What a field says of a title in another language than the usual one; nothing when there is no such title. */
function inLanguage(field: FieldName, title: string): string {
  if (title === '' || field === 'title') return title;
  return field === 'letter' ? letterOf(title) : sortTitle(title);
}

function modified(text: string, modifier: Modifier, clean: Writing['clean']): string {
  if (text === '') return '';
  switch (modifier.kind) {
    case 'cut': {
      const { bytes, keep } = modifier;
      return (keep === 'start' ? cutToBytes(text, bytes) : lastBytes(text, bytes)).trim();
    }
    case 'pad':
      return text.padStart(modifier.digits, '0');
    case 'case':
      return CASES[modifier.to](text);
    case 'ascii':
      // Folding may give signs that no name may have: a colon of full width is one.
      return clean(toAscii(text)).trim() || NAMELESS;
    case 'language':
    case 'style':
      return text;
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const CASES: Readonly<Record<Extract<Modifier, { kind: 'case' }>['to'], (text: string) => string>> = {
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  capital,
  title: (text) => text.replace(/(?<=^|[\s([{-])\p{L}/gu, (letter) => letter.toUpperCase()),
};

/** Stands for a text of which nothing is left that a name may have. */
export const NAMELESS = '_';

const two = (number: number): string => String(number).padStart(2, '0');

function codeOf(style: EpisodeStyle, { season, episodes }: NameValues): string {
  if (season === null) return '';
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
function split(all: readonly Piece[], clean: Writing['clean']): Piece[][] {
  const names: Piece[][] = [[]];
  for (const piece of all) {
    if (piece.field !== null) {
      names.at(-1)?.push(piece);
      continue;
    }
    const [first = '', ...rest] = piece.text.split('/').map(clean);
    names.at(-1)?.push({ text: first, field: null });
    for (const text of rest) names.push([{ text, field: null }]);
  }
  return names;
}

const textOf = (name: readonly Piece[]): string => name.map(({ text }) => text).join('');

/** A name of at most `room` bytes. Dots and spaces that begin it would be taken off anyway, and must not cost any. */
function fitted(name: readonly Piece[], room: number): string {
  let pieces = withoutFirstDots(name);
  for (const field of CUT_FIRST) {
    const excess = utf8Length(textOf(pieces)) - room;
    if (excess <= 0) break;
    pieces = shortened(pieces, field, excess);
  }
  return textOf(pieces);
}

function withoutFirstDots([first, ...rest]: readonly Piece[]): readonly Piece[] {
  if (first === undefined) return [];
  const text = first.text.replace(/^[. ]+/, '');
  return text === '' ? withoutFirstDots(rest) : [{ ...first, text }, ...rest];
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
