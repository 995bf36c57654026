-- What follows from a round's rows and is dear to work out: once at import, in raw gaps and distances, so that windows
-- and limits can still be chosen when asking.

create table inferred_life (
  round_id integer not null references round on delete cascade,
  inferred_life_id integer not null,
  guid text collate "C" not null,
  team text collate "C" not null check (team in ('AXIS', 'ALLIES')),
  from_ms integer not null,
  to_ms integer not null,
  primary key (round_id, inferred_life_id)
);

comment on table inferred_life is
  'A time after a revive that the tracker recorded no life for, from the first proof of life to the next death or the last proof; counts for aliveness and positions only';
comment on column inferred_life.to_ms is 'Half open: he is alive before it';

create table player_round (
  round_id integer not null references round on delete cascade,
  guid text collate "C" not null,
  team text collate "C" not null check (team in ('AXIS', 'ALLIES')),
  class text collate "C" check (class in ('SOLDIER', 'MEDIC', 'ENGINEER', 'FIELDOPS', 'COVERTOPS')),
  is_bot boolean not null,
  lives integer not null,
  combat_engagements integer not null,
  deaths_to_enemies integer not null,
  escapes integer not null,
  crossfires integer not null,
  unique nulls not distinct (round_id, guid, team, class)
);

comment on table player_round is
  'A player''s part in a round, a row per side and class: his recorded lives, and the combat engagements with him as target';
comment on column player_round.crossfires is 'Combat engagements of his in which he was caught in a crossfire';

create table proximity_trade_event (
  round_id integer not null,
  engagement_id integer not null,
  time_ms integer not null,
  victim_guid text collate "C" not null,
  victim_team text collate "C" not null check (victim_team in ('AXIS', 'ALLIES')),
  victim_class text collate "C" check (victim_class in ('SOLDIER', 'MEDIC', 'ENGINEER', 'FIELDOPS', 'COVERTOPS')),
  victim_is_bot boolean not null,
  victim_x double precision not null,
  victim_y double precision not null,
  victim_z double precision not null,
  killer_guid text collate "C" not null,
  avenger_guid text collate "C",
  success_gap_ms integer,
  attempt_gap_ms integer,
  nearest_mate_guid text collate "C",
  nearest_mate_u double precision,
  living_mates smallint not null,
  located_mates smallint not null,
  primary key (round_id, engagement_id),
  foreign key (round_id, engagement_id) references combat_engagement on delete cascade,
  check ((avenger_guid is null) = (success_gap_ms is null)),
  check ((nearest_mate_guid is null) = (nearest_mate_u is null)),
  check (located_mates <= living_mates)
);

comment on table proximity_trade_event is 'A death to an enemy, and what his mates made of it: raw gaps and distances';
comment on column proximity_trade_event.avenger_guid is 'The mate to whom the killer died first after this death';
comment on column proximity_trade_event.success_gap_ms is 'From this death to the killer''s, however long';
comment on column proximity_trade_event.attempt_gap_ms is 'From this death to a mate''s first hit on the killer at or after it, however long; a success counts as a hit';
comment on column proximity_trade_event.nearest_mate_u is 'Distance to the nearest living mate that could be located, game units';
comment on column proximity_trade_event.living_mates is 'Mates alive at the death, in a recorded or an inferred life';
comment on column proximity_trade_event.located_mates is 'Those of them with a position not older than 1500 ms';

create index proximity_trade_event_victim on proximity_trade_event (victim_guid);

create table crossfire_pairs (
  round_id integer not null,
  engagement_id integer not null,
  guid text collate "C" not null,
  mate_guid text collate "C" not null,
  team text collate "C" not null check (team in ('AXIS', 'ALLIES')),
  class text collate "C" check (class in ('SOLDIER', 'MEDIC', 'ENGINEER', 'FIELDOPS', 'COVERTOPS')),
  mate_class text collate "C" check (mate_class in ('SOLDIER', 'MEDIC', 'ENGINEER', 'FIELDOPS', 'COVERTOPS')),
  with_bot boolean not null,
  target_is_bot boolean not null,
  gap_ms integer not null,
  joint_damage integer not null,
  is_kill boolean not null,
  primary key (round_id, engagement_id, guid, mate_guid),
  foreign key (round_id, engagement_id) references combat_engagement on delete cascade,
  check (guid < mate_guid collate "C")
);

