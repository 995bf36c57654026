import { HITS } from '../../src/format/sections.ts';
import type { HIT_KINDS } from '../../src/format/words.ts';
import { clock } from '../clock.ts';
import { tenthsCell } from '../fast-text.ts';
import { flagOption } from '../options.ts';
import type { Player } from '../players.ts';
import { addRowText } from '../round-file.ts';

/** HITS: a row per hit that the engine reports, whatever came of it. */
export const RECORD_HITS = flagOption('hits');

export type HitKind = (typeof HIT_KINDS)[number];

/** Filled anew for each hit. */
const cells: (string | number)[] = [];

/** Writes a hit; both players have been located. By hand, as hits are the most frequent rows of all. */
export function writeHit(
  kind: HitKind,
  target: Player,
  attacker: Player | undefined,
  damage: number,
  weapon: number,
  means: number,
  region: number | null,
  health: number,
): void {
  cells[0] = kind;
  cells[1] = clock.now;
  cells[2] = attacker === undefined ? '' : attacker.guid;
  cells[3] = target.guid;
  cells[4] = damage;
  cells[5] = weapon;
  cells[6] = means;
  cells[7] = region === null ? '' : region;
  cells[8] = attacker === undefined ? '' : tenthsCell(attacker.x);
  cells[9] = attacker === undefined ? '' : tenthsCell(attacker.y);
  cells[10] = attacker === undefined ? '' : tenthsCell(attacker.z);
  cells[11] = tenthsCell(target.x);
  cells[12] = tenthsCell(target.y);
  cells[13] = tenthsCell(target.z);
  cells[14] = health;
  addRowText(HITS, table.concat(cells, ';'));
}
