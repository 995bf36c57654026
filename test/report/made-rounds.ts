import sql, { join, raw } from 'sql-template-tag';
import type { PlayerClass, Team } from '../../src/format/words.ts';
import type { Queries } from '../../src/store/database.ts';

interface MadePlayer {
  readonly guid: string;
  /** In the order he had them. */
  readonly names?: readonly string[];
  readonly bot?: boolean;
}

/** A player under fire; times in ms, the engagement ends 2000 ms after its start unless said otherwise. */
export interface MadeEngagement {
  readonly target: string;
  readonly team?: Team;
  readonly class?: PlayerClass;
  readonly kind?: 'combat' | 'friendly' | 'self' | 'world';
  readonly outcome?: 'killed' | 'escaped' | 'round_end';
  readonly start?: number;
  readonly end?: number;
  /** No row of reactions where it is null. */
  readonly reactions?: { return_fire?: number; dodge?: number; support?: number } | null;
  /** First and last hit of each enemy. */
  readonly attackers?: Readonly<Record<string, readonly [number, number]>>;
}

interface MadeLife {
  readonly guid: string;
  readonly team?: Team;
  readonly class?: PlayerClass;
  readonly spawn?: number;
}

/** A mate's first hit on an attacker, `after` ms from the start of the engagement of that number. */
interface MadeRescue {
  readonly engagement: number;
  readonly guid: string;
  readonly after: number;
  readonly team?: Team;
  readonly class?: PlayerClass;
}

/** A round of ten minutes of tracker 4.2 on `labmap`, unless said otherwise. */
export interface MadeRound {
  readonly start: string;
  readonly minutes?: number;
  readonly server?: string;
  readonly map?: string;
  readonly written_round?: number;
  readonly generation?: number;
  readonly sample_interval_ms?: number;
  readonly players?: readonly MadePlayer[];
  readonly lives?: readonly MadeLife[];
  readonly engagements?: readonly MadeEngagement[];
  readonly rescues?: readonly MadeRescue[];
  /** Time, attacker, victim. */
  readonly hits?: readonly (readonly [number, string, string])[];
}

/** Takes all rounds out; ids begin at 1 again. */
export async function emptyDatabase(database: Queries): Promise<void> {
  // Ten times as fast as to truncate two dozen tables
  await database.rows(sql`delete from round`);
  await database.rows(sql`select setval(pg_get_serial_sequence('round', 'round_id'), 1, false)::int`);
}

/** Writes the rounds and returns their ids. Whoever they name is a player of them; a GUID OMNIBOT… is a bot's. */
export async function addRounds(database: Queries, ...rounds: readonly MadeRound[]): Promise<number[]> {
  const ids: number[] = [];
  for (const round of rounds) ids.push(await addRound(database, round));
  return ids;
}

async function addRound(database: Queries, round: MadeRound): Promise<number> {
  const end = new Date(Date.parse(round.start) + (round.minutes ?? 10) * 60_000);
  const [added] = await database.rows<{ round_id: number }>(sql`
    insert into round (
      server, map, start_at, start_estimated, end_at, end_estimated, last_time_ms, written_round, tracker, generation,
      sample_interval_ms, tracks_revives, records_stance, records_sprint, file_name, file_bytes, content_hash, cut,
      problems, metadata, prox_version
    )
    values (
      ${round.server ?? ''}, ${round.map ?? 'labmap'}, ${round.start}, false, ${end}, false, 600000,
      ${round.written_round ?? 1}, 'PROXIMITY_TRACKER', ${round.generation ?? 4}, ${round.sample_interval_ms ?? 200},
      false, false, false, ${`${round.start}_engagements.txt`}, 1, ${Buffer.from(JSON.stringify(round))}, false,
      0, '{}', '0.1.0'
    )
    returning round_id
  `);
  const id = added?.round_id ?? 0;
  await insert(
    database,
    'round_player',
    playersOf(round).map((player) => playerRow(id, player)),
  );
  await insert(
    database,
    'player_track',
    (round.lives ?? []).map((life, i) => lifeRow(id, i + 1, life)),
  );
  const engagements = round.engagements ?? [];
  await insert(
    database,
    'combat_engagement',
    engagements.map((made, i) => engagementRow(id, i + 1, made)),
  );
  await insert(
    database,
    'combat_attacker',
    engagements.flatMap((made, i) => attackerRows(id, i + 1, made)),
  );
  await insert(
    database,
    'proximity_reaction_metric',
    engagements.flatMap((made, i) => reactionRows(id, i + 1, made)),
  );
  await insert(
    database,
    'player_hit',
    (round.hits ?? []).map((hit, i) => hitRow(id, i + 1, hit)),
  );
  await insert(
    database,
    'player_rescue',
    (round.rescues ?? []).map((rescue) => rescueRow(id, round, rescue)),
  );
  await addPlayerRounds(database, id);
  return id;
}

async function addPlayerRounds(database: Queries, round_id: number): Promise<void> {
  await database.rows(sql`
    insert into player_round
    select
      ${round_id}::int, guid, team, class, bool_or(is_bot),
      sum(lives), sum(combat), sum(deaths), sum(escapes), sum(crossfires)
    from (
      select guid, team, class, is_bot, 1 as lives, 0 as combat, 0 as deaths, 0 as escapes, 0 as crossfires
      from player_track where round_id = ${round_id}
      union all
      select
        target_guid, target_team, target_class, target_is_bot, 0, (kind = 'combat')::int,
        (kind = 'combat' and death_by = 'enemy')::int, (kind = 'combat' and outcome = 'escaped')::int,
        (kind = 'combat' and is_crossfire)::int
      from combat_engagement where round_id = ${round_id}
    ) part
    group by guid, team, class
  `);
}

