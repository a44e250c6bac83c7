import { DomainError } from '../../shared/domain-error.js';
import { byQuality, isClearlyBetter } from './quality.js';
import type { VersionedCopy } from './versions.js';

/** A copy that the user or a rule chooses among. */
export interface ChoosableCopy extends VersionedCopy {
  readonly fileId: string;
  /** `organized` ones are in place. */
  readonly state: string;
}

/** Which copies of one duplicate stay and which go to the trash. */
export interface DuplicateChoice {
  readonly keep: readonly string[];
  readonly trash: readonly string[];
}

/**
 * Orders copies, the one to keep first: by quality, then what is in place, then what was found first. Copies of one content
 * differ in quality only in what their names say of it, so there what is in place comes first.
 */
export const byPreference =
  (sameContent: boolean) =>
  (one: ChoosableCopy, other: ChoosableCopy): number => {
    const [quality, place] = [byQuality(one, other), placeRank(other) - placeRank(one)];
    const first = sameContent ? place || quality : quality || place;
    return first || Number(one.fileId) - Number(other.fileId);
  };

const placeRank = ({ state }: ChoosableCopy): number => (state === 'organized' ? 1 : 0);

/**
 * What may be chosen without asking: of copies of one content that which is in place, else that which is clearly better
 * than others. Copies that it is not clearly better than stay. Null when there is nothing to choose.
 */
export function chooseBetter(copies: readonly ChoosableCopy[], sameContent: boolean): DuplicateChoice | null {
  const [best, ...rest] = copies.toSorted(byPreference(sameContent));
  if (best === undefined) return null;
  const worse = sameContent ? rest : rest.filter((copy) => isClearlyBetter(best, copy));
  if (worse.length === 0) return null;
  const trash = worse.map(({ fileId }) => fileId);
  return { keep: copies.map(({ fileId }) => fileId).filter((id) => !trash.includes(id)), trash };
}

/**
 * Holds a choice against the copies that there are; those that it does not name are kept. Throws
 * `duplicates.bad-choice`: one copy at least has to stay.
 */
export function checkedChoice(
  copies: readonly ChoosableCopy[],
  { keep, trash }: DuplicateChoice,
): DuplicateChoice {
  const known = new Set(copies.map(({ fileId }) => fileId));
  const stranger = [...keep, ...trash].find((id) => !known.has(id));
  if (stranger !== undefined)
    throw badChoice(`file ${stranger} is no copy of it: look at the duplicate again`);
  const both = trash.find((id) => keep.includes(id));
  if (both !== undefined) throw badChoice(`file ${both} cannot be kept and put away`);
  if (keep.length + trash.length === 0) throw badChoice('name the files to keep, to put away, or both');
  const stays = [...known].filter((id) => !trash.includes(id));
  if (stays.length === 0) throw badChoice('one copy at least has to stay: keep one of the files');
  return { keep: stays, trash: [...new Set(trash)] };
}

const badChoice = (message: string): DomainError => new DomainError('duplicates.bad-choice', message);

/** Choices about many duplicates, of which none takes away what another counts on. */
export class ChoiceLedger {
  private readonly kept = new Set<string>();
  private readonly trashed = new Set<string>();

  /** What of a choice can be done beside those before it; null when nothing can. */
  admit({ keep, trash }: DuplicateChoice): DuplicateChoice | null {
    const stays = keep.filter((id) => !this.trashed.has(id));
    const goes = trash.filter((id) => !this.kept.has(id) && !this.trashed.has(id));
    if (stays.length === 0 || goes.length === 0) return null;
    for (const id of stays) this.kept.add(id);
    for (const id of goes) this.trashed.add(id);
    return { keep: stays, trash: goes };
  }
}
