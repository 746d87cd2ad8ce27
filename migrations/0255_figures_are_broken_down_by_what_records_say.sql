-- A figure is one number, and the same set broken down: by municipality, area, kind, formal or informal, gender, age, hard
-- times. What leaves these functions is numbers by value and day, never a value beside a record.

-- What each record of a kind says of itself. Age is told by the day of birth, and becomes a band on the day that counts.
create function app.said_of(territory uuid, records text, dimension text) returns table (record_id uuid, said text)
language plpgsql stable set search_path = pg_catalog, public as $$
begin
  if dimension in ('gender', 'age', 'vulnerable') or (dimension = 'municipality' and records in ('person', 'pact', 'intake', 'agreement')) then
    return query
      with whose as (
        select p.id, p.id as person_id from person p where records = 'person' and p.territory_id = territory and p.merged_into is null
        union all
        select b.id, b.person_id from pact_beneficiary b where records = 'pact' and b.territory_id = territory
        union all
        select i.id, i.person_id from intake i where records = 'intake' and i.territory_id = territory
        union all
        select a.id, a.need_person_id from exchange_agreement a where records = 'agreement' and a.territory_id = territory
        union all
        select f.id, coalesce(f.person_id, f.need_person_id) from exchange_fact f where records = 'agreement' and f.territory_id = territory
      ), hard as (
        select distinct coalesce(m.merged_into, v.person_id) as person_id from vulnerability v
        left join person m on m.territory_id = territory and m.id = v.person_id and m.merged_into is not null
        where dimension = 'vulnerable' and v.territory_id = territory
      )
      select whose.id, case dimension
        when 'gender' then f.gender
        when 'municipality' then f.istat_code
        when 'age' then coalesce(f.born_on, make_date(f.birth_year, 7, 1))::text
        else case when hard.person_id is null then 'no' else 'yes' end
        end
      from whose left join person_profile f on f.territory_id = territory and f.person_id = whose.person_id
      left join hard on hard.person_id = whose.person_id;
  elsif records in ('session', 'activity') and dimension in ('municipality', 'area', 'kind') then
    return query
      with held as (
        select s.id, s.activity_id, s.place_id from activity_session s where records = 'session' and s.territory_id = territory
        union all
        select a.id, a.id, null from activity a where records = 'activity' and a.territory_id = territory
      )
      select held.id, case dimension when 'area' then a.area when 'kind' then a.kind else p.istat_code end
      from held join activity a on a.territory_id = territory and a.id = held.activity_id
      left join place p on p.territory_id = territory and p.id = coalesce(held.place_id, a.place_id);
  elsif records = 'place' then
    return query select p.id, case dimension when 'kind' then p.kind else p.istat_code end
      from place p where p.territory_id = territory;
  elsif records = 'organisation' then
    return query select o.id, case dimension when 'kind' then o.kind when 'municipality' then o.istat_code
        else case when o.formal then 'yes' else 'no' end end
      from organisation o where o.territory_id = territory;
  elsif records = 'notice' and dimension = 'municipality' then
    return query select n.id, n.istat_code from exchange_notice n where n.territory_id = territory;
  elsif records = 'booking' and dimension = 'municipality' then
    return query select t.id, p.istat_code from room_time t
      join place p on p.territory_id = territory and p.id = t.place_id where t.territory_id = territory;
  elsif records = 'encounter' and dimension = 'municipality' then
    return query select e.id, p.istat_code from encounter e
      left join place p on p.territory_id = territory and p.id = e.place_id where e.territory_id = territory;
  else
    raise exception '% are not broken down by %', records, dimension using errcode = 'invalid_parameter_value';
  end if;
end $$;
revoke all on function app.said_of from public;

create function app.age_band(born date, on_date date) returns text language sql immutable parallel safe as $$
  select case when years < 14 then '0-13' when years < 18 then '14-17' when years < 30 then '18-29' when years < 65 then '30-64'
    else '65+' end from (select extract(year from age(on_date, born)) as years) at_age
$$;

-- The gains of one counted set, by what its records say and by day. `source`, `on_column` and `units_column` are names of the
-- house; a name that is none is refused. A record that says nothing is told under null.
create function app.counted_by(territory uuid, until date, source text, figure text, on_column text, units_column text,
  records text, dimension text)
returns table (said text, on_date date, units double precision)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  if source is null or to_regproc(format('app.%I', 'counted_' || source)) is null then
    raise exception 'no set is called %', source using errcode = 'invalid_parameter_value';
  end if;
  return query execute format(
    'select %s, c.%I, %s from app.%I(%s) c left join app.said_of($1, $4, $5) s on s.record_id = c.record_id
      where c.%I is not null group by 1, 2',
    case when dimension = 'age' then format('app.age_band(s.said::date, c.%I)', on_column) else 's.said' end,
    on_column,
    case when units_column is null then 'count(*)::float8' else format('sum(c.%I)::float8', units_column) end,
    'counted_' || source,
    case when figure is null then '$1, $2' else '$1, $2, $3' end,
    on_column)
  using territory, until, figure, records, dimension;
end $$;
revoke all on function app.counted_by from public;
grant execute on function app.counted_by to trama_web;
