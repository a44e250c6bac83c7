import 'reflect-metadata';
import { startWorker } from '#infrastructure/runtime';
import { scannerWiring } from './scanner-wiring.js';

await startWorker('scanner-worker', 'scan', scannerWiring);
