-- What a territory counts besides the table of the house. A definition is data over closed lists: which records, which of them,
-- how often each counts; nobody types a query. A change is another version, with its day and its reason; what was published
-- keeps the words and the figure of the version it was published with.
create table local_indicator (
  territory_id uuid not null,
  id uuid not null,
  -- The name that stands now, also in the latest version: two that stand are never called alike.
  name text not null constraint local_indicator_named check (name ~ '\S' and length(name) <= 120),
  -- The number of the version that stands: who changed an older one is told.
  version integer not null default 1 constraint local_indicator_version check (version > 0),
  ended_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint local_indicator_key primary key (territory_id, id),
  constraint local_indicator_territory foreign key (territory_id) references territory
);
create unique index local_indicator_name on local_indicator (territory_id, lower(name)) where ended_at is null;

create table local_indicator_version (
  territory_id uuid not null,
  id uuid not null,
  indicator_id uuid not null,
  number integer not null check (number > 0),
  name text not null check (name ~ '\S' and length(name) <= 120),
  definition text not null check (definition ~ '\S' and length(definition) <= 2000),
  limits text check (limits ~ '\S' and length(limits) <= 2000),
  -- What is counted, and for a share or a ratio what it is taken of.
  counted jsonb not null check (jsonb_typeof(counted) = 'object'),
  of_counted jsonb check (jsonb_typeof(of_counted) = 'object'),
  reason text,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint local_indicator_version_key primary key (territory_id, id),
  constraint local_indicator_version_of foreign key (territory_id, indicator_id) references local_indicator,
  constraint local_indicator_version_number unique (territory_id, indicator_id, number),
  -- A change says why.
  constraint local_indicator_version_reason check ((number = 1) = (reason is null) and reason ~ '\S' and length(reason) <= 1000)
);
alter table local_indicator enable row level security;
alter table local_indicator_version enable row level security;
-- Read by whoever may see outcomes; anyone else reads them in an edition.
create policy local_indicator_read on local_indicator for select
  using (territory_id = app.territory_id() and app.has_role('{coordinator,administrator,facilitator,case_operator,evaluator}'));
create policy local_indicator_define on local_indicator for insert
  with check (territory_id = app.territory_id() and app.is_coordinator() and recorded_by is not distinct from app.person_id());
create policy local_indicator_change on local_indicator for update
  using (territory_id = app.territory_id() and app.is_coordinator() and ended_at is null)
  with check (territory_id = app.territory_id() and app.is_coordinator());
create policy local_indicator_version_read on local_indicator_version for select
  using (territory_id = app.territory_id() and app.has_role('{coordinator,administrator,facilitator,case_operator,evaluator}'));
create policy local_indicator_version_add on local_indicator_version for insert
  with check (territory_id = app.territory_id() and app.is_coordinator() and recorded_by is not distinct from app.person_id());
grant select on local_indicator, local_indicator_version to trama_web;
grant insert (territory_id, id, name, recorded_by), update (name, version, ended_at) on local_indicator to trama_web;
grant insert (territory_id, id, indicator_id, number, name, definition, limits, counted, of_counted, reason, recorded_by)
  on local_indicator_version to trama_web;

-- Aims may be of these too.
alter table outcome_target drop constraint outcome_target_code_check;
alter table outcome_target add constraint outcome_target_code_check check (code ~ '^[a-z_]{2,60}$|^local_[0-9a-f-]{36}$');

-- The records a definition is about, with what each can be counted once for. Every filter is a comparison written here; a
-- definition only gives its values. Meetings and presences count once the meeting is closed, as everywhere.
create function app.records_defined(territory uuid, until date, asked jsonb)
returns table (record_id uuid, on_date date, person_id uuid, activity_id uuid, place_id uuid)
language plpgsql stable set search_path = pg_catalog, public as $$
declare
  records text = asked ->> 'records'; of_kind text = asked ->> 'kind'; in_area text = asked ->> 'area';
  at_place uuid = asked ->> 'place'; in_municipality text = asked ->> 'municipality'; is_formal boolean = asked ->> 'formal';
  since date = coalesce((asked ->> 'from')::date, '-infinity'); by_day date = least(until, coalesce((asked ->> 'to')::date, until));
