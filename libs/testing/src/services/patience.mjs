import { jest } from '@jest/globals';

// Real servers and processes on a busy machine; jest reads no time limit from a project's own configuration.
jest.setTimeout(120_000);
