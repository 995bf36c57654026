import type { RoundRecord } from '../domain/round-record.ts';
import { encodeRows } from './binary-copy.ts';
import { packPath, packPositions } from './pack-points.ts';
import { ROUND_TABLES, type RoundTable } from './tables.ts';

/** A table's rows of one round as its COPY wants them. */
interface EncodedTable {
  readonly table: RoundTable;
  readonly data: Uint8Array<ArrayBuffer>;
  /** Where in the data each row's round id is. */
  readonly round_id_at: Uint32Array<ArrayBuffer>;
}

/** All rows of a round; `setRoundId` completes them. Data only, so that it can cross threads. */
export type EncodedRound = readonly EncodedTable[];

/** Before a row's first value, which is its round's id, come the number of its columns and the value's length. */
const ROUND_ID_AT = 2 + 4;

/** A round's rows, without its id: that is known when it is stored. Throws an Error where a value doesn't fit its column. */
export function encodeRound(record: RoundRecord): EncodedRound {
  return rowsByTable(record)
    .filter(([, rows]) => rows.length > 0)
    .map(([table, rows]) => {
      const starts: number[] = [];
      const data = encodeRows(table, ROUND_TABLES[table], rows, { round_id: 0 }, starts);
      return { table, data, round_id_at: Uint32Array.from(starts, (start) => start + ROUND_ID_AT) };
    });
}

/** Makes the rows those of the round with this id. */
export function setRoundId(round: EncodedRound, round_id: number): void {
  for (const { data, round_id_at } of round) {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    for (const at of round_id_at) view.setInt32(at, round_id);
  }
}

function rowsByTable(record: RoundRecord): readonly (readonly [RoundTable, readonly object[]])[] {
  return [
    ['round_section', record.sections.map((tally, index) => ({ ...tally, ...sectionExtras(tally, index) }))],
    ['round_player', record.players],
    ['combat_engagement', record.engagements.map((row) => ({ ...row, positions: packPositions(row.positions) }))],
    ['combat_attacker', record.engagements.flatMap((row) => row.attackers)],
    ['player_track', record.lives.map((row) => ({ ...row, path: packPath(row.path) }))],
    ['inferred_life', record.inferred_lives],
    ['player_round', record.player_rounds],
    ['proximity_trade_event', record.trades],
    ['crossfire_pairs', record.crossfire_pairs],
    ['player_rescue', record.rescues],
    ['map_kill_heatmap', record.kill_cells],
    ['map_movement_heatmap', record.movement_cells],
    ['proximity_objective_focus', record.objective_focus],
    ['proximity_reaction_metric', record.reactions],
    ['player_hit', numbered('hit_no', record.hits)],
    ['player_kill', numbered('kill_no', record.kills)],
    [
      'player_revive',
      numbered(
        'revive_no',
        record.revives.map((row) => ({ ...row, medic_is_guess: row.source === null })),
      ),
    ],
    ['class_change', numbered('class_change_no', record.class_changes)],
    ['round_pause', numbered('pause_no', record.pauses)],
    ['round_objective', record.objectives],
    ['round_end', numbered('round_end_no', record.round_ends)],
    ['tracker_error', record.tracker_errors],
  ];
}

/** The rows with their place in the file, from 1. */
function numbered(number: string, rows: readonly object[]): readonly object[] {
  return rows.map((row, index) => ({ [number]: index + 1, ...row }));
}

function sectionExtras(tally: { row_checksums: Uint32Array }, index: number): object {
  const bytes = Buffer.allocUnsafe(4 * tally.row_checksums.length);
  tally.row_checksums.forEach((checksum, row) => {
    bytes.writeUInt32BE(checksum, 4 * row);
  });
  return { section_no: index + 1, row_checksums: bytes };
}
