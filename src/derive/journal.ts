import type { Recovered } from '../domain/repairs.ts';
import type {
  Engagement,
  KillCell,
  Life,
  MovementCell,
  OpenTrack,
  Path,
  RoundFile,
  RoundRows,
} from '../domain/round-file.ts';
import { groupBy } from './group-by.ts';
import { missingFocus } from './objective-focus.ts';

/**
 * A file's rows, and where it has no end marker, with what its journal tells of lives and engagements that went on when
 * the server was killed, of heatmaps, and of objectives. The journal of a file that was ended tells nothing new.
 */
export function withJournal(file: RoundFile): { readonly rows: RoundRows; readonly recovered: Recovered | null } {
  if (file.complete !== false) return { rows: file.rows, recovered: null };
  const { rows } = file;
  const lives = openLives(rows);
  const engagements = openEngagements(rows);
  const tracks = [...rows.PLAYER_TRACKS, ...lives];
  return {
    recovered: { lives: lives.length, engagements: engagements.length },
    rows: {
      ...rows,
      PLAYER_TRACKS: tracks,
      ENGAGEMENTS: [...rows.ENGAGEMENTS, ...engagements],
      KILL_HEATMAP: [...rows.KILL_HEATMAP, ...openKillCells(rows)],
      MOVEMENT_HEATMAP: [...rows.MOVEMENT_HEATMAP, ...openMovementCells(rows)],
      OBJECTIVE_FOCUS: [...rows.OBJECTIVE_FOCUS, ...missingFocus(file, tracks)],
    },
  };
}

function openEngagements(rows: RoundRows): readonly Engagement[] {
  const open = rows.OPEN_ROWS.flatMap((each) => (each.section === 'ENGAGEMENTS' ? [each.row] : []));
  return lastOfEach(open, rows.ENGAGEMENTS, ({ engagement_id }) => String(engagement_id));
}

function openKillCells(rows: RoundRows): readonly KillCell[] {
  const open = rows.OPEN_ROWS.flatMap((each) => (each.section === 'KILL_HEATMAP' ? [each.row] : []));
  return lastOfEach(open, rows.KILL_HEATMAP, cellKey);
}

function openMovementCells(rows: RoundRows): readonly MovementCell[] {
  const open = rows.OPEN_ROWS.flatMap((each) => (each.section === 'MOVEMENT_HEATMAP' ? [each.row] : []));
  return lastOfEach(open, rows.MOVEMENT_HEATMAP, cellKey);
}

/** The last row of each key that `there` has not. */
function lastOfEach<Row>(open: readonly Row[], there: readonly Row[], keyOf: (row: Row) => string): readonly Row[] {
  const last = new Map(open.map((row) => [keyOf(row), row]));
  for (const row of there) last.delete(keyOf(row));
  return [...last.values()];
}

function cellKey({ grid_x, grid_y }: { readonly grid_x: number; readonly grid_y: number }): string {
  return `${grid_x};${grid_y}`;
}

/** The lives that have rows in the journal only. */
function openLives(rows: RoundRows): readonly Life[] {
  const parts = groupBy(rows.OPEN_TRACKS, lifeKey);
  for (const life of rows.PLAYER_TRACKS) parts.delete(lifeKey(life));
  return [...parts.values()].flatMap((own) => {
    const last = own.at(-1);
    return last === undefined ? [] : [lifeOf(last, joinedPath(own.map((part) => part.path)))];
  });
}

function lifeKey({ guid, spawn_time_ms }: { readonly guid: string; readonly spawn_time_ms: number }): string {
  return `${spawn_time_ms};${guid}`;
}

function lifeOf({ guid, name, team, class: played, spawn_time_ms, first_move_time_ms }: OpenTrack, path: Path): Life {
  return {
    ...{ guid, name, team, class: played, spawn_time_ms, first_move_time_ms, path },
    death_time_ms: path.time_ms[path.length - 1] ?? spawn_time_ms,
    death_type: 'shutdown',
    samples: path.length,
  };
}

function joinedPath(paths: readonly Path[]): Path {
  const length = paths.reduce((sum, path) => sum + path.length, 0);
  const column = (name: Exclude<keyof Path, 'length'>): Int32Array => {
    const joined = new Int32Array(length);
    let at = 0;
    for (const path of paths) {
      joined.set(path[name], at);
      at += path.length;
    }
    return joined;
  };
  return {
    ...{ length, time_ms: column('time_ms'), x: column('x'), y: column('y'), z: column('z') },
    ...{ health: column('health'), speed: column('speed'), weapon: column('weapon') },
    ...{ stance: column('stance'), sprint: column('sprint'), event: column('event') },
  };
}
