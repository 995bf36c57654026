import { beforeAll, describe, expect, test } from 'vitest';
import type { Receipt } from '../../src/importer/receipt.ts';
import { METRICS } from '../../src/metrics/index.ts';
import { jsonText } from '../../src/render/json.ts';
import { receiptWriter } from '../../src/render/receipt.ts';
import { renderReport } from '../../src/render/report.ts';
import { lookOf } from '../../src/render/terminal.ts';
import { guidOf, roundText, START } from '../../src/report/example-round.ts';
import { resolveScope } from '../../src/report/resolve-scope.ts';
import { runMetric } from '../../src/report/run-metric.ts';
import { printView } from '../../src/views/shell/print-view.ts';
import type { Canvas } from '../../src/views/view.ts';
import { VIEWS } from '../../src/views/views.ts';
import { useDatabase } from '../report/use-database.ts';
import { ownFile } from '../support/own-file.ts';
import { ownMatch } from '../support/own-match.ts';
import { importInto, roundFolder } from '../support/round-folder.ts';

/** What a terminal obeys, what hides or reorders text, what a shell or a database would run, and ways out of a folder. */
const HOSTILE = "\u001B[2J\u001B]0,t\u0007\u009B31m\u202Eab\u200B\uFEFF\u2028\t' or 1=1 -- ../../../etc/x";
const MAP = `../../${HOSTILE}\u001B]0;t\u0007`;
/** Characters that nobody sees; lines and, between cells, tabs are prox's own. */
const UNSEEN = /[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u3164]/gu;

function unseen(text: string): readonly string[] {
  return [...new Set(text.match(UNSEEN))].map((character) => `U+${character.codePointAt(0)?.toString(16)}`);
}

const FILTERS = { bots: true };

/** Two rounds in which every word that a stranger chooses is hostile. */
function hostileFiles(): readonly string[] {
  const attackers = [{ who: 'bob', team: 'ALLIES', first: 5000, kill: true }] as const;
  const old = roundText({
    ...{ map: MAP, names: { ann: HOSTILE, bob: HOSTILE }, metadata: [`# server=${HOSTILE}`] },
    engagements: [
      { id: 1, target: 'ann', team: 'AXIS', start: 5000, end: 6000, outcome: 'killed', killer: 'bob', attackers },
    ],
    lives: [
      { who: 'ann', team: 'AXIS', class: 'MEDIC', spawn: 0, death: 6000 },
      { who: 'bob', team: 'ALLIES', class: 'MEDIC', spawn: 0, death: 9000 },
    ],
    more: [`# ${HOSTILE}`, `# NEW_SECTION`, HOSTILE, '# REVIVES', HOSTILE],
  });
  const own = ownFile({ rows: ownMatch(1), metadata: { map: MAP, round_start_unix: String(START + 1000) } });
  const words = [';ann;', ';bob;', ';flag;', ';bad argument', ';Timelimit hit.', 'OBJECTIVES\nentity;tank'];
  return [
    old,
    words.reduce((text, word) => text.replaceAll(word, word.replace(/[a-zA-Z. ]+$|[a-z]+;$/, HOSTILE)), own),
  ];
}

describe('Rounds of nothing but hostile words', () => {
  const database = useDatabase('embedded');
  let receipts: readonly Receipt[];

  beforeAll(async () => {
    const { folder, write, remove } = roundFolder();
    hostileFiles().forEach((text, index) => {
      write(`${index}\u001B[31m\u202E_engagements.txt`, text);
    });
    receipts = await importInto(database, [folder], { server: HOSTILE });
    remove();
  });

  test('are stored as they are', () => {
    expect(receipts.map(({ status, round }) => [status, round?.map])).toEqual([
      ['imported', MAP],
      ['imported', MAP],
    ]);
  });

  test('have receipts that show nothing unseen, as text and as JSON', () => {
    for (const receipt of receipts) {
      expect(unseen(receiptWriter(lookOf(100, 1), 'UTC')(receipt))).toEqual([]);
      expect(unseen(jsonText(receipt))).toEqual([]);
    }
  });

  test.each(METRICS)('have a report $name that shows nothing unseen, in whatever format', async (metric) => {
    const scope = await resolveScope(database, FILTERS, new Date());
    const argument = metric.parameters?.find(({ kind }) => kind === 'argument');
    const parameters = argument === undefined ? {} : { [argument.key]: '1.1' };
    const report = await runMetric(database, metric, scope, { min_samples: 0, limit: 0, draw: true, parameters });
    for (const format of ['table', 'tsv', 'csv', 'json'] as const) {
      const view = { format, timeZone: 'UTC', look: lookOf(200, 1), columns: null, glyphs: 'braille' } as const;
      const { data, remarks } = renderReport(report, view);
      expect([format, unseen(format === 'tsv' ? data.replaceAll('\t', ' ') : data)]).toEqual([format, []]);
      expect(unseen(remarks)).toEqual([]);
      if (metric.name === 'players') expect(data).toContain(format === 'json' ? '\\u001b[2J' : '␛[2J');
    }
  });

  test.each(VIEWS)('have a static twin of $name that shows nothing unseen', async (view) => {
    const canvas: Canvas = { columns: 120, rows: 40, colours: 'none', glyphs: 'unicode' };
    const argument = { player: guidOf('ann'), fight: '1.1', replay: '1', heatmap: MAP, rounds: '1' }[view.name] ?? null;
    const text = await printView(view, argument, database, FILTERS, canvas);
    expect(unseen(text)).toEqual([]);
    expect(text).toContain('␛[2J');
  });
});
