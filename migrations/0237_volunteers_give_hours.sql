-- Hours that a volunteer gave to something no other record tells of: a day, how many, what for.
create table volunteer_hours (
  territory_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  on_date date not null,
  hours numeric(4, 2) not null check (hours between 0.25 and 24),
  what text not null check (length(what) between 1 and 160),
  withdrawn_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint volunteer_hours_key primary key (territory_id, id),
  constraint volunteer_hours_person foreign key (territory_id, person_id) references person
);
create index volunteer_hours_of_person on volunteer_hours (territory_id, person_id, on_date);
alter table volunteer_hours enable row level security;
create policy volunteer_hours_read on volunteer_hours for select using (territory_id = app.territory_id()
  and (app.is_team() or person_id = app.person_id() or person_id = any (app.erased_people())));
create policy volunteer_hours_add on volunteer_hours for insert with check (territory_id = app.territory_id() and app.is_team()
  and recorded_by is not distinct from app.person_id());
create policy volunteer_hours_change on volunteer_hours for update using (territory_id = app.territory_id() and app.is_team())
  with check (territory_id = app.territory_id());
create policy volunteer_hours_erase on volunteer_hours for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on volunteer_hours to trama_web;
grant insert (territory_id, id, person_id, on_date, hours, what, recorded_by), update (withdrawn_at) on volunteer_hours to trama_web;

-- The visits somebody paid: on which day and for how long, not to whom. For the team, and for themselves.
create function app.visits_given(person uuid, since date, until date) returns table (on_date date, hours numeric)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id();
begin
  if here is null or not (app.is_team() or coalesce(person = app.person_id(), false)) then return; end if;
  return query select f.on_date, f.hours from exchange_fact f
    where f.territory_id = here and f.offer_person_id = person and f.code = 'visit' and f.withdrawn_at is null
      and f.on_date between since and until
    order by f.on_date desc;
end $$;
revoke all on function app.visits_given from public;
grant execute on function app.visits_given to trama_web;

-- The days on which volunteers gave something: an hour that was noted, a visit that was paid.
create function app.volunteer_days(territory uuid) returns table (person_id uuid, on_date date)
language sql stable set search_path = pg_catalog, public as $$
  select distinct coalesce(p.merged_into, given.person_id), given.on_date from (
    select h.person_id, h.on_date from volunteer_hours h where h.territory_id = territory and h.withdrawn_at is null
    union all
    select f.offer_person_id, f.on_date from exchange_fact f
      where f.territory_id = territory and f.code = 'visit' and f.withdrawn_at is null and f.on_date is not null
        and f.offer_person_id is not null
  ) given left join person p on p.territory_id = territory and p.id = given.person_id
$$;
revoke all on function app.volunteer_days from public;

-- A volunteer is active for twelve months after each thing they gave. So a row says from which day on they are one more, and a
-- row with -1 from which day on they are one less: the sum up to a day is how many are active on it, whatever day one asks.
create function app.volunteer_spells(territory uuid) returns table (person_id uuid, on_date date, units integer)
language sql stable set search_path = pg_catalog, public as $$
  with day as (
    select d.person_id, d.on_date,
      lag(d.on_date) over (partition by d.person_id order by d.on_date) as before,
      lead(d.on_date) over (partition by d.person_id order by d.on_date) as after
    from app.volunteer_days(territory) d
  )
  select person_id, on_date, 1 from day where before is null or on_date >= (before + interval '1 year')::date
  union all
  select person_id, (on_date + interval '1 year')::date, -1 from day
    where after is null or after >= (on_date + interval '1 year')::date
$$;
revoke all on function app.volunteer_spells from public;

create function app.counted_volunteers(territory uuid, until date)
returns table (record_id uuid, active_on date, units integer)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    select s.person_id, s.on_date, s.units from app.volunteer_spells(territory) s where s.on_date <= until
    union all
    -- What erased volunteers counted for: each end stands with a beginning before it, whosever they were.
    (with begun as (
      select c.id, c.on_date, row_number() over (order by c.on_date, c.id) as at from contribution c
      where c.territory_id = territory and c.source = 'volunteers' and c.counted = 'begun'
    ), lapsed as (
      select c.on_date, row_number() over (order by c.on_date, c.id) as at from contribution c
      where c.territory_id = territory and c.source = 'volunteers' and c.counted = 'lapsed'
    )
    select b.id, b.on_date, 1 from begun b where b.on_date <= until
    union all
    select b.id, l.on_date, -1 from lapsed l join begun b on b.at = l.at where l.on_date <= until);
end $$;
revoke all on function app.counted_volunteers from public;
grant execute on function app.counted_volunteers to trama_web;

create function app.leaves_volunteers(here uuid, gone uuid[], kept uuid[])
returns table (source text, counted text, on_date date, activity_id uuid)
language sql stable set search_path = pg_catalog, public as $$
  select 'volunteers', case when s.units > 0 then 'begun' else 'lapsed' end, s.on_date, null::uuid
  from app.volunteer_spells(here) s where s.person_id = any (gone) or s.person_id = any (kept)
$$;
revoke all on function app.leaves_volunteers from public;
