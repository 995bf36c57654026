-- Unpacks the packed points of combat_engagement.positions and player_track.path, for people who query by hand.
-- Packed points: a varint that counts them, then column after column, all numbers as LEB128 varints, signed ones zigzag.
-- time_ms is written as differences of differences; x, y, z, speed as differences; the others as runs of one value:
-- its difference from the run before, and the run's length.

-- All varints of `packed`, as they stand.
create function packed_varints(packed bytea) returns bigint[]
language plpgsql immutable strict
as $$
declare
  varints bigint[] := '{}';
  value bigint := 0;
  shift integer := 0;
  byte integer;
begin
  for i in 0 .. length(packed) - 1 loop
    byte := get_byte(packed, i);
    value := value | ((byte & 127)::bigint << shift);
    if byte < 128 then
      varints := varints || value;
      value := 0;
      shift := 0;
    else
      shift := shift + 7;
    end if;
  end loop;
  return varints;
end;
$$;

create function unzigzag(value bigint) returns bigint
language sql immutable strict
return (value >> 1) # -(value & 1);

-- The `n` numbers whose differences start at varints[first]; degree 2 for differences of differences.
create function unpack_differences(varints bigint[], first integer, n integer, degree integer) returns integer[]
language plpgsql immutable strict
as $$
declare
  numbers integer[] := '{}';
  step bigint := 0;
  value bigint := 0;
begin
  for i in first .. first + n - 1 loop
    step := unzigzag(varints[i]) + case when degree = 2 then step else 0 end;
    value := value + step;
    numbers := numbers || value::integer;
  end loop;
  return numbers;
end;
$$;

-- The `n` numbers whose runs start at varints[next]; `next` comes back as the place behind them.
create function unpack_runs(varints bigint[], n integer, inout next integer, out numbers integer[])
language plpgsql immutable strict
as $$
declare
  value bigint := 0;
begin
  numbers := '{}';
  while cardinality(numbers) < n loop
    value := value + unzigzag(varints[next]);
    numbers := numbers || array_fill(value::integer, array[varints[next + 1]::integer]);
    next := next + 2;
  end loop;
end;
$$;

create function position_points(positions bytea)
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
    ('{start,hit,sample,death,escape,round_end,disconnect,shutdown,timeout}'::text[])[p.event + 1]
  from unnest(
    unpack_differences(varints, 2, n, 2),
    unpack_differences(varints, 2 + n, n, 1),
    unpack_differences(varints, 2 + 2 * n, n, 1),
    unpack_differences(varints, 2 + 3 * n, n, 1),
    events
  ) with ordinality as p (time_ms, x, y, z, event, ordinality);
end;
$$;

comment on function position_points is 'The points of combat_engagement.positions; coordinates in game units';

create function path_points(path bytea)
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
    ('{spawn,sample,killed,selfkill,fallen,world,teamkill,round_end,disconnect,shutdown,unknown,downed,revived}'::text[])[p.event + 1]
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

comment on function path_points is 'The points of player_track.path; coordinates in game units, speed in units per second';
