/** Jest's global end of the medium and e2e projects; the module is the one that the set-up loaded. */
export default async function tearDown() {
  const { stopServers } = await import('../../../../dist/libs/testing/src/services/run-servers.js');
  await stopServers();
}
