-- Places that became civic centers, each from the first day on which it was one; one that ended later still opened.
create function app.counted_civic_centers(territory uuid, until date)
returns table (record_id uuid, opened_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    select c.place_id, min(c.opened_on) from civic_center c
    where c.territory_id = territory and c.opened_on <= until
    group by c.place_id;
end $$;
revoke all on function app.counted_civic_centers from public;
grant execute on function app.counted_civic_centers to trama_web;
