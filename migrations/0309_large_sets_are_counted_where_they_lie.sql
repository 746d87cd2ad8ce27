-- A function whose rows are handed over writes every one of them down first. What is only to be counted is counted inside the
-- query that reads it: `app.rows_<source>` is the definition of a source, unfolded by the planner; `app.counted_<source>` hands its
-- rows over, `app.sizes_of` and `app.gains_of` count them. Nobody calls the definitions but these.
create function app.rows_people(territory uuid, until date)
returns table (record_id uuid, reached_on date, met_on date, active_on date, lab_on date)
language sql stable as $$
  select f.person_id, case when f.reached_on <= until then f.reached_on end, case when f.met_on <= until then f.met_on end,
    case when f.active_on <= until then f.active_on end, case when f.lab_on <= until then f.lab_on end
  from public.person_first f where f.territory_id = territory and (f.reached_on <= until or f.active_on <= until)
  union all
  select c.id, case c.counted when 'reached_on' then c.on_date end, case c.counted when 'met_on' then c.on_date end,
    case c.counted when 'active_on' then c.on_date end, case c.counted when 'lab_on' then c.on_date end
  from public.contribution c where c.territory_id = territory and c.source = 'people' and c.on_date <= until;
$$;

create function app.rows_sessions(territory uuid, until date)
returns table (record_id uuid, lab_on date, community_lab_on date, headcount_on date, headcount integer)
language sql stable as $$
  select s.id,
    case when a.kind = 'lab' then s.held_on end,
    case when a.kind = 'lab' and community.activity_id is not null then s.held_on end,
    case when r.headcount > 0 then s.held_on end,
    coalesce(r.headcount, 0)
  from public.activity_session s
  join public.activity a on a.territory_id = territory and a.id = s.activity_id
  left join public.session_report r on r.territory_id = territory and r.session_id = s.id
  left join (
    select p.activity_id from public.activity_promoter p
    left join public.organisation o on o.territory_id = territory and o.id = p.organisation_id
    where p.territory_id = territory and p.since_on <= until
      and (p.person_id is not null or o.kind in ('association', 'informal_group'))
    union
    select c.activity_id from public.contribution c
    where c.territory_id = territory and c.source = 'promotions' and c.on_date <= until
  ) community on community.activity_id = a.id
  where s.territory_id = territory and s.closed_at is not null and s.held_on <= until;
$$;

create function app.rows_activities(territory uuid, until date)
returns table (record_id uuid, lab_on date, world_cafe_on date, event_on date)
language sql stable as $$
  select a.id,
    case when a.kind = 'lab' then min(s.held_on) end,
    case when a.kind = 'world_cafe' then min(s.held_on) end,
    case when a.kind = 'event' then min(s.held_on) end
  from public.activity_session s join public.activity a on a.territory_id = territory and a.id = s.activity_id
  where s.territory_id = territory and s.closed_at is not null and s.held_on <= until
  group by a.territory_id, a.id;
$$;

create function app.rows_labs(territory uuid, until date)
returns table (record_id uuid, cohort_on date, youth_lab_on date, youth_event_on date)
language sql stable as $$
  select a.id, case when a.kind = 'lab' and l.cohort_id is not null then b.first_on end,
    case when a.kind = 'lab' and a.area = 'youth' then b.first_on end,
    case when a.kind = 'event' and l.with_youths_on <= b.first_on then b.first_on end
  from (
    select s.activity_id, min(s.held_on) as first_on from public.activity_session s
    where s.territory_id = territory and s.closed_at is not null and s.held_on <= until
    group by s.activity_id
  ) b
  join public.activity a on a.territory_id = territory and a.id = b.activity_id and a.kind in ('lab', 'event')
  left join public.lab_setting l on l.territory_id = territory and l.activity_id = a.id;
$$;
revoke all on function app.rows_people, app.rows_sessions, app.rows_activities, app.rows_labs from public;

create or replace function app.counted_people(territory uuid, until date)
returns table (record_id uuid, reached_on date, met_on date, active_on date, lab_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query select * from app.rows_people(territory, until);
end $$;

create or replace function app.counted_sessions(territory uuid, until date)
returns table (record_id uuid, lab_on date, community_lab_on date, headcount_on date, headcount integer)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query select * from app.rows_sessions(territory, until);
end $$;

create or replace function app.counted_activities(territory uuid, until date)
returns table (record_id uuid, lab_on date, world_cafe_on date, event_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query select * from app.rows_activities(territory, until);
end $$;

create or replace function app.counted_labs(territory uuid, until date)
returns table (record_id uuid, cohort_on date, youth_lab_on date, youth_event_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query select * from app.rows_labs(territory, until);
end $$;

-- How large each set of a source is: the records with a day in this column, or the sum of their units.
create function app.sizes_of(source text, territory uuid, until date, days text[], units text[]) returns double precision[]
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
declare sizes text; answer double precision[];
begin
  perform app.must_count(territory);
  select string_agg(case when unit is null then format('count(%I)::float8', on_day)
    else format('coalesce(sum(%I) filter (where %I is not null), 0)::float8', unit, on_day) end, ', ' order by at)
    into sizes from unnest(days, units) with ordinality as asked (on_day, unit, at);
  execute format('select array[%s] from app.%I($1, $2)', sizes, 'rows_' || source) into answer using territory, until;
  return answer;
end $$;

-- What each set of a source gained on each day; `at` is its place among those asked, from 1.
create function app.gains_of(source text, territory uuid, until date, days text[], units text[])
returns table (at integer, on_day date, units_gained double precision)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query execute (select string_agg(format('select %s, %I, %s from app.%I($1, $2) where %I is not null group by 2', asked.at, day,
      case when unit is null then 'count(*)::float8' else format('sum(%I)::float8', unit) end, 'rows_' || source, day), ' union all ')
    from unnest(days, units) with ordinality as asked (day, unit, at)) using territory, until;
end $$;
revoke all on function app.sizes_of, app.gains_of from public;
grant execute on function app.sizes_of, app.gains_of to trama_web;
