-- The outcome table is asked for every day, and most of what it counts is the first day on which something happened to somebody.
-- Those days are kept, a row a person, and change in the transaction that changes a record. What they are is still told by the
-- records: `app.people_from_records` reads them anew, and what is kept must always be the same.
create table person_first (
  territory_id uuid not null,
  -- Two records of one person, once merged, are one person.
  person_id uuid not null,
  reached_on date,
  met_on date,
  active_on date,
  lab_on date,
  constraint person_first_key primary key (territory_id, person_id),
  constraint person_first_person foreign key (territory_id, person_id) references person on delete cascade,
  constraint person_first_some check (coalesce(reached_on, active_on) is not null)
);
-- Counted by the functions below, which the owner runs; the rows themselves are read and taken away only for whom they are
-- about, when they ask for a copy or an erasure.
alter table person_first enable row level security;
create policy person_first_read on person_first for select
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
create policy person_first_erase on person_first for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on person_first to trama_web;

-- How many were there by name at each session that is closed.
create table session_presences (
  territory_id uuid not null,
  session_id uuid not null,
  named integer not null check (named > 0),
  constraint session_presences_key primary key (territory_id, session_id),
  constraint session_presences_session foreign key (territory_id, session_id) references activity_session on delete cascade
);
alter table session_presences enable row level security;
create policy session_presences_none on session_presences for select using (territory_id = app.territory_id() and false);

-- The definition: the first days of these people (each the record that others were merged into) as the records of today say
-- them. Planned anew each time, because it is asked for one person and for all.
create function app.people_from_records(territory uuid, ones uuid[])
returns table (person_id uuid, reached_on date, met_on date, active_on date, lab_on date)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query execute $ask$
    with who as materialized (
      select p.id, coalesce(p.merged_into, p.id) as one from person p
      where p.territory_id = $1 and (p.id = any ($2) and p.merged_into is null or p.merged_into = any ($2))
    ), seen as (
      select who.one, min(e.met_on) as met, null::date as present, null::date as active, null::date as at_lab
      from who join encounter_person m on m.territory_id = $1 and m.person_id = who.id
      join encounter e on e.territory_id = $1 and e.id = m.encounter_id
      group by 1
      union all
      select who.one, null, min(s.held_on), min(s.held_on) filter (where t.role in ('co_designer', 'speaker', 'lab_maker')),
        min(s.held_on) filter (where a.kind = 'lab')
      from who join attendance t on t.territory_id = $1 and t.person_id = who.id and t.state = 'attended'
      join activity_session s on s.territory_id = $1 and s.id = t.session_id and s.closed_at is not null
      join activity a on a.territory_id = $1 and a.id = s.activity_id
      group by 1
      union all
      select who.one, null, null, min(p.since_on), null
      from who join activity_promoter p on p.territory_id = $1 and p.person_id = who.id and p.part = 'promoter'
      group by 1
    )
    select one, least(min(met), min(present)), min(met), min(active), min(at_lab) from seen group by 1
  $ask$ using territory, ones;
end $$;
revoke all on function app.people_from_records from public;

create function app.everybody(territory uuid) returns uuid[]
language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(id), '{}') from person where territory_id = territory and merged_into is null;
$$;
revoke all on function app.everybody from public;

