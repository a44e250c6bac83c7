export { checkTrees } from './check-trees.js';
export { NodeContentReader } from './content-reader.js';
export { NodeDirectoryReader } from './directory-reader.js';
export { discFiles } from './disc.js';
export { FileJournal } from './file-journal.js';
export { type FileSystem, NodeFileSystem } from './file-system.js';
export { removeEmptyFolders, syncFolders } from './folders.js';
export { type FileIdentity, identityOf, isInode, isUntouched } from './identity.js';
export { NodeIgnoreFiles } from './ignore-files.js';
export type {
  JournalGroup,
  JournalOperation,
  JournalSettings,
  JournalStore,
  OperationResult,
  RemovedFolder,
} from './journal-types.js';
export { type LinkReport, linkReport, linkWords } from './link-report.js';
export {
  type DiskPlace,
  hardLinksBetween,
  placeOnDisk,
  reflinksBetween,
  symlinksOn,
} from './link-support.js';
export { withDiskOfNow } from './disks-of-now.js';
export { expectTrees, markTrees, type TreeMark } from './tree-marks.js';
export { deviceAbove, statOf } from './missing-disk.js';
export { type Mount, needsFullPass, readMounts } from './mounts.js';
export { type PathLimits, resolveScanPath, type ScanPath } from './scan-path.js';
export { type Rights, rightsOf, type RightsSettings } from './rights.js';
export { TRASH_FOLDER } from './trash-place.js';
export { asideName, folderOf, removeName, settleAside } from './names.js';
