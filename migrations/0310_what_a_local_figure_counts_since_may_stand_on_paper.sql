-- A person, an activity or a place that a local figure counts counts since a day because of what was noted of that day: a presence, a
-- meeting, an encounter, an agreement. Which those are, by the very definition the figure is counted with, so that whoever may read
-- the sheet they were typed from finds it. Of these records alone where some are named. Ids and days, never names; for who works
-- here: nobody else reads a sheet of paper.
create function app.local_since(territory uuid, until date, which text, ones uuid[])
returns table (record_id uuid, on_day date, noted_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
declare asked jsonb; once_each text;
begin
  perform app.must_count(territory);
  if not app.is_staff() then return; end if;
  select case when which like '%/of' then v.of_counted else v.counted end into asked from local_indicator_version v
    where v.territory_id = territory and v.id = split_part(which, '/', 1)::uuid;
  -- An activity counts since its first meeting.
  if asked ->> 'records' = 'activities' then asked = asked || '{"records": "sessions", "distinct": "activity"}'; end if;
  once_each = asked ->> 'distinct';
  return query
    with noted as (
      select case once_each when 'person' then r.person_id when 'activity' then r.activity_id when 'place' then r.place_id
        else r.record_id end as id, r.on_date, r.record_id from app.records_defined(territory, until, asked) r
    ), firsts as (
      select n.id, n.on_date, n.record_id, min(n.on_date) over (partition by n.id) as since_on from noted n
      where n.id is not null and n.on_date is not null and (ones is null or n.id = any (ones)))
    select f.id, f.since_on, f.record_id from firsts f where f.on_date = f.since_on;
end $$;
revoke all on function app.local_since from public;
grant execute on function app.local_since to trama_web;
