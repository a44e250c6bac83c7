import { ProbeFiles, WalkScan } from '#domain';
import { PostgresProbeStore, PostgresScanStore } from '#infrastructure/database';
import { needsFullPass, NodeDirectoryReader, NodeIgnoreFiles } from '#infrastructure/files';
import { ProcessProber } from '#infrastructure/probe';
import { provideDispatcher, Tickets } from '#infrastructure/queue';
import type { Runtime, WorkerWiring } from '#infrastructure/runtime';
import { RootWatcher } from '#infrastructure/watch';
import { ProbeFilesConsumer } from './probe-files.consumer.js';
import { ProberService } from './prober.service.js';
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
  const prober = new ProcessProber();
  const probes = new PostgresProbeStore(database, owner);
  const probe = config.probe ? new ProbeFiles(probes, prober, config.identify.acceptLead) : null;
  return {
    providers: [
      { provide: ProberService, useFactory: () => new ProberService(prober) },
      {
        provide: ProbeFilesConsumer,
        useFactory: (tickets: Tickets) => new ProbeFilesConsumer(probe, tickets),
        inject: [Tickets],
      },
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
      provideDispatcher('scan', [WalkScanConsumer, ProbeFilesConsumer], log),
    ],
  };
};
