import { createHash } from 'node:crypto';
import {
  byPreference,
  type ContentKey,
  DomainError,
  type DuplicateId,
  formatDuplicateId,
  groupVersions,
  LAST_VERSION,
  parseDuplicateId,
  type TitleKey,
} from '#domain';
import type { Sql } from '../database.js';
import type { Page, PageOf } from '../queries/page.js';
import {
  type Candidate,
  contentCandidates,
  type DuplicateFilter,
  filesOfTitle,
  titleCandidates,
} from './duplicate-candidates.js';
import { areKept, keptWith } from './kept-copies.js';
import { copiesById, type StoredCopy } from './stored-copies.js';

export type DuplicateReason = 'title' | 'content';

/** Copies of one version of a work, or of one content. */
export interface Duplicate {
  readonly id: string;
  readonly reason: DuplicateReason;
  /** The one to keep first. */
  readonly copies: readonly StoredCopy[];
  /** All of them have been read and hold the same. */
  readonly sameContent: boolean;
}

/** What to list. */
export interface DuplicateSearch extends DuplicateFilter {
  /** Null for both: what is a duplicate for both reasons is listed once. */
  readonly reason: DuplicateReason | null;
}

/** Candidates looked at together at most, and how often for one page: a page may be short, and then the next goes on. */
const ROUND = 200;
const LEAST = 20;
const ROUNDS = 10;

/** Finds duplicates: by indexes, since nothing is stored of them but what contents hold. */
export class DuplicateQueries {
  constructor(private readonly sql: Sql) {}

  /** A page of what is to be decided, works first. */
  async list(search: DuplicateSearch, { limit, cursor }: Page): Promise<PageOf<Duplicate>> {
    const from = cursor === null ? null : placeOf(cursor);
    const walk = new Walk(this.sql, search, limit + 1);
    if (search.reason !== 'content' && from?.reason !== 'content') await walk.titles(from);
    if (search.reason !== 'title' && walk.hasRoom)
      await walk.contents(from?.reason === 'content' ? from.key : null);
    return walk.page();
  }

  /** One duplicate, also when it has been decided to keep all of it; null when there is none of this id. */
  async one(id: string): Promise<Duplicate | null> {
    const given = parseDuplicateId(id);
    if (given === null) return null;
    const found = given.reason === 'title' ? await this.ofTitle(given.key) : await this.ofContent(given.key);
    return found.find((one) => one.id === id) ?? null;
  }

  private async ofTitle(key: TitleKey): Promise<Duplicate[]> {
    const copies = await copiesById(this.sql, await filesOfTitle(this.sql, key));
    return titleDuplicates(key, copies, await contentsOf(this.sql, copies));
  }

  private async ofContent(key: ContentKey): Promise<Duplicate[]> {
    const from = { key, limit: 1, only: true };
    const [found] = await contentCandidates(this.sql, { kind: null, libraryId: null }, from);
    return found === undefined ? [] : contentDuplicates(key, await copiesById(this.sql, found.fileIds));
  }
}

/** Where a page ended. Throws for a text that no page has given. */
function placeOf(cursor: string): DuplicateId {
  const place = parseDuplicateId(cursor);
  if (place !== null) return place;
  throw new DomainError('duplicates.cursor', 'The cursor is not the nextCursor of a page: begin without one');
}

/** Collects the duplicates of one page. */
class Walk {
  private readonly found: Duplicate[] = [];
  /** Where the next page begins when this one ends before it is full. */
  private reached: string | null = null;
  /** Candidates looked at together: few of them come to nothing. */
  private readonly round: number;

  constructor(
    private readonly sql: Sql,
    private readonly search: DuplicateSearch,
    private readonly wanted: number,
  ) {
    this.round = Math.min(ROUND, Math.max(LEAST, wanted));
  }

  get hasRoom(): boolean {
    return this.found.length < this.wanted && this.reached === null;
  }

  async titles(from: (DuplicateId & { reason: 'title' }) | null): Promise<void> {
    let key = from?.key ?? null;
    let version = from?.version ?? '';
    for (let round = 0; this.hasRoom; round += 1) {
      const page = await titleCandidates(this.sql, this.search, { key, limit: this.round });
      const lastSeen = key === null ? '' : formatDuplicateId({ reason: 'title', key, version });
      const seenKey = lastSeen.slice(0, lastSeen.lastIndexOf('-') + 1);
      await this.take(
        page,
        titleDuplicates,
        (id) => id.startsWith(seenKey) && seenKey !== '' && id <= lastSeen,
      );
      const last = page.at(-1);
      if (page.length < this.round || last === undefined) return;
      [key, version] = [last.key, LAST_VERSION];
      if (round + 1 >= ROUNDS) this.reached = formatDuplicateId({ reason: 'title', key, version });
    }
  }

