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

/** A cell of 512 u: its row, grid_x and grid_y and then the counts. */
interface Cell {
  readonly row: number[];
  isChanged: boolean;
}

interface Heatmap {
  readonly section: Section<readonly Column[]>;
  readonly byPlace: ByNumber<Cell>;
  /** In the order of their first counts: the same game makes the same file. */
  readonly cells: Cell[];
  /** Those that have changed since the journal was last written. */
  changed: Cell[];
}

const kills: Heatmap = { section: KILL_HEATMAP, byPlace: {}, cells: [], changed: [] };
const movement: Heatmap = { section: MOVEMENT_HEATMAP, byPlace: {}, cells: [], changed: [] };

/** The places of the counts in a cell's row. */
const TRAVERSAL = 2;
const COMBAT = 3;
const ESCAPE = 4;
const BY_AXIS = 2;
const BY_ALLIES = 3;
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
    cell = { row: map === kills ? [x, y, 0, 0] : [x, y, 0, 0, 0], isChanged: false };
    map.byPlace[y * ROW + x] = cell;
    map.cells.push(cell);
  }
  cell.row[column] = (cell.row[column] as number) + 1;
  if (!cell.isChanged) map.changed.push(cell);
  cell.isChanged = true;
}

/** Counts everybody who was just sampled. */
export function countMovement(): void {
  for (const player of players()) {
    const { life } = player;
    if (life === null || life.downed !== null) continue;
    count(movement, player.x, player.y, TRAVERSAL);
    const fights = player.engagement !== null || clock.now - player.lastHitDealt <= COMBAT_MS;
    if (fights) count(movement, player.x, player.y, COMBAT);
  }
}

export function noteEscape(player: Player): void {
  if (RECORD_HEATMAPS) count(movement, player.x, player.y, ESCAPE);
}

/** An enemy's kill, at the victim's place. */
export function countKill(victim: Player, killer: Player): void {
  count(kills, victim.x, victim.y, killer.team === TEAM_AXIS ? BY_AXIS : BY_ALLIES);
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

export function isJournalDue(): boolean {
  return clock.now >= journalAt;
}

/** Writes the cells that have changed into the journal. */
export function journalHeatmaps(): void {
  journalAt = clock.now + JOURNAL_MS;
  for (const map of [kills, movement]) {
    const { changed } = map;
    map.changed = [];
    for (const cell of changed) cell.isChanged = false;
    inParts(changed, (cell) => addRowText(OPEN_ROWS, `${map.section.name};${table.concat(cell.row, ';')}`));
  }
}

export function writeHeatmaps(): void {
  for (const map of [kills, movement])
    inParts(map.cells, (cell) => addRowText(map.section, table.concat(cell.row, ';')));
}
