import { type CollisionRule, type Collisions, type PlacedCopy, titleIdOf, type TrashFolderOf } from '#domain';
import type { ScannedFacts, StoredCopy, TitleSummary } from '../database/index.js';
import { leavingVideo } from './leaving.js';

/** A stored copy as the domain settles collisions with it. */
interface Rival extends PlacedCopy {
  readonly stored: StoredCopy;
}

/** What some works have in place, and what becomes of it when new copies come. */
export class Rivals {
  /** What the scans knew of the files that may have to go. */
  readonly facts: ReadonlyMap<string, ScannedFacts>;
  private readonly byTitle: ReadonlyMap<string, readonly Rival[]>;

  constructor(
    private readonly rule: CollisionRule,
    titles: readonly TitleSummary[],
    private readonly given: { readonly copies: readonly StoredCopy[]; readonly trashFolderOf: TrashFolderOf },
  ) {
    const { copies } = given;
    const ids = new Map(titles.map((title) => [title.id, titleIdOf(title)]));
    this.byTitle = Map.groupBy(copies.map(toRival), ({ stored }) => ids.get(stored.titleId ?? '') ?? '');
    this.facts = factsOf(copies);
  }

  collisionsOf(titleId: string): Collisions {
    const inPlace = this.byTitle.get(titleId) ?? [];
    const leaving = new Map(inPlace.map(({ fileId, stored }) => [fileId, stored]));
    return {
      rule: this.rule,
      inPlace,
      trashFolderOf: this.given.trashFolderOf,
      leavingOf: ({ fileId }) => {
        const stored = leaving.get(fileId);
        if (stored === undefined) throw new Error(`file ${fileId} is no copy in place`);
        return leavingVideo(stored);
      },
    };
  }
}

/** What the scans knew of copies' files and companions, by file. */
export const factsOf = (copies: readonly StoredCopy[]): Map<string, ScannedFacts> =>
  new Map(
    copies.flatMap((copy) =>
      [copy, ...copy.companions].map(({ fileId, scanned }) => [fileId, scanned] as const),
    ),
  );

const toRival = (stored: StoredCopy): Rival => ({
  ...stored,
  path: stored.places.at(-1) ?? new Uint8Array(),
  held: stored.state === 'planned',
  stored,
});
