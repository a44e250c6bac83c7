// `npm run build`: installs what is missing and compiles everything to dist.
import { main } from './lib/run.mjs';
import { ensureBuilt, ensureInstalled } from './lib/set-up.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt({ force: true });
  return 0;
});
