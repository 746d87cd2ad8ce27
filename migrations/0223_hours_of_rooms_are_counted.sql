-- Hours for which rooms were held by somebody, or for an activity: each time of each room on its day, once it is over. What an
-- owner keeps for itself is no booking, and what was only asked for is not yet one.
create function app.counted_room_hours(territory uuid, until date)
returns table (record_id uuid, held_on date, hours numeric)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    select t.id, t.on_date, round(extract(epoch from t.ends_at - t.starts_at) / 3600, 2)
    from room_time t join booking b on b.territory_id = territory and b.id = t.booking_id
    where t.territory_id = territory and t.state = 'held' and t.on_date <= until and t.ends_at <= now()
      and b.state = 'confirmed' and b.kind <> 'owner';
end $$;
revoke all on function app.counted_room_hours from public;
grant execute on function app.counted_room_hours to trama_web;
