import { type Canvas, makeCanvas } from '../../render/canvas.ts';
import { DOT_GRIDS } from '../../render/glyphs.ts';
import type { StyledText } from '../../render/styled-text.ts';
import { isStep, lastAtOrBefore, numberAt, placeAt } from '../track.ts';
import { type Camera, dotAt } from './camera.ts';
import { isWalked } from './floor.ts';
import { FIRE_INK, FLOOR_INK, joinSpans, KILL_INK, OBJECTIVE, pathInk, REVIVE } from './inks.ts';
import type { Signs } from './look.ts';
import { drawPlayers } from './marks.ts';
import type { Moment } from './moment.ts';
import type { Floor, ReplayRound } from './round.ts';
import type { ReplayState } from './state.ts';
import { drawLine, write } from './strokes.ts';

/** How long a path stays, and a kill's line and a revive's cross. */
const PATH_MS = 4000;
const KILL_MS = 1500;
const REVIVE_MS = 3000;

/** Every so many dots of a line of fire one is left out; the gaps run from the attacker to the target. */
const DASH = 4;
const DASH_MS = 60;

/** The round seen from above at a moment; later layers cover earlier ones. */
export function drawPicture(
  round: ReplayRound,
  moment: Moment,
  state: ReplayState,
  camera: Camera,
  signs: Signs,
  coloured: boolean,
): StyledText[] {
  const canvas = makeCanvas(camera.columns, camera.rows, camera.glyphs);
  drawFloor(canvas, round.floors, camera);
  drawPaths(canvas, moment, camera);
  drawFires(canvas, moment, camera);
  drawKills(canvas, round, moment, camera);
  drawObjectives(canvas, round, camera, state, signs);
  drawRevives(canvas, round, moment, camera);
  drawPlayers(canvas, moment, state, camera, { signs, coloured });
  return canvas.lines().map(joinSpans);
}

/** Where anybody went in the round shows the way the map runs: a dot in every other character, not to drown the paths. */
function drawFloor(canvas: Canvas, floors: readonly Floor[], camera: Camera): void {
  const { across, down } = DOT_GRIDS[camera.glyphs];
  const floor = floors.find(({ cell_u }) => cell_u >= camera.unitsPerColumn) ?? floors.at(-1);
  if (floor === undefined) return;
  for (let row = 0; row < camera.rows; row += 1) {
    const north = camera.top - (row + 0.5) * 2 * camera.unitsPerColumn;
    for (let column = row % 2; column < camera.columns; column += 2) {
      const east = camera.left + (column + 0.5) * camera.unitsPerColumn;
      if (isWalked(floor, east, north)) canvas.dot(column * across, row * down + Math.floor(down / 2), FLOOR_INK);
    }
  }
}

/** The way of the last seconds, the newest brightest; a dead man's fades with him. */
function drawPaths(canvas: Canvas, { presences, time_ms }: Moment, camera: Camera): void {
  for (const { player, life } of presences) {
    if (life === null) continue;
    const { track } = life;
    const until_ms = Math.min(time_ms, life.to_ms);
    const first = Math.max(0, lastAtOrBefore(track.time_ms, time_ms - PATH_MS));
    for (let at = first; at < track.time_ms.length && numberAt(track.time_ms, at) < until_ms; at += 1) {
      if (!isStep(track, at)) continue;
      const end_ms = Math.min(until_ms, numberAt(track.time_ms, at + 1));
      const age = Math.min(1, (time_ms - end_ms) / PATH_MS);
      const to = placeAt(track, end_ms);
      if (to === null) continue;
      const from = dotAt(camera, numberAt(track.x, at), numberAt(track.y, at));
      drawLine(canvas, from, dotAt(camera, to.x, to.y), pathInk(player.team, age));
    }
  }
}

/** A broken line from who hits to who is hit. */
function drawFires(canvas: Canvas, { fires, presences, time_ms }: Moment, camera: Camera): void {
  const run = Math.floor(time_ms / DASH_MS) % DASH;
  for (const { attacker, target } of fires) {
    const [from, to] = [attacker, target].map((player) => presences.find((each) => each.player === player)?.place);
    if (!from || !to) continue;
    const isDrawn = (nth: number): boolean => (nth + DASH - run) % DASH !== 0;
    drawLine(canvas, dotAt(camera, from.x, from.y), dotAt(camera, to.x, to.y), FIRE_INK, isDrawn);
  }
}

/** A whole line from the killer to the victim, for a moment. */
function drawKills(canvas: Canvas, { happenings }: ReplayRound, { time_ms, presences }: Moment, camera: Camera): void {
  for (const happening of happenings) {
    const age_ms = time_ms - happening.time_ms;
    if (happening.kind !== 'death' || age_ms < 0 || age_ms >= KILL_MS) continue;
    const { killer, killer_place, victim, place } = happening;
    if (killer === null || killer.guid === victim.guid) continue;
    const from = killer_place ?? presences.find((each) => each.player === killer)?.place;
    if (from && place) drawLine(canvas, dotAt(camera, from.x, from.y), dotAt(camera, place.x, place.y), KILL_INK);
  }
}

function drawObjectives(
  canvas: Canvas,
  { objectives }: ReplayRound,
  camera: Camera,
  { marks }: ReplayState,
  signs: Signs,
): void {
  for (const { name, x, y } of objectives) {
    const [column, row] = dotAt(camera, x, y);
    canvas.letter(column, row, { colour: OBJECTIVE, plain: signs.objective });
    if (marks !== 'arrows') write(canvas, camera, [column, row], ` ${name.replaceAll('_', ' ')}`, OBJECTIVE);
  }
}

function drawRevives(canvas: Canvas, { happenings }: ReplayRound, { time_ms }: Moment, camera: Camera): void {
  for (const happening of happenings) {
    const age_ms = time_ms - happening.time_ms;
    if (happening.kind !== 'revive' || age_ms < 0 || age_ms >= REVIVE_MS) continue;
    const [x, y] = dotAt(camera, happening.place.x, happening.place.y);
    // Beside him: he himself stands there
    const { across } = DOT_GRIDS[camera.glyphs];
    for (const side of [-across, across]) canvas.letter(x + side, y, { colour: REVIVE, plain: '+' });
  }
}
