export { checkTrees } from './check-trees.js';
export { NodeDirectoryReader } from './directory-reader.js';
export { discFiles } from './disc.js';
export { FileJournal } from './file-journal.js';
export { type FileSystem, NodeFileSystem } from './file-system.js';
export { type FileIdentity, identityOf } from './identity.js';
export type { JournalGroup, JournalOperation, JournalStore, OperationResult } from './journal-types.js';
export { type PathLimits, resolveScanPath, type ScanPath } from './scan-path.js';
