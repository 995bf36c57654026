import type { Canvas } from '../../render/canvas.ts';
import { DOT_GRIDS } from '../../render/glyphs.ts';
import { textBeginning } from '../../render/text-width.ts';
import { type Camera, dotAt } from './camera.ts';
import { DIM, deathInk, headingInk, markInk } from './inks.ts';
import type { Signs } from './look.ts';
import type { Moment, Presence } from './moment.ts';
import type { ReplayState } from './state.ts';
import { drawLine, write } from './strokes.ts';
import { plainName } from './words.ts';

/** How long a body is seen: longer than most waves take. */
const BODY_MS = 20_000;

/** A place older than this is drawn dim: nobody knows. */
const OLD_MS = 1500;

/** Columns of a name on the map. */
const NAME = 10;

/** From where to where the tick of a heading goes, in columns from the middle of the mark. */
const TICK = { from: 0.8, to: 2 };

interface Look {
  readonly signs: Signs;
  readonly coloured: boolean;
}

/** The dead as X and x, over them the living by letter with a tick where they head, who is followed on top. */
export function drawPlayers(canvas: Canvas, moment: Moment, state: ReplayState, camera: Camera, look: Look): void {
  const { presences } = moment;
  const living = presences.filter(({ condition }) => condition === 'up');
  const isFollowed = ({ player }: Presence): boolean => player.guid === state.followed;
  for (const presence of presences) if (presence.condition === 'down') drawBody(canvas, presence, camera);
  if (state.marks === 'names') for (const presence of living) drawName(canvas, presence, camera);
  if (state.marks !== 'arrows') for (const presence of living) drawHeading(canvas, presence, camera);
  for (const presence of living.filter((each) => !isFollowed(each)))
    drawMark(canvas, presence, moment, state, camera, look);
  for (const presence of living.filter(isFollowed)) drawMark(canvas, presence, moment, state, camera, look);
}

function drawBody(canvas: Canvas, { player, place, down_ms }: Presence, camera: Camera): void {
  if (place === null || down_ms >= BODY_MS) return;
  const plain = player.team === 'AXIS' ? 'X' : 'x';
  canvas.letter(...dotAt(camera, place.x, place.y), deathInk(player.team, plain, down_ms));
}

function drawName(canvas: Canvas, { player, place }: Presence, camera: Camera): void {
  if (place === null) return;
  const [x, y] = dotAt(camera, place.x, place.y);
  write(canvas, camera, [x, y], ` ${textBeginning(plainName(player.name), NAME)}`, DIM);
}

function drawHeading(canvas: Canvas, { player, place, heading }: Presence, camera: Camera): void {
  if (place === null || heading === null) return;
  const [x, y] = dotAt(camera, place.x, place.y);
  const { across, square } = DOT_GRIDS[camera.glyphs];
  const ink = headingInk(player.team);
  if (across === 1) {
    // A dot is a whole character here: the one beside him, with a stroke of the direction
    const [dx, dy] = [Math.round(Math.cos(heading)), Math.round(Math.sin(heading))];
    const plain = '-/|\\'[octant(heading) % 4] ?? ink.plain;
    canvas.letter(x + dx, y - dy, { ...ink, plain });
    return;
  }
  const reach = (columns: number): readonly [number, number] => [
    x + Math.round(Math.cos(heading) * columns * across * square[0]),
    y - Math.round(Math.sin(heading) * columns * across * square[1]),
  ];
  drawLine(canvas, reach(TICK.from), reach(TICK.to), ink);
}

function drawMark(
  canvas: Canvas,
  { player, place, heading }: Presence,
  { fires }: Moment,
  { followed, marks }: ReplayState,
  camera: Camera,
  { signs, coloured }: Look,
): void {
  if (place === null) return;
  const arrow = heading === null ? signs.standing : [...signs.arrows][octant(heading)];
  // Without colours an arrow has no side
  const side = player.team === 'AXIS' ? 'A' : 'a';
  const plain = marks !== 'arrows' ? player.label : coloured ? arrow : side;
  const ink = markInk(player.team, plain ?? player.label, {
    isFollowed: player.guid === followed,
    isUnderFire: fires.some(({ target }) => target === player),
    isOld: place.age_ms > OLD_MS,
  });
  canvas.letter(...dotAt(camera, place.x, place.y), ink);
}

/** Eighths of a circle from east to north, 0 to 7. */
function octant(heading: number): number {
  return (Math.round((heading * 4) / Math.PI) + 8) % 8;
}
