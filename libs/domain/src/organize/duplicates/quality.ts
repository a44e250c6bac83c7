import type { Copy } from './copy.js';
import { DECISIVE, MENDED, type QualityFeature, type Trait, TRAITS } from './traits.js';

/** How two copies compare in one feature. */
export interface FeatureComparison {
  readonly feature: QualityFeature;
  /** For people; empty when it is not known. */
  readonly one: string;
  readonly other: string;
  /** Which is known to be better in it; null when neither is. */
  readonly better: Side | null;
}

export type Side = 'one' | 'other';

/** What is known of a copy, the weightiest first; empty texts for what is not. */
export const qualityOf = (
  copy: Copy,
): readonly { readonly feature: QualityFeature; readonly value: string }[] =>
  TRAITS.map(({ feature, textOf }) => ({ feature, value: textOf(copy) }));

/** How two copies compare. */
export interface QualityComparison {
  readonly features: readonly FeatureComparison[];
  /** The copy that is better in something that counts and worse in nothing that does; null when neither is. */
  readonly clearlyBetter: Side | null;
}

/** Compares two copies feature by feature. */
export function compareCopies(one: Copy, other: Copy): QualityComparison {
  const features = TRAITS.map((trait) => ({
    feature: trait.feature,
    one: trait.textOf(one),
    other: trait.textOf(other),
    better: betterIn(trait, one, other),
  }));
  const clearlyBetter = isClearlyBetter(one, other) ? 'one' : isClearlyBetter(other, one) ? 'other' : null;
  return { features, clearlyBetter };
}

function betterIn({ above }: Trait, one: Copy, other: Copy): Side | null {
  if (above(one, other)) return 'one';
  return above(other, one) ? 'other' : null;
}

/**
 * Whether a copy may take the other's place without anybody being asked: it is known to be better in something
 * decisive and, as far as is known, worse in nothing decisive; or it mends the other, from which nothing else tells it.
 */
export function isClearlyBetter(one: Copy, other: Copy): boolean {
  if (!DECISIVE.every(({ atLeast }) => atLeast(one, other))) return false;
  if (DECISIVE.some(({ above }) => above(one, other))) return true;
  return DECISIVE.every(({ atLeast }) => atLeast(other, one)) && MENDED.above(one, other);
}

/** Orders copies, the best first; 0 only for copies that nothing tells apart. What is not known counts as least. */
export function byQuality(one: Copy, other: Copy): number {
  for (const { rankOf } of TRAITS) {
    const [own, others] = [rankOf(one) ?? -1, rankOf(other) ?? -1];
    if (own !== others) return own > others ? -1 : 1;
  }
  return 0;
}

/** Why `one` is better than `other` or is not: what speaks for it, then what speaks against it. */
export function explainQuality(one: Copy, other: Copy): string {
  const { features } = compareCopies(one, other);
  const told = (side: Side): string =>
    features
      .filter(({ better, feature }) => better === side && !(feature === 'release' && sourceTells(features)))
      .map((each) => `${each.feature}: ${each.one} against ${each.other}`)
      .join(', ');
  const [pro, contra] = [told('one'), told('other')];
  if (pro === '' && contra === '') return 'nothing that is known tells them apart';
  return [pro === '' ? '' : `better in ${pro}`, contra === '' ? '' : `worse in ${contra}`]
    .filter((text) => text !== '')
    .join('; ');
}

/** The source says already what `release` would say. */
const sourceTells = (features: readonly FeatureComparison[]): boolean =>
  features.some(({ feature, better }) => feature === 'source' && better !== null);
