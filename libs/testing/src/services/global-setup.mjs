/** Jest's global set-up of the medium and e2e projects. It runs outside jest's module system, so from the build. */
export default async function setUp() {
  const { startServers } = await import('../../../../dist/libs/testing/src/services/run-servers.js').catch(
    (error) => {
      throw new Error('these tests need the build: run "npm test" or "npm run build" first', {
        cause: error,
      });
    },
  );
  await startServers();
}
