// `npm run crash [-- options]`: crashes the file journal in every way this machine allows, and counts what was lost.
import { main } from './lib/run.mjs';
import { runBuilt } from './measure/run-built.mjs';

await main(() => runBuilt('scripts/crash/run.mjs', process.argv.slice(2)));
