// Writes the documents that follow from the code: docs/schema.md from a database, docs/metrics.md from the metrics.
// With --check it only compares, and fails where one is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { METRICS } from '../src/metrics/index.ts';
import { metricsDocument } from './documents/metrics-document.ts';
import { schemaDocument } from './documents/schema-document.ts';
import { withScratchDatabase } from './documents/scratch-database.ts';

const DOCUMENTS = [
  { name: 'docs/schema.md', text: await withScratchDatabase(schemaDocument) },
  { name: 'docs/metrics.md', text: metricsDocument(METRICS) },
];

for (const { name, text } of DOCUMENTS) {
  const path = fileURLToPath(new URL(`../${name}`, import.meta.url));
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${name} is stale: npm run docs`);
    process.exitCode = 1;
  }
}
