import { watchFolder } from './watch-folder.js';
import type { WatchOrder } from './watch-messages.js';
import { WatchServer } from './watch-server.js';

/** The process that holds the watches; it ends with the worker that started it. */
const server = new WatchServer((news) => process.send?.(news), watchFolder);
process.on('message', (order) => server.take(order as WatchOrder));
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group: the worker ends first, and in order.
process.on('SIGINT', () => undefined);
