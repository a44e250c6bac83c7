import type { Reading } from '../release/reading.js';
import { furtherQuestion, unseenPopularity } from './ask-further.js';
import type { AcceptanceThresholds, Candidate, Decision, ProviderWork } from './candidate.js';
import { compareEpisodes } from './compare-episodes.js';
import { compareRuntimes } from './compare-runtimes.js';
import { decide } from './decide.js';
import { findCandidates } from './find-candidates.js';
import type { ClaimedCluster, ClusterFile, ClusterVerdict, LookupAnswer } from './identify-store.js';
import type { KeyedQuery } from './lookup-queries.js';
import type { MetadataProvider, WorkDetails } from './metadata-provider.js';
import { recallChoice } from './recall-choice.js';
import { chosenByUser, identified, rejected, undecided } from './verdicts.js';

/** A further question whose answer a decision has to wait for. */
export interface FurtherQuestion {
  readonly ask: KeyedQuery;
}

/** Decides what a cluster's files are from what its lookups found, or says what else has to be asked. */
export async function decideCluster(
  provider: MetadataProvider,
  thresholds: AcceptanceThresholds,
  cluster: ClaimedCluster,
  files: readonly ClusterFile[],
): Promise<ClusterVerdict | FurtherQuestion> {
  const { chosen } = cluster;
  if (chosen === 'rejected') return rejected(files);
  if (chosen !== null && chosen !== 'ask') {
    const details = await provider.details(chosen.kind, chosen.tmdbId);
    if (details !== null) {
      return chosenByUser(cluster, details, readAs(chosen.kind, cluster.readings, files) ?? files);
    }
  }
  const found = await findCandidates(provider, thresholds, cluster);
  const ask = furtherQuestion(cluster, found, thresholds);
  if (ask !== null) return { ask };
  const { lead } = thresholds;
  const placed = await compareEpisodes(provider, lead, found, files);
  const compared = await compareRuntimes(provider, lead, placed, files);
  const { candidates, decision } = await recallChoice(provider, cluster, compared);
  const outcome = restrained(cluster, decision ?? decide(candidates, thresholds, unseenPopularity(cluster)));
  return carryOut(outcome, candidates, { provider, cluster, files });
}

/** What may not be decided without asking, however good it looks. */
function restrained({ chosen, readings, answers }: ClaimedCluster, decision: Decision): Decision {
  if (decision.outcome !== 'identified') return decision;
  const why =
    chosen === null
      ? (unknownId(readings, answers) ?? strangeNfo(readings, decision.candidate))
      : whyAsked(chosen);
  if (why === null) return decision;
  return { outcome: 'review', reasons: [why, ...decision.reasons] };
}

const whyAsked = (chosen: unknown): string =>
  chosen === 'ask' ? 'a decision was taken back' : 'the provider no longer knows the work chosen';

/** Says that the name's id led nowhere; null when it states none or the work was found. */
function unknownId([best]: readonly Reading[], answers: readonly LookupAnswer[]): string | null {
  const asked = answers.filter(({ query }) => query.by === 'id');
  if (asked.length === 0 || asked.some(({ works }) => works.length > 0)) return null;
  const { tmdb, imdb, tvdb } = best?.ids ?? {};
  return `the provider does not know the id ${tmdb ?? imdb ?? tvdb ?? ''}`;
}

/** Below this similarity of titles, and in another year, an `.nfo` file is taken to belong to something else. */
const STRANGE = 0.5;

/** An id in the name itself was put there on purpose; one in an `.nfo` file may have come with another film. */
function strangeNfo([best]: readonly Reading[], { work, features }: Candidate): string | null {
  if (best?.idsFrom !== 'nfo' || best.year === null || work.year === null) return null;
  const title = features.find(({ feature }) => feature === 'title')?.score ?? 0;
  if (title >= STRANGE || Math.abs(best.year - work.year) <= 1) return null;
  return `the .nfo file states ${work.title} (${work.year}), which the name does not resemble`;
}

interface Context {
  readonly provider: MetadataProvider;
  readonly cluster: ClaimedCluster;
  readonly files: readonly ClusterFile[];
}

async function carryOut(
  decision: Decision,
  candidates: readonly Candidate[],
  { provider, cluster, files }: Context,
): Promise<ClusterVerdict> {
  const { outcome, reasons } = decision;
  if (outcome !== 'identified') return undecided(outcome, candidates, reasons, files);
  const details = await detailsOf(provider, decision.candidate.work);
  if (details === null) {
    return undecided('review', candidates, ['the provider no longer knows this work'], files);
  }
  const read = readAs(details.work.kind, cluster.readings, files);
  if (read === null) return undecided('review', candidates, ['it fits one of the names only'], files);
  return identified(cluster, details, read, { by: 'auto', reasons, candidates });
}

/**
 * The files with the reading that makes them this kind of work. What one name may mean besides its best reading, the
 * other files' names need not: then null, for one film is never given to a season.
 */
export function readAs(
  kind: Reading['kind'],
  readings: readonly Reading[],
  files: readonly ClusterFile[],
): readonly ClusterFile[] | null {
  if (readings[0]?.kind === kind) return files;
  const reading = readings.find((one) => one.kind === kind);
  const [only] = files;
  return files.length === 1 && only !== undefined && reading !== undefined ? [{ ...only, reading }] : null;
}

/** Films need no further facts for a decision or a name; series need their seasons for both. */
async function detailsOf(provider: MetadataProvider, work: ProviderWork): Promise<WorkDetails | null> {
  if (work.kind === 'episode') return provider.details('episode', work.tmdbId);
  return { work, imdbId: null, tvdbId: null, runtime: null, seasonNumbers: [], seasons: [] };
}
