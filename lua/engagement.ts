import { guidsText, weaponText } from '../src/format/lists.ts';
import { nameText } from '../src/format/text.ts';
import { type Outcome, POSITION_EVENTS, type Team } from '../src/format/words.ts';
import { positionCells, tenthsCell } from './fast-text.ts';
import { tenths } from './fields.ts';
import { integerOption } from './options.ts';
import { type classWord, distanceU, type Player } from './players.ts';

/** An enemy's part in a fight. */
export interface Attack {
  readonly player: Player;
  readonly guid: string;
  readonly name: string;
  readonly team: Team;
  readonly firstHit: number;
  lastHit: number;
  damage: number;
  hits: number;
  gotKill: boolean;
  /** The engine's weapon numbers in the order of their first hits, each with how often it hit. */
  readonly weapons: number[];
}

/** A player under fire, from the first enemy hit to its end. Places are tenths of a unit. */
export interface Engagement {
  readonly id: number;
  readonly target: Player;
  readonly guid: string;
  readonly name: string;
  readonly team: Team;
  readonly class: ReturnType<typeof classWord>;
  readonly start: number;
  readonly startX: number;
  readonly startY: number;
  readonly startZ: number;
  readonly attacks: Attack[];
  damage: number;
  /** When and where an enemy last hit. */
  lastHit: number;
  hitX: number;
  hitY: number;
  hitZ: number;
  /** The last point. */
  endX: number;
  endY: number;
  endZ: number;
  /** Along the points, game units. */
  distance: number;
  /** The newest points, `fresh` of them, five values to each, from 1; the older ones are text already. */
  readonly points: ByNumber<number>;
  fresh: number;
  /** Null while none is. */
  chunks: string[] | null;
  /** What the target and his mates made of it: ms from the start, null until it happens. */
  returnFire: number | null;
  dodge: number | null;
  support: number | null;
  /** How he moved in the frame of the first hit, the hit's push included; null until that frame. */
  before: { readonly vx: number; readonly vy: number; readonly low: boolean } | null;
  /** When its row so far goes into the journal. */
  journalAt: number;
}

/** The index that a point holds for an event. */
export function positionEvent(event: (typeof POSITION_EVENTS)[number]): number {
  return POSITION_EVENTS.indexOf(event);
}

const CROSSFIRE_WINDOW_MS = integerOption('crossfire_window_ms');

/** Adds a point; `event` is an index into POSITION_EVENTS. */
export function addPosition(fight: Engagement, time: number, x: number, y: number, z: number, event: number): void {
  const { points } = fight;
  const at = fight.fresh * 5;
  fight.distance += distanceU(fight.endX, fight.endY, fight.endZ, x, y, z);
  fight.endX = x;
  fight.endY = y;
  fight.endZ = z;
  points[at + 1] = time;
  points[at + 2] = x;
  points[at + 3] = y;
  points[at + 4] = z;
  points[at + 5] = event;
  fight.fresh += 1;
}

/** The attackers whose first hits make a crossfire, in the order of these; empty where there is none. */
function crossfire(fight: Engagement): readonly Attack[] {
  const first = fight.attacks[0];
  const second = fight.attacks[1];
  if (first === undefined || second === undefined) return [];
  if (second.firstHit - first.firstHit > CROSSFIRE_WINDOW_MS) return [];
  return fight.attacks.filter((attack) => attack.firstHit - first.firstHit <= CROSSFIRE_WINDOW_MS);
}

/** An attacker as attackersText writes him, the GUID fit for a cell already. */
function attackerText(attack: Attack): string {
  let weapons = '';
  for (let i = 0; i < attack.weapons.length; i += 2) {
    weapons += weaponText(attack.weapons[i] as number, attack.weapons[i + 1] as number);
  }
  return table.concat(
    [
      attack.guid,
      nameText(attack.name),
      attack.team,
      attack.damage,
      attack.hits,
      attack.firstHit,
      attack.lastHit,
      attack.gotKill ? 1 : 0,
      weapons === '' ? weaponText(0, 0) : weapons,
    ],
    ',',
  );
}

/** Makes text of the fresh points. */
export function encodePositions(fight: Engagement): void {
  const chunks = fight.chunks ?? [];
  fight.chunks = chunks;
  if (fight.fresh > 0) chunks.push(positionCells(fight.points, fight.fresh));
  fight.fresh = 0;
}

/** The fight's row in ENGAGEMENTS, its cells in the order of the section's columns; by hand, as there are many. */
export function engagementRow(
  fight: Engagement,
  end: number,
  outcome: Outcome,
  killer: { readonly guid: string; readonly name: string } | null,
): string {
  const participants = crossfire(fight);
  const first = participants[0];
  const second = participants[1];
  encodePositions(fight);
  return table.concat(
    [
      fight.id,
      fight.start,
      end,
      end - fight.start,
      fight.guid,
      nameText(fight.name),
      fight.team,
      outcome,
      fight.damage,
      killer === null ? '' : killer.guid,
      killer === null ? '' : nameText(killer.name),
      fight.attacks.length,
      first === undefined ? 0 : 1,
      first === undefined || second === undefined ? '' : second.firstHit - first.firstHit,
      first === undefined ? '' : guidsText(participants.map((attack) => attack.guid)),
      tenthsCell(fight.startX),
      tenthsCell(fight.startY),
      tenthsCell(fight.startZ),
      tenthsCell(fight.endX),
      tenthsCell(fight.endY),
      tenthsCell(fight.endZ),
      tenthsCell(tenths(fight.distance)),
      table.concat(fight.chunks ?? [], '|'),
      table.concat(
        fight.attacks.map((attack) => attackerText(attack)),
        '|',
      ),
    ],
    ';',
  );
}
