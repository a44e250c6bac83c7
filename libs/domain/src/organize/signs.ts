/** What becomes of a colon in a name. */
export const COLON_STYLES = ['delete', 'dash', 'space-dash', 'space-dash-space', 'smart'] as const;
export type ColonStyle = (typeof COLON_STYLES)[number];

/** What becomes of the other signs that no name may have: left out as far as can be, or others in their place. */
export const ILLEGAL_STYLES = ['remove', 'replace'] as const;
export type IllegalStyle = (typeof ILLEGAL_STYLES)[number];

/** How signs are written that some file system does not take in a name. */
export interface SignStyles {
  readonly colon: ColonStyle;
  readonly illegal: IllegalStyle;
}

/** The way that nobody has to choose: `Alien - Covenant`, `Face-Off`, `What`. */
export const USUAL_SIGNS: SignStyles = { colon: 'space-dash-space', illegal: 'remove' };

type Rules = readonly (readonly [RegExp, string])[];

const COLONS: Readonly<Record<ColonStyle, Rules>> = {
  delete: [[/:/g, '']],
  dash: [[/:/g, '-']],
  'space-dash': [[/ ?:/g, ' -']],
  'space-dash-space': [[/ ?: ?/g, ' - ']],
  /** A dash between spaces where a space followed, else a dash alone: `Alien - Covenant`, `Re-Zero`. */
  smart: [
    [/ ?: /g, ' - '],
    [/:/g, '-'],
  ],
};

/** Slashes never vanish: `AC/DC` must not become another word. */
const ILLEGAL: Readonly<Record<IllegalStyle, Rules>> = {
  remove: [
    [/[/\\]/g, '-'],
    [/[<>"|?*]/g, ''],
  ],
  replace: [
    [/[/\\]/g, '+'],
    [/\?/g, '!'],
    [/\*/g, '-'],
    [/[<>"|]/g, ''],
  ],
};

/** A text without separators and without what Windows and SMB forbid. */
export function withoutIllegalSigns(text: string, { colon, illegal }: SignStyles): string {
  return [...COLONS[colon], ...ILLEGAL[illegal]].reduce(
    (rest, [pattern, sign]) => rest.replace(pattern, sign),
    text,
  );
}
