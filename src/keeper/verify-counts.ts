import sql, { join, raw } from 'sql-template-tag';
import type { Database } from '../store/database.ts';
import type { RoundTable } from '../store/tables.ts';
import { isOwnTable } from './forget-player.ts';
import { roundsWithForgotten } from './stand-in.ts';
import { type Difference, rowsDiffer, type Verification } from './verify.ts';

/** The table that holds the rows of each section, one for one. */
const SECTIONS_OF: Partial<Record<RoundTable, readonly string[]>> = {
  combat_engagement: ['ENGAGEMENTS'],
  player_track: ['PLAYER_TRACKS'],
  map_kill_heatmap: ['KILL_HEATMAP'],
  map_movement_heatmap: ['MOVEMENT_HEATMAP'],
  proximity_objective_focus: ['OBJECTIVE_FOCUS'],
  proximity_reaction_metric: ['REACTION_METRICS'],
  player_hit: ['HITS', 'HIT_REGIONS'],
  player_kill: ['KILLS', 'COMBAT_POSITIONS'],
  player_revive: ['REVIVES'],
  class_change: ['CLASS_CHANGES'],
  round_pause: ['PAUSES'],
  round_objective: ['OBJECTIVES'],
  round_end: ['ROUND'],
  tracker_error: ['TRACKER_ERRORS'],
};

/** Tables that get rows from the journal of a file without end marker, besides those of their section. */
const FROM_JOURNAL: readonly string[] = [
  'combat_engagement',
  'player_track',
  'map_kill_heatmap',
  'map_movement_heatmap',
  'proximity_objective_focus',
];

interface Counted {
  readonly round_id: number;
  readonly file: string;
  readonly has_journal: boolean;
  readonly table: string;
  readonly in_file: number;
  readonly stored: number;
}

/** Compares what round_section says of every round's file with how many rows the tables have. */
export async function verifyCounts(database: Database): Promise<Verification> {
  const [counted] = await database.rows<{ rounds: number }>(sql`select count(*)::int as rounds from round`);
  const forgotten = await roundsWithForgotten(database);
  const unequal = await database.rows<Counted>(sql`
    select r.round_id, r.file_name as file, r.cut and r.tracker = 'PROX_TRACKER' as has_journal, c.*
    from round r
    join lateral (${join(tableCounts(), ' union all ')}) c on c.in_file <> c.stored
    order by r.start_at, r.round_id, c.table
  `);
  const differences = unequal.flatMap((row): readonly Difference[] => {
    const mayBeMore = row.has_journal && FROM_JOURNAL.includes(row.table);
    const mayBeFewer = forgotten.has(row.round_id) && isOwnTable(row.table);
    return (row.stored > row.in_file ? mayBeMore : mayBeFewer) ? [] : [differenceOf(row)];
  });
  return { rounds: counted?.rounds ?? 0, rounds_with_forgotten: forgotten.size, differences };
}

function tableCounts(): ReturnType<typeof sql>[] {
  return Object.entries(SECTIONS_OF).map(
    ([table, sections]) => sql`
      select
        ${table}::text as table,
        coalesce((
          select sum(s.rows - s.bad_rows)
          from round_section s
          where s.round_id = r.round_id and s.section = any(${sections}::text[]) and s.known
        ), 0)::int as in_file,
        (select count(*)::int from ${raw(table)} t where t.round_id = r.round_id) as stored
    `,
  );
}

function differenceOf({ round_id, file, table, in_file, stored }: Counted): Difference {
  const [missing, extra] = [Math.max(0, in_file - stored), Math.max(0, stored - in_file)];
  return rowsDiffer({ round_id, file }, { table, in_file, stored, missing, extra });
}
