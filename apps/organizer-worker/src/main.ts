import 'reflect-metadata';
import { startWorker } from '#infrastructure/runtime';
import { organizerWiring } from './organizer-wiring.js';

await startWorker('organizer-worker', 'organize', organizerWiring);
