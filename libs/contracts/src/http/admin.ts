import { ApiProperty } from '@nestjs/swagger';

export class QueueCounts {
  @ApiProperty()
  waiting: number;

  @ApiProperty()
  active: number;

  @ApiProperty()
  delayed: number;

  @ApiProperty()
  failed: number;

  @ApiProperty()
  completed: number;
}

export class QueueView {
  @ApiProperty()
  name: string;

  @ApiProperty()
  paused: boolean;

  @ApiProperty({ type: QueueCounts })
  counts: QueueCounts;
}

export class WorkerView {
  @ApiProperty()
  queue: string;

  @ApiProperty({ type: String, nullable: true })
  name: string | null;

  @ApiProperty({ type: String, nullable: true })
  address: string | null;
}

export class WaitingWorkView {
  @ApiProperty({ enum: ['walk', 'lookup', 'decide', 'probe', 'compare', 'organize'] })
  step: string;

  @ApiProperty()
  waiting: number;

  @ApiProperty({ type: String, nullable: true })
  oldestId: string | null;
}

export class JobsView {
  @ApiProperty({ type: [QueueView] })
  queues: readonly QueueView[];

  @ApiProperty({ type: [WaitingWorkView], description: 'Rows that wait per step, whatever the queue says' })
  work: readonly WaitingWorkView[];

  @ApiProperty({ type: [WorkerView] })
  workers: readonly WorkerView[];
}

export class JobView {
  @ApiProperty()
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  state: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  data: object;

  @ApiProperty()
  attempts: number;

  @ApiProperty({ type: String, nullable: true })
  failedReason: string | null;
}

export class JobList {
  @ApiProperty({ type: [JobView] })
  items: readonly JobView[];
}

export class WatchedRootView {
  @ApiProperty({ description: 'As the settings name it' })
  path: string;

  @ApiProperty({ enum: ['watched', 'partial', 'polled', 'absent'] })
  mode: string;

  @ApiProperty({ description: 'Folders that are watched' })
  folders: number;

  @ApiProperty({ type: String, nullable: true, description: 'What is wrong and what to do about it' })
  message: string | null;
}

export class WatchingView {
  @ApiProperty({ enum: ['off', 'watching', 'degraded', 'polling'] })
  state: string;

  @ApiProperty({ description: 'Folders that are watched, of all roots' })
  folders: number;

  @ApiProperty({ type: String, nullable: true, description: 'What is wrong and what to do about it' })
  message: string | null;

  @ApiProperty({ type: [WatchedRootView] })
  roots: readonly WatchedRootView[];
}

export class HealthView {
  @ApiProperty({ enum: ['ok', 'degraded'] })
  status: string;

  @ApiProperty({ description: 'PostgreSQL answers' })
  database: boolean;

  @ApiProperty({ description: 'The queue answers' })
  queue: boolean;

  @ApiProperty({ type: WatchingView, description: 'Says nothing about `status`: scans by hand work without' })
  watching: WatchingView;
}

export class LinkAnswerView {
  @ApiProperty({ enum: ['yes', 'no', 'unknown'] })
  answer: string;

  @ApiProperty({ type: String, nullable: true, description: 'Why not, or why it is not known' })
  reason: string | null;
}

export class RootLinksView {
  @ApiProperty()
  path: string;

  @ApiProperty({ type: LinkAnswerView, description: 'Whether its files can have other names in storage' })
  hardLinks: LinkAnswerView;

  @ApiProperty({ type: LinkAnswerView, description: 'Whether copies in storage may share its blocks' })
  reflinks: LinkAnswerView;
}

export class ViewLinksView {
  @ApiProperty()
  path: string;

  @ApiProperty({ type: LinkAnswerView, description: 'Whether links can be made in the view' })
  symlinks: LinkAnswerView;
}

export class LinksView {
  @ApiProperty({ type: [RootLinksView] })
  roots: readonly RootLinksView[];

  @ApiProperty({ type: ViewLinksView, nullable: true })
  view: ViewLinksView | null;
}

export class AdminHealthView extends HealthView {
  @ApiProperty({ type: LinksView, description: 'Which modes the folders allow' })
  links: LinksView;
}

export class ProviderView {
  @ApiProperty({ enum: ['tmdb', 'tvdb', 'omdb'] })
  name: string;

  @ApiProperty({ description: 'Whether a key is set' })
  configured: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'A code as provider.unavailable; null when all is well',
  })
  problem: string | null;

  @ApiProperty()
  message: string;

  @ApiProperty({ type: String, nullable: true })
  since: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'When it is tried again, while it is away' })
  retryAt: string | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Requests a second, as configured' })
  rate: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Requests a second while refusals keep them lower',
  })
  slowedRate: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Requests today, where they are counted by the day',
  })
  usedToday: number | null;
}

export class CacheView {
  @ApiProperty()
  entries: number;

  @ApiProperty()
  bytes: number;

  @ApiProperty({ description: 'CINEORG_CACHE_MB in bytes; 0 sets no limit' })
  limitBytes: number;

  @ApiProperty({ type: String, nullable: true })
  oldest: string | null;
}

export class ProvidersView {
  @ApiProperty({ type: [ProviderView] })
  items: readonly ProviderView[];

  @ApiProperty({ type: CacheView })
  cache: CacheView;
}
