/** Letters and signs that are not an ASCII letter with an accent, each as people write it in ASCII. */
const LATIN = 'ß ss,æ ae,œ oe,ø o,ł l,đ d,ð d,þ th,ħ h,ı i,ŋ n,ĸ k,ŧ t,× x';
const CYRILLIC =
  'а a,б b,в v,г g,ґ g,д d,е e,ё yo,є ye,ж zh,з z,и i,і i,ї yi,й y,к k,л l,м m,н n,о o,п p,р r,с s,т t,у u,ф f,' +
  'х kh,ц ts,ч ch,ш sh,щ shch,ъ ,ы y,ь ,э e,ю yu,я ya,ј j,љ lj,њ nj,ћ c,ђ dj,џ dz';
const GREEK =
  'α a,β v,γ g,δ d,ε e,ζ z,η i,θ th,ι i,κ k,λ l,μ m,ν n,ξ x,ο o,π p,ρ r,σ s,ς s,τ t,υ y,φ f,χ ch,ψ ps,ω o';
const SIGNS = "‘ ',’ ',‚ ',‛ ',‐ -,‑ -,‒ -,– -,— -,― -,… ...";

const WRITTEN: ReadonlyMap<string, string> = new Map(
  [LATIN, CYRILLIC, GREEK, SIGNS].flatMap((table) =>
    table.split(',').map((entry): [string, string] => [entry.charAt(0), entry.slice(2)]),
  ),
);

/** A text in ASCII: accents folded, Greek and Cyrillic as they are spelled in Latin letters; what is left has no sign. */
export function toAscii(text: string): string {
  return inLatin(
    inLatin(text.normalize('NFC'))
      .normalize('NFKD')
      .replace(/\p{M}+/gu, ''),
  ).replace(/[^\x20-\x7E]+/g, '');
}

/** Before accents are taken off, since some letters are another one with an accent: `й` is no `и`. */
const inLatin = (text: string): string => text.replace(/[^\x20-\x7E]/gu, latinOf);

function latinOf(sign: string): string {
  const small = sign.toLowerCase();
  const written = WRITTEN.get(small);
  if (written === undefined) return sign;
  return small === sign ? written : written.charAt(0).toUpperCase() + written.slice(1);
}
