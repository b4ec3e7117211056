/** Writes docs/performance.md again from bench/results.json, without measuring anything. */
import { writePage } from './support/results.mjs';

await writePage();
