import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutToBytes, utf8Length } from '../shared/bytes.js';
import { cleanText, LONGEST_NAME, safeName } from './safe-name.js';
import { COLON_STYLES, ILLEGAL_STYLES, USUAL_SIGNS } from './signs.js';

describe('safeName', () => {
  it.each([
    ['AC/DC: Let There Be Rock', 'AC-DC - Let There Be Rock'],
    ['Face\\Off', 'Face-Off'],
    ['What?', 'What'],
    ['<"Who|*">', 'Who'],
    ['..', '_'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['...And Justice for All...', 'And Justice for All'],
    ['', '_'],
    ['\u200B\u202E', '_'],
    ['Film\u202Egpj', 'Filmgpj'],
    ['a\0b\nc\td', 'ab c d'],
    ['CON', '_CON'],
    ['nul.2010', '_nul.2010'],
    ['Console', 'Console'],
    ['Ame\u0301lie', 'Amélie'],
    ['half \uD83C surrogate', 'half surrogate'],
    ['Movie 🎬', 'Movie 🎬'],
    ['trailing. . ', 'trailing'],
  ])('turns %j into %j', (text, name) => {
    expect(safeName(text)).toBe(name);
  });

  it('keeps the ending whole when the text is cut', () => {
    const name = safeName('é'.repeat(300), '.en.forced.srt');
    expect(name.endsWith('é.en.forced.srt')).toBe(true);
    expect(utf8Length(name)).toBeLessThanOrEqual(LONGEST_NAME);
  });

  it('keeps the extension of an ending that is itself too long', () => {
    const name = safeName('Film', `.${'x'.repeat(400)}.srt`);
    expect(name).toMatch(/^Film/);
    expect(name).toMatch(/\.srt$/);
    expect(utf8Length(name)).toBeLessThanOrEqual(LONGEST_NAME);
  });

  it('guards a reserved name with an extension too', () => {
    expect(safeName('Aux', '.mkv')).toBe('_Aux.mkv');
  });
});

describe('signs that no name may have', () => {
  it.each([
    ['delete', 'Alien Covenant', 'ReZero', 'Le film la suite'],
    ['dash', 'Alien- Covenant', 'Re-Zero', 'Le film - la suite'],
    ['space-dash', 'Alien - Covenant', 'Re -Zero', 'Le film - la suite'],
    ['space-dash-space', 'Alien - Covenant', 'Re - Zero', 'Le film - la suite'],
    ['smart', 'Alien - Covenant', 'Re-Zero', 'Le film - la suite'],
  ] as const)('are written as wanted: a colon by %s', (colon, ...names) => {
    const written = ['Alien: Covenant', 'Re:Zero', 'Le film : la suite'].map((text) =>
      cleanText(text, { ...USUAL_SIGNS, colon }),
    );
    expect(written).toEqual(names);
  });

  it('are written as wanted: slashes and question marks', () => {
    const text = 'AC/DC: What? *Now* "<|>"';
    expect(cleanText(text, { colon: 'smart', illegal: 'remove' })).toBe('AC-DC - What Now ');
    expect(cleanText(text, { colon: 'smart', illegal: 'replace' })).toBe('AC+DC - What! -Now- ');
  });
});

describe('any text', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          '.',
          '/',
          '\\',
          ' ',
          ':',
          '\0',
          '\u202E',
          '\uFEFF',
          '\u200D',
          '\uD800',
          'con',
          'e\u0301',
        ),
      )
      .map((parts) => parts.join('')),
  );
  const ending = fc.oneof(fc.constantFrom('', '.mkv', '.en.srt', '-poster.jpg'), hostile);

  it('becomes one harmless name', () => {
    fc.assert(
      fc.property(hostile, ending, (text, tail) => {
        const name = safeName(text, tail);
        expect(name.length).toBeGreaterThan(0);
        expect(utf8Length(name)).toBeLessThanOrEqual(LONGEST_NAME);
        expect(name).toBe(name.normalize('NFC'));
        expect(name).not.toMatch(/\p{Cs}/u);
        expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cf}]/u);
        expect(name).not.toMatch(/^\.|[. ]$/);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\s|$)/i);
      }),
      { numRuns: 500 },
    );
  });

  it('is left alone once it is safe', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(safeName(safeName(text))).toBe(safeName(text));
      }),
      { numRuns: 500 },
    );
  });

  it('is left alone once it is clean, however signs are written', () => {
    const styles = fc.record({
      colon: fc.constantFrom(...COLON_STYLES),
      illegal: fc.constantFrom(...ILLEGAL_STYLES),
    });
    fc.assert(
      fc.property(hostile, styles, styles, (text, one, other) => {
        const clean = cleanText(text, one);
        expect(clean).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cf}]/u);
        expect(cleanText(clean, other)).toBe(clean);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps every usual ending', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('.mkv', '.en.srt', '-poster.jpg', ' (2010)'), (text, tail) => {
        expect(safeName(text, tail).endsWith(tail)).toBe(true);
      }),
    );
  });

  it('is never cut inside a sign', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, room) => {
        const cut = cutToBytes(text, room);
        expect(text.startsWith(cut)).toBe(true);
        expect(utf8Length(cut)).toBeLessThanOrEqual(Math.max(room, 0));
        expect(cut).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});
