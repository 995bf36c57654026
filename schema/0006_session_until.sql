-- A round's session and number follow from the rounds before it: whoever asks for one need not look at those after it,
-- which made each of a thousand old rounds slower than the one before.

-- As session_rounds of two arguments, up to a time.
create function session_rounds(of_server text, since timestamptz, until timestamptz)
returns table (
  round_id integer,
  server text,
  session text,
  session_began_at timestamptz,
  map text,
  round integer,
  written_round integer,
  start_at timestamptz,
  end_at timestamptz
)
language sql stable
begin atomic
  with ordered as (
    select
      r.*,
      coalesce(
        r.start_at - max(r.end_at) over (
          in_time rows between unbounded preceding and 1 preceding
        ) > interval '60 minutes',
        true
      ) as opens_session,
      coalesce(
        r.tracker = 'PROXIMITY_TRACKER'
        and r.generation = 4
        and coalesce(r.written_round, 1) = 1
        and lag(r.map) over in_time = r.map
        and r.start_at - lag(r.end_at) over in_time < interval '10 minutes',
        false
      ) as may_be_other_half
    from round r
    where (of_server is null or r.server = of_server) and r.start_at between since and until
    window in_time as (partition by r.server order by r.start_at, r.round_id)
  ),
  grouped as (
    select
      o.*,
      count(*) filter (where o.opens_session) over in_time as session_no,
      count(*) filter (where o.opens_session or not o.may_be_other_half) over in_time as chain_no
    from ordered o
    window in_time as (partition by o.server order by o.start_at, o.round_id)
  ),
  numbered as (
    select
      g.*,
      min(g.start_at) over (partition by g.server, g.session_no) as session_began_at,
      case when first_value(g.written_round) over in_chain = 2 then 2 else 1 end as first_round,
      row_number() over in_chain as chain_position
    from grouped g
    window in_chain as (partition by g.server, g.chain_no order by g.start_at, g.round_id)
  ),
  dated as (
    select n.*, to_char(n.session_began_at, 'YYYY-MM-DD') as session_date
    from numbered n
  ),
  ranked as (
    select d.*, dense_rank() over (partition by d.server, d.session_date order by d.session_no) as session_of_day
    from dated d
  )
  select
    k.round_id,
    k.server,
    k.session_date || case when k.session_of_day > 1 then '-' || k.session_of_day else '' end,
    k.session_began_at,
    k.map,
    case when k.chain_position % 2 = 1 then k.first_round else 3 - k.first_round end::int,
    k.written_round::int,
    k.start_at,
    k.end_at
  from ranked k;
end;

comment on function session_rounds(text, timestamptz, timestamptz) is
  'Rounds of a span of time with their sessions and repaired round numbers';

create or replace function session_rounds(of_server text, since timestamptz)
returns table (
  round_id integer,
  server text,
  session text,
  session_began_at timestamptz,
  map text,
  round integer,
  written_round integer,
  start_at timestamptz,
  end_at timestamptz
)
language sql stable
begin atomic
  select * from session_rounds(of_server, since, 'infinity');
end;
