-- Each figure is the size of one set of dated records, and the list beneath is that very set. The sets come from a few
-- tables of what happened first to each record; a set is the column of one date, where there is one. A figure is the same
-- for whoever may see it, so the records are read by the owner of the tables; they give ids and dates, never names: those
-- are looked up by the viewer, under the viewer's own policies.
-- Each takes the territory (for the route; the wall is the check) and the last day that counts. They read whole tables, so
-- nested loops are off: right after a large import, before the planner knows the sizes, they took a minute.

-- Who has a reason to see outcomes, and of their own territory only.
create function app.must_count(territory uuid) returns void language plpgsql stable as $$
begin
  if territory is distinct from app.territory_id()
    or not app.has_role('{coordinator,administrator,facilitator,case_operator,evaluator}') then
    raise exception 'outcomes are not for this actor' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Distinct people by when they were first met in the diary, first present by name (anywhere, or at a lab), first active:
-- as co-designer, speaker, lab maker or promoter. What has not been closed is not reported. Two records of one person,
-- once merged, are one person.
create function app.counted_people(territory uuid, until date)
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
    group by 1;
end $$;

-- Vulnerability facts, the earliest of each person who was at a lab. The record counted is the fact, so that the list does
-- not tell who they are.
create function app.counted_vulnerabilities(territory uuid, until date)
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
    )
    select distinct on (told.person_id) told.id, told.from_on from told
    where told.person_id in (
      select coalesce(merged.merged_into, present.person_id) from present
      left join person merged on merged.territory_id = territory and merged.id = present.person_id
        and merged.merged_into is not null)
    order by told.person_id, told.from_on, told.id;
end $$;

create function app.counted_operators(territory uuid, until date)
returns table (record_id uuid, trained_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    select coalesce(merged.merged_into, f.person_id), min(f.on_date) from operator_figure f
    left join person merged on merged.territory_id = territory and merged.id = f.person_id and merged.merged_into is not null
    where f.territory_id = territory and f.on_date <= until
    group by 1;
end $$;

-- The same people by professional figure: one who was trained in two figures stands in both, and once in the total.
create function app.operators_by_figure(territory uuid, until date)
returns table (figure text, operators integer)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    select f.figure, count(distinct coalesce(merged.merged_into, f.person_id))::integer from operator_figure f
    left join person merged on merged.territory_id = territory and merged.id = f.person_id and merged.merged_into is not null
    where f.territory_id = territory and f.on_date <= until
    group by 1 order by 2 desc, 1;
end $$;

-- Homes that became social condominiums are counted apart from places.
create function app.counted_places(territory uuid, until date)
returns table (record_id uuid, activated_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    select p.id, least(p.opened_on, p.reactivated_on) from place p
    where p.territory_id = territory and p.kind <> 'social_condominium' and least(p.opened_on, p.reactivated_on) <= until;
end $$;

-- Organisations by when they first took part (promoting or partnering an activity, managing a place) and were first met.
create function app.counted_organisations(territory uuid, until date)
returns table (record_id uuid, involved_on date, company_involved_on date, association_met_on date, formal_group_met_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    select o.id,
      case when o.kind <> 'company' then min(seen.part) end,
      case when o.kind = 'company' then min(seen.part) end,
      case when o.kind = 'association' then min(seen.met) end,
      case when o.kind not in ('association', 'company', 'informal_group') then min(seen.met) end
    from (
      select p.organisation_id, p.since_on as part, null::date as met from activity_promoter p
      where p.territory_id = territory and p.organisation_id is not null and p.since_on <= until
      union all
      select m.organisation_id, m.from_on, null from place_manager m where m.territory_id = territory and m.from_on <= until
      union all
      select m.organisation_id, null, e.met_on
      from encounter e join encounter_organisation m on m.territory_id = territory and m.encounter_id = e.id
      where e.territory_id = territory and e.met_on <= until
    ) seen
    join organisation o on o.territory_id = territory and o.id = seen.organisation_id
    group by o.territory_id, o.id;
end $$;

-- Closed sessions: those of labs, those of labs that citizens, informal groups or associations promote or partner by then,
-- and those where people without a name were counted. Head-counts are never added to distinct people.
create function app.counted_sessions(territory uuid, until date)
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
      select distinct p.activity_id from activity_promoter p
      left join organisation o on o.territory_id = territory and o.id = p.organisation_id
      where p.territory_id = territory and p.since_on <= until
        and (p.person_id is not null or o.kind in ('association', 'informal_group'))
    ) community on community.activity_id = a.id
    where s.territory_id = territory and s.closed_at is not null and s.held_on <= until;
end $$;

-- Activities with at least one closed session, by kind.
create function app.counted_activities(territory uuid, until date)
returns table (record_id uuid, lab_on date, world_cafe_on date, event_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    select a.id,
      case when a.kind = 'lab' then min(s.held_on) end,
      case when a.kind = 'world_cafe' then min(s.held_on) end,
      case when a.kind = 'event' then min(s.held_on) end
    from activity_session s join activity a on a.territory_id = territory and a.id = s.activity_id
    where s.territory_id = territory and s.closed_at is not null and s.held_on <= until
    group by a.territory_id, a.id;
end $$;

-- How complete the records are: sessions that are over and closed, presences with and without a name in the closed ones.
create function app.completeness(territory uuid, until date)
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
        where t.territory_id = territory and t.state = 'attended' and s.closed_at is not null and s.held_on <= until),
      (select coalesce(sum(r.headcount), 0) from session_report r
        join activity_session s on s.territory_id = territory and s.id = r.session_id
        where r.territory_id = territory and s.closed_at is not null and s.held_on <= until);
end $$;

revoke all on function app.counted_people, app.counted_vulnerabilities, app.counted_operators, app.operators_by_figure,
  app.counted_places, app.counted_organisations, app.counted_sessions, app.counted_activities, app.completeness from public;
grant execute on function app.counted_people, app.counted_vulnerabilities, app.counted_operators, app.operators_by_figure,
  app.counted_places, app.counted_organisations, app.counted_sessions, app.counted_activities, app.completeness to trama_web;

-- After many rows at once the planner does not yet know how many there are: the command line asks it to look.
create function app.look_at_tables() returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare name regclass;
begin
  for name in select c.oid::regclass from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') loop
    execute format('analyze %s', name);
  end loop;
end $$;
revoke all on function app.look_at_tables from public;
grant execute on function app.look_at_tables to trama_command;
