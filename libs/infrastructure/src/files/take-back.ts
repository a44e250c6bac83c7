import { hasOldName, type Move, takeBack } from './move.js';
import { folderOf } from './names.js';
import type { Session } from './session.js';

/**
 * Takes a move's new name back, as long as the file still has its old one. False when it has lost that already, so that
 * the move can only go on.
 */
export async function retreatMove(
  session: Pick<Session, 'disk' | 'makeDurable'>,
  move: Move,
): Promise<boolean> {
  if (!hasOldName(session.disk, move)) return false;
  await session.makeDurable([folderOf(move.source)]);
  takeBack(session.disk, move);
  return true;
}
