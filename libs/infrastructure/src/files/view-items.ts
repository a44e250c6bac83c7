import { bringerOf, type Item } from './chunk.js';
import type { FileSystem } from './file-system.js';
import { OperationRefused } from './refusal.js';
import { fileBehind, type ViewLink } from './view-link.js';

/** The link of the view that an operation makes; a link that is given another place says itself where its file lies. */
export function viewOf(disk: FileSystem, item: Item): ViewLink {
  const { id, kind, source, target } = item.operation;
  const { resumed } = item;
  if (kind === 'symlink') return { id, file: source, link: target, resumed };
  const file = bringerOf(item)?.target ?? fileBehind(disk, source) ?? fileBehind(disk, target);
  if (file === null) throw new OperationRefused('the link has vanished since the plan was made');
  return { id, file, link: target, resumed };
}

/** The old place of a link that is given another one, which leads to where its file was. */
export const oldViewOf = (view: ViewLink, item: Item): ViewLink => ({
  ...view,
  file: bringerOf(item)?.source ?? view.file,
  link: item.operation.source,
});
