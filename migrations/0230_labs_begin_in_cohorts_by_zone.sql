-- Labs begin together, a cohort a year, each in its zone: some municipalities of the territory, or a part of one of them.
create table lab_zone (
  territory_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  municipalities text[] not null default '{}' check (cardinality(municipalities) <= 200),
  quarters text check (length(quarters) between 1 and 300),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint lab_zone_key primary key (territory_id, id),
  constraint lab_zone_territory foreign key (territory_id) references territory
);
alter table lab_zone enable row level security;
create policy lab_zone_read on lab_zone for select using (territory_id = app.territory_id() and app.is_staff());
create policy lab_zone_add on lab_zone for insert with check (territory_id = app.territory_id()
  and app.is_coordinator() and recorded_by is not distinct from app.person_id());
create policy lab_zone_change on lab_zone for update
  using (territory_id = app.territory_id() and app.is_coordinator()) with check (territory_id = app.territory_id());
grant select on lab_zone to trama_web;
grant insert (territory_id, id, name, municipalities, quarters, recorded_by), update (name, municipalities, quarters)
  on lab_zone to trama_web;

-- `funded_until`: the last day that its money pays for. What is held after it stands by itself.
create table lab_cohort (
  territory_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  starts_on date not null,
  ends_on date not null,
  funded_until date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint lab_cohort_key primary key (territory_id, id),
  constraint lab_cohort_territory foreign key (territory_id) references territory,
  constraint lab_cohort_days check (ends_on >= starts_on)
);
create index lab_cohort_newest on lab_cohort (territory_id, starts_on desc);
alter table lab_cohort enable row level security;
create policy lab_cohort_read on lab_cohort for select using (territory_id = app.territory_id() and app.is_staff());
create policy lab_cohort_add on lab_cohort for insert with check (territory_id = app.territory_id()
  and app.is_coordinator() and recorded_by is not distinct from app.person_id());
create policy lab_cohort_change on lab_cohort for update
  using (territory_id = app.territory_id() and app.is_coordinator()) with check (territory_id = app.territory_id());
grant select on lab_cohort to trama_web;
grant insert (territory_id, id, name, starts_on, ends_on, funded_until, recorded_by),
  update (name, starts_on, ends_on, funded_until) on lab_cohort to trama_web;

-- Where an activity stands: in which cohort and zone it began, inside which organisation it is held (a company, a school), until
-- when it is paid for, and since when those whom it is for design it.
create table lab_setting (
  territory_id uuid not null,
  activity_id uuid not null,
  cohort_id uuid,
  zone_id uuid,
  inside_id uuid,
  funded_until date,
  with_youths_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint lab_setting_key primary key (territory_id, activity_id),
  constraint lab_setting_activity foreign key (territory_id, activity_id) references activity on delete cascade,
  constraint lab_setting_cohort foreign key (territory_id, cohort_id) references lab_cohort,
  constraint lab_setting_zone foreign key (territory_id, zone_id) references lab_zone,
  constraint lab_setting_inside foreign key (territory_id, inside_id) references organisation
);
create index lab_setting_of_cohort on lab_setting (territory_id, cohort_id) where cohort_id is not null;
create index lab_setting_of_zone on lab_setting (territory_id, zone_id) where zone_id is not null;
create index lab_setting_inside_of on lab_setting (territory_id, inside_id) where inside_id is not null;
alter table lab_setting enable row level security;
create policy lab_setting_read on lab_setting for select using (territory_id = app.territory_id() and app.is_staff());
create policy lab_setting_add on lab_setting for insert with check (territory_id = app.territory_id()
  and app.is_team() and recorded_by is not distinct from app.person_id());
create policy lab_setting_change on lab_setting for update
  using (territory_id = app.territory_id() and app.is_team())
  with check (territory_id = app.territory_id() and recorded_by is not distinct from app.person_id());
grant select on lab_setting to trama_web;
grant insert (territory_id, activity_id, cohort_id, zone_id, inside_id, funded_until, with_youths_on, recorded_by),
  update (cohort_id, zone_id, inside_id, funded_until, with_youths_on, recorded_by, recorded_at) on lab_setting to trama_web;

-- What was held between two days, by activity: closed sessions, minutes, who came by name and without, distinct people. The same
-- numbers for whoever may see them; outside the team, none of a group so small that it singles somebody out.
create function app.lab_figures(territory uuid, ids uuid[], from_on date, until_on date)
returns table (activity_id uuid, sessions integer, minutes integer, named integer, headcount integer, people integer,
  first_on date, last_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
declare least_told integer;
begin
  if territory is distinct from app.territory_id() or not app.is_staff() then
    raise exception 'figures of labs are for whoever works here' using errcode = 'insufficient_privilege';
  end if;
  least_told = case when app.is_team() then 0
    else coalesce((select r.smallest from small_group_rule r where r.territory_id = territory), 5) end;
  return query
    with held as (
      select s.id, s.activity_id as lab_id, s.held_on, s.ends_at - s.starts_at as lasted from activity_session s
      where s.territory_id = territory and s.activity_id = any (ids) and s.closed_at is not null
        and s.held_on between from_on and until_on
    ), came as (
      select h.lab_id, count(*) as presences, count(distinct coalesce(p.merged_into, p.id)) as persons
      from held h join attendance a on a.territory_id = territory and a.session_id = h.id and a.state = 'attended'
      join person p on p.territory_id = territory and p.id = a.person_id
      group by h.lab_id
    ), told as (
      select h.lab_id, count(*) as times, sum(extract(epoch from h.lasted) / 60) as mins, sum(r.headcount) as heads,
        min(h.held_on) as begun_on, max(h.held_on) as ended_on
      from held h left join session_report r on r.territory_id = territory and r.session_id = h.id
      group by h.lab_id
    )
    select t.lab_id, t.times::integer, t.mins::integer,
      case when coalesce(c.persons, 0) between 1 and least_told - 1 then null else coalesce(c.presences, 0)::integer end,
      case when coalesce(t.heads, 0) between 1 and least_told - 1 then null else coalesce(t.heads, 0)::integer end,
      case when coalesce(c.persons, 0) between 1 and least_told - 1 then null else coalesce(c.persons, 0)::integer end,
      t.begun_on, t.ended_on
    from told t left join came c on c.lab_id = t.lab_id;
end $$;
revoke all on function app.lab_figures from public;
grant execute on function app.lab_figures to trama_web;
