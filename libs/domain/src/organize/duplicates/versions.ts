import type { Copy } from './copy.js';
import { byQuality } from './quality.js';
import { shareNoLanguage, spokenIn } from './spoken.js';

/** A copy of an identified work. */
export interface VersionedCopy extends Copy {
  /** Null for films. */
  readonly season: number | null;
  readonly episodes: readonly number[];
  readonly part: number | null;
}

/** A text that is the same for copies of one film or episodes in one edition: part, cut and 3D are others. */
function versionKeyOf({ season, episodes, part, reading }: VersionedCopy): string {
  const editions = [...new Set(reading.editions)].toSorted();
  return JSON.stringify([season, episodes.toSorted((a, b) => a - b), part, editions, reading.threeD]);
}

/** Whether one copy could stand for the other: the same version, and not in languages that the other lacks altogether. */
export const isSameVersion = (one: VersionedCopy, other: VersionedCopy): boolean =>
  versionKeyOf(one) === versionKeyOf(other) && !shareNoLanguage(one, other);

/** Copies of one version. */
export interface VersionGroup<Given extends VersionedCopy> {
  /** Tells the versions of one work apart, and stays the same when further copies come. */
  readonly key: string;
  /** The best first. */
  readonly copies: readonly Given[];
}

/**
 * Copies of one work by version and language: what is spoken in other languages is another version. Copies of which no
 * language is known go with the others of their version where those are all in the same languages.
 */
export function groupVersions<Given extends VersionedCopy>(copies: readonly Given[]): VersionGroup<Given>[] {
  return [...Map.groupBy(copies, versionKeyOf)].flatMap(([version, own]) => {
    const byLanguages = Map.groupBy(own, (copy) => spokenIn(copy).join(' '));
    const silent = byLanguages.get('') ?? [];
    const spoken = [...byLanguages].filter(([languages]) => languages !== '');
    const only = spoken.length === 1 ? spoken[0] : undefined;
    const groups: (readonly [string, readonly Given[]])[] =
      only === undefined ? [...byLanguages] : [[only[0], [...only[1], ...silent]]];
    return groups.map(([languages, alike]) => ({
      key: `${version} ${languages}`,
      copies: alike.toSorted(byQuality),
    }));
  });
}
