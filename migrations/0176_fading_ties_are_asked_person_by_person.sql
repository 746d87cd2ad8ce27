-- The same question as 0162, asked of each accompanied person by their own index entries: how many an operator accompanies is
-- not known when the question is planned, and a plan made for a few was minutes long for thousands.
create or replace function app.early_notices(on_day date, faded_days integer, before_days integer, event_days integer)
returns table (intake_id uuid, person_id uuid, event_on date, stood integer, holding integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); me uuid = app.person_id(); mine uuid[] = app.circle_ids();
begin
  if here is null or cardinality(mine) = 0 then return; end if;
  return query
  with agreed as materialized (
    select i.id, i.circle_id, i.person_id from unnest(mine) as own(circle)
    join intake i on i.territory_id = here and i.circle_id = own.circle
    where exists (select from intake_agreement a where a.territory_id = here and a.intake_id = i.id and a.kind = 'early_notice'
        and a.agreed_on <= on_day and (a.ended_on is null or a.ended_on > on_day))
      and not exists (select from intake_closing c where c.territory_id = here and c.intake_id = i.id and c.reopened_on is null)
  )
  select a.id, a.person_id, e.event_on, w.stood, w.holding from agreed a
  cross join lateral (
    select a.person_id || coalesce(array_agg(p.id), '{}') as ids from person p
    where p.territory_id = here and p.merged_into = a.person_id
  ) known
  cross join lateral (
    select max(v.from_on) as event_on from vulnerability v where v.territory_id = here and v.person_id = any (known.ids)
      and v.from_on <= on_day and v.from_on > on_day - event_days
      and (v.recorded_by = me or v.circle_id = a.circle_id or v.circle_id = any (mine))
  ) e
  cross join lateral (
    select coalesce(array_agg(m.person_id), '{}') as people from circle_member m
    where e.event_on is not null and m.territory_id = here and m.circle_id = a.circle_id
  ) walking
  cross join lateral (
    select count(*) filter (where t.first_on < e.event_on and t.last_on >= e.event_on - before_days)::integer as stood,
      count(*) filter (where t.first_on < e.event_on and t.last_on >= e.event_on - before_days
        and t.last_on > on_day - faded_days)::integer as holding
    from (
      select coalesce(kept.merged_into, beside.other) as other, min(beside.first_on) as first_on, max(beside.last_on) as last_on
      from (
        select tie.b_id as other, tie.first_on, tie.last_on, tie.circle_id from tie
          where tie.territory_id = here and tie.a_id = any (known.ids) and tie.b_kind = 'person'
        union all
        select tie.a_id, tie.first_on, tie.last_on, tie.circle_id from tie
          where tie.territory_id = here and tie.b_id = any (known.ids) and tie.a_kind = 'person'
      ) beside
      left join person kept on kept.territory_id = here and kept.id = beside.other
      where e.event_on is not null and beside.other <> all (walking.people)
        and (beside.circle_id is null or beside.circle_id = a.circle_id or beside.circle_id = any (mine))
      group by 1
    ) t
  ) w
  where e.event_on is not null and w.stood >= 2 and w.holding * 2 <= w.stood
  order by w.holding - w.stood, e.event_on desc, a.id;
end $$;
