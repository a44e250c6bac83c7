import { WalkScan } from '#domain';
import { PostgresScanStore } from '#infrastructure/database';
import { NodeDirectoryReader } from '#infrastructure/files';
import { provideDispatcher, Tickets } from '#infrastructure/queue';
import type { Runtime, WorkerWiring } from '#infrastructure/runtime';
import { WalkScanConsumer } from './walk-scan.consumer.js';

const MEGABYTE = 1_000_000;

/** The one place that says what the scanner worker is made of. */
export const scannerWiring: WorkerWiring = ({ config, database, owner, log }: Runtime) => {
  const store = new PostgresScanStore(database, owner, [Buffer.from(config.dataDir)]);
  const options = { videoExtensions: config.videoExtensions, minSizeBytes: config.minSizeMb * MEGABYTE };
  const walk = new WalkScan(store, new NodeDirectoryReader(), options);
  return {
    providers: [
      {
        provide: WalkScanConsumer,
        useFactory: (tickets: Tickets) => new WalkScanConsumer(walk, tickets),
        inject: [Tickets],
      },
      provideDispatcher('scan', [WalkScanConsumer], log),
    ],
  };
};
