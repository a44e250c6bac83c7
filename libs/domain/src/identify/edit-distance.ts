// Only natural's distance module: its root import reads `.env` files and takes 93 MB.
import distance from 'natural/lib/natural/distance/index.js';

/** Longest texts compared letter by letter; the cost grows with the product of the lengths. */
const LONGEST = 200;

/** How many letters must be put in, taken out, changed or swapped with the next to make one text of the other. */
export function editDistance(a: string, b: string): number {
  return distance.DamerauLevenshteinDistance(a.slice(0, LONGEST), b.slice(0, LONGEST));
}
