import { boolean, string } from '@oclif/core/flags';
import { Failure } from '../domain/failure.ts';
import { GLYPHS, type Glyphs, usualGlyphs } from '../render/glyphs.ts';
import type { View } from '../render/report-view.ts';
import type { Metric, NumberParameter, ParameterValues, WordParameter } from '../report/metric.ts';
import { unknownName } from '../report/near-names.ts';
import type { ReportOptions } from '../report/run-metric.ts';
import { SCOPE_FLAGS, wholeNumber } from './scope-flags.ts';

const MIN_SAMPLES = '5';
const LIMIT = '20';

const SHOWING_FLAGS = {
  limit: string({ summary: 'the most rows of a board, 0 for all', helpValue: 'N', default: LIMIT }),
  columns: string({ summary: 'the columns to show, in order, also those in detail only', helpValue: 'KEY,KEY' }),
  sort: string({ summary: 'the column to sort by, as KEY, KEY:asc or KEY:desc', helpValue: 'KEY' }),
  csv: boolean({ summary: 'print CSV' }),
};

const DRAWING_FLAGS = {
  glyphs: string({
    summary: `draw with these, also into a pipe, which then gets what a terminal does: ${GLYPHS.join(', ')}`,
    helpValue: GLYPHS.join('|'),
  }),
};

const MIN_SAMPLES_FLAG = {
  'min-samples': string({ summary: 'hide rows with fewer samples', helpValue: 'N', default: MIN_SAMPLES }),
};

/** The flags of a metric's command; those that its boards give no meaning to are not there. */
export function reportFlags(metric: Metric) {
  const counts = metric.boards.some((board) => board.samples !== null);
  const names = metric.boards.map((board) => board.name);
  return {
    ...(names.length > 1 ? { board: string({ summary: `one board: ${names.join(', ')}`, helpValue: 'NAME' }) } : {}),
    ...(counts ? MIN_SAMPLES_FLAG : {}),
    ...parameterFlags(metric),
    ...(metric.drawing === undefined ? {} : DRAWING_FLAGS),
    ...SHOWING_FLAGS,
    ...SCOPE_FLAGS,
  };
}

/** What the flags that shape a report give when they are parsed; `board` and `min-samples` not for every metric. */
interface ShowingFlags {
  readonly board?: string | undefined;
  readonly 'min-samples'?: string | undefined;
  readonly limit: string;
  readonly columns?: string | undefined;
  readonly sort?: string | undefined;
  readonly csv: boolean;
  readonly json: boolean;
}

/** How much of the metric is asked for; fails for a value that cannot be. */
export function reportOptions(flags: ShowingFlags): ReportOptions {
  if (flags.csv && flags.json) throw new Failure('usage', '--csv and --json are two formats: give one of them.');
  return {
    min_samples: wholeNumber('min-samples', flags['min-samples'] ?? MIN_SAMPLES, 1),
    limit: wholeNumber('limit', flags.limit, 0),
    sort: flags.sort,
    boards: flags.board === undefined ? undefined : [flags.board],
  };
}

/** The keys that --columns names, null without it; fails for one that no board has. */
export function chosenColumns(metric: Metric, { board, columns }: ShowingFlags): readonly string[] | null {
  if (columns === undefined) return null;
  const boards = metric.boards.filter(({ name }) => board === undefined || name === board);
  const known = [...new Set(boards.flatMap(({ columns: own }) => own.map((column) => column.key)))];
  const keys = columns.split(',').map((key) => key.trim());
  const unknown = keys.find((key) => !known.includes(key));
  // An unknown board is told by its own name.
  if (unknown !== undefined && boards.length > 0) throw unknownName('column', unknown, known);
  return [...new Set(keys)];
}

/** What the metric's drawing is made of; undefined where nothing is drawn. Fails for glyphs that there are not. */
export function chosenGlyphs(
  metric: Metric,
  flags: { readonly glyphs?: unknown; readonly csv: boolean; readonly json: boolean },
  { format, look }: View,
): Glyphs | undefined {
  if (metric.drawing === undefined) return undefined;
  if (typeof flags.glyphs !== 'string') {
    return format === 'table' && !flags.csv ? usualGlyphs(look.depth, process.env) : undefined;
  }
  if (flags.csv || flags.json) {
    throw new Failure('usage', `--glyphs draws for people, --${flags.csv ? 'csv' : 'json'} is for programs: give one.`);
  }
  const wanted = flags.glyphs.toLowerCase();
  const glyphs = GLYPHS.find((known) => known === wanted);
  if (glyphs === undefined) throw unknownName('set of glyphs', flags.glyphs, GLYPHS);
  return glyphs;
}

type FlagParameter = NumberParameter | WordParameter;

function flagParameters(metric: Metric): readonly FlagParameter[] {
  return (metric.parameters ?? []).filter((parameter) => parameter.kind !== 'argument');
}

function parameterFlags(metric: Metric) {
  return Object.fromEntries(
    flagParameters(metric).map((parameter) => [
      parameter.flag,
      string({
        summary: parameter.help,
        helpValue: parameter.kind === 'word' ? parameter.words.join('|') : 'N',
        default: String(parameter.default),
      }),
    ]),
  );
}

/** The metric's parameters as the flags and the argument set them; fails for a value that one can't have. */
export function parameterValues(
  metric: Metric,
  flags: Readonly<Record<string, unknown>>,
  argument: string | undefined,
): ParameterValues {
  const values: Record<string, string | number> = {};
  for (const parameter of metric.parameters ?? []) {
    if (parameter.kind === 'argument') {
      if (argument === undefined) {
        throw new Failure('usage', `prox report ${metric.name} needs ${parameter.help}.`, [
          ...metric.examples.map((example) => `prox ${example}`),
        ]);
      }
      values[parameter.key] = argument;
    } else values[parameter.key] = flagValue(parameter, String(flags[parameter.flag]));
  }
  return values;
}

function flagValue(parameter: FlagParameter, text: string): string | number {
  if (parameter.kind === 'number') return wholeNumber(parameter.flag, text, parameter.least, parameter.most);
  const word = parameter.words.find((known) => known === text.toLowerCase());
  if (word === undefined) throw unknownName(parameter.flag, text, parameter.words);
  return word;
}
