import { reportTable } from '../../render/report-table.ts';
import { wrapWords } from '../../render/terminal.ts';
import { visible } from '../../render/visible.ts';
import { depthOf, fitPainted, type Line, paintLine, piece } from '../pieces.ts';
import type { Canvas } from '../view.ts';
import { bar } from './bar.ts';
import { figures, headline } from './header.ts';
import type { Fight, FightData } from './load.ts';
import { glyphsOf } from './plan.ts';
import type { FightState } from './state.ts';
import { pointWords } from './words.ts';
import { wrapLine } from './wrap.ts';

/** The fight as `prox report event` prints it, and its time line hit by hit. */
export function print(_state: FightState, { fight, missing }: FightData, canvas: Canvas): readonly string[] {
  if (fight === null)
    return wrapWords(visible(missing), canvas.columns).map((line) => paintLine([piece(line)], canvas));
  const timeLine = [piece('Time line', 'bold')];
  const points = fight.points.flatMap((point) => wrapLine(pointWords(fight, point), canvas.columns));
  const lines: readonly Line[] = [
    ...wrapLine(headline(fight), canvas.columns),
    ...wrapLine(figures(fight), canvas.columns),
    [],
    timeLine,
    bar(fight, null, canvas)[0],
    ...points,
    [],
  ];
  return [...lines.map((line) => paintLine(line, canvas)), ...reportLines(fight, canvas)];
}

function reportLines({ report, round }: Fight, canvas: Canvas): readonly string[] {
  const look = { width: canvas.columns, depth: depthOf(canvas) };
  const view = { format: 'table' as const, timeZone: round.time_zone, look, columns: null, glyphs: glyphsOf(canvas) };
  const { data } = reportTable(withDetails(report), view);
  return data
    .trimEnd()
    .split('\n')
    .map((line) => fitPainted(line, canvas));
}

/** Everything: also the columns that a table of the report leaves out, such as the numbers of the weapons. */
function withDetails(report: Fight['report']): Fight['report'] {
  const whole = report.boards.map((result) => {
    const columns = result.board.columns.map(({ detail: _, ...column }) => column);
    return {
      ...result,
      board: { ...result.board, columns: result.board.name === 'attackers' ? columns : result.board.columns },
    };
  });
  return { ...report, boards: whole };
}