  async contents(from: ContentKey | null): Promise<void> {
    let key = from;
    for (let round = 0; this.hasRoom; round += 1) {
      const page = await contentCandidates(this.sql, this.search, { key, limit: this.round });
      const lastSeen = key === null ? '' : formatDuplicateId({ reason: 'content', key });
      await this.take(page, this.contentsToShow, (id) => id === lastSeen);
      const last = page.at(-1);
      if (page.length < this.round || last === undefined) return;
      key = last.key;
      if (round + 1 >= ROUNDS) this.reached = formatDuplicateId({ reason: 'content', key });
    }
  }

  page(): PageOf<Duplicate> {
    const items = this.found.slice(0, this.wanted - 1);
    const isMore = this.found.length >= this.wanted;
    return { items, nextCursor: isMore ? (items.at(-1)?.id ?? null) : this.reached };
  }

  /** Where works are listed too, their copies are not listed a second time for what they hold. */
  private readonly contentsToShow = (key: ContentKey, copies: readonly StoredCopy[]): Duplicate[] => {
    const works = new Set(copies.map(({ titleId }) => titleId));
    const isListed = works.size === 1 && !works.has(null) && groupVersions(copies).length === 1;
    return this.search.reason === null && isListed ? [] : contentDuplicates(key, copies);
  };

  private async take<Key>(
    page: readonly Candidate<Key>[],
    duplicatesOf: (key: Key, copies: readonly StoredCopy[], contents: Contents) => Duplicate[],
    isSeen: (id: string) => boolean,
  ): Promise<void> {
    const ids = page.flatMap(({ fileIds }) => fileIds);
    const copies = new Map((await copiesById(this.sql, ids)).map((copy) => [copy.fileId, copy]));
    const contents = await contentsOf(this.sql, [...copies.values()]);
    const kept = await keptWith(this.sql, ids);
    for (const { key, fileIds } of page) {
      const own = fileIds.flatMap((id) => copies.get(id) ?? []);
      const open = duplicatesOf(key, own, contents)
        .filter(({ id }) => !isSeen(id))
        .filter(
          (one) =>
            !areKept(
              kept,
              one.copies.map(({ fileId }) => fileId),
            ),
        );
      this.found.push(...open);
    }
  }
}

/** What files hold, by their ids, as far as they have been read whole. */
type Contents = ReadonlyMap<string, string>;

async function contentsOf(sql: Sql, copies: readonly StoredCopy[]): Promise<Contents> {
  const rows = await sql.query<{ id: string; hash: string }>(
    `SELECT file_id AS id, encode(hash, 'hex') AS hash FROM content_hash JOIN file ON file.id = file_id
     WHERE file_id = ANY($1::bigint[]) AND content_hash.state = 'done' AND file.size = content_hash.size
       AND file.mtime_ns = content_hash.mtime_ns`,
    [copies.map(({ fileId }) => fileId)],
  );
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}

/** Names of one file are one copy. */
const areSeveral = (copies: readonly StoredCopy[]): boolean =>
  new Set(copies.map(({ inode }) => inode)).size > 1;

function titleDuplicates(key: TitleKey, copies: readonly StoredCopy[], contents: Contents): Duplicate[] {
  return groupVersions(copies)
    .filter((group) => areSeveral(group.copies))
    .map((group) => {
      const version = createHash('sha256').update(group.key).digest('hex').slice(0, 16);
      const hashes = new Set(group.copies.map(({ fileId }) => contents.get(fileId)));
      const sameContent = hashes.size === 1 && !hashes.has(undefined);
      return {
        id: formatDuplicateId({ reason: 'title', key, version }),
        reason: 'title' as const,
        copies: group.copies.toSorted(byPreference(sameContent)),
        sameContent,
      };
    })
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function contentDuplicates(key: ContentKey, copies: readonly StoredCopy[]): Duplicate[] {
  if (!areSeveral(copies)) return [];
  const id = formatDuplicateId({ reason: 'content', key });
  return [{ id, reason: 'content', copies: copies.toSorted(byPreference(true)), sameContent: true }];
}
