import {
  type DomainError,
  MetadataProvider,
  type ProviderWork,
  type WorkDetails,
  type WorkKind,
} from '#domain';

/** Works in one answer of a search. */
const PAGE = 20;

/** A provider that knows the works it is given. A title matches when it holds all words of the question. */
export class InMemoryMetadataProvider extends MetadataProvider {
  /** What was asked, in order, as `search movie dune 1984`, `details episode 1396`, `find movie imdb tt0087182`. */
  readonly asked: string[] = [];

  /** Thrown by every call while it is set. */
  problem: DomainError | null = null;

  constructor(private readonly works: readonly WorkDetails[]) {
    super();
  }

  override search(kind: WorkKind, title: string, year: number | null): Promise<readonly ProviderWork[]> {
    const words = wordsOf(title);
    return this.answer(`search ${kind} ${title} ${year ?? ''}`.trim(), () =>
      this.works
        .filter(({ work }) => words.length > 0 && work.kind === kind && (year === null || work.year === year))
        .filter((known) =>
          titlesOf(known).some((other) => words.every((word) => wordsOf(other).includes(word))),
        )
        .map(listed)
        .toSorted((a, b) => b.popularity - a.popularity)
        .slice(0, PAGE),
    );
  }

  override details(kind: WorkKind, tmdbId: number): Promise<WorkDetails | null> {
    return this.answer(
      `details ${kind} ${tmdbId}`,
      () => this.works.find(({ work }) => work.kind === kind && work.tmdbId === tmdbId) ?? null,
    );
  }

  override find(kind: WorkKind, source: 'imdb' | 'tvdb', id: string): Promise<ProviderWork | null> {
    return this.answer(`find ${kind} ${source} ${id}`, () => {
      const ofKind = this.works.filter(({ work }) => work.kind === kind);
      const found = ofKind.find((known) => id === (source === 'imdb' ? known.imdbId : String(known.tvdbId)));
      return found === undefined ? null : listed(found);
    });
  }

  private async answer<Answer>(question: string, find: () => Answer): Promise<Answer> {
    this.asked.push(question);
    if (this.problem !== null) throw this.problem;
    return find();
  }
}

/** Lists of works do not carry their alternative titles. */
const listed = ({ work }: WorkDetails): ProviderWork => ({ ...work, alternativeTitles: null });

const titlesOf = ({ work }: WorkDetails): string[] => [
  work.title,
  work.originalTitle,
  ...(work.alternativeTitles ?? []),
];

/** Words in lower case, without accents. */
function wordsOf(text: string): string[] {
  const folded = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
