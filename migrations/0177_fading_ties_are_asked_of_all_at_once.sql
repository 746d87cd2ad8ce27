-- The question of 0162 once more, of everyone at once. It is planned anew for each who asks, knowing how many circles they are
-- in: a plan kept for anybody looked through the whole list of circles for every row.
create or replace function app.early_notices(on_day date, faded_days integer, before_days integer, event_days integer)
returns table (intake_id uuid, person_id uuid, event_on date, stood integer, holding integer)
language plpgsql stable security definer set search_path = pg_catalog, public
set plan_cache_mode = force_custom_plan as $$
declare here uuid = app.territory_id(); me uuid = app.person_id(); mine uuid[] = app.circle_ids();
begin
  if here is null or cardinality(mine) = 0 then return; end if;
  return query
  with merged as materialized (
    select p.id, p.merged_into from person p where p.territory_id = here and p.merged_into is not null
  ), asked as materialized (
    select i.id, i.circle_id, i.person_id from intake i
    join intake_agreement a on a.territory_id = here and a.intake_id = i.id and a.kind = 'early_notice'
      and a.agreed_on <= on_day and (a.ended_on is null or a.ended_on > on_day)
    where i.territory_id = here and i.circle_id = any (mine)
      and not exists (select from intake_closing c where c.territory_id = here and c.intake_id = i.id and c.reopened_on is null)
  ), known as materialized (
    select a.id, a.circle_id, a.person_id as node from asked a
    union all
    select a.id, a.circle_id, m.id from asked a join merged m on m.merged_into = a.person_id
  ), told as materialized (
    select k.id, max(v.from_on) as event_on from known k
    join vulnerability v on v.territory_id = here and v.person_id = k.node
      and v.from_on <= on_day and v.from_on > on_day - event_days
      and (v.recorded_by = me or v.circle_id = any (mine))
    group by k.id
  ), looked as materialized (
    select k.id, k.circle_id, k.node, e.event_on from known k join told e on e.id = k.id
  ), beside as (
    select l.id, l.circle_id as own, l.event_on, t.* from looked l cross join lateral (
      select t.b_id as other, t.first_on, t.last_on, t.circle_id from tie t
        where t.territory_id = here and t.a_id = l.node and t.b_kind = 'person'
      union all
      select t.a_id, t.first_on, t.last_on, t.circle_id from tie t
        where t.territory_id = here and t.b_id = l.node and t.a_kind = 'person'
    ) t where t.circle_id is null or t.circle_id = any (mine)
  ), tied as (
    select b.id, coalesce(m.merged_into, b.other) as other, b.event_on, min(b.first_on) as first_on, max(b.last_on) as last_on
    from beside b left join merged m on m.id = b.other
    where not exists (select from circle_member w where w.territory_id = here and w.circle_id = b.own and w.person_id = b.other)
    group by 1, 2, 3
  ), weighed as (
    select t.id, t.event_on, count(*)::integer as stood, count(*) filter (where t.last_on > on_day - faded_days)::integer as holding
    from tied t where t.first_on < t.event_on and t.last_on >= t.event_on - before_days group by 1, 2
  )
  select a.id, a.person_id, w.event_on, w.stood, w.holding
  from weighed w join asked a on a.id = w.id
  where w.stood >= 2 and w.holding * 2 <= w.stood
  order by w.holding - w.stood, w.event_on desc, a.id;
end $$;