/** Packed. */
const NO_POINTS = Buffer.from([0]);

type Row = Readonly<Record<string, unknown>>;

async function insert(database: Queries, table: string, rows: readonly Row[]): Promise<void> {
  const keys = Object.keys(rows[0] ?? {});
  if (keys.length === 0) return;
  const values = rows.map((row) => sql`(${join(keys.map((key) => row[key]))})`);
  await database.rows(sql`insert into ${raw(table)} (${raw(keys.join(', '))}) values ${join(values)}`);
}

function playersOf(round: MadeRound): MadePlayer[] {
  const named = [
    ...(round.lives ?? []).map((life) => life.guid),
    ...(round.engagements ?? []).flatMap((made) => [made.target, ...Object.keys(made.attackers ?? {})]),
    ...(round.hits ?? []).flatMap(([, attacker, victim]) => [attacker, victim]),
    ...(round.rescues ?? []).map((made) => made.guid),
  ];
  const players = round.players ?? [];
  const others = new Set(named.filter((guid) => players.every((player) => player.guid !== guid)));
  return [...players, ...[...others].map((guid) => ({ guid }))];
}

function playerRow(round_id: number, player: MadePlayer): Row {
  const names = player.names ?? [`name of ${player.guid}`];
  return { round_id, guid: player.guid, name: names.at(-1), names, is_bot: player.bot ?? isBot(player.guid) };
}

function isBot(guid: string): boolean {
  return guid.startsWith('OMNIBOT');
}

function lifeRow(round_id: number, life_id: number, life: MadeLife): Row {
  const spawn = life.spawn ?? life_id * 10_000;
  return {
    round_id,
    life_id,
    guid: life.guid,
    team: life.team ?? 'AXIS',
    class: life.class ?? 'MEDIC',
    is_bot: isBot(life.guid),
    spawn_time_ms: spawn,
    death_time_ms: spawn + 9000,
    alive_ms: 9000,
    points: 0,
    sprint_points: 0,
    distance_u: 0,
    moving_ms: 0,
    steps_left_out: 0,
    support_samples: 0,
    path: NO_POINTS,
  };
}

function engagementRow(round_id: number, engagement_id: number, made: MadeEngagement): Row {
  const { start, end } = spanOf(engagement_id, made);
  const kind = made.kind ?? 'combat';
  const outcome = made.outcome ?? 'killed';
  return {
    round_id,
    engagement_id,
    start_time_ms: start,
    end_time_ms: end,
    duration_ms: end - start,
    target_guid: made.target,
    target_team: made.team ?? 'AXIS',
    target_class: made.class ?? 'MEDIC',
    target_is_bot: isBot(made.target),
    kind,
    outcome,
    death_by: outcome === 'killed' ? (kind === 'combat' ? 'enemy' : 'self') : null,
    enemy_attackers: kind === 'combat' ? Math.max(1, Object.keys(made.attackers ?? {}).length) : 0,
    is_crossfire: false,
    distance_u: 0,
    ...{ start_x: 0, start_y: 0, start_z: 0, end_x: 0, end_y: 0, end_z: 0 },
    positions: NO_POINTS,
  };
}

function spanOf(id: number, made: MadeEngagement): { start: number; end: number } {
  const start = made.start ?? id * 10_000;
  return { start, end: made.end ?? start + 2000 };
}

function attackerRows(round_id: number, engagement_id: number, made: MadeEngagement): Row[] {
  return Object.entries(made.attackers ?? {}).map(([guid, [first_hit_ms, last_hit_ms]], i) => ({
    round_id,
    engagement_id,
    attacker_no: i + 1,
    guid,
    team: (made.team ?? 'AXIS') === 'AXIS' ? 'ALLIES' : 'AXIS',
    class: 'SOLDIER',
    is_bot: isBot(guid),
    is_enemy: true,
    in_crossfire: false,
    damage: 20,
    hits: 2,
    first_hit_ms,
    last_hit_ms,
    got_kill: false,
    weapons: '3:2;',
  }));
}

function reactionRows(round_id: number, engagement_id: number, made: MadeEngagement): Row[] {
  if (made.reactions === null) return [];
  const { start, end } = spanOf(engagement_id, made);
  return [
    {
      round_id,
      engagement_id,
      target_guid: made.target,
      target_team: made.team ?? 'AXIS',
      target_class: made.class ?? 'MEDIC',
      outcome: made.outcome ?? 'killed',
      return_fire_ms: made.reactions?.return_fire ?? null,
      dodge_reaction_ms: made.reactions?.dodge ?? null,
      support_reaction_ms: made.reactions?.support ?? null,
      start_time_ms: start,
      end_time_ms: end,
      is_combat: (made.kind ?? 'combat') === 'combat',
      target_is_bot: isBot(made.target),
    },
  ];
}

function hitRow(round_id: number, hit_no: number, [time_ms, attacker, victim]: readonly [number, string, string]): Row {
  return { round_id, hit_no, time_ms, attacker_guid: attacker, victim_guid: victim, weapon: 3, region: 2, damage: 20 };
}

function rescueRow(round_id: number, { engagements }: MadeRound, made: MadeRescue): Row {
  return {
    round_id,
    engagement_id: made.engagement,
    guid: made.guid,
    team: made.team ?? 'AXIS',
    class: made.class ?? 'MEDIC',
    is_bot: isBot(made.guid),
    target_is_bot: isBot(engagements?.[made.engagement - 1]?.target ?? ''),
    after_ms: made.after,
  };
}
