-- Whose ties fade after an event, among those the actor accompanies who agreed to be thought of in time: how many ties stood
-- before, how many hold. Ties to whoever accompanies do not count: they would hide what is missing. Ties and events are those
-- the actor may read.
create function app.early_notices(on_day date, faded_days integer, before_days integer, event_days integer)
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
  ), merged as materialized (
    select p.id, p.merged_into from person p where p.territory_id = here and p.merged_into is not null
  ), known as materialized (
    select a.id, a.circle_id, a.person_id as node from agreed a
    union all
    select a.id, a.circle_id, m.id from agreed a join merged m on m.merged_into = a.person_id
  ), told as materialized (
    select k.id, max(v.from_on) as event_on from known k
    join vulnerability v on v.territory_id = here and v.person_id = k.node
      and v.from_on <= on_day and v.from_on > on_day - event_days
    where v.recorded_by = me or v.circle_id = any (mine)
    group by k.id
  ), walking as materialized (
    select m.circle_id, m.person_id from unnest(mine) as own(circle)
    join circle_member m on m.territory_id = here and m.circle_id = own.circle
  ), beside as (
    select k.id, k.circle_id, t.b_id as other, t.first_on, t.last_on, t.circle_id as side from known k
    join tie t on t.territory_id = here and t.a_id = k.node and t.b_kind = 'person'
    union all
    select k.id, k.circle_id, t.a_id, t.first_on, t.last_on, t.circle_id from known k
    join tie t on t.territory_id = here and t.b_id = k.node and t.a_kind = 'person'
  ), tied as (
    select b.id, coalesce(m.merged_into, b.other) as other, min(b.first_on) as first_on, max(b.last_on) as last_on
    from beside b join told e on e.id = b.id
    left join merged m on m.id = b.other
    where (b.side is null or b.side = any (mine))
      and not exists (select from walking w where w.circle_id = b.circle_id and w.person_id = b.other)
    group by 1, 2
  ), weighed as (
    select e.id, e.event_on,
      count(*) filter (where t.first_on < e.event_on and t.last_on >= e.event_on - before_days)::integer as stood,
      count(*) filter (where t.first_on < e.event_on and t.last_on >= e.event_on - before_days
        and t.last_on > on_day - faded_days)::integer as holding
    from told e join tied t on t.id = e.id group by 1, 2
  )
  select a.id, a.person_id, w.event_on, w.stood, w.holding
  from weighed w join agreed a on a.id = w.id
  where w.stood >= 2 and w.holding * 2 <= w.stood
  order by w.holding - w.stood, w.event_on desc, a.id;
end $$;
revoke all on function app.early_notices from public;
grant execute on function app.early_notices to trama_web;
