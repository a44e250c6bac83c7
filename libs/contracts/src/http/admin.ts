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
  @ApiProperty({ enum: ['walk', 'lookup', 'decide', 'organize'] })
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

export class LibraryView {
  @ApiProperty()
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: [String] })
  sources: readonly string[];

  @ApiProperty({ type: String, nullable: true })
  storageDir: string | null;

  @ApiProperty({ type: String, nullable: true })
  viewDir: string | null;

  @ApiProperty()
  mode: string;

  @ApiProperty()
  naming: string;
}

export class LibraryList {
  @ApiProperty({ type: [LibraryView] })
  items: readonly LibraryView[];
}

export class HealthView {
  @ApiProperty({ enum: ['ok', 'degraded'] })
  status: string;

  @ApiProperty({ description: 'PostgreSQL answers' })
  database: boolean;

  @ApiProperty({ description: 'The queue answers' })
  queue: boolean;
}
