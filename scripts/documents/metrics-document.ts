import { exampleMarkdown, metricMarkdown } from '../../src/render/metric-markdown.ts';
import type { Metric } from '../../src/report/metric.ts';
import { exampleRounds } from './example-rounds.ts';

const INTRODUCTION = `# What every figure means

Made from the metrics' declarations by \`npm run docs\`; \`prox explain\` shows the same. The examples are run as tests: of
each row they name the columns that matter, at a minimum of one sample. A player without a path stands at the origin.`;

/** docs/metrics.md. */
export function metricsDocument(metrics: readonly Metric[]): string {
  const list = metrics.map(({ name, summary }) => `- [${name}](#${name}): ${summary}`).join('\n');
  return `${[INTRODUCTION, list, ...metrics.flatMap(metricSection)].join('\n\n')}\n`;
}

function metricSection(metric: Metric): string[] {
  const [head, story, ...figures] = exampleMarkdown(metric, 3);
  const example =
    head === undefined ? [] : [head, story ?? '', ...exampleRounds(metric.example?.rounds ?? []), ...figures];
  return [metricMarkdown(metric, 2), ...example];
}
