import { stripVTControlCharacters } from 'node:util';
import { textWidth } from '../../render/text-width.ts';
import { fitPainted, paintLine, piece } from '../pieces.ts';
import type { Canvas } from '../view.ts';
import { attackersTable } from './attackers.ts';
import type { Fight } from './load.ts';
import { planAt } from './plan.ts';
import type { FightState } from './state.ts';
import { pointWords } from './words.ts';

/** From so many columns on the plan leaves so many to what stands beside it. */
const WIDE = 130;
const LEFT_BESIDE = 64;

/** What attackers beside a plan want at least, and the space between. */
const LEAST_BESIDE = 44;
const BETWEEN = 2;

/** Lines in a plan's frame that can still be read. */
const LEAST_PLAN = 7;

/** Lines of the frame itself. */
const FRAME = 3;

/** Plan, attackers and time line, as far as there is room for them. */
export function bodyLines(fight: Fight, state: FightState, canvas: Canvas): readonly string[] {
  const left = { ...canvas, columns: canvas.columns - (canvas.columns < WIDE ? 0 : LEFT_BESIDE) };
  const plan = planAt(fight, state.step, left, { most_rows: mostRows(canvas.rows - FRAME) });
  if (plan === null) return withoutPlan(fight, state, canvas);
  const width = plan.framed.reduce((widest, line) => Math.max(widest, shownWidth(line)), 0);
  const beside = canvas.columns - width - BETWEEN;
  return beside >= LEAST_BESIDE ? sideBySide(fight, state, canvas, { left, beside }) : stacked(fight, state, canvas);
}

function withoutPlan(fight: Fight, { step }: FightState, canvas: Canvas): readonly string[] {
  const sentence = paintLine([piece('No path of this fight is known: nothing to draw.', 'dim')], canvas);
  const table = tableLines(fight, canvas, canvas.rows - 2);
  return [sentence, '', ...table, ...timeLine(fight, step, { ...canvas, rows: canvas.rows - table.length - 2 })];
}

/** The plan above the attackers; where there is no room for both, what the state says. */
function stacked(fight: Fight, { step, pane }: FightState, canvas: Canvas): readonly string[] {
  const table = tableLines(fight, canvas, canvas.rows);
  const room = canvas.rows - table.length - 1;
  if (room < leastHeight(fight, step, canvas)) return pane === 'plan' ? planLines(fight, step, canvas) : table;
  const plan = planLines(fight, step, { ...canvas, rows: room });
  const list = timeLine(fight, step, { ...canvas, rows: room - plan.length });
  return [...plan, '', ...table, ...list];
}

interface Sides {
  readonly left: Canvas;
  /** Columns beside the plan. */
  readonly beside: number;
}

/** The plan, and beside it the attackers, what explains the plan, and the time line. */
function sideBySide(fight: Fight, { step }: FightState, canvas: Canvas, { left, beside }: Sides): readonly string[] {
  const room = { most_rows: mostRows(canvas.rows - FRAME), legend_width: beside };
  const { framed, legend } = planAt(fight, step, left, room) ?? { framed: [], legend: [] };
  const right = { ...canvas, columns: beside };
  const table = tableLines(fight, right, canvas.rows);
  const isExplained = table.length + 1 + legend.length <= canvas.rows;
  const told = [...table, ...(isExplained ? ['', ...legend.map((line) => fitPainted(line, canvas))] : [])];
  const lines = [...told, ...timeLine(fight, step, { ...right, rows: canvas.rows - told.length })];
  const width = canvas.columns - beside;
  return Array.from({ length: Math.max(framed.length, lines.length) }, (_, at) => {
    const [line, other] = [fitPainted(framed[at] ?? '', canvas), lines[at] ?? ''];
    return other === '' ? line : `${line}${' '.repeat(Math.max(0, width - shownWidth(line)))}${other}`;
  }).slice(0, canvas.rows);
}

/** Lines that a plan wants in its frame: of a fight along a line few are enough. */
function leastHeight(fight: Fight, step: number | null, canvas: Canvas): number {
  const usual = planAt(fight, step, canvas, {});
  return Math.min(LEAST_PLAN + FRAME, usual?.framed.length ?? 0);
}

function mostRows(room: number): number {
  return Math.max(2, room);
}

function shownWidth(line: string): number {
  return textWidth(stripVTControlCharacters(line));
}

function tableLines(fight: Fight, canvas: Canvas, most: number): readonly string[] {
  return attackersTable(fight, canvas, most).map((line) => fitPainted(line, canvas));
}

/** The plan with what explains it, where there is room for that. */
function planLines(fight: Fight, step: number | null, canvas: Canvas): readonly string[] {
  const room = canvas.rows - FRAME;
  const usual = planAt(fight, step, canvas, {});
  const explained = room - (usual?.legend.length ?? 0);
  const isExplained = explained + FRAME >= leastHeight(fight, step, canvas);
  const plan = planAt(fight, step, canvas, { most_rows: mostRows(isExplained ? explained : room) });
  const lines = [...(plan?.framed ?? []), ...(isExplained ? (plan?.legend ?? []) : [])];
  return lines.map((line) => fitPainted(line, canvas)).slice(0, canvas.rows);
}

/** Every point of the time line, the step marked and seen, below a line of space; nothing where there is no room. */
function timeLine(fight: Fight, step: number | null, canvas: Canvas): readonly string[] {
  const height = canvas.rows - 1;
  if (height < 3) return [];
  const top = Math.max(0, Math.min((step ?? 0) - Math.floor(height / 2), fight.points.length - height));
  const shown = fight.points.slice(top, top + height).map((point, at) => {
    const isStep = top + at === step;
    return paintLine([piece(isStep ? '▶ ' : '  ', 'bold'), ...pointWords(fight, point)], canvas);
  });
  return ['', ...shown];
}
