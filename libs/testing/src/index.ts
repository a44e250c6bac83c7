export { testServers, type TestServers } from './services/servers.js';
export { createTestDatabase, type TestDatabase } from './services/test-database.js';
export { createTestRedis, type TestRedis } from './services/test-redis.js';
export * from './tmdb-stand-in/index.js';