comment on table crossfire_pairs is 'Two enemies who took part in one crossfire on a target';
comment on column crossfire_pairs.with_bot is 'One of the two is a bot';
comment on column crossfire_pairs.gap_ms is 'Between their first hits';
comment on column crossfire_pairs.joint_damage is 'Damage of both in the engagement';
comment on column crossfire_pairs.is_kill is 'The target was killed by an enemy, whoever shot last';

create table player_rescue (
  round_id integer not null,
  engagement_id integer not null,
  guid text collate "C" not null,
  team text collate "C" not null check (team in ('AXIS', 'ALLIES')),
  class text collate "C" check (class in ('SOLDIER', 'MEDIC', 'ENGINEER', 'FIELDOPS', 'COVERTOPS')),
  is_bot boolean not null,
  target_is_bot boolean not null,
  after_ms integer not null,
  primary key (round_id, engagement_id, guid),
  foreign key (round_id, engagement_id) references combat_engagement on delete cascade
);

comment on table player_rescue is
  'A mate''s first hit on an enemy attacker of a combat engagement, at or after that attacker''s own first hit; only rounds that name hits';
comment on column player_rescue.after_ms is 'From the engagement''s start';

-- Per round, side and player; uptime is support_samples over samples.
create view proximity_support_summary as
select
  round_id,
  guid,
  team,
  sum(support_samples)::int as support_samples,
  sum(points)::int as samples
from player_track
group by round_id, guid, team;

comment on view proximity_support_summary is 'How many of a player''s samples had a living mate in combat within 600 u';
comment on column proximity_support_summary.samples is 'Points of all his lives'' paths';

-- Per round, side and player: as attacker in crossfires, and as target of two or more.
create view player_teamplay_stats as
with attacked as (
  select
    a.round_id,
    a.guid,
    a.team,
    count(*)::int as crossfires,
    (count(*) filter (where e.death_by = 'enemy'))::int as crossfire_kills,
    (count(*) filter (where e.death_by = 'enemy' and e.killer_guid = a.guid))::int as final_blows
  from combat_attacker a
  join combat_engagement e using (round_id, engagement_id)
  where a.in_crossfire
  group by a.round_id, a.guid, a.team
),
focused as (
  select
    e.round_id,
    e.target_guid as guid,
    e.target_team as team,
    (count(*) filter (where e.outcome = 'escaped'))::int as focus_escapes,
    (count(*) filter (where e.death_by = 'enemy'))::int as focus_kills
  from combat_engagement e
  where e.enemy_attackers >= 2
  group by e.round_id, e.target_guid, e.target_team
)
select
  round_id,
  guid,
  team,
  coalesce(a.crossfires, 0) as crossfires,
  coalesce(a.crossfire_kills, 0) as crossfire_kills,
  coalesce(a.final_blows, 0) as final_blows,
  coalesce(f.focus_escapes, 0) as focus_escapes,
  coalesce(f.focus_kills, 0) as focus_kills
from attacked a
full join focused f using (round_id, guid, team);

comment on view player_teamplay_stats is 'Crossfires a player took part in, and how he fared under the fire of two or more';
comment on column player_teamplay_stats.crossfires is 'Crossfires he took part in';
comment on column player_teamplay_stats.crossfire_kills is 'Those in which the target was killed by an enemy, whoever shot last';
comment on column player_teamplay_stats.final_blows is 'Those in which he was the killer';
comment on column player_teamplay_stats.focus_escapes is 'Escapes from two enemy attackers or more';
comment on column player_teamplay_stats.focus_kills is 'Deaths to two enemy attackers or more';
