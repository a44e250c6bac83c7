const ROMAN = ['II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/**
 * Other ways to write a title that a provider's search does not know to be the same: "and" for "&", roman for arabic
 * numbers, "20,000" for "20000", and "The Office" for "Th eOffice". Best first, without the title itself.
 */
export function otherSpellings(title: string): readonly string[] {
  const respelled = [otherAmpersand, numerals, thousands, strayLetter].map((respell) => respell(title));
  const both = numerals(otherAmpersand(title));
  return [...new Set([...respelled, both])].filter((text) => text !== title).slice(0, 2);
}

const thousands = (title: string): string => title.replace(/(?<![\d,.])(\d{1,3})(000)(?!\d)/g, '$1,$2');

/** A letter that slipped behind the space shows by the capital after it. */
const strayLetter = (title: string): string => title.replace(/ (\p{Ll})(?=\p{Lu}\p{Ll})/gu, '$1 ');

/** "and" for "&", or the reverse. */
export function otherAmpersand(title: string): string {
  return title.includes(' & ') ? title.replaceAll(' & ', ' and ') : title.replace(/ and /gi, ' & ');
}

function numerals(title: string): string {
  return title.replace(/(?<= )(\d{1,2}|[IVX]{1,4})(?=$|[ :,-])/g, (number) => {
    const at = ROMAN.indexOf(number);
    return at >= 0 ? String(at + 2) : (ROMAN[Number(number) - 2] ?? number);
  });
}
