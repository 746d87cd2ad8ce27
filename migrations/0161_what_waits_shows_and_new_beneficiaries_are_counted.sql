-- What has waited since a day: an intake nobody took a step in, a step not done, a referral without an answer. Each row
-- names its circle; those who may ask get less, below.
create function app.waiting_in(here uuid, since_day date)
returns table (kind text, circle_id uuid, intake_id uuid, person_id uuid, record_id uuid, since date)
language sql stable set search_path = pg_catalog, public as $$
  with going as materialized (
    select i.id, i.circle_id, i.person_id, i.opened_on from intake i where i.territory_id = here
      and not exists (select from intake_closing c where c.territory_id = here and c.intake_id = i.id and c.reopened_on is null)
  ), last_done as (
    select going.id, greatest(going.opened_on,
      (select max(c.on_day) from intake_contact c where c.territory_id = here and c.intake_id = going.id),
      (select max(coalesce(s.done_on, s.recorded_at::date)) from intake_step s where s.territory_id = here and s.intake_id = going.id),
      (select max(r.asked_on) from intake_referral r where r.territory_id = here and r.intake_id = going.id),
      (select max(c.reopened_on) from intake_closing c where c.territory_id = here and c.intake_id = going.id)) as on_day,
      exists (select from intake_step s where s.territory_id = here and s.intake_id = going.id and s.done_on is null) as has_step
    from going
  )
  select 'nothing_next', going.circle_id, going.id, going.person_id, going.id, last_done.on_day
    from going join last_done on last_done.id = going.id where not last_done.has_step and last_done.on_day <= since_day
  union all
  select 'step', going.circle_id, going.id, going.person_id, s.id, coalesce(s.due_on, s.recorded_at::date)
    from going join intake_step s on s.territory_id = here and s.intake_id = going.id
    where s.done_on is null and coalesce(s.due_on, s.recorded_at::date) <= since_day
  union all
  select 'referral', going.circle_id, going.id, going.person_id, r.id, r.asked_on
    from going join intake_referral r on r.territory_id = here and r.intake_id = going.id
    where r.answer is null and r.asked_on <= since_day
$$;
revoke all on function app.waiting_in from public;

-- For those who accompany: what waits in their circles.
create function app.waiting_in_my_circles(since_day date)
returns table (kind text, intake_id uuid, person_id uuid, record_id uuid, since date)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare mine uuid[] = app.circle_ids();
begin
  if cardinality(mine) = 0 then return; end if;
  return query select w.kind, w.intake_id, w.person_id, w.record_id, w.since
    from app.waiting_in(app.territory_id(), since_day) w where w.circle_id = any (mine)
    order by w.since, w.record_id;
end $$;
revoke all on function app.waiting_in_my_circles from public;
grant execute on function app.waiting_in_my_circles to trama_web;

-- For whoever coordinates: how much, of which kind, since when at the longest. Not whose.
create function app.waiting_in_all_circles(since_day date)
returns table (kind text, waiting integer, longest date)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if app.territory_id() is null or not app.has_role('{coordinator}') then return; end if;
  return query select w.kind, count(*)::integer, min(w.since) from app.waiting_in(app.territory_id(), since_day) w group by 1 order by 1;
end $$;
revoke all on function app.waiting_in_all_circles from public;
grant execute on function app.waiting_in_all_circles to trama_web;

-- People accompanied who were new to the services: on the day of their first intake they said so, and no record knew of a tie
-- to a service before. One row a person, under the id of that intake; dates do not depend on the day asked.
create function app.counted_intakes(territory uuid, until date)
returns table (record_id uuid, new_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    with held as (
      select i.id, i.opened_on, i.known_said, coalesce(merged.merged_into, i.person_id) as person_id
      from intake i
      left join person merged on merged.territory_id = territory and merged.id = i.person_id and merged.merged_into is not null
      where i.territory_id = territory
    ), first_held as (
      select distinct on (held.person_id) held.id, held.opened_on, held.known_said, held.person_id
      from held order by held.person_id, held.opened_on, held.id
    ), served as materialized (
      select me.node_id, min(e.on_date) as first_on
      from organisation o
      join tie_evidence_node body on body.territory_id = territory and body.node_id = o.id
      join tie_evidence e on e.territory_id = territory and e.id = body.evidence_id and e.circle_id is null
      join tie_evidence_node me on me.territory_id = territory and me.evidence_id = e.id and me.node_kind = 'person'
      where o.territory_id = territory and o.kind = 'service' group by 1
    ), known as (
      select coalesce(merged.merged_into, served.node_id) as person_id, min(served.first_on) as first_on
      from served
      left join person merged on merged.territory_id = territory and merged.id = served.node_id and merged.merged_into is not null
      group by 1
    )
    select first_held.id, first_held.opened_on from first_held
    left join known on known.person_id = first_held.person_id
    where first_held.known_said = 'unknown' and first_held.opened_on <= until
      and (known.first_on is null or known.first_on >= first_held.opened_on)
    union all
    select c.id, c.on_date from contribution c
    where c.territory_id = territory and c.source = 'intakes' and c.on_date <= until;
end $$;
revoke all on function app.counted_intakes from public;
grant execute on function app.counted_intakes to trama_web;

-- A room says what its people count for when they are erased in a function of its own, app.leaves_<room>; the shuffling is one.
alter table contribution drop constraint contribution_source_check;
alter table contribution add constraint contribution_source_check check (source ~ '^[a-z_]{3,30}$');

create function app.leaves_intakes(here uuid, gone uuid[], kept uuid[])
returns table (source text, counted text, on_date date, activity_id uuid)
language sql stable set search_path = pg_catalog, public as $$
  select 'intakes', 'new_on', n.new_on, null::uuid from app.counted_intakes(here, '9999-12-31') n
  join intake i on i.territory_id = here and i.id = n.record_id and i.person_id = any (gone)
$$;
revoke all on function app.leaves_intakes from public;

create or replace function app.leave_contributions() returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); gone uuid[] = app.erased_people(); always date = '9999-12-31'; kept uuid[]; staff uuid[];
  room text;
