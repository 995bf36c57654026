-- What prox's own tracker records: hits, kills and revives beside those of V6 in the tables they have, the rest in tables
-- of its own. Where one generation does not tell a value, it is null.

comment on column round.tracker is 'The tracker''s name in the file''s first line, PROXIMITY_TRACKER or PROX_TRACKER';
comment on column round.start_at is
  'When the round went live; where the tracker came up in mid-round, when its recording began';
comment on column round.cut is 'The file ends in the middle of a line, or without the end marker that PROX_TRACKER writes';

-- Who changes sides dies of it: a word more for the end of a life and of an engagement.
alter table combat_engagement
  drop constraint combat_engagement_outcome_check,
  add constraint combat_engagement_outcome_check
    check (outcome in ('killed', 'escaped', 'round_end', 'disconnect', 'shutdown', 'timeout', 'team_switch'));

create or replace function position_points(positions bytea)
returns table (point integer, time_ms integer, x double precision, y double precision, z double precision, event text)
language plpgsql immutable strict
as $$
declare
  varints bigint[] := packed_varints(positions);
  n integer := varints[1];
  next integer := 2 + 4 * n;
  events integer[];
begin
  select runs.next, runs.numbers into next, events from unpack_runs(varints, n, next) as runs;
  return query
  select
    p.ordinality::integer,
    p.time_ms,
    p.x / 10.0::double precision,
    p.y / 10.0::double precision,
    p.z / 10.0::double precision,
    ('{start,hit,sample,death,escape,round_end,disconnect,shutdown,timeout,team_switch}'::text[])[p.event + 1]
  from unnest(
    unpack_differences(varints, 2, n, 2),
    unpack_differences(varints, 2 + n, n, 1),
    unpack_differences(varints, 2 + 2 * n, n, 1),
    unpack_differences(varints, 2 + 3 * n, n, 1),
    events
  ) with ordinality as p (time_ms, x, y, z, event, ordinality);
end;
$$;

create or replace function path_points(path bytea)
returns table (
  point integer,
  time_ms integer,
  x double precision,
  y double precision,
  z double precision,
  health integer,
  speed double precision,
  weapon integer,
  stance integer,
  sprint integer,
  event text
)
language plpgsql immutable strict
as $$
declare
  varints bigint[] := packed_varints(path);
  n integer := varints[1];
  next integer := 2 + 5 * n;
  healths integer[];
  weapons integer[];
  stances integer[];
  sprints integer[];
  events integer[];
begin
  select runs.next, runs.numbers into next, healths from unpack_runs(varints, n, next) as runs;
  select runs.next, runs.numbers into next, weapons from unpack_runs(varints, n, next) as runs;
  select runs.next, runs.numbers into next, stances from unpack_runs(varints, n, next) as runs;
  select runs.next, runs.numbers into next, sprints from unpack_runs(varints, n, next) as runs;
  select runs.next, runs.numbers into next, events from unpack_runs(varints, n, next) as runs;
  return query
  select
    p.ordinality::integer,
    p.time_ms,
    p.x / 10.0::double precision,
    p.y / 10.0::double precision,
    p.z / 10.0::double precision,
    p.health,
    p.speed / 10.0::double precision,
    p.weapon,
    p.stance,
    p.sprint,
    ('{spawn,sample,killed,selfkill,fallen,world,teamkill,round_end,disconnect,shutdown,unknown,downed,revived,team_switch}'::text[])[p.event + 1]
  from unnest(
    unpack_differences(varints, 2, n, 2),
    unpack_differences(varints, 2 + n, n, 1),
    unpack_differences(varints, 2 + 2 * n, n, 1),
    unpack_differences(varints, 2 + 3 * n, n, 1),
    healths,
    unpack_differences(varints, 2 + 4 * n, n, 1),
    weapons,
    stances,
    sprints,
    events
  ) with ordinality as p (time_ms, x, y, z, health, speed, weapon, stance, sprint, event, ordinality);
end;
$$;

alter table player_hit
  alter column attacker_guid drop not null,
  alter column region drop not null,
  add column kind text collate "C" check (kind in ('enemy', 'friendly', 'self', 'world', 'corpse')),
  add column means_of_death integer,
  add column attacker_x double precision,
  add column attacker_y double precision,
  add column attacker_z double precision,
  add column victim_x double precision,
  add column victim_y double precision,
  add column victim_z double precision,
  add column victim_health integer;

comment on table player_hit is 'Single hits (HITS; V6 HIT_REGIONS, which has no explosives)';
comment on column player_hit.attacker_guid is 'Null: the world';
comment on column player_hit.kind is 'Whom it struck, seen from the attacker; corpse is a body that waits for a medic; null: V6 does not tell';
comment on column player_hit.means_of_death is 'The engine''s meansOfDeath_t';
comment on column player_hit.weapon is 'The engine''s weapon number';
comment on column player_hit.region is '0 head, 1 arms, 2 body, 3 legs; null: none was counted';
comment on column player_hit.damage is 'May be more than the victim''s health';
comment on column player_hit.attacker_x is 'Where the attacker stood';
comment on column player_hit.victim_x is 'Where the victim stood';
comment on column player_hit.victim_health is 'Before the hit';

