import { DataSource } from 'typeorm';
import { Initial1763856000000 } from './migrations/0001-initial.js';
import { Identifying1764028800000 } from './migrations/0002-identifying.js';
import { Scanning1764115200000 } from './migrations/0003-scanning.js';
import { Watching1764374400000 } from './migrations/0005-watching.js';
import { MediaFacts1764460800000 } from './migrations/0006-media-facts.js';
import { SlowFolders1764547200000 } from './migrations/0007-slow-folders.js';
import { OneIndexLess1764633600000 } from './migrations/0008-one-index-less.js';
import { Organizing1764720000000 } from './migrations/0009-organizing.js';
import { Trash1764725000000 } from './migrations/0010-trash.js';
import { Naming1764730000000 } from './migrations/0011-naming.js';
import { Duplicates1764740000000 } from './migrations/0012-duplicates.js';
import { PlanLife1764745000000 } from './migrations/0013-plan-life.js';
import { LighterJournal1764750000000 } from './migrations/0014-lighter-journal.js';
import { Extras1764755000000 } from './migrations/0015-extras.js';
import { PlanTrees1764760000000 } from './migrations/0016-plan-trees.js';
import { SnakeNaming } from './naming.js';
import { ApiKeyRow } from './rows/api-key.row.js';
import { ClusterLookupRow, ClusterRow, LookupRow, RememberedChoiceRow } from './rows/cluster.row.js';
import { DirectoryRow } from './rows/directory.row.js';
import { ContentHashRow, KeptCopyRow, PlanKeptRow } from './rows/duplicates.row.js';
import { FileRow } from './rows/file.row.js';
import { LibraryRow } from './rows/library.row.js';
import { MediaInfoRow } from './rows/media-info.row.js';
import { OperationRow, PlanDirectoryRow, PlanRow } from './rows/plan.row.js';
import {
  BudgetMemberRow,
  BudgetRow,
  ProviderCacheRow,
  ProviderChangesRow,
  ProviderDayRow,
  ProviderStatusRow,
  ProviderTokenRow,
} from './rows/provider.row.js';
import { MissingCandidateRow, ScanCounterRow, ScanErrorRow, ScanRangeRow, ScanRow } from './rows/scan.row.js';
import { CollectionRow, EpisodeRow, TitleRow } from './rows/title.row.js';
import { TrashRow } from './rows/trash.row.js';
import { WatchedRootRow } from './rows/watched-root.row.js';

const ROWS = [
  ApiKeyRow,
  BudgetMemberRow,
  BudgetRow,
  ClusterLookupRow,
  ClusterRow,
  CollectionRow,
  ContentHashRow,
  DirectoryRow,
  EpisodeRow,
  FileRow,
  KeptCopyRow,
  LibraryRow,
  LookupRow,
  MediaInfoRow,
  MissingCandidateRow,
  OperationRow,
  PlanDirectoryRow,
  PlanKeptRow,
  PlanRow,
  ProviderCacheRow,
  ProviderChangesRow,
  ProviderDayRow,
  ProviderStatusRow,
  ProviderTokenRow,
  RememberedChoiceRow,
  ScanCounterRow,
  ScanErrorRow,
  ScanRangeRow,
  ScanRow,
  TitleRow,
  TrashRow,
  WatchedRootRow,
];

/** A TypeORM data source on CineOrg's schema, not yet connected. `poolSize` counts connections. */
export function createDataSource(url: string, poolSize = 4): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    applicationName: 'cineorg',
    entities: ROWS,
    migrations: [
      Initial1763856000000,
      Identifying1764028800000,
      Scanning1764115200000,
      Watching1764374400000,
      MediaFacts1764460800000,
      SlowFolders1764547200000,
      OneIndexLess1764633600000,
      Organizing1764720000000,
      Trash1764725000000,
      Naming1764730000000,
      Duplicates1764740000000,
      PlanLife1764745000000,
      LighterJournal1764750000000,
      Extras1764755000000,
      PlanTrees1764760000000,
    ],
    migrationsTableName: 'migration',
    namingStrategy: new SnakeNaming(),
    poolSize,
    connectTimeoutMS: 10_000,
    // A process that is stopped in the middle of a transaction must not hold its rows for ever.
    extra: { idle_in_transaction_session_timeout: 30_000 },
    logging: false,
  });
}
