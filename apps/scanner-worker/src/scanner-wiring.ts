import { WalkScan } from '#domain';
import { PostgresScanStore } from '#infrastructure/database';
import { needsFullPass, NodeDirectoryReader, NodeIgnoreFiles } from '#infrastructure/files';
import { provideDispatcher, Tickets } from '#infrastructure/queue';
import type { Runtime, WorkerWiring } from '#infrastructure/runtime';
import { RootWatcher } from '#infrastructure/watch';
import { WalkScanConsumer } from './walk-scan.consumer.js';
import { WatchRootsService } from './watch-roots.service.js';

const MEGABYTE = 1_000_000;

/** To be raised when names or files are read in another way, so that the next scan reads every folder anew. */
const READER_VERSION = 1;

/** The one place that says what the scanner worker is made of. */
export const scannerWiring: WorkerWiring = ({ config, database, owner, log }: Runtime) => {
  const classify = { videoExtensions: config.videoExtensions, minSizeBytes: config.minSizeMb * MEGABYTE };
  const walk = new WalkScan({
    store: new PostgresScanStore(database, owner, [Buffer.from(config.dataDir)]),
    reader: new NodeDirectoryReader(),
    ignoreFiles: new NodeIgnoreFiles(config.ignore),
    classify,
    settings: JSON.stringify([READER_VERSION, classify, config.ignore]),
    needsFullPass,
    now: () => performance.now(),
  });
  return {
    providers: [
      {
        provide: WalkScanConsumer,
        useFactory: (tickets: Tickets) => new WalkScanConsumer(walk, tickets),
        inject: [Tickets],
      },
      {
        provide: WatchRootsService,
        useFactory: (tickets: Tickets) =>
          new WatchRootsService(
            config.watch.mode === 'on' ? new RootWatcher({ database, tickets, log, config }) : null,
          ),
        inject: [Tickets],
      },
      provideDispatcher('scan', [WalkScanConsumer], log),
    ],
  };
};
