import 'reflect-metadata';
import { startWorker } from '#infrastructure/runtime';
import { metadataWiring } from './metadata-wiring.js';

await startWorker('metadata-worker', 'metadata', metadataWiring);
