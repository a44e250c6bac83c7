import type { DuplicateFileView, DuplicateView } from '#contracts/http';
import { compareCopies, explainQuality, isClearlyBetter, qualityOf } from '#domain';
import { type Duplicate, shownPath, type StoredCopy } from '#infrastructure/database';

/** A duplicate as the API shows it: its files side by side, each held against the best. */
export function showDuplicate({ id, reason, copies, sameContent }: Duplicate): DuplicateView {
  const [best] = copies;
  if (best === undefined) throw new Error(`duplicate ${id} has no copies`);
  const files = copies.map((copy) => showFile(copy, best, sameContent));
  return {
    ...{ id, reason, sameContent },
    libraryId: best.libraryId,
    kind: best.kind,
    title: best.work?.title ?? '',
    year: best.work?.year ?? null,
    tmdbId: best.work?.tmdbId ?? null,
    season: best.season,
    episodes: best.episodes,
    part: best.part,
    editions: best.reading.editions,
    best: best.fileId,
    clear: files.every((file) => file.id === best.fileId || file.worse),
    files,
  };
}

function showFile(copy: StoredCopy, best: StoredCopy, sameContent: boolean): DuplicateFileView {
  const path = copy.places[0] ?? Buffer.alloc(0);
  const isBest = copy === best;
  return {
    id: copy.fileId,
    ...shownPath('path', path),
    state: copy.state,
    size: copy.size,
    companions: copy.companions.length,
    quality: qualityOf(copy),
    differences: isBest ? [] : differencesOf(copy, best),
    worse: !isBest && (sameContent || isClearlyBetter(best, copy)),
    why: isBest ? '' : sameContent ? 'both hold the same' : explainQuality(best, copy),
  };
}

const differencesOf = (copy: StoredCopy, best: StoredCopy): DuplicateFileView['differences'] =>
  compareCopies(copy, best)
    .features.filter(({ one, other }) => one !== other)
    .map(({ feature, one, other, better }) => ({
      feature,
      value: one,
      best: other,
      better: better === null ? null : better === 'one',
    }));
