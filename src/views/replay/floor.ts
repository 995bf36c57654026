import { numberAt } from '../track.ts';
import type { Bounds, Floor, Objective, ReplayPlayer } from './round.ts';

/** The finest squares, game units; coarser where a map is larger than so many of them. */
const FINEST_U = 32;
const MOST_CELLS = 512;

/** How often the squares double: up to 256 u. */
const LEVELS = 4;

/** Room around the outermost points. */
const MARGIN_U = 96;

/** A round in which nobody is anywhere has a map all the same. */
const NOWHERE: Bounds = { left: -512, right: 512, bottom: -512, top: 512 };

/** What holds all points of the round and its objectives. */
export function boundsOf(players: readonly ReplayPlayer[], objectives: readonly Objective[]): Bounds {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  const hold = (x: number, y: number): void => {
    [left, right, bottom, top] = [Math.min(left, x), Math.max(right, x), Math.min(bottom, y), Math.max(top, y)];
  };
  for (const { x, y } of objectives) hold(x, y);
  for (const { track } of players.flatMap(({ lives }) => lives)) {
    for (let at = 0; at < track.x.length; at += 1) hold(numberAt(track.x, at), numberAt(track.y, at));
  }
  if (left > right) return NOWHERE;
  return { left: left - MARGIN_U, right: right + MARGIN_U, bottom: bottom - MARGIN_U, top: top + MARGIN_U };
}

/** The squares that somebody was in, from fine to coarse. */
export function floorsOf(players: readonly ReplayPlayer[], bounds: Bounds): readonly Floor[] {
  const { left, right, bottom, top } = bounds;
  const cell_u = Math.max(FINEST_U, Math.ceil(Math.max(right - left, top - bottom) / MOST_CELLS));
  const finest = emptyFloor(bounds, cell_u);
  for (const { track } of players.flatMap(({ lives }) => lives)) {
    for (let at = 0; at < track.x.length; at += 1) walk(finest, numberAt(track.x, at), numberAt(track.y, at));
  }
  const floors = [finest];
  for (let level = 1; level < LEVELS; level += 1) floors.push(coarser(finest, bounds, cell_u * 2 ** level));
  return floors;
}

function emptyFloor({ left, right, bottom, top }: Bounds, cell_u: number): Floor {
  const across = Math.ceil((right - left) / cell_u) + 1;
  const up = Math.ceil((top - bottom) / cell_u) + 1;
  return { cell_u, left, bottom, across, up, walked: new Uint8Array(across * up) };
}

function coarser(fine: Floor, bounds: Bounds, cell_u: number): Floor {
  const floor = emptyFloor(bounds, cell_u);
  fine.walked.forEach((walked, index) => {
    if (walked === 0) return;
    const [column, row] = [index % fine.across, Math.floor(index / fine.across)];
    walk(floor, fine.left + (column + 0.5) * fine.cell_u, fine.bottom + (row + 0.5) * fine.cell_u);
  });
  return floor;
}

function indexOf({ cell_u, left, bottom, across, up }: Floor, x: number, y: number): number {
  const [column, row] = [Math.floor((x - left) / cell_u), Math.floor((y - bottom) / cell_u)];
  return column < 0 || row < 0 || column >= across || row >= up ? -1 : row * across + column;
}

function walk(floor: Floor, x: number, y: number): void {
  const index = indexOf(floor, x, y);
  if (index >= 0) floor.walked[index] = 1;
}

/** Whether somebody was in the square of a place. */
export function isWalked(floor: Floor, x: number, y: number): boolean {
  return floor.walked[indexOf(floor, x, y)] === 1;
}
