import { BRINGING, type Chunk, type Item, knownIdentity, UNLINKING } from './chunk.js';
import type { FileSystem } from './file-system.js';
import type { FileIdentity } from './identity.js';
import { folderOf, SLASH } from './names.js';
import { OperationRefused } from './refusal.js';
import type { Session } from './session.js';
import { isLinkFree, leadsTo, makeTextLink, removeTextLink, type TextLink, textOf } from './view-link.js';

/**
 * Holds a link that is to go against the plan: it must still lead to the file that the plan knows. Answers the identity
 * with what the link says, which the undo writes again.
 */
export function inspectOldLink(disk: FileSystem, item: Item): FileIdentity {
  const { source } = item.operation;
  const identity = knownIdentity(item);
  const text = textOf(disk, source);
  if (!leadsTo(disk, source, identity)) {
    throw new OperationRefused('the link leads elsewhere since the plan was made');
  }
  return { ...identity, text: text.toString('base64') };
}

/**
 * Takes the links away that lead to what is about to go, so that none dangles, after a power cut neither: once all new
 * names are durable, and durably before the old ones go.
 */
export async function takeOldLinks(session: Session, chunk: Chunk): Promise<void> {
  const taken: Item[] = [];
  for (const item of chunk.open(UNLINKING)) {
    if (item.group.refused) continue;
    await session.pace();
    if (chunk.attempt(item, () => removeTextLink(session.disk, oldLinkOf(item)))) taken.push(item);
  }
  const folder = ({ operation }: Item): Buffer => folderOf(operation.source);
  const faults = await session.syncFolders(taken.map(folder));
  for (const item of taken) chunk.attempt(item, () => faults.check(folder(item)));
}

/** Ends what `takeOldLinks` began: where a group was refused, links come back whose files are still there. */
export function endOldLinks({ disk }: Session, chunk: Chunk): void {
  for (const item of chunk.open(UNLINKING)) {
    chunk.attempt(item, () => {
      const linked = item.group.refused ? fileBack(disk, item) : null;
      if (linked === null) {
        // The group may have been refused before its links were taken, though this one's file had gone already.
        if (item.group.refused) removeTextLink(disk, oldLinkOf(item));
        item.outcome = { state: 'done', reason: null };
        return;
      }
      makeTextLink(disk, oldLinkOf(item), linked);
      chunk.leave(item);
    });
  }
}

/**
 * The identity of a link's file, if that lies where the link leads: other names of it may have been taken away, and other
 * files of its video. Where it is not found although nothing has taken it, making the link again says what is wrong.
 */
function fileBack(disk: FileSystem, item: Item): FileIdentity | null {
  const identity = knownIdentity(item);
  if (leadsTo(disk, placeBehind(oldLinkOf(item)), identity)) return identity;
  const isTaken = item.group.items.some(
    ({ operation, outcome, identity: own }) =>
      BRINGING.has(operation.kind) &&
      outcome?.state === 'done' &&
      own?.device === identity.device &&
      own.inode === identity.inode,
  );
  return isTaken ? null : identity;
}

/** Where a link leads that says this, whether it is there or not. */
function placeBehind({ link, text }: TextLink): Buffer {
  return text[0] === SLASH ? text : Buffer.concat([folderOf(link), Buffer.of(SLASH), text]);
}

/** Whether an undo may make a link again; looks only. */
export function inspectFreeName(disk: FileSystem, item: Item): void {
  if (!isLinkFree(disk, oldLinkOf(item)))
    throw new OperationRefused('something of that name is in the view now');
}

/** Makes links again, once their files are back. */
export async function remakeOldLinks(session: Session, chunk: Chunk): Promise<void> {
  for (const item of chunk.open(UNLINKING)) {
    if (item.group.refused) continue;
    await session.pace();
    const back = chunk.attempt(item, () => makeTextLink(session.disk, oldLinkOf(item), knownIdentity(item)));
    if (back) item.outcome = { state: 'undone', reason: null };
  }
}

function oldLinkOf(item: Item): TextLink {
  const { id, source } = item.operation;
  const { text } = knownIdentity(item);
  if (text === undefined) throw new OperationRefused('the journal does not know what the link said');
  return { id, link: source, text: Buffer.from(text, 'base64'), resumed: item.resumed };
}
