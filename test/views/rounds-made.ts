import type { BoardRow } from '../../src/report/metric.ts';
import type { RoundsData } from '../../src/views/rounds/load.ts';

/** What counts are where nobody asks. */
const COUNTS = { players: 12, lives: 50, combat_engagements: 3, kills: 2, escapes: 1, others: 0, crossfires: 1 };

const MAPS = ['supply', 'radar'];

/** Sessions of a day each, the newest first: two maps of two rounds, a fight of Ann's in each round; ids count up from 1. */
export function madeRounds(count: number): RoundsData {
  const sessions = Array.from({ length: count }, (_, at): BoardRow => {
    const began = new Date(Date.UTC(2026, 0, count - at, 20));
    return {
      session: began.toISOString().slice(0, 10),
      server: '',
      session_began_at: began,
      maps: 2,
      rounds: 4,
      ...COUNTS,
    };
  });
  const maps = sessions.flatMap((session) =>
    MAPS.map((map) => ({ ...session, map, rounds: 2, start_at: session['session_began_at'] ?? null })),
  );
  const rounds = maps.flatMap((map, at) =>
    [2, 1].map((round): BoardRow => {
      const round_id = 2 * (maps.length - at - 1) + round;
      return { ...map, round_id, round, file_name: `${round_id}.txt` };
    }),
  );
  const round_ids = rounds.map((row) => Number(row['round_id'])).sort((one, other) => one - other);
  return {
    ...{
      filters: { bots: false },
      notes: [],
      sessions,
      maps,
      rounds,
      at: [`session:["","${sessions[0]?.['session']}"]`],
    },
    scope: {
      ...{ filters: { bots: false }, round_ids, player: null, team: null, class: null, bots: false, hint: null },
      ...{ from: null, to: null, sessions: count, sample_intervals_ms: [] },
    },
    fights: new Map(round_ids.map((round_id) => [round_id, [madeFight(round_id)]])),
    names: [
      { name: '^1An^7n', round_ids: [1] },
      { name: 'Xan', round_ids: [1, 2] },
    ],
    time_zone: 'UTC',
  };
}

function madeFight(round_id: number): BoardRow {
  return {
    ...{ id: `${round_id}.1`, round_id, engagement_id: 1, session: '', map: '', round: 1, start_time_ms: 61_000 },
    ...{ target_name: '^1An^7n', target_team: 'AXIS', target_class: 'MEDIC', outcome: 'killed', death_by: 'enemy' },
    ...{ killer_name: 'Xan', duration_ms: 900, distance_u: 120, enemy_attackers: 2 },
    ...{ is_crossfire: true, crossfire_delay_ms: 300 },
  };
}
