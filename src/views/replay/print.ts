import { paint, plain, type StyledText, shorten } from '../../render/styled-text.ts';
import type { Canvas } from '../view.ts';
import { missingLines, replayLines } from './draw.ts';
import { depthOf, signsOf } from './look.ts';
import { momentOf } from './moment.ts';
import type { ReplayData } from './round.ts';
import type { ReplayState } from './state.ts';
import { roundTitle } from './status.ts';
import { clockText, happeningText } from './words.ts';

/** Rows of the picture, whatever a pipe says of its height. */
const PICTURE_ROWS = 24;

/** The round on paper: its head, everything that happened by the clock, and the picture at its end. */
export function printReplay(state: ReplayState, data: ReplayData, canvas: Canvas): readonly string[] {
  if (data.round === null) return missingLines(data.missing, { ...canvas, rows: Number.MAX_SAFE_INTEGER });
  const { round } = data;
  const signs = signsOf(canvas);
  const { score } = momentOf(round, round.to_ms);
  const head = `${roundTitle(round, signs)} ${signs.dot} ${clockText(round.to_ms)}`;
  const sides = `Axis ${score.AXIS} kills, Allies ${score.ALLIES} kills, ${round.trades_ms.length} trades`;
  const story: StyledText[] = [
    ...[plain(head), plain(sides), []],
    ...round.happenings.map((happening) => happeningText(happening, signs)),
    ...(round.happenings.length > 0 ? [[]] : [plain('Nobody died.'), []]),
  ];
  const end = { ...state, round_id: round.round_id, clock_ms: round.to_ms, is_playing: false };
  return [
    ...story.map((line) => paint(shorten(line, canvas.columns), depthOf(canvas))),
    ...replayLines(end, data, { ...canvas, rows: PICTURE_ROWS }),
  ];
}
