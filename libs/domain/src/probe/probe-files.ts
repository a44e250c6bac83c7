import { runtimeMayDecide } from '../identify/compare-runtimes.js';
import type { WorkLimits } from '../shared/work-limits.js';
import { MEDIA_FACTS_VERSION } from './media-facts.js';
import type { MediaProber } from './media-prober.js';
import type { AwaitedPlan, ClaimedProbe, ProbeStore } from './probe-store.js';

/** Taken at once; a probe takes 20 to 100 ms. */
const IN_HAND = 8;

/** Longer than eight probes take that all reach their limit of time. */
const CLAIM_SECONDS = 300;

/** Who wants to know that clusters can be decided again, and that plans have what they waited for. */
export interface ProbeListener {
  onDecidable(): Promise<void>;
  onAwaited(plan: AwaitedPlan): Promise<void>;
}

/** Learns from the videos' own headers what they are made of and how long they are, in a lane that scans overtake. */
export class ProbeFiles {
  /** `lead` is how far apart the best two candidates of a decision must be (`CINEORG_ACCEPT_LEAD`). */
  constructor(
    private readonly store: ProbeStore,
    private readonly prober: MediaProber,
    private readonly lead: number,
  ) {}

  /** Probes until nothing waits, something more important does, or the limits are reached. Answers whether to go on. */
  async run(limits: WorkLimits, listener: ProbeListener): Promise<boolean> {
    await this.store.list(MEDIA_FACTS_VERSION);
    while (!limits.expired()) {
      const probes = await this.store.claim(IN_HAND, CLAIM_SECONDS);
      if (probes.length === 0) return false;
      let decidable = false;
      for (const probe of probes) decidable = (await this.probe(probe)) || decidable;
      if (decidable) await listener.onDecidable();
      for (const plan of await this.store.awaited()) await listener.onAwaited(plan);
    }
    return true;
  }

  /** Whether a cluster can be decided again. */
  private async probe(probe: ClaimedProbe): Promise<boolean> {
    const outcome = await this.prober.probe(probe.path);
    const review = await this.store.keep(probe, outcome, MEDIA_FACTS_VERSION);
    if (review === null || !runtimeMayDecide(this.lead, review.candidates)) return false;
    return this.store.decideAgain(review.clusterId);
  }
}
