import sql from 'sql-template-tag';
import type { RoundRecord, RoundSource } from '../domain/round-record.ts';
import type { Transaction } from './database.ts';
import { packPath, packPositions } from './pack-points.ts';
import { ROUND_TABLES, type RoundTable } from './tables.ts';

/** A round to store: what it is and its rows. */
export interface NewRound {
  readonly source: RoundSource;
  readonly record: RoundRecord;
  readonly prox_version: string;
}

/**
 * Stores a round under the next id, or under `round_id` where it takes a deleted round's place. Returns its id, or null
 * when another import stored a round of the same identity or content in the meantime.
 */
export async function insertRound(
  transaction: Transaction,
  round: NewRound,
  round_id: number | null = null,
): Promise<number | null> {
  const id = await insertHead(transaction, round, round_id);
  if (id === null) return null;
  for (const [table, rows] of rowsByTable(round.record)) {
    if (rows.length === 0) continue;
    await transaction.copy(
      table,
      ROUND_TABLES[table],
      rows.map((row) => ({ ...row, round_id: id })),
    );
  }
  return id;
}

/** Deletes a round with all its rows. */
export async function deleteRound(transaction: Transaction, round_id: number): Promise<void> {
  await transaction.rows(sql`delete from round where round_id = ${round_id}`);
}

async function insertHead(
  transaction: Transaction,
  { source, record, prox_version }: NewRound,
  round_id: number | null,
): Promise<number | null> {
  const [row] = await transaction.rows<{ round_id: number }>(sql`
    insert into round (
      round_id, server, map, start_at, start_estimated, end_at, end_estimated, last_time_ms, written_round, tracker,
      generation, tracker_version, sample_interval_ms, tracks_revives, records_stance, records_sprint, file_name,
      file_bytes, content_hash, cut, problems, metadata, prox_version
    )
    values (
      coalesce(${round_id}::int, nextval(pg_get_serial_sequence('round', 'round_id'))::int),
      ${source.server}, ${source.map}, ${source.start_at}, ${source.start_estimated}, ${source.end_at},
      ${source.end_estimated}, ${source.last_time_ms}, ${source.written_round}, ${source.tracker},
      ${source.generation}, ${source.tracker_version}, ${source.sample_interval_ms}, ${record.tracks_revives},
      ${record.records_stance}, ${record.records_sprint}, ${source.file_name}, ${source.file_bytes},
      ${source.content_hash}, ${source.cut}, ${source.problems}, ${JSON.stringify(source.metadata)}::jsonb,
      ${prox_version}
    )
    on conflict do nothing
    returning round_id
  `);
  return row?.round_id ?? null;
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
  return rows.map((row, index) => ({ ...row, [number]: index + 1 }));
}

function sectionExtras(tally: { row_checksums: Uint32Array }, index: number): object {
  const bytes = Buffer.allocUnsafe(4 * tally.row_checksums.length);
  tally.row_checksums.forEach((checksum, row) => {
    bytes.writeUInt32BE(checksum, 4 * row);
  });
  return { section_no: index + 1, row_checksums: bytes };
}
