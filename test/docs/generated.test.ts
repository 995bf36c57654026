import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { metricsDocument } from '../../scripts/documents/metrics-document.ts';
import { schemaDocument } from '../../scripts/documents/schema-document.ts';
import { METRICS } from '../../src/metrics/index.ts';
import { useDatabase } from '../report/use-database.ts';
import { describeEngines } from '../support/databases.ts';

function documentNamed(name: string): string {
  return readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
}

describeEngines('docs/schema.md', (engine) => {
  const database = useDatabase(engine);

  test('is what the database says (npm run docs)', async () => {
    expect(await schemaDocument(database)).toBe(documentNamed('schema.md'));
  });
});

test('docs/metrics.md is what the metrics say (npm run docs)', () => {
  expect(metricsDocument(METRICS)).toBe(documentNamed('metrics.md'));
});