-- Something was taken away from these people, or moved: their days are read anew. Whoever adds something at the same moment
-- comes before or after: the rows are held first, and what is read afterwards has what the other wrote.
create function app.recount_people(territory uuid, people uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare ones uuid[]; held uuid[];
begin
  select array_agg(distinct one) into ones from (
    select coalesce(p.merged_into, p.id) as one from person p where p.territory_id = territory and p.id = any (people)
    union select unnest(people)) them;
  if ones is null then return; end if;
  select coalesce(array_agg(person_id), '{}') into held from (
    select f.person_id from person_first f where f.territory_id = territory and f.person_id = any (ones)
    order by f.person_id for update) them;
  -- A row that was not there to be held is somebody else's who adds: then both have something to say of it.
  with found as materialized (select * from app.people_from_records(territory, ones)),
    gone as (delete from person_first f where f.territory_id = territory and f.person_id = any (held)
      and f.person_id not in (select found.person_id from found)),
    mended as (update person_first f set reached_on = found.reached_on, met_on = found.met_on, active_on = found.active_on,
      lab_on = found.lab_on from found where f.territory_id = territory and f.person_id = found.person_id
      and f.person_id = any (held))
  insert into person_first as f (territory_id, person_id, reached_on, met_on, active_on, lab_on)
    select territory, found.* from found where found.person_id <> all (held) order by found.person_id
    on conflict on constraint person_first_key do update set
      reached_on = least(f.reached_on, excluded.reached_on), met_on = least(f.met_on, excluded.met_on),
      active_on = least(f.active_on, excluded.active_on), lab_on = least(f.lab_on, excluded.lab_on);
end $$;
revoke all on function app.recount_people from public;

-- Something was added: a first day can only come earlier. Rows in the order of their people, so that two who add never wait
-- for each other in a circle.
create function app.add_first_days(territories uuid[], people uuid[], met date[], present date[], active date[], lab date[])
returns void
language sql security definer set search_path = pg_catalog, public as $$
  insert into person_first as f (territory_id, person_id, reached_on, met_on, active_on, lab_on)
  select d.territory_id, coalesce(p.merged_into, p.id), least(min(d.met), min(d.present)), min(d.met), min(d.active), min(d.lab)
  from unnest(territories, people, met, present, active, lab) as d (territory_id, person_id, met, present, active, lab)
  join person p on p.territory_id = d.territory_id and p.id = d.person_id
  group by 1, 2 order by 1, 2
  on conflict on constraint person_first_key do update set
    reached_on = least(f.reached_on, excluded.reached_on), met_on = least(f.met_on, excluded.met_on),
    active_on = least(f.active_on, excluded.active_on), lab_on = least(f.lab_on, excluded.lab_on)
    where (f.reached_on, f.met_on, f.active_on, f.lab_on) is distinct from (least(f.reached_on, excluded.reached_on),
      least(f.met_on, excluded.met_on), least(f.active_on, excluded.active_on), least(f.lab_on, excluded.lab_on));
$$;
revoke all on function app.add_first_days from public;

-- Who was at these sessions, which are closed, and in which part.
create function app.add_presences(territories uuid[], sessions uuid[], people uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare t uuid[]; p uuid[]; present date[]; active date[]; lab date[];
begin
  select array_agg(w.territory_id), array_agg(w.person_id), array_agg(s.held_on),
    array_agg(case when w.role in ('co_designer', 'speaker', 'lab_maker') then s.held_on end),
    array_agg(case when a.kind = 'lab' then s.held_on end)
  into t, p, present, active, lab
  from unnest(territories, sessions, people) as given (territory_id, session_id, person_id)
  join activity_session s on s.territory_id = given.territory_id and s.id = given.session_id and s.closed_at is not null
  join activity a on a.territory_id = s.territory_id and a.id = s.activity_id
  join attendance w on w.territory_id = s.territory_id and w.session_id = s.id
    and (given.person_id is null or w.person_id = given.person_id) and w.state = 'attended';
  if t is not null then
    perform app.add_first_days(t, p, array_fill(null::date, array[cardinality(t)]), present, active, lab);
  end if;
end $$;
revoke all on function app.add_presences from public;

-- How many were at these sessions by name, counted anew; none at one that is open.
create function app.recount_presences(territories uuid[], sessions uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform 1 from session_presences k join unnest(territories, sessions) as given (territory_id, session_id)
    on k.territory_id = given.territory_id and k.session_id = given.session_id order by k.session_id for update of k;
  delete from session_presences k using unnest(territories, sessions) as given (territory_id, session_id)
    where k.territory_id = given.territory_id and k.session_id = given.session_id;
  insert into session_presences (territory_id, session_id, named)
    select s.territory_id, s.id, count(*) from (select distinct * from unnest(territories, sessions)) as given (territory_id, session_id)
    join activity_session s on s.territory_id = given.territory_id and s.id = given.session_id and s.closed_at is not null
    join attendance w on w.territory_id = s.territory_id and w.session_id = s.id and w.state = 'attended'
    group by 1, 2
    on conflict on constraint session_presences_key do update set named = excluded.named;
end $$;
revoke all on function app.recount_presences from public;

-- What each change of a record does to the days. One call a statement: a list of thousands is one change.
create function app.first_days_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here record;
begin
  -- Who closes a session and who changes what was noted at it come one after the other; so do those of an encounter.
  case tg_table_name || ' ' || tg_op
  when 'attendance INSERT' then
    perform 1 from activity_session s where (s.territory_id, s.id) in (select n.territory_id, n.session_id from added n)
      order by s.id for share of s;
  when 'attendance UPDATE', 'attendance DELETE' then
    perform 1 from activity_session s where (s.territory_id, s.id) in (select o.territory_id, o.session_id from gone o)
      order by s.id for share of s;
  when 'encounter_person INSERT' then
    perform 1 from encounter e where (e.territory_id, e.id) in (select n.territory_id, n.encounter_id from added n)
      order by e.id for share of e;
  when 'activity_session UPDATE' then
    perform 1 from activity a where (a.territory_id, a.id) in (
      select n.territory_id, n.activity_id from added n join gone o on o.territory_id = n.territory_id and o.id = n.id
      where o.closed_at is distinct from n.closed_at) order by a.id for share of a;
  else null;
  end case;
  case tg_table_name || ' ' || tg_op
  when 'encounter_person INSERT' then
    perform app.add_first_days(array_agg(n.territory_id), array_agg(n.person_id), array_agg(e.met_on),
      array_agg(null::date), array_agg(null::date), array_agg(null::date))
      from added n join encounter e on e.territory_id = n.territory_id and e.id = n.encounter_id having count(*) > 0;
  when 'encounter_person DELETE' then
    for here in select territory_id, array_agg(distinct person_id) as people from gone group by 1 loop
      perform app.recount_people(here.territory_id, here.people);
    end loop;
  when 'encounter UPDATE' then
    for here in select n.territory_id, array_agg(distinct m.person_id) as people
      from added n join gone o on o.territory_id = n.territory_id and o.id = n.id and o.met_on <> n.met_on
      join encounter_person m on m.territory_id = n.territory_id and m.encounter_id = n.id group by 1 loop
      perform app.recount_people(here.territory_id, here.people);
    end loop;
  when 'attendance INSERT' then
    perform app.add_presences(array_agg(n.territory_id), array_agg(n.session_id), array_agg(n.person_id))
      from added n join activity_session s on s.territory_id = n.territory_id and s.id = n.session_id and s.closed_at is not null
      where n.state = 'attended' having count(*) > 0;
    perform app.recount_presences(array_agg(n.territory_id), array_agg(n.session_id))
      from (select distinct n.territory_id, n.session_id from added n join activity_session s
        on s.territory_id = n.territory_id and s.id = n.session_id and s.closed_at is not null) n having count(*) > 0;
  when 'attendance UPDATE', 'attendance DELETE' then
    for here in select o.territory_id, array_agg(distinct o.person_id) as people, array_agg(distinct o.session_id) as sessions
      from gone o left join activity_session s on s.territory_id = o.territory_id and s.id = o.session_id
      where s.id is null or s.closed_at is not null group by 1 loop
      perform app.recount_people(here.territory_id, here.people);
      perform app.recount_presences(array_fill(here.territory_id, array[cardinality(here.sessions)]), here.sessions);
    end loop;
  when 'activity_session UPDATE' then
    perform app.add_presences(array_agg(n.territory_id), array_agg(n.id), array_agg(null::uuid))
      from added n join gone o on o.territory_id = n.territory_id and o.id = n.id
      where o.closed_at is null and n.closed_at is not null having count(*) > 0;
    for here in select n.territory_id, array_agg(distinct w.person_id) as people
      from added n join gone o on o.territory_id = n.territory_id and o.id = n.id
      join attendance w on w.territory_id = n.territory_id and w.session_id = n.id and w.state = 'attended'
      where o.closed_at is not null and (n.closed_at is null or n.held_on <> o.held_on or n.activity_id <> o.activity_id)
      group by 1 loop
      perform app.recount_people(here.territory_id, here.people);
    end loop;
    perform app.recount_presences(array_agg(n.territory_id), array_agg(n.id))
      from added n join gone o on o.territory_id = n.territory_id and o.id = n.id
      where (o.closed_at is null) <> (n.closed_at is null) having count(*) > 0;
  when 'activity UPDATE' then
    for here in select n.territory_id, array_agg(distinct w.person_id) as people
      from added n join gone o on o.territory_id = n.territory_id and o.id = n.id and (o.kind = 'lab') <> (n.kind = 'lab')
      join activity_session s on s.territory_id = n.territory_id and s.activity_id = n.id and s.closed_at is not null
      join attendance w on w.territory_id = s.territory_id and w.session_id = s.id and w.state = 'attended' group by 1 loop
      perform app.recount_people(here.territory_id, here.people);
    end loop;
  when 'activity_promoter INSERT' then
    perform app.add_first_days(array_agg(n.territory_id), array_agg(n.person_id), array_agg(null::date), array_agg(null::date),
      array_agg(n.since_on), array_agg(null::date))
      from added n where n.person_id is not null and n.part = 'promoter' having count(*) > 0;
  when 'activity_promoter UPDATE', 'activity_promoter DELETE' then
    for here in select territory_id, array_agg(distinct person_id) as people from gone where person_id is not null group by 1 loop
      perform app.recount_people(here.territory_id, here.people);
    end loop;
  when 'person UPDATE' then
    for here in select n.territory_id, array_agg(distinct one) as people
      from added n join gone o on o.territory_id = n.territory_id and o.id = n.id
        and o.merged_into is distinct from n.merged_into
      cross join lateral unnest(array[n.id, o.merged_into, n.merged_into]) one where one is not null group by 1 loop
      perform app.recount_people(here.territory_id, here.people);
    end loop;
  end case;
  return null;
end $$;
revoke all on function app.first_days_change from public;

create trigger first_days_added after insert on encounter_person referencing new table as added
  for each statement execute function app.first_days_change();
create trigger first_days_gone after delete on encounter_person referencing old table as gone
  for each statement execute function app.first_days_change();
create trigger first_days_moved after update on encounter referencing old table as gone new table as added
  for each statement execute function app.first_days_change();
create trigger first_days_added after insert on attendance referencing new table as added
  for each statement execute function app.first_days_change();
create trigger first_days_changed after update on attendance referencing old table as gone
  for each statement execute function app.first_days_change();
create trigger first_days_gone after delete on attendance referencing old table as gone
  for each statement execute function app.first_days_change();
create trigger first_days_moved after update on activity_session referencing old table as gone new table as added
  for each statement execute function app.first_days_change();
create trigger first_days_moved after update on activity referencing old table as gone new table as added
  for each statement execute function app.first_days_change();
create trigger first_days_added after insert on activity_promoter referencing new table as added
  for each statement execute function app.first_days_change();
create trigger first_days_changed after update on activity_promoter referencing old table as gone
  for each statement execute function app.first_days_change();
create trigger first_days_gone after delete on activity_promoter referencing old table as gone
  for each statement execute function app.first_days_change();
create trigger first_days_moved after update on person referencing old table as gone new table as added
  for each statement execute function app.first_days_change();

-- All of a territory from its records; gives how many rows were not as they should have been.
create function app.rebuild_first_days(territory uuid) returns bigint
language plpgsql security definer set search_path = pg_catalog, public as $$
declare wrong bigint;
begin
  wrong = app.wrong_first_days(territory);
  delete from person_first where territory_id = territory;
  insert into person_first select territory, r.* from app.people_from_records(territory, app.everybody(territory)) r;
  delete from session_presences where territory_id = territory;
  insert into session_presences select territory, s.id, count(*) from activity_session s
    join attendance w on w.territory_id = territory and w.session_id = s.id and w.state = 'attended'
    where s.territory_id = territory and s.closed_at is not null group by s.id;
  return wrong;
end $$;

-- How many kept rows differ from what the records say.
create function app.wrong_first_days(territory uuid) returns bigint
language sql stable security definer set search_path = pg_catalog, public as $$
  select (select count(*) from (
      select f.person_id, f.reached_on, f.met_on, f.active_on, f.lab_on from person_first f where f.territory_id = territory) f
    full join app.people_from_records(territory, app.everybody(territory)) r using (person_id)
    where (f.reached_on, f.met_on, f.active_on, f.lab_on) is distinct from (r.reached_on, r.met_on, r.active_on, r.lab_on))
  + (select count(*) from (select k.session_id, k.named from session_presences k where k.territory_id = territory) k
    full join (select s.id as session_id, count(*)::integer as named from activity_session s
      join attendance w on w.territory_id = territory and w.session_id = s.id and w.state = 'attended'
      where s.territory_id = territory and s.closed_at is not null group by s.id) r using (session_id)
    where k.named is distinct from r.named);
$$;
revoke all on function app.rebuild_first_days from public;
revoke all on function app.wrong_first_days from public;
grant execute on function app.rebuild_first_days to trama_command;
grant execute on function app.wrong_first_days to trama_command;

insert into person_first select t.id, r.* from territory t cross join lateral app.people_from_records(t.id, app.everybody(t.id)) r;
insert into session_presences select s.territory_id, s.id, count(*) from activity_session s
  join attendance w on w.territory_id = s.territory_id and w.session_id = s.id and w.state = 'attended'
  where s.closed_at is not null group by 1, 2;

create or replace function app.counted_people(territory uuid, until date)
returns table (record_id uuid, reached_on date, met_on date, active_on date, lab_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    select f.person_id, case when f.reached_on <= until then f.reached_on end, case when f.met_on <= until then f.met_on end,
      case when f.active_on <= until then f.active_on end, case when f.lab_on <= until then f.lab_on end
    from person_first f where f.territory_id = territory and (f.reached_on <= until or f.active_on <= until)
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
    ), first_told as (
      select distinct on (told.person_id) told.id, greatest(told.from_on, f.lab_on) as since_on
      from told join person_first f on f.territory_id = territory and f.person_id = told.person_id and f.lab_on <= until
      order by told.person_id, told.from_on, told.id
    )
    select first_told.id, first_told.since_on from first_told
    union all
    select c.id, c.on_date from contribution c
    where c.territory_id = territory and c.source = 'vulnerabilities' and c.on_date <= until;
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
      (select coalesce(sum(k.named), 0)::bigint from session_presences k
        join activity_session s on s.territory_id = territory and s.id = k.session_id
        where k.territory_id = territory and s.held_on <= until)
      + (select count(*) from contribution c
        where c.territory_id = territory and c.source = 'presences' and c.on_date <= until),
      (select coalesce(sum(r.headcount), 0) from session_report r
        join activity_session s on s.territory_id = territory and s.id = r.session_id
        where r.territory_id = territory and s.closed_at is not null and s.held_on <= until);
end $$;
