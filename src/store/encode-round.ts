import type { RoundRecord } from '../domain/round-record.ts';
import { type Computed, encodeRows } from './binary-copy.ts';
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
  return encodedTables(record).filter(({ round_id_at }) => round_id_at.length > 0);
}

/** Makes the rows those of the round with this id. */
export function setRoundId(round: EncodedRound, round_id: number): void {
  for (const { data, round_id_at } of round) {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    for (const at of round_id_at) view.setInt32(at, round_id);
  }
}

function encodedTables(record: RoundRecord): readonly EncodedTable[] {
  return [
    encoded('round_section', record.sections, {
      section_no: fromOne,
      row_checksums: ({ row_checksums }) => checksumBytes(row_checksums),
    }),
    encoded('round_player', record.players),
    encoded('combat_engagement', record.engagements, { positions: ({ positions }) => packPositions(positions) }),
    encoded(
      'combat_attacker',
      record.engagements.flatMap((engagement) => engagement.attackers),
    ),
    encoded('player_track', record.lives, { path: ({ path }) => packPath(path) }),
    encoded('inferred_life', record.inferred_lives),
    encoded('player_round', record.player_rounds),
    encoded('proximity_trade_event', record.trades),
    encoded('crossfire_pairs', record.crossfire_pairs),
    encoded('player_rescue', record.rescues),
    encoded('map_kill_heatmap', record.kill_cells),
    encoded('map_movement_heatmap', record.movement_cells),
    encoded('proximity_objective_focus', record.objective_focus),
    encoded('proximity_reaction_metric', record.reactions),
    encoded('player_hit', record.hits, { hit_no: fromOne }),
    encoded('player_kill', record.kills, { kill_no: fromOne }),
    encoded('player_revive', record.revives, { revive_no: fromOne, medic_is_guess: ({ source }) => source === null }),
    encoded('class_change', record.class_changes, { class_change_no: fromOne }),
    encoded('round_pause', record.pauses, { pause_no: fromOne }),
    encoded('round_objective', record.objectives),
    encoded('round_end', record.round_ends, { round_end_no: fromOne }),
    encoded('tracker_error', record.tracker_errors),
  ];
}

/** The columns that are computed are those that the rows lack or have in another shape. */
function encoded<Row extends object>(
  table: RoundTable,
  rows: readonly Row[],
  computed: Computed<Row> = {},
): EncodedTable {
  const starts: number[] = [];
  const data = encodeRows(table, ROUND_TABLES[table], rows, { ...computed, round_id: () => 0 }, starts);
  return { table, data, round_id_at: Uint32Array.from(starts, (start) => start + ROUND_ID_AT) };
}

/** A row's place in the file. */
function fromOne(_row: object, index: number): number {
  return index + 1;
}

function checksumBytes(checksums: Uint32Array): Buffer {
  const bytes = Buffer.allocUnsafe(4 * checksums.length);
  checksums.forEach((checksum, row) => {
    bytes.writeUInt32BE(checksum, 4 * row);
  });
  return bytes;
}
