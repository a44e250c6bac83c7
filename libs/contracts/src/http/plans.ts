import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsHash, IsNumberString, IsOptional } from 'class-validator';

export class RequestPlan {
  @ApiPropertyOptional({ description: 'The default library when left out' })
  @IsOptional()
  @IsNumberString({ no_symbols: true })
  libraryId?: string;
}

export class PlanHash {
  @ApiProperty({ description: 'The hash of the plan that was looked at' })
  @IsHash('sha256')
  hash: string;
}

const STATES = [
  'building',
  'ready',
  'applying',
  'paused',
  'applied',
  'partly-applied',
  'undoing',
  'undone',
  'stale',
  'failed',
];

export class PlanWaiting {
  @ApiProperty({ description: 'Videos whose headers are read first, since their names say what is in them' })
  probes: number;
}

export class PlanView {
  @ApiProperty()
  id: string;

  @ApiProperty()
  libraryId: string;

  @ApiProperty({ type: String, nullable: true })
  hash: string | null;

  @ApiProperty({ enum: STATES })
  state: string;

  @ApiProperty({ type: String, nullable: true })
  error: string | null;

  @ApiProperty({ description: 'File operations planned' })
  operations: number;

  @ApiProperty({ description: 'Videos left out for a conflict' })
  conflicts: number;

  @ApiProperty()
  done: number;

  @ApiProperty({ description: 'Operations refused while applying or undoing' })
  refused: number;

  @ApiProperty({ type: PlanWaiting, nullable: true, description: 'What making the plan waits for' })
  waitingFor: PlanWaiting | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt: string | null;
}

export class PlanPage {
  @ApiProperty({ type: [PlanView] })
  items: readonly PlanView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class OperationView {
  @ApiProperty()
  id: string;

  @ApiProperty()
  group: number;

  @ApiProperty({ enum: ['move', 'link', 'copy', 'symlink', 'relink', 'trash', 'restore'] })
  kind: string;

  @ApiProperty()
  source: string;

  @ApiProperty()
  target: string;

  @ApiProperty({ enum: ['planned', 'acting', 'done', 'undone', 'conflict', 'needs-attention', 'skipped'] })
  state: string;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;
}

export class OperationPage {
  @ApiProperty({ type: [OperationView] })
  items: readonly OperationView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