begin
  if here is null or cardinality(gone) = 0 or not app.has_role('{coordinator}') then
    raise exception 'nobody is being erased' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(distinct coalesce(p.merged_into, p.id)) into kept from person p
    where p.territory_id = here and p.id = any (gone);
  -- Whoever signs in or held a role keeps name, roles and training: they answer for what they did.
  select coalesce(array_agg(worked.person_id), '{}') into staff from (
    select r.person_id from role_assignment r where r.territory_id = here and r.person_id = any (gone)
    union select a.person_id from account_person a where a.territory_id = here and a.person_id = any (gone)) worked;
  -- Taken up here, written back below with the new ones, in the order of ids that mean nothing.
  create temporary table anew (id uuid, source text, counted text, on_date date, activity_id uuid) on commit drop;
  insert into anew select c.id, c.source, c.counted, c.on_date, c.activity_id from contribution c where c.territory_id = here;
  insert into anew
    select gen_random_uuid(), 'people', day.counted, day.on_date, null from app.counted_people(here, always) p
    cross join lateral (values ('reached_on', p.reached_on), ('met_on', p.met_on), ('active_on', p.active_on),
      ('lab_on', p.lab_on)) as day (counted, on_date)
    where p.record_id = any (kept) and day.on_date is not null;
  -- A vulnerability counts from the day when both are known: the fact, and the first lab.
  insert into anew
    select gen_random_uuid(), 'vulnerabilities', 'lab_participant_on', greatest(f.lab_participant_on, p.lab_on), null
    from app.counted_vulnerabilities(here, always) f
    join vulnerability v on v.territory_id = here and v.id = f.record_id and v.person_id = any (gone)
    join person who on who.territory_id = here and who.id = v.person_id
    join app.counted_people(here, always) p on p.record_id = coalesce(who.merged_into, who.id);
  insert into anew
    select gen_random_uuid(), 'operators', 'trained_on', o.trained_on, null from app.counted_operators(here, always) o
    where o.record_id = any (kept) and o.record_id <> all (staff);
  insert into anew
    select gen_random_uuid(), 'figures', f.figure, min(f.on_date), null from operator_figure f
    join person who on who.territory_id = here and who.id = f.person_id
    where f.territory_id = here and f.person_id = any (gone) and f.person_id <> all (staff)
    group by f.figure, coalesce(who.merged_into, who.id);
  insert into anew
    select gen_random_uuid(), 'presences', 'named', s.held_on, null from attendance t
    join activity_session s on s.territory_id = here and s.id = t.session_id and s.closed_at is not null
    where t.territory_id = here and t.person_id = any (gone) and t.state = 'attended';
  insert into anew
    select gen_random_uuid(), 'promotions', 'community', min(p.since_on), p.activity_id from activity_promoter p
    where p.territory_id = here and p.person_id = any (gone) group by p.activity_id;
  for room in select p.proname from pg_proc p where p.pronamespace = 'app'::regnamespace and p.proname like 'leaves\_%' order by 1 loop
    execute format('insert into anew select gen_random_uuid(), l.source, l.counted, l.on_date, l.activity_id
      from app.%I($1, $2, $3) l', room) using here, gone, kept;
  end loop;
  delete from contribution c where c.territory_id = here;
  insert into contribution (territory_id, id, source, counted, on_date, activity_id)
    select here, a.id, a.source, a.counted, a.on_date, a.activity_id from anew a order by a.id;
  drop table anew;
end $$;
