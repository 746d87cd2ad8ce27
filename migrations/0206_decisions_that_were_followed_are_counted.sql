-- Decisions of tables of which it was written what became: each once, from the first day on which something was. Reserved
-- ones count like the others; their words are for members.
create function app.counted_decisions(territory uuid, until date)
returns table (record_id uuid, followed_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    select f.decision_id, min(f.on_date) from table_follow_up f
    where f.territory_id = territory and f.on_date <= until
    group by f.decision_id;
end $$;
revoke all on function app.counted_decisions from public;
grant execute on function app.counted_decisions to trama_web;
