import sql from 'sql-template-tag';
import type { Board, Column } from '../../report/metric.ts';
import { COUNT_COLUMNS, COUNTS, roundsWithOwners } from './counts.ts';

const SESSION: Column = { key: 'session', title: 'Session', unit: 'text', help: 'The date it began, -2 for a second.' };
const SERVER: Column = { key: 'server', title: 'Server', unit: 'text', help: 'The name given at import.' };
const MAP: Column = { key: 'map', title: 'Map', unit: 'text', help: 'The map.' };
const ROUNDS: Column = { key: 'rounds', title: 'Rounds', unit: 'count', help: 'Rounds in scope.' };
const BEGAN: Column = {
  key: 'session_began_at',
  title: 'Began',
  unit: 'time',
  help: 'The start of the session’s first round.',
};
const DETAIL_BEGAN: Column = { ...BEGAN, detail: true };

/** A row per session. */
export const sessions: Board = {
  name: 'sessions',
  title: 'Sessions',
  columns: [
    SESSION,
    SERVER,
    BEGAN,
    { key: 'maps', title: 'Maps', unit: 'count', help: 'Different maps in scope.' },
    ROUNDS,
    ...COUNT_COLUMNS,
  ],
  samples: null,
  order: [
    { column: 'session_began_at', direction: 'desc' },
    { column: 'server', direction: 'asc' },
  ],
  query: (scope) => sql`
    select
      s.session, s.server, s.session_began_at,
      count(distinct s.map)::int as maps, count(distinct s.round_id)::int as rounds, ${COUNTS}
    from ${roundsWithOwners(scope)}
    group by s.session, s.server, s.session_began_at
  `,
};

/** A row per map of a session. */
export const maps: Board = {
  name: 'maps',
  title: 'Maps',
  columns: [
    SESSION,
    SERVER,
    DETAIL_BEGAN,
    MAP,
    { key: 'start_at', title: 'Start', unit: 'time', help: 'The start of its first round in the session.' },
    ROUNDS,
    ...COUNT_COLUMNS,
  ],
  samples: null,
  order: [
    { column: 'session_began_at', direction: 'desc' },
    { column: 'server', direction: 'asc' },
    { column: 'start_at', direction: 'desc' },
    { column: 'map', direction: 'asc' },
  ],
  query: (scope) => sql`
    select
      s.session, s.server, s.session_began_at, s.map,
      min(s.start_at) as start_at, count(distinct s.round_id)::int as rounds, ${COUNTS}
    from ${roundsWithOwners(scope)}
    group by s.session, s.server, s.session_began_at, s.map
  `,
};

/** A row per round. */
export const rounds: Board = {
  name: 'rounds',
  title: 'Rounds',
  columns: [
    { key: 'round_id', title: 'Id', unit: 'number', help: 'The number for --round-id.' },
    SESSION,
    SERVER,
    DETAIL_BEGAN,
    MAP,
    { key: 'round', title: 'Round', unit: 'number', help: '1 or 2, repaired where the tracker wrote it wrong.' },
    { key: 'written_round', title: 'Written', unit: 'number', help: 'The round number in the file.', detail: true },
    { key: 'start_at', title: 'Start', unit: 'time', help: 'When it began.' },
    { key: 'file_name', title: 'File', unit: 'text', help: 'The file it was imported from.' },
    ...COUNT_COLUMNS,
  ],
  samples: null,
  order: [
    { column: 'session_began_at', direction: 'desc' },
    { column: 'server', direction: 'asc' },
    { column: 'start_at', direction: 'desc' },
    { column: 'round_id', direction: 'desc' },
  ],
  query: (scope) => sql`
    select
      s.round_id, s.session, s.server, s.session_began_at,
      s.map, s.round, s.written_round, s.start_at, s.file_name, ${COUNTS}
    from ${roundsWithOwners(scope)}
    group by
      s.round_id, s.session, s.server, s.session_began_at,
      s.map, s.round, s.written_round, s.start_at, s.file_name
  `,
};
