import { event } from '../../metrics/event/index.ts';
import type { Glyphs } from '../../render/glyphs.ts';
import { type Plan, type PlanExtras, type PlanLetter, planOf } from '../../render/plan-drawing.ts';
import type { Rgb } from '../../render/terminal-colour.ts';
import { depthOf } from '../pieces.ts';
import type { Place } from '../track.ts';
import type { Canvas } from '../view.ts';
import type { Fight } from './load.ts';
import { letterOf } from './names.ts';
import type { Point } from './points.ts';
import { knownPlace } from './tracks.ts';

const TARGET: Rgb = [255, 255, 255];
const ATTACKER: Rgb = [170, 170, 170];
const HITTER: Rgb = [255, 255, 100];

/** How much room a plan has: lines in its frame, columns for what explains it. */
type Room = Pick<PlanExtras, 'most_rows' | 'legend_width'>;

/** The plan of `prox report event`, and at a step where everybody was then. Null where no path is known. */
export function planAt(fight: Fight, step: number | null, canvas: Canvas, room: Room): Plan | null {
  const { drawing } = event;
  if (drawing?.kind !== 'plan') return null;
  const look = { width: canvas.columns, depth: depthOf(canvas) };
  const point = step === null ? undefined : fight.points[step];
  if (point === undefined) return planOf(fight.report.drawn ?? [], drawing, look, glyphsOf(canvas), room);
  const letters = lettersAt(fight, point);
  // The frame stays while one steps
  const within = fight.points.flatMap((each) => lettersAt(fight, each));
  return planOf(fight.report.drawn ?? [], drawing, look, glyphsOf(canvas), { ...room, letters, within });
}

/** What plans are drawn with, as `prox report` chooses it. */
export function glyphsOf({ colours, glyphs }: Canvas): Glyphs {
  return colours === 'none' || glyphs === 'ascii' ? 'ascii' : 'half';
}

/** Where attackers and target were at a point of the time line, who hits last of the attackers. */
function lettersAt(fight: Fight, point: Point): readonly PlanLetter[] {
  const hitters = point.kind === 'hit' ? point.hit.by : [];
  const guids = fight.attackers
    .map((row) => String(row['guid']))
    .filter((guid) => guid !== fight.engagement['target_guid']);
  const attackers = guids.flatMap((guid) => {
    const place = placeOf(fight, guid, point);
    const colour = hitters.includes(guid) ? HITTER : ATTACKER;
    return place === null ? [] : [{ ...place, letter: letterOf(fight, guid), colour, title: 'attackers now', guid }];
  });
  const inOrder = [...attackers].sort(
    (one, other) => Number(hitters.includes(one.guid)) - Number(hitters.includes(other.guid)),
  );
  const target = knownPlace(fight.target, point.time_ms);
  return [...inOrder, ...(target === null ? [] : [{ ...target, letter: '@', colour: TARGET, title: 'target now' }])];
}

/** Where the hit itself tells it, there; else on his way. */
function placeOf({ tracks }: Fight, guid: string, point: Point): Pick<Place, 'x' | 'y'> | null {
  const told = point.kind === 'hit' ? point.hit.told : null;
  if (told !== null && told.attacker_guid === guid && told.attacker_x !== null && told.attacker_y !== null) {
    return { x: told.attacker_x, y: told.attacker_y };
  }
  return knownPlace(tracks.get(guid), point.time_ms);
}