begin
  if records in ('sessions', 'attendances', 'activities') then
    return query
      with held as materialized (
        select s.id, s.held_on, a.id as activity_id, p.id as place_id from activity_session s
        join activity a on a.territory_id = territory and a.id = s.activity_id
        left join place p on p.territory_id = territory and p.id = coalesce(s.place_id, a.place_id)
        where s.territory_id = territory and s.closed_at is not null and s.held_on between since and by_day
          and (of_kind is null or a.kind = of_kind) and (in_area is null or a.area = in_area)
          and (at_place is null or p.id = at_place) and (in_municipality is null or p.istat_code = in_municipality)
      )
      select held.id, held.held_on, null::uuid, held.activity_id, held.place_id from held where records = 'sessions'
      union all
      select held.activity_id, min(held.held_on), null, held.activity_id, null from held where records = 'activities' group by held.activity_id
      union all
      select w.id, held.held_on, coalesce(m.merged_into, w.person_id), held.activity_id, held.place_id
      from held join attendance w on w.territory_id = territory and w.session_id = held.id and w.state = 'attended'
      left join person m on m.territory_id = territory and m.id = w.person_id and m.merged_into is not null
      where records = 'attendances';
  elsif records in ('encounters', 'meetings') then
    return query
      with met as materialized (
        select e.id, e.met_on, e.place_id from encounter e left join place p on p.territory_id = territory and p.id = e.place_id
        where e.territory_id = territory and e.met_on between since and by_day
          and (at_place is null or e.place_id = at_place) and (in_municipality is null or p.istat_code = in_municipality)
      )
      select met.id, met.met_on, null::uuid, null::uuid, met.place_id from met where records = 'encounters'
      union all
      -- Somebody met, at each encounter.
      select met.id, met.met_on, coalesce(m.merged_into, w.person_id), null, met.place_id
      from met join encounter_person w on w.territory_id = territory and w.encounter_id = met.id
      left join person m on m.territory_id = territory and m.id = w.person_id and m.merged_into is not null
      where records = 'meetings';
  elsif records = 'agreements' then
    return query
      select a.id, a.starts_on, coalesce(m.merged_into, a.need_person_id), null::uuid, a.place_id from exchange_agreement a
      left join person m on m.territory_id = territory and m.id = a.need_person_id and m.merged_into is not null
      where a.territory_id = territory and a.starts_on between since and by_day
        and (of_kind is null or a.kind = of_kind) and (at_place is null or a.place_id = at_place);
  elsif records = 'visits' then
    return query
      select f.id, f.on_date, null::uuid, null::uuid, null::uuid from exchange_fact f
      where f.territory_id = territory and f.kind = 'companionship' and f.code = 'visit' and f.withdrawn_at is null
        and f.on_date between since and by_day;
  elsif records = 'pacts' then
    return query
      select h.pact_id, min(h.held_on), null::uuid, null::uuid, null::uuid from app.pacts_held(territory) h
      where of_kind is null or h.counts_as = of_kind group by h.pact_id having min(h.held_on) between since and by_day;
  elsif records = 'places' then
    return query
      select p.id, least(p.opened_on, p.reactivated_on), null::uuid, null::uuid, p.id from place p
      where p.territory_id = territory and least(p.opened_on, p.reactivated_on) between since and by_day
        and (of_kind is null or p.kind = of_kind) and (in_municipality is null or p.istat_code = in_municipality);
  elsif records = 'organisations' then
    return query
      select o.id, least(c.involved_on, c.company_involved_on), null::uuid, null::uuid, null::uuid
      from app.counted_organisations(territory, by_day) c join organisation o on o.territory_id = territory and o.id = c.record_id
      where least(c.involved_on, c.company_involved_on) between since and by_day and (of_kind is null or o.kind = of_kind)
        and (is_formal is null or o.formal = is_formal) and (in_municipality is null or o.istat_code = in_municipality);
  elsif records = 'decisions' then
    return query
      select d.id, d.decided_on, null::uuid, null::uuid, null::uuid from table_decision d
      join round_table r on r.territory_id = territory and r.id = d.table_id
      where d.territory_id = territory and d.decided_on between since and by_day and (of_kind is null or r.kind = of_kind);
  elsif records = 'ideas' then
    return query
      select i.record_id, i.submitted_on, null::uuid, null::uuid, null::uuid from app.counted_ideas(territory, by_day) i
      where i.submitted_on between since and by_day;
  elsif records = 'bookings' then
    return query
      select t.id, t.on_date, null::uuid, null::uuid, t.place_id from room_time t
      join booking b on b.territory_id = territory and b.id = t.booking_id
      join place p on p.territory_id = territory and p.id = t.place_id
      where t.territory_id = territory and t.state = 'held' and t.on_date between since and by_day and t.ends_at <= now()
        and b.state = 'confirmed' and b.kind <> 'owner' and (at_place is null or t.place_id = at_place)
        and (in_municipality is null or p.istat_code = in_municipality);
  else
    raise exception 'nothing is counted of %', records using errcode = 'invalid_parameter_value';
  end if;
end $$;
revoke all on function app.records_defined from public;

create function app.count_defined(territory uuid, until date, asked jsonb) returns table (record_id uuid, on_date date)
language plpgsql stable set search_path = pg_catalog, public as $$
declare once_each text = asked ->> 'distinct';
begin
  if once_each is null then
    return query select r.record_id, r.on_date from app.records_defined(territory, until, asked) r where r.on_date is not null;
  else
    return query
      select one.id, min(one.on_date) from (
        select case once_each when 'person' then r.person_id when 'activity' then r.activity_id when 'place' then r.place_id end as id,
          r.on_date from app.records_defined(territory, until, asked) r) one
      where one.id is not null and one.on_date is not null group by one.id;
  end if;
end $$;
revoke all on function app.count_defined from public;

-- The set of a version that stands: `which` is its id, with /of behind it for the set it is taken of. Asked like every other set.
create function app.counted_local(territory uuid, until date, which text) returns table (record_id uuid, on_date date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    select c.record_id, c.on_date from local_indicator_version v
    cross join lateral app.count_defined(territory, until, case when which like '%/of' then v.of_counted else v.counted end) c
    where v.territory_id = territory and v.id = split_part(which, '/', 1)::uuid;
end $$;

-- How large a set would be that somebody is defining: a number, for who defines.
create function app.size_of_definition(territory uuid, until date, asked jsonb) returns integer
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  if not app.has_role('{coordinator}') then
    raise exception 'defining is not for this actor' using errcode = 'insufficient_privilege';
  end if;
  return (select count(*) from app.count_defined(territory, until, asked));
end $$;
revoke all on function app.counted_local, app.size_of_definition from public;
grant execute on function app.counted_local, app.size_of_definition to trama_web;
