import { type FieldName, FIELDS, isFieldName } from './fields.js';

/** How the numbers of several episodes in one file are written, with Sonarr's names for the ways. */
export const EPISODE_STYLES = ['repeat', 'scene', 'extend', 'duplicate', 'range', 'prefixedRange'] as const;
export type EpisodeStyle = (typeof EPISODE_STYLES)[number];

const CASES = ['upper', 'lower', 'capital', 'title'] as const;
type LetterCase = (typeof CASES)[number];

/** What is done to a field's value before it is written. */
export type Modifier =
  /** At most so many bytes; `end` keeps the last ones. */
  | { readonly kind: 'cut'; readonly bytes: number; readonly keep: 'start' | 'end' }
  | { readonly kind: 'pad'; readonly digits: number }
  | { readonly kind: 'case'; readonly to: LetterCase }
  /** Folded and spelled in ASCII, for players and file systems that take nothing else. */
  | { readonly kind: 'ascii' }
  /** ISO 639-1: a title in that language, where one is known. */
  | { readonly kind: 'language'; readonly code: string }
  | { readonly kind: 'style'; readonly style: EpisodeStyle };

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly field: FieldName; readonly modifiers: readonly Modifier[] }
  | {
      readonly kind: 'when';
      readonly field: FieldName;
      /** The value that the field must have; null when any will do. */
      readonly equals: string | null;
      /** Whether the field must not have it. */
      readonly negated: boolean;
      readonly shown: Template;
      readonly otherwise: Template;
    };

/** A parsed template. Slashes in its texts separate folders; what fields stand for never does. */
export type Template = readonly TemplatePart[];

/** A template that cannot be understood; `at` counts characters from 0. */
export class TemplateError extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(`${message} (at character ${at + 1})`);
  }
}

const LONGEST_TEMPLATE = 2_000;
const DEEPEST = 8;

/** Fields that can be asked for in a language. */
const TRANSLATED: ReadonlySet<FieldName> = new Set<FieldName>(['title', 'sortTitle', 'letter']);

/**
 * Reads a template: text with `{field}`, `{field:modifier:…}`, `{field?shown when it has a value|else}`,
 * `{field=value?shown when it is this|else}` and with `!` before the field the reverse of either; `{{` and `}}` are
 * braces. Throws TemplateError.
 */
export function parseTemplate(text: string): Template {
  if (text.length > LONGEST_TEMPLATE) {
    throw new TemplateError(`the template is longer than ${LONGEST_TEMPLATE} characters`, LONGEST_TEMPLATE);
  }
  return new TemplateReader(text).read();
}

type Asked = Pick<Extract<TemplatePart, { kind: 'when' }>, 'field' | 'equals' | 'negated'>;

class TemplateReader {
  private at = 0;

  constructor(private readonly text: string) {}

  read(): Template {
    const parts = this.parts(0);
    if (this.at < this.text.length) throw this.problem('"}" closes nothing: write "}}" for a brace');
    return parts;
  }

  /** Parts up to the brace or bar that ends them. */
  private parts(depth: number): TemplatePart[] {
    const parts: TemplatePart[] = [];
    while (this.at < this.text.length) {
      const text = this.plainText(depth);
      if (text !== '') parts.push({ kind: 'text', text });
      if (this.text[this.at] !== '{') break;
      parts.push(this.braces(depth + 1));
    }
    return parts;
  }

  private plainText(depth: number): string {
    let text = '';
    for (; this.at < this.text.length; this.at += 1) {
      const sign = this.text.charAt(this.at);
      if (sign === '|' && depth > 0) break;
      if (sign === '{' || sign === '}') {
        if (this.text[this.at + 1] !== sign) break;
        this.at += 1;
      }
      text += sign;
    }
    return text;
  }

  private braces(depth: number): TemplatePart {
    if (depth > DEEPEST) throw this.problem('too many braces within braces');
    this.at += 1;
    const negated = this.takes('!');
    const field = this.field();
    const equals = this.takes('=') ? this.value(field) : null;
    if (this.takes('?')) return this.condition({ field, equals, negated }, depth);
    if (equals !== null) throw this.problem(`"{${field}=${equals}" needs "?" and what to show`);
    if (negated) throw this.problem(`"{!${field}" needs "?" and what to show`);
    const modifiers: Modifier[] = [];
    while (this.takes(':')) modifiers.push(this.modifier(field));
    this.close();
    return { kind: 'field', field, modifiers };
  }

  private condition(asked: Asked, depth: number): TemplatePart {
    const shown = this.parts(depth);
    const otherwise = this.takes('|') ? this.parts(depth) : [];
    this.close();
    return { kind: 'when', ...asked, shown, otherwise };
  }

  /** What a field is compared with. */
  private value(field: FieldName): string {
    const from = this.at;
    while (/[^?{}|]/.test(this.text.charAt(this.at))) this.at += 1;
    const value = this.text.slice(from, this.at).trim();
    if (value === '') throw this.problem(`"{${field}=" needs the value to compare with`);
    return value;
  }

  private field(): FieldName {
    const at = this.at;
    const name = this.word();
    if (isFieldName(name)) return name;
    const known = Object.keys(FIELDS).join(', ');
    throw new TemplateError(`"${name}" is not a field; there are ${known}`, at);
  }

  private modifier(field: FieldName): Modifier {
    const at = this.at;
    const word = this.word();
    const modifier = modifierOf(word);
    if (modifier === null) {
      throw new TemplateError(
        `"${word}" is not a modifier: give a number of bytes (30, -30), zeros to pad to (00), ${CASES.join(', ')}, ` +
          `ascii, a language (fr), or for {code} one of ${EPISODE_STYLES.join(', ')}`,
        at,
      );
    }
    if (modifier.kind === 'style' && field !== 'code') {
      throw new TemplateError(`"${word}" is for {code} only`, at);
    }
    if (modifier.kind === 'language' && !TRANSLATED.has(field)) {
      const known = [...TRANSLATED].map((name) => `{${name}}`).join(', ');
      throw new TemplateError(`"${word}" is a language, which only ${known} can be asked for in`, at);
    }
    return modifier;
  }

  private word(): string {
    const from = this.at;
    while (/[\w-]/.test(this.text.charAt(this.at))) this.at += 1;
    return this.text.slice(from, this.at);
  }

  private takes(sign: string): boolean {
    if (this.text[this.at] !== sign) return false;
    this.at += 1;
    return true;
  }

  private close(): void {
    if (this.takes('}')) return;
    const hint = this.text.includes('}}')
      ? ' ("}}" is a brace that is shown: put a sign between two that close)'
      : '';
    throw this.problem(`"}" is missing${hint}`);
  }

  private problem(message: string): TemplateError {
    return new TemplateError(message, this.at);
  }
}

function modifierOf(word: string): Modifier | null {
  if (/^0+$/.test(word)) return { kind: 'pad', digits: Math.min(word.length, 6) };
  if (/^-?[1-9]\d{0,2}$/.test(word)) {
    const bytes = Number(word);
    return { kind: 'cut', bytes: Math.abs(bytes), keep: bytes < 0 ? 'end' : 'start' };
  }
  const letters = CASES.find((one) => one === word);
  if (letters !== undefined) return { kind: 'case', to: letters };
  if (word === 'ascii') return { kind: 'ascii' };
  if (/^[a-z]{2}$/i.test(word)) return { kind: 'language', code: word.toLowerCase() };
  const style = EPISODE_STYLES.find((one) => one === word);
  return style === undefined ? null : { kind: 'style', style };
}
