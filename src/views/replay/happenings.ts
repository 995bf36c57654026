import { placeAt } from '../track.ts';
import { meansName, onlyWeapon } from '../weapons.ts';
import type { Cast } from './players.ts';
import type { Death, Happening, ReplayPlayer, Revival } from './round.ts';
import type { FightRow, KillRow, LifeRow, ReplayRows } from './rows.ts';

/** Two sources that tell of one death may differ by so much. */
const SAME_DEATH_MS = 1000;

/** How lives end that are no death in the game. */
const NO_DEATHS = ['round_end', 'disconnect', 'shutdown', 'unknown', null];

/** What a life's end says of how, where no kill tells it. */
const ENDS: Readonly<Record<string, string>> = { fallen: 'fell', world: 'the map' };

type UntradedDeath = Omit<Death, 'trades'>;

/** Deaths and revives in order of time, each kill with the mates it avenged. */
export function happeningsOf(rows: ReplayRows, cast: Cast): readonly Happening[] {
  const deaths = deathsOf(rows, cast).map((death) => withTrades(death, rows, cast));
  return [...deaths, ...revivalsOf(rows, cast)].sort((one, other) => one.time_ms - other.time_ms);
}

/** Kills as the tracker wrote them, then deaths that only engagements tell of, then those that only lives do. */
function deathsOf(rows: ReplayRows, cast: Cast): UntradedDeath[] {
  const deaths: UntradedDeath[] = [];
  const add = (death: UntradedDeath | null): void => {
    const isTold = ({ victim, time_ms }: UntradedDeath): boolean =>
      victim.guid === death?.victim.guid && Math.abs(time_ms - death.time_ms) <= SAME_DEATH_MS;
    if (death !== null && !deaths.some(isTold)) deaths.push(death);
  };
  for (const kill of rows.kills) add(ofKill(kill, cast));
  for (const fight of rows.fights) if (fight.outcome === 'killed') add(ofFight(fight, rows, cast));
  for (const life of rows.lives) if (!NO_DEATHS.includes(life.death_type)) add(ofLife(life, cast));
  return deaths;
}

/** Before a moment, so that who changes sides in it is still who he was. */
function victimAt(cast: Cast, guid: string, time_ms: number): ReplayPlayer | null {
  return cast.at(guid, time_ms - 1);
}

function ofKill(kill: KillRow, cast: Cast): UntradedDeath | null {
  const victim = victimAt(cast, kill.victim_guid, kill.time_ms);
  if (victim === null) return null;
  return {
    ...{ kind: 'death', time_ms: kill.time_ms, victim, means: meansName(kill.means_of_death) },
    killer: kill.killer_guid === null ? null : cast.at(kill.killer_guid, kill.time_ms),
    place: { x: kill.victim_x, y: kill.victim_y },
    killer_place: kill.killer_x === null || kill.killer_y === null ? null : { x: kill.killer_x, y: kill.killer_y },
  };
}

function ofFight(fight: FightRow, { attackers }: ReplayRows, cast: Cast): UntradedDeath | null {
  const { engagement_id, killer_guid, killer_x: x, killer_y: y, end_time_ms: time_ms } = fight;
  const victim = victimAt(cast, fight.target_guid, time_ms);
  if (victim === null) return null;
  const shot = attackers.find((each) => each.engagement_id === engagement_id && each.guid === killer_guid);
  return {
    ...{ kind: 'death', time_ms, victim, means: shot === undefined ? null : onlyWeapon(shot.weapons) },
    killer: killer_guid === null ? null : cast.at(killer_guid, time_ms),
    place: { x: fight.end_x, y: fight.end_y },
    killer_place: x === null || y === null ? null : { x, y },
  };
}

function ofLife({ guid, death_time_ms: time_ms, death_type }: LifeRow, cast: Cast): UntradedDeath | null {
  const victim = victimAt(cast, guid, time_ms);
  if (victim === null) return null;
  const life = victim.lives.findLast(({ from_ms }) => from_ms <= time_ms);
  return {
    ...{ kind: 'death', time_ms, victim, means: ENDS[death_type ?? ''] ?? null, killer_place: null },
    killer: death_type === 'selfkill' ? victim : null,
    place: life === undefined ? null : placeAt(life.track, time_ms),
  };
}

/** The trades whose avenging kill this death is. */
function withTrades(death: UntradedDeath, { trades }: ReplayRows, cast: Cast): Death {
  const avenged = trades.filter(
    ({ avenger_guid, killer_guid, time_ms, gap_ms }) =>
      avenger_guid === death.killer?.guid &&
      killer_guid === death.victim.guid &&
      Math.abs(time_ms + gap_ms - death.time_ms) <= SAME_DEATH_MS,
  );
  return {
    ...death,
    trades: avenged.flatMap(({ victim_guid, time_ms, gap_ms }) => {
      const mate = victimAt(cast, victim_guid, time_ms);
      return mate === null ? [] : [{ mate, gap_ms }];
    }),
  };
}

function revivalsOf({ revives }: ReplayRows, cast: Cast): Revival[] {
  return revives.flatMap(({ time_ms, medic_guid, medic_is_guess, revived_guid, x, y }) => {
    const revived = cast.at(revived_guid, time_ms);
    const medic = medic_guid === null ? null : cast.at(medic_guid, time_ms);
    return revived === null ? [] : [{ kind: 'revive', time_ms, medic, medic_is_guess, revived, place: { x, y } }];
  });
}
