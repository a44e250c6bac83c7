import type { OnModuleDestroy } from '@nestjs/common';
import type { ProcessProber } from '#infrastructure/probe';

/** Ends the process that reads media files with the worker. */
export class ProberService implements OnModuleDestroy {
  constructor(private readonly prober: ProcessProber) {}

  onModuleDestroy(): void {
    this.prober.close();
  }
}