alter table player_kill
  alter column event drop not null,
  alter column killer_guid drop not null,
  alter column killer_team drop not null,
  alter column killer_x drop not null,
  alter column killer_y drop not null,
  alter column killer_z drop not null,
  add column kind text collate "C" check (kind in ('enemy', 'friendly', 'self', 'world', 'team_switch')),
  add column axis_reinforcement_ms integer,
  add column allies_reinforcement_ms integer;

comment on table player_kill is 'Deaths with both places (KILLS; V6 COMBAT_POSITIONS: kills only)';
comment on column player_kill.event is 'V6: the tracker''s word for it';
comment on column player_kill.kind is 'Whose it was; team_switch is the death of who changes sides; null: V6 does not tell';
comment on column player_kill.killer_guid is 'Null: the world';
comment on column player_kill.axis_alive is 'Axis players alive after it';
comment on column player_kill.allies_alive is 'Allied players alive after it';
comment on column player_kill.axis_reinforcement_ms is 'Until the axis'' next spawn wave; null: not known';
comment on column player_kill.allies_reinforcement_ms is 'Until the allies'' next spawn wave; null: not known';

alter table player_revive
  add column source text collate "C" check (source in ('hook', 'field', 'unknown'));

comment on table player_revive is 'Revives (REVIVES; in V6 the medic is that tracker''s guess)';
comment on column player_revive.source is
  'How the medic is known: hook et_Revive, field the engine''s field a frame later, unknown not at all; null: V6';
comment on column player_revive.x is 'Where the revived player was';

create table class_change (
  round_id integer not null references round on delete cascade,
  class_change_no integer not null,
  time_ms integer not null,
  guid text collate "C" not null,
  team text collate "C" not null check (team in ('AXIS', 'ALLIES')),
  class_before text collate "C" not null
    check (class_before in ('SOLDIER', 'MEDIC', 'ENGINEER', 'FIELDOPS', 'COVERTOPS')),
  class text collate "C" not null check (class in ('SOLDIER', 'MEDIC', 'ENGINEER', 'FIELDOPS', 'COVERTOPS')),
  primary key (round_id, class_change_no)
);

comment on table class_change is 'Spawns in another class than that of the player''s life before';
comment on column class_change.class_change_no is 'Its place in the file, from 1';

create index class_change_guid on class_change (guid);

create table round_pause (
  round_id integer not null references round on delete cascade,
  pause_no integer not null,
  time_ms integer not null,
  duration_ms integer not null,
  state text collate "C" not null check (state in ('ended', 'open')),
  primary key (round_id, pause_no)
);

comment on table round_pause is 'Pauses of a round; its clock stands still in them';
comment on column round_pause.pause_no is 'Its place in the file, from 1';
comment on column round_pause.duration_ms is 'By the server''s time';
comment on column round_pause.state is 'open: it was not over when the round ended';

create table round_objective (
  round_id integer not null references round on delete cascade,
  objective text not null,
  source text collate "C" not null check (source in ('entity', 'table')),
  kind text not null,
  x double precision not null,
  y double precision not null,
  z double precision not null,
  moves boolean not null,
  primary key (round_id, objective)
);

comment on table round_objective is 'What the tracker takes for the map''s objectives';
comment on column round_objective.source is 'entity: one of the map; table: the tracker''s own list';
comment on column round_objective.kind is 'The tracker''s word for what it is';
comment on column round_objective.x is 'Where it stood when the round went live';
comment on column round_objective.moves is 'It moves, as a tank does';

create table round_end (
  round_id integer not null references round on delete cascade,
  round_end_no integer not null,
  ended text collate "C" not null
    check (ended in (
      'objective', 'timelimit', 'surrender', 'round_end', 'map_restart', 'map_change', 'shutdown', 'lua_restart'
    )),
  winner text collate "C" check (winner in ('AXIS', 'ALLIES')),
  attackers text collate "C" check (attackers in ('AXIS', 'ALLIES')),
  duration_ms integer not null,
  timelimit_ms integer,
  axis_reinforcement_interval_ms integer,
  axis_reinforcement_offset_ms integer,
  allies_reinforcement_interval_ms integer,
  allies_reinforcement_offset_ms integer,
  end_text text,
  primary key (round_id, round_end_no)
);

comment on table round_end is 'How a round ended (ROUND); none where its tracker was killed';
comment on column round_end.round_end_no is 'Its place in the file, 1: there is no more than one';
comment on column round_end.ended is 'round_end: an intermission whose cause is not known; lua_restart: the end of the tracker only';
comment on column round_end.winner is 'Null: nobody, or not known';
comment on column round_end.attackers is 'The side that attacks on this map';
comment on column round_end.axis_reinforcement_offset_ms is 'What the engine adds to the round clock to tell the side''s spawn waves';
comment on column round_end.allies_reinforcement_offset_ms is 'What the engine adds to the round clock to tell the side''s spawn waves';
comment on column round_end.end_text is 'What the engine logged of it';

create table tracker_error (
  round_id integer not null references round on delete cascade,
  probe text not null,
  errors integer not null,
  first_time_ms integer not null,
  message text not null,
  primary key (round_id, probe)
);

comment on table tracker_error is 'Parts of the tracker that failed in a round';
comment on column tracker_error.probe is 'The part that failed';
comment on column tracker_error.errors is 'How often';
comment on column tracker_error.message is 'The first one';
