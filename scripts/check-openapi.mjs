// Compares docs/openapi.json with the routes as they are, or writes it: node scripts/check-openapi.mjs [--write]
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../docs/openapi.json', import.meta.url));
const { describeRoutes } = await import(
  new URL('../dist/apps/gateway/src/describe-routes.js', import.meta.url)
);
const now = `${JSON.stringify(await describeRoutes(), null, 2)}\n`;
if (process.argv.includes('--write')) {
  writeFileSync(file, now);
  console.log('docs/openapi.json is written.');
} else if (readFileSync(file, 'utf8') === now) {
  console.log('docs/openapi.json is what the routes are.');
} else {
  console.error(
    'The routes have changed: run "node scripts/check-openapi.mjs --write" and commit docs/openapi.json',
  );
  process.exitCode = 1;
}
