import type { Engagement, Life, Path, Positions } from '../domain/round-file.ts';
import { PATH_EVENTS } from '../format/words.ts';
import { stepDistance } from './steps.ts';

const ROUND_END = PATH_EVENTS.indexOf('round_end');

/** A step that no player can make between two samples, game units. */
const JUMP_U = 1000;

interface LastPoint {
  readonly guid: string;
  readonly points: Positions;
}

/**
 * Takes the intermission camera's points out of a round. When a round ends the engine moves everybody to the camera
 * (g_main.c, BeginIntermission) before old trackers take their last sample. A round_end point is the camera's when two
 * or more players have theirs at one place, or when it lies over 1000 u from the point before.
 */
export function withoutCameraPoints(
  lives: readonly Life[],
  engagements: readonly Engagement[],
): { lives: readonly Life[]; engagements: readonly Engagement[]; dropped: number } {
  const lastPoints: LastPoint[] = [
    ...lives.filter((life) => endsAtRoundEnd(life.path)).map((life) => ({ guid: life.guid, points: life.path })),
    ...engagements
      .filter((engagement) => engagement.outcome === 'round_end' && engagement.positions.length > 0)
      .map((engagement) => ({ guid: engagement.target_guid, points: engagement.positions })),
  ];
  const shared = sharedPlaces(lastPoints);
  const camera = new Set(lastPoints.filter(({ points }) => isCamera(points, shared)).map(({ points }) => points));
  return {
    lives: lives.map((life) => (camera.has(life.path) ? { ...life, path: withoutLastOfPath(life.path) } : life)),
    engagements: engagements.map((engagement) =>
      camera.has(engagement.positions) ? { ...engagement, positions: withoutLast(engagement.positions) } : engagement,
    ),
    dropped: camera.size,
  };
}

function endsAtRoundEnd(path: Path): boolean {
  return path.length > 0 && path.event[path.length - 1] === ROUND_END;
}

function isCamera(points: Positions, shared: ReadonlySet<string>): boolean {
  const last = points.length - 1;
  return shared.has(placeOfLast(points)) || (last > 0 && stepDistance(points, last) > JUMP_U);
}

function sharedPlaces(lastPoints: readonly LastPoint[]): ReadonlySet<string> {
  const firstThere = new Map<string, string>();
  const shared = new Set<string>();
  for (const { guid, points } of lastPoints) {
    const place = placeOfLast(points);
    const first = firstThere.get(place);
    if (first === undefined) firstThere.set(place, guid);
    else if (first !== guid) shared.add(place);
  }
  return shared;
}

function placeOfLast(points: Positions): string {
  const last = points.length - 1;
  return `${points.x[last]},${points.y[last]},${points.z[last]}`;
}

function withoutLast(points: Positions): Positions {
  const length = points.length - 1;
  return {
    length,
    time_ms: points.time_ms.subarray(0, length),
    x: points.x.subarray(0, length),
    y: points.y.subarray(0, length),
    z: points.z.subarray(0, length),
    event: points.event.subarray(0, length),
  };
}

function withoutLastOfPath(path: Path): Path {
  const length = path.length - 1;
  return {
    ...withoutLast(path),
    health: path.health.subarray(0, length),
    speed: path.speed.subarray(0, length),
    weapon: path.weapon.subarray(0, length),
    stance: path.stance.subarray(0, length),
    sprint: path.sprint.subarray(0, length),
  };
}
