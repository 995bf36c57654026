import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { collectGarbage } from '../src/importer/collect-garbage.ts';
import { parseRound } from '../src/parser/parse-round.ts';
import { median } from './median.ts';

// Measures the parser in a thread that has nothing else, as the importer's

/** MB/s in the median; the first quarter is there for V8 to compile. */
function throughput(paths: readonly string[], work: (bytes: Buffer) => void): number {
  const rates = paths.map((path) => {
    const bytes = readFileSync(path);
    const begin = performance.now();
    work(bytes);
    const taken_ms = performance.now() - begin;
    // As the importer's thread does between two files
    collectGarbage();
    return bytes.length / 1e6 / (taken_ms / 1000);
  });
  return median(rates.slice(Math.floor(rates.length / 4)));
}

let sink = 0;

function everyByte(bytes: Buffer): void {
  let sum = 0;
  for (let at = 0; at < bytes.length; at++) sum = (sum * 31 + (bytes[at] ?? 0)) | 0;
  sink ^= sum;
}

const paths: readonly string[] = workerData;
const parsing = throughput(paths, (bytes) => parseRound(bytes));
parentPort?.postMessage({ parsing, bare: throughput(paths, everyByte), sink });
