import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { RootWatcher } from '#infrastructure/watch';

/** Watches the roots while the worker runs, where the settings want it. */
export class WatchRootsService implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(private readonly watcher: RootWatcher | null) {}

  onApplicationBootstrap(): void {
    this.watcher?.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.watcher?.stop();
  }
}
