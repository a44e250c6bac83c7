import { lstatSync } from 'node:fs';
import {
  ChoiceLedger,
  chooseBetter,
  decodeName,
  type DuplicateChoice,
  leavingOperations,
  type PlannedGroup,
} from '#domain';
import type { AskedDuplicates, ClaimedPlan, PlanDuplicates, StoredCopy } from '../database/index.js';
import { leavingVideo, plannedTrash } from './leaving.js';
import type { PlanGroups } from './plan-groups.js';
import { factsOf } from './rivals.js';

/** Duplicates whose operations are worked out and stored together. */
const BATCH = 200;

/** What a plan that puts duplicates away is made with. */
interface TrashMaking {
  readonly duplicates: PlanDuplicates;
  readonly trashFor: (source: Buffer) => Buffer;
}

/**
 * Plans to put away the copies that were not chosen, each with its companions and links. A copy goes only while one
 * that was chosen instead lies where it should.
 */
export async function buildTrashPlan(
  { duplicates, trashFor }: TrashMaking,
  plan: ClaimedPlan,
  { groups, asked }: { readonly groups: PlanGroups; readonly asked: AskedDuplicates },
): Promise<void> {
  const ledger = new ChoiceLedger();
  for await (const batch of choicesOf(duplicates, plan, asked)) {
    const choices = batch.flatMap((choice) => ledger.admit(choice) ?? []);
    const copies = await duplicates.copies(choices.flatMap(({ keep, trash }) => [...keep, ...trash]));
    const byId = new Map(copies.map((copy) => [copy.fileId, copy]));
    const trashFolderOf = plannedTrash(trashFor, plan.id);
    const planned = choices.flatMap(({ keep, trash }) => {
      const kept = keep.flatMap((id) => byId.get(id) ?? []);
      return trash
        .flatMap((id) => byId.get(id) ?? [])
        .map((copy): PlannedGroup => ({
          videoId: copy.fileId,
          operations: leavingOperations(leavingVideo(copy), trashFolderOf),
          conflict: refusalOf(copy, kept),
        }));
    });
    await groups.add(planned, factsOf(copies), null);
    await duplicates.noteKept(
      plan.id,
      choices.flatMap(({ keep }) => keep),
    );
  }
}

async function* choicesOf(
  duplicates: PlanDuplicates,
  { libraryId }: ClaimedPlan,
  asked: AskedDuplicates,
): AsyncGenerator<DuplicateChoice[]> {
  if ('choices' in asked) {
    yield [...asked.choices];
    return;
  }
  const { kind, reason } = asked.better;
  for (const why of reason === null ? (['title', 'content'] as const) : [reason]) {
    let cursor: string | null = null;
    do {
      const page = await duplicates.list({ kind, libraryId, reason: why }, { limit: BATCH, cursor });
      yield page.items.flatMap(({ copies, sameContent }) => chooseBetter(copies, sameContent) ?? []);
      cursor = page.nextCursor;
    } while (cursor !== null);
  }
}

function refusalOf(copy: StoredCopy, kept: readonly StoredCopy[]): string | null {
  if (copy.state === 'planned') return 'it belongs to a plan that is being carried out';
  if (kept.some(isThere)) return null;
  const [first] = kept;
  const name = first === undefined ? 'it' : decodeName(first.places[0] ?? new Uint8Array());
  return `the copy to be kept is not there: ${name}`;
}

/** Whether a copy lies, as the last scan saw it, at one of its places. A disc only has to be there. */
const isThere = ({ places, disc, scanned }: StoredCopy): boolean =>
  places.some((place) => {
    const found = lstatSync(place, { bigint: true, throwIfNoEntry: false });
    return disc
      ? found?.isDirectory() === true
      : found?.isFile() === true && String(found.size) === scanned.size;
  });
