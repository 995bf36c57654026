import { wrapWords } from '../../render/terminal.ts';
import { visible } from '../../render/visible.ts';
import { type Line, paintLine, piece } from '../pieces.ts';
import type { Canvas } from '../view.ts';
import { bar } from './bar.ts';
import { bodyLines } from './body.ts';
import { figures, headline } from './header.ts';
import type { Fight, FightData } from './load.ts';
import type { FightState } from './state.ts';
import { pointWords } from './words.ts';
import { wrapLine } from './wrap.ts';

/** The fight in at most as many lines as the canvas has. */
export function lines(state: FightState, { fight, missing }: FightData, canvas: Canvas): readonly string[] {
  if (fight === null) return missingLines(missing, canvas).slice(0, canvas.rows);
  const step = state.step === null ? null : Math.min(state.step, fight.points.length - 1);
  const head = headLines(fight, canvas);
  const foot = footLines(fight, step, canvas);
  const height = Math.max(0, canvas.rows - head.length - foot.length);
  const body = bodyLines(fight, { ...state, step }, { ...canvas, rows: height });
  const space = Array.from({ length: Math.max(0, height - body.length) }, () => '');
  return [...head, ...body, ...space, ...foot].slice(0, canvas.rows);
}

function missingLines(missing: string, canvas: Canvas): readonly string[] {
  const sentences = [missing, 'Press s to change the scope.'];
  return sentences.flatMap((text) => [
    '',
    ...painted(
      wrapWords(visible(text), canvas.columns).map((line) => [piece(line)]),
      canvas,
    ),
  ]);
}

/** Who, how it ended, and its figures. */
function headLines(fight: Fight, canvas: Canvas): readonly string[] {
  const most = canvas.rows < 14 ? 1 : 2;
  const figured = wrapLine(figures(fight), canvas.columns).slice(0, most);
  return painted(
    [headline(fight), ...figured.map((line) => line.map((part) => ({ ...part, style: 'dim' as const })))],
    canvas,
  );
}

/** The time line and what happens at the step, in words. */
function footLines(fight: Fight, step: number | null, canvas: Canvas): readonly string[] {
  const point = step === null ? undefined : fight.points[step];
  const hits = fight.points.filter(({ kind }) => kind === 'hit').length;
  const whole: Line = [
    piece(`The whole fight, ${hits === 1 ? '1 hit' : `${hits} hits`}. Right goes through it hit by hit.`, 'dim'),
  ];
  const sentences = [whole, ...fight.points.map((each) => pointWords(fight, each))];
  // As many lines at every step as the longest wants, so that nothing moves
  const longest = Math.max(...sentences.map((sentence) => wrapLine(sentence, canvas.columns).length));
  const most = Math.min(longest, canvas.rows < 14 ? 1 : 2);
  const words = wrapLine(point === undefined ? whole : pointWords(fight, point), canvas.columns).slice(0, most);
  const space = Array.from({ length: most - words.length }, (): Line => []);
  return painted([...bar(fight, step, canvas), ...words, ...space], canvas);
}

function painted(found: readonly Line[], canvas: Canvas): readonly string[] {
  return found.map((line) => paintLine(line, canvas));
}
