-- Of people whose vulnerability was written down and who later took an active part: only the days on which they did, never
-- who. What makes someone vulnerable is read by who wrote it down; that somebody helps after being helped is told as a
-- number, and only of a group that is large enough.
create function app.helped_who_help(territory uuid, until date)
returns table (on_date date)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query
    with told as materialized (
      select coalesce(p.merged_into, v.person_id) as person_id, min(v.from_on) as from_on from vulnerability v
      join person p on p.territory_id = territory and p.id = v.person_id
      where v.territory_id = territory and v.from_on <= until group by 1
    )
    select c.active_on from app.counted_people(territory, until) c
    join told on told.person_id = c.record_id and told.from_on < c.active_on
    order by 1;
end $$;
revoke all on function app.helped_who_help from public;
grant execute on function app.helped_who_help to trama_web;
