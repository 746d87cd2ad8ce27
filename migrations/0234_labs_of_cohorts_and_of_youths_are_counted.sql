-- Labs that belong to a cohort, labs of youths, and events that youths designed: each activity once, from its first meeting that
-- was closed.
create function app.counted_labs(territory uuid, until date)
returns table (record_id uuid, cohort_on date, youth_lab_on date, youth_event_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    with begun as (
      select s.activity_id, min(s.held_on) as first_on from activity_session s
      where s.territory_id = territory and s.closed_at is not null and s.held_on <= until
      group by s.activity_id
    )
    select a.id, case when a.kind = 'lab' and l.cohort_id is not null then b.first_on end,
      case when a.kind = 'lab' and a.area = 'youth' then b.first_on end,
      case when a.kind = 'event' and l.with_youths_on <= b.first_on then b.first_on end
    from begun b
    join activity a on a.territory_id = territory and a.id = b.activity_id and a.kind in ('lab', 'event')
    left join lab_setting l on l.territory_id = territory and l.activity_id = a.id;
end $$;
revoke all on function app.counted_labs from public;
grant execute on function app.counted_labs to trama_web;
