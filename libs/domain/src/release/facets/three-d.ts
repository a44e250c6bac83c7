import { tagPattern } from './patterns.js';
import type { TagText } from './tag-text.js';

/** How the two pictures lie in one: side by side or one above the other, at half or full size. */
const LAYOUT = tagPattern(
  '[hf][ .-]?(?:sbs|ou|tab)',
  '(?:half|full)[ .-]?(?:sbs|ou|tab)',
  '3d[ .-]?[hf]?[ .-]?(?:sbs|ou|tab|mvc)',
  '[hf]?(?:sbs|ou|tab|mvc)[ .-]?3d',
  '(?:blu[ .-]?ray|bd)[ .-]?3d',
);
const UNSURE: ReadonlySet<string> = new Set(['3d', 'sbs', 'mvc']);

/** Whether the picture is stereoscopic; `3D` alone counts among tags only, as titles have it too. */
export function isThreeD({ text, words }: TagText): boolean {
  return words.some(({ word, sure }) => sure && UNSURE.has(word)) || text.search(LAYOUT) > 0;
}
