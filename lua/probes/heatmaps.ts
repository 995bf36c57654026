import { rowText } from '../../src/format/encode.ts';
import type { Column, Section } from '../../src/format/section.ts';
import { KILL_HEATMAP, MOVEMENT_HEATMAP, OPEN_ROWS } from '../../src/format/sections.ts';
import { later } from '../chores.ts';
import { clock } from '../clock.ts';
import { TEAM_AXIS } from '../constants.ts';
import { flagOption } from '../options.ts';
import { type Player, players } from '../players.ts';
import { addRowText } from '../round-file.ts';

/** KILL_HEATMAP and MOVEMENT_HEATMAP: sums per cell, written when the round is over and, as they grow, in the journal. */
export const RECORD_HEATMAPS = flagOption('heatmaps');

/** A cell of 512 u with its counts, in the order of its section's last columns. */
interface Cell {
  readonly x: number;
  readonly y: number;
  readonly counts: number[];
  changed: boolean;
}

interface Heatmap {
  readonly section: Section<readonly Column[]>;
  readonly byPlace: ByNumber<Cell>;
  /** In the order of their first counts: the same game makes the same file. */
  readonly cells: Cell[];
}

const kills: Heatmap = { section: KILL_HEATMAP, byPlace: {}, cells: [] };
const movement: Heatmap = { section: MOVEMENT_HEATMAP, byPlace: {}, cells: [] };

/** An edge of a cell in tenths of a unit. */
const CELL = 5120;
/** More cells than any map has in one direction. */
const ROW = 1000000;
/** An attacker counts as in combat this long after a hit, ms: as in metrics. */
const COMBAT_MS = 1500;
const JOURNAL_MS = 2500;
const ROWS_PER_CHORE = 8;

let journalAt = JOURNAL_MS;

function count(map: Heatmap, xTenths: number, yTenths: number, column: number): void {
  const x = Math.floor(xTenths / CELL);
  const y = Math.floor(yTenths / CELL);
  let cell = map.byPlace[y * ROW + x];
  if (cell === undefined) {
    cell = { x, y, counts: map === kills ? [0, 0] : [0, 0, 0], changed: true };
    map.byPlace[y * ROW + x] = cell;
    map.cells.push(cell);
  }
  cell.counts[column] = (cell.counts[column] ?? 0) + 1;
  cell.changed = true;
}

/** Counts everybody who was just sampled. */
export function countMovement(): void {
  for (const player of players()) {
    const { life } = player;
    if (life === null || life.downed !== null) continue;
    count(movement, player.x, player.y, 0);
    const fights = player.engagement !== null || clock.now - player.lastHitDealt <= COMBAT_MS;
    if (fights) count(movement, player.x, player.y, 1);
  }
}

export function noteEscape(player: Player): void {
  if (RECORD_HEATMAPS) count(movement, player.x, player.y, 2);
}

/** An enemy's kill, at the victim's place. */
export function countKill(victim: Player, killer: Player): void {
  count(kills, victim.x, victim.y, killer.team === TEAM_AXIS ? 0 : 1);
}

function cellRow(map: Heatmap, cell: Cell): string {
  const [first, second, third] = cell.counts as [number, number, number];
  if (map === kills) {
    return rowText(KILL_HEATMAP, { grid_x: cell.x, grid_y: cell.y, axis_kills: first, allies_kills: second });
  }
  return rowText(MOVEMENT_HEATMAP, {
    grid_x: cell.x,
    grid_y: cell.y,
    traversal: first,
    combat: second,
    escape: third,
  });
}

/** Gives chores the cells of `list`, some to each. */
function inParts(list: readonly Cell[], write: (this: void, cell: Cell) => void): void {
  for (let from = 0; from < list.length; from += ROWS_PER_CHORE) {
    const part = from;
    later(() => {
      for (let i = part; i < part + ROWS_PER_CHORE && i < list.length; i++) write(list[i] as Cell);
    });
  }
}

/** Writes the cells that have changed into the journal, now and then. */
export function journalHeatmaps(): void {
  if (clock.now < journalAt) return;
  journalAt = clock.now + JOURNAL_MS;
  for (const map of [kills, movement]) {
    const changed: Cell[] = [];
    for (const cell of map.cells) {
      if (cell.changed) changed.push(cell);
      cell.changed = false;
    }
    inParts(changed, (cell) => addRowText(OPEN_ROWS, `${map.section.name};${cellRow(map, cell)}`));
  }
}

export function writeHeatmaps(): void {
  for (const map of [kills, movement]) inParts(map.cells, (cell) => addRowText(map.section, cellRow(map, cell)));
}
