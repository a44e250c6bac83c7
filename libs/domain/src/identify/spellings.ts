const ROMAN = ['II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/**
 * Other ways to write a title that a provider's search does not know to be the same: "and" for "&", roman for arabic
 * numbers. Best first, without the title itself.
 */
export function otherSpellings(title: string): readonly string[] {
  const respelled = [ampersand(title), numerals(title), numerals(ampersand(title))];
  return [...new Set(respelled)].filter((text) => text !== title).slice(0, 2);
}

function ampersand(title: string): string {
  return title.includes(' & ') ? title.replaceAll(' & ', ' and ') : title.replace(/ and /gi, ' & ');
}

function numerals(title: string): string {
  return title.replace(/(?<= )(\d{1,2}|[IVX]{1,4})(?=$|[ :,-])/g, (number) => {
    const at = ROMAN.indexOf(number);
    return at >= 0 ? String(at + 2) : (ROMAN[Number(number) - 2] ?? number);
  });
}
