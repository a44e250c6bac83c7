// `npm run measure:names -- <corpus.jsonl>`: how well and how fast names are read (docs/measuring-names.md).
import { main } from './lib/run.mjs';
import { runBuilt } from './measure/run-built.mjs';

await main(() => runBuilt('scripts/measure/names.mjs', process.argv.slice(2)));
