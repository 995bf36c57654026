import { stripColours } from '../domain/colour-codes.ts';
import type { Forgotten } from '../keeper/forget.ts';
import type { BoardRow, Column } from '../report/metric.ts';
import { jsonText } from './json.ts';
import { renderList } from './list.ts';
import { counted } from './report-remarks.ts';
import type { View } from './report-view.ts';
import { visible } from './visible.ts';

/** What was done about what goes. */
export type ForgetOutcome = 'forgotten' | 'dry_run' | 'declined' | 'not_there';

const ROUNDS: readonly Column[] = [
  { key: 'round_id', title: 'Id', unit: 'count', help: 'Its id.' },
  { key: 'server', title: 'Server', unit: 'text', help: 'Its server.' },
  { key: 'map', title: 'Map', unit: 'text', help: 'Its map.' },
  { key: 'start_at', title: 'Start', unit: 'time', help: 'When it began.' },
  { key: 'file_name', title: 'File', unit: 'text', help: 'Its file.' },
];

const TABLES: readonly Column[] = [
  { key: 'table', title: 'Table', unit: 'text', help: 'The table.' },
  { key: 'deleted', title: 'Deleted', unit: 'count', help: 'Rows that go.' },
  { key: 'changed', title: 'Changed', unit: 'count', help: 'Rows in which a stand-in takes his place.' },
];

/** The most rounds that a person is shown; the others are counted, JSON has all. */
const SHOWN = 20;

/** What goes, as tables: the rounds, then the rows of each table. */
export function renderForgotten({ player, rounds, tables }: Forgotten, view: View): string {
  const who = player === null ? [] : [`${visible(stripColours(player.name))} · ${player.guid}\n`];
  const more = rounds.length > SHOWN ? [`… and ${counted(rounds.length - SHOWN, 'round')} more\n`] : [];
  const shown = rounds.slice(0, SHOWN);
  return [
    ...who,
    renderList(ROUNDS, shown as unknown as readonly BoardRow[], view),
    ...more,
    '\n',
    renderList(TABLES, tables as unknown as readonly BoardRow[], view),
  ].join('');
}

/** What was done, in a line. */
export function renderForgetOutcome(forgotten: Forgotten, outcome: ForgetOutcome): string {
  return `${sentences(forgotten)[outcome]}\n`;
}

/** All of it as JSON. */
export function forgottenJson(forgotten: Forgotten, outcome: ForgetOutcome): string {
  return jsonText({ outcome, ...forgotten });
}

function sentences({ kind, rounds }: Forgotten): Record<ForgetOutcome, string> {
  const what = kind === 'player' ? `The player in ${counted(rounds.length, 'round')}` : counted(rounds.length, 'round');
  const back =
    kind === 'player'
      ? 'Round files still name him: prox rebuild, or a fuller file of a cut round, brings him back.'
      : 'Importing the file again brings it back.';
  return {
    forgotten: `Forgotten: ${what}. ${back}`,
    dry_run: 'A dry run: nothing was changed.',
    declined: 'Nothing was changed.',
    not_there: 'Nothing was changed: somebody else was faster.',
  };
}
