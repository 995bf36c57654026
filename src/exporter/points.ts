import type { Path, Positions } from '../domain/round-file.ts';
import { PATH_EVENTS, POSITION_EVENTS } from '../format/words.ts';
import type { BoardRow } from '../report/metric.ts';
import { unpackPath, unpackPositions } from '../store/unpack-points.ts';

/** A life's points as the SQL function path_points gives them. */
export function pathRows(packed: Uint8Array): readonly BoardRow[] {
  const path = unpackPath(packed);
  return rowsOf(path, PATH_EVENTS, (index) => stateAt(path, index));
}

/** An engagement's points as the SQL function position_points gives them. */
export function positionRows(packed: Uint8Array): readonly BoardRow[] {
  return rowsOf(unpackPositions(packed), POSITION_EVENTS, () => ({}));
}

function rowsOf(points: Positions, events: readonly string[], state: (index: number) => BoardRow): readonly BoardRow[] {
  return Array.from({ length: points.length }, (_, index) => ({
    point: index + 1,
    time_ms: points.time_ms[index] ?? null,
    x: tenths(points.x[index]),
    y: tenths(points.y[index]),
    z: tenths(points.z[index]),
    ...state(index),
    event: events[points.event[index] ?? -1] ?? null,
  }));
}

function stateAt(path: Path, index: number): BoardRow {
  return {
    health: path.health[index] ?? null,
    speed: tenths(path.speed[index]),
    weapon: path.weapon[index] ?? null,
    stance: path.stance[index] ?? null,
    sprint: path.sprint[index] ?? null,
  };
}

function tenths(value: number | undefined): number | null {
  return value === undefined ? null : value / 10;
}
