-- Someone is erased and the figures of every date stay what they were: for each figure they counted in, one row with a random
-- id of its own and the day that counts. Nothing joins the rows of one person: all rows of a territory are written anew, in
-- the order of their random ids, each time some are added, so that neither place nor transaction tells them apart.
create table contribution (
  territory_id uuid not null,
  id uuid not null default gen_random_uuid(),
  source text not null check (source in ('people', 'vulnerabilities', 'operators', 'figures', 'presences', 'promotions')),
  -- The column of that source; for trained figures the figure.
  counted text not null check (length(counted) <= 40),
  on_date date not null,
  -- Only for promotions: the activity that a citizen, unnamed, promoted.
  activity_id uuid,
  constraint contribution_key primary key (territory_id, id),
  constraint contribution_territory foreign key (territory_id) references territory,
  constraint contribution_activity foreign key (territory_id, activity_id) references activity on delete cascade
);
create index contribution_by_source on contribution (territory_id, source, counted, on_date);
alter table contribution enable row level security;
-- Counted by the functions below, which the owner runs; nobody reads or writes the rows themselves.
create policy contribution_read on contribution for select using (territory_id = app.territory_id() and app.has_role('{coordinator}'));

create or replace function app.counted_people(territory uuid, until date)
returns table (record_id uuid, reached_on date, met_on date, active_on date, lab_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    with held as materialized (
      select s.id, s.held_on, a.kind = 'lab' as lab from activity_session s
      join activity a on a.territory_id = territory and a.id = s.activity_id
      where s.territory_id = territory and s.closed_at is not null and s.held_on <= until
    ), seen as (
      select m.person_id, min(e.met_on) as met, null::date as present, null::date as active, null::date as at_lab
      from encounter e join encounter_person m on m.territory_id = territory and m.encounter_id = e.id
      where e.territory_id = territory and e.met_on <= until
      group by 1
      union all
      select t.person_id, null, min(held.held_on),
        min(held.held_on) filter (where t.role in ('co_designer', 'speaker', 'lab_maker')),
        min(held.held_on) filter (where held.lab)
      from held join attendance t on t.territory_id = territory and t.session_id = held.id
      where t.state = 'attended'
      group by 1
      union all
      select p.person_id, null, null, p.since_on, null from activity_promoter p
      where p.territory_id = territory and p.person_id is not null and p.part = 'promoter' and p.since_on <= until
    )
    select coalesce(merged.merged_into, seen.person_id), least(min(seen.met), min(seen.present)), min(seen.met),
      min(seen.active), min(seen.at_lab)
    from seen
    left join person merged on merged.territory_id = territory and merged.id = seen.person_id and merged.merged_into is not null
    group by 1
    union all
    select c.id, case c.counted when 'reached_on' then c.on_date end, case c.counted when 'met_on' then c.on_date end,
      case c.counted when 'active_on' then c.on_date end, case c.counted when 'lab_on' then c.on_date end
    from contribution c where c.territory_id = territory and c.source = 'people' and c.on_date <= until;
end $$;

create or replace function app.counted_vulnerabilities(territory uuid, until date)
returns table (record_id uuid, lab_participant_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    with told as (
      select v.id, v.from_on, coalesce(merged.merged_into, v.person_id) as person_id
      from vulnerability v
      left join person merged on merged.territory_id = territory and merged.id = v.person_id and merged.merged_into is not null
      where v.territory_id = territory and v.from_on <= until
    ), labs as materialized (
      select s.id from activity_session s
      join activity a on a.territory_id = territory and a.id = s.activity_id and a.kind = 'lab'
      where s.territory_id = territory and s.closed_at is not null and s.held_on <= until
    ), present as materialized (
      select distinct t.person_id from labs join attendance t on t.territory_id = territory and t.session_id = labs.id
      where t.state = 'attended'
    ), first_told as (
      select distinct on (told.person_id) told.id, told.from_on from told
      where told.person_id in (
        select coalesce(merged.merged_into, present.person_id) from present
        left join person merged on merged.territory_id = territory and merged.id = present.person_id
          and merged.merged_into is not null)
      order by told.person_id, told.from_on, told.id
    )
    select first_told.id, first_told.from_on from first_told
    union all
    select c.id, c.on_date from contribution c
    where c.territory_id = territory and c.source = 'vulnerabilities' and c.on_date <= until;
end $$;

create or replace function app.counted_operators(territory uuid, until date)
returns table (record_id uuid, trained_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    select coalesce(merged.merged_into, f.person_id), min(f.on_date) from operator_figure f
    left join person merged on merged.territory_id = territory and merged.id = f.person_id and merged.merged_into is not null
    where f.territory_id = territory and f.on_date <= until
    group by 1
    union all
    select c.id, c.on_date from contribution c
    where c.territory_id = territory and c.source = 'operators' and c.on_date <= until;
end $$;

create or replace function app.operators_by_figure(territory uuid, until date)
returns table (figure text, operators integer)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    select trained.figure, count(distinct trained.who)::integer from (
      select f.figure, coalesce(merged.merged_into, f.person_id) as who from operator_figure f
      left join person merged on merged.territory_id = territory and merged.id = f.person_id and merged.merged_into is not null
      where f.territory_id = territory and f.on_date <= until
      union all
      select c.counted, c.id from contribution c
      where c.territory_id = territory and c.source = 'figures' and c.on_date <= until
    ) trained
    group by 1 order by 2 desc, 1;
end $$;

create or replace function app.counted_sessions(territory uuid, until date)
returns table (record_id uuid, lab_on date, community_lab_on date, headcount_on date, headcount integer)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    select s.id,
      case when a.kind = 'lab' then s.held_on end,
      case when a.kind = 'lab' and community.activity_id is not null then s.held_on end,
      case when r.headcount > 0 then s.held_on end,
      coalesce(r.headcount, 0)
    from activity_session s
    join activity a on a.territory_id = territory and a.id = s.activity_id
    left join session_report r on r.territory_id = territory and r.session_id = s.id
    left join (
      select p.activity_id from activity_promoter p
      left join organisation o on o.territory_id = territory and o.id = p.organisation_id
      where p.territory_id = territory and p.since_on <= until
        and (p.person_id is not null or o.kind in ('association', 'informal_group'))
      union
      select c.activity_id from contribution c
      where c.territory_id = territory and c.source = 'promotions' and c.on_date <= until
    ) community on community.activity_id = a.id
    where s.territory_id = territory and s.closed_at is not null and s.held_on <= until;
end $$;

create or replace function app.completeness(territory uuid, until date)
returns table (sessions_due bigint, sessions_closed bigint, presences_named bigint, presences_anonymous bigint)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    select
      (select count(*) from activity_session s
        where s.territory_id = territory and s.held_on <= until and s.cancelled_at is null
          and (s.ends_at <= now() or s.closed_at is not null)),
      (select count(*) from activity_session s
        where s.territory_id = territory and s.held_on <= until and s.closed_at is not null),
      (select count(*) from attendance t join activity_session s on s.territory_id = territory and s.id = t.session_id
        where t.territory_id = territory and t.state = 'attended' and s.closed_at is not null and s.held_on <= until)
      + (select count(*) from contribution c
        where c.territory_id = territory and c.source = 'presences' and c.on_date <= until),
      (select coalesce(sum(r.headcount), 0) from session_report r
        join activity_session s on s.territory_id = territory and s.id = r.session_id
        where r.territory_id = territory and s.closed_at is not null and s.held_on <= until);
end $$;

-- Opens, for this transaction, what is recorded about these people to whoever answers a request of theirs: a copy or an
-- erasure. The web needs an open request of the first of them; the command line does it when a period has expired.
create function app.answer_for(people uuid[], request uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); encounters uuid[];
begin
  if here is null or not app.has_role('{coordinator}') then
    raise exception 'requests are answered by who coordinates' using errcode = 'insufficient_privilege';
  end if;
  if session_user = 'trama_web' and not exists (select from rights_request r where r.territory_id = here and r.id = request
      and r.person_id = any (people) and r.closed_on is null and r.kind in ('export', 'erasure')) then
    raise exception 'no open request asks for this' using errcode = 'insufficient_privilege';
  end if;
  if session_user = 'trama_web' and exists (select from unnest(people) as one where one <> all (
      select p.id from person p join rights_request r on r.territory_id = here and r.id = request
      where p.territory_id = here and (p.id = r.person_id or p.merged_into = r.person_id))) then
    raise exception 'the request is about someone else' using errcode = 'insufficient_privilege';
  end if;
  -- What was said in an encounter is about someone alone only where nobody else was met.
  select array_agg(m.encounter_id) into encounters from encounter_person m
    where m.territory_id = here and m.person_id = any (people) and not exists (
      select from encounter_person other where other.territory_id = here and other.encounter_id = m.encounter_id
        and other.person_id <> all (people));
  execute format('set local app.opened_people = %L; set local app.opened_encounters = %L;
    set local app.erased_people = %L; set local app.erased_encounters = %L',
    people, coalesce(encounters, '{}'), people, coalesce(encounters, '{}'));
end $$;
revoke all on function app.answer_for from public;
grant execute on function app.answer_for to trama_web, trama_command;

-- What these people count for, before they go. Called in the transaction that erases them, after app.answer_for.
create function app.leave_contributions() returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); gone uuid[] = app.erased_people(); always date = '9999-12-31'; kept uuid[]; staff uuid[];
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
  delete from contribution c where c.territory_id = here;
  insert into contribution (territory_id, id, source, counted, on_date, activity_id)
    select here, a.id, a.source, a.counted, a.on_date, a.activity_id from anew a order by a.id;
  drop table anew;
end $$;
revoke all on function app.leave_contributions from public;
grant execute on function app.leave_contributions to trama_web, trama_command;

-- Figures a person keeps until they are erased would be counted twice if only some of their rows went: what is erased is
-- erased whole, by these policies, while it is being answered for.
create policy vulnerability_erase on vulnerability for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant delete on vulnerability to trama_web;
create policy household_member_erase on household_member for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant delete on household_member to trama_web;
create policy organisation_member_erase on organisation_member for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant delete on organisation_member to trama_web;
create policy person_merge_erase on person_merge for delete using (territory_id = app.territory_id()
  and (kept_id = any (app.erased_people()) or merged_id = any (app.erased_people())));
grant delete on person_merge to trama_web;
create policy person_distinct_erase on person_distinct for delete using (territory_id = app.territory_id()
  and (one_id = any (app.erased_people()) or other_id = any (app.erased_people())));
grant delete on person_distinct to trama_web;
create policy encounter_note_erase on encounter_note for delete
  using (territory_id = app.territory_id() and encounter_id = any (app.erased_encounters()));
create policy reminder_erase_read on reminder for select
  using (territory_id = app.territory_id() and encounter_id = any (app.erased_encounters()));
create policy reminder_erase on reminder for delete
  using (territory_id = app.territory_id() and encounter_id = any (app.erased_encounters()));
grant delete on reminder to trama_web;
create policy sensitive_opening_erase on sensitive_opening for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant delete on sensitive_opening to trama_web;
create policy sensitive_opening_notice_erase on sensitive_opening_notice for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant delete on sensitive_opening_notice to trama_web;
create policy sensitive_read_erase on sensitive_read for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant delete on sensitive_read to trama_web;
-- A copy for the person holds what case operators wrote about their safety; whether the law lets it be shown is decided
-- when the request is answered.
create policy safety_concern_answer on safety_concern for select
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
-- Whether somebody has signed in or worked here decides what of them must be kept; only who answers a request asks.
create policy account_person_answer on account_person for select
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
-- A concern for somebody's safety goes when its ten years have passed.
create policy safety_concern_expire on safety_concern for delete using (territory_id = app.territory_id()
  and app.has_role('{coordinator}') and noted_on < current_date - interval '10 years');
grant delete on safety_concern to trama_command;
