import 'reflect-metadata';
import { ensureDefaultLibrary } from '#infrastructure/database';
import { openProviders } from '#infrastructure/metadata';
import { createRuntime, endOrderly } from '#infrastructure/runtime';
import { createApp } from './create-app.js';

const runtime = await createRuntime('gateway');
const { config, database, log, owner } = runtime;
await ensureDefaultLibrary(database, config);
const provider = openProviders({ config, database, member: owner });
const app = await createApp(runtime, provider);
await app.listen(config.port, config.host);
endOrderly(runtime, async () => {
  await app.close();
  await provider.close();
});
log.info({ address: await app.getUrl() }, 'ready');
