import type { Item } from './chunk.js';

/**
 * What each kind of operation does in the phases of a chunk, forward or back. Every step may be repeated after a
 * crash, and throws OperationRefused or the system's error.
 */
export interface Way {
  /** Gives the file its new name beside the old one. */
  bring(item: Item): Promise<void> | void;
  /** The folder that `bring` has changed; null when it has changed none. */
  broughtTo(item: Item): Buffer | null;
  /** Once the new names are durable: takes the old one away. */
  finish(item: Item): Promise<void> | void;
  /** Takes back what `bring` did. False when the old name has gone already, so that the item can only go on. */
  retreat(item: Item): Promise<boolean>;
}
