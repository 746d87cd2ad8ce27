-- Each indicator is one set of records, dated: a figure is the size of that very set, and the list beneath is the set
-- itself. A figure is the same for whoever may see it, so the sets are read by the owner of the tables; they give ids
-- and dates only. Names are looked up by the viewer, under the viewer's own policies.
-- A set takes the territory (for the route; the wall is the check) and the last day that counts.

-- Who has a reason to see outcomes, and of their own territory only.
create function app.must_count(territory uuid) returns void language plpgsql stable as $$
begin
  if territory is distinct from app.territory_id()
    or not app.has_role('{coordinator,administrator,facilitator,case_operator,evaluator}') then
    raise exception 'outcomes are not for this actor' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Sessions that took place and were closed: what has not been closed is not reported.
create function app.closed_sessions(territory uuid, until date, kinds text[])
returns table (id uuid, activity_id uuid, held_on date)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select s.id, s.activity_id, s.held_on from activity_session s
    join activity a on a.territory_id = territory and a.id = s.activity_id
    where s.territory_id = territory and s.closed_at is not null and s.held_on <= until and a.kind = any (kinds);
end $$;

-- Distinct people who attended by name, in one of these parts, and since when. Two records of one person are one person.
create function app.people_who_attended(territory uuid, until date, kinds text[], parts text[])
returns table (person_id uuid, since date)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select coalesce(merged.merged_into, t.person_id), min(s.held_on)
    from activity_session s
    join activity a on a.territory_id = territory and a.id = s.activity_id and a.kind = any (kinds)
    join attendance t on t.territory_id = territory and t.session_id = s.id
    left join person merged on merged.territory_id = territory and merged.id = t.person_id and merged.merged_into is not null
    where s.territory_id = territory and s.closed_at is not null and s.held_on <= until
      and t.state = 'attended' and t.role = any (parts)
    group by 1;
end $$;

create function app.people_in_the_diary(territory uuid, until date)
returns table (person_id uuid, since date)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select coalesce(merged.merged_into, m.person_id), min(e.met_on)
    from encounter e
    join encounter_person m on m.territory_id = territory and m.encounter_id = e.id
    left join person merged on merged.territory_id = territory and merged.id = m.person_id and merged.merged_into is not null
    where e.territory_id = territory and e.met_on <= until
    group by 1;
end $$;

create function app.organisations_in_the_diary(territory uuid, until date)
returns table (organisation_id uuid, kind text, since date)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select o.id, o.kind, min(e.met_on)
    from encounter e
    join encounter_organisation m on m.territory_id = territory and m.encounter_id = e.id
    join organisation o on o.territory_id = territory and o.id = m.organisation_id
    where e.territory_id = territory and e.met_on <= until
    group by 1, 2;
end $$;

-- Organisations that promote or partner an activity, or manage a place, and since when.
create function app.organisations_taking_part(territory uuid, until date)
returns table (organisation_id uuid, kind text, since date)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select o.id, o.kind, min(part.since)
    from (
      select p.organisation_id as id, p.since_on as since from activity_promoter p
      where p.territory_id = territory and p.organisation_id is not null and p.since_on <= until
      union all
      select m.organisation_id, m.from_on from place_manager m where m.territory_id = territory and m.from_on <= until
    ) part join organisation o on o.territory_id = territory and o.id = part.id
    group by 1, 2;
end $$;

-- The sets. `units` is 1 for each record, except where records carry a number of their own.
create function app.counted_people_reached(territory uuid, until date)
returns table (record_id uuid, on_date date, units integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query
    select reached.person_id, min(reached.since), 1 from (
      select * from app.people_in_the_diary(territory, until)
      union all
      select * from app.people_who_attended(territory, until, '{lab,event,world_cafe,course,group,table}',
        '{participant,co_designer,speaker,lab_maker}')
    ) reached group by 1;
end $$;

create function app.counted_people_active(territory uuid, until date)
returns table (record_id uuid, on_date date, units integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query
    select active.person_id, min(active.since), 1 from (
      select * from app.people_who_attended(territory, until, '{lab,event,world_cafe,course,group,table}',
        '{co_designer,speaker,lab_maker}')
      union all
      select coalesce(merged.merged_into, p.person_id), p.since_on from activity_promoter p
      left join person merged on merged.territory_id = territory and merged.id = p.person_id and merged.merged_into is not null
      where p.territory_id = territory and p.person_id is not null and p.part = 'promoter' and p.since_on <= until
    ) active group by 1;
end $$;

create function app.counted_operators_trained(territory uuid, until date)
returns table (record_id uuid, on_date date, units integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query
    select coalesce(merged.merged_into, f.person_id), min(f.on_date), 1 from operator_figure f
    left join person merged on merged.territory_id = territory and merged.id = f.person_id and merged.merged_into is not null
    where f.territory_id = territory and f.on_date <= until
    group by 1;
end $$;

-- The same people by professional figure: one who was trained in two figures stands in both, and once in the total.
create function app.operators_trained_by_figure(territory uuid, until date)
returns table (figure text, operators integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query
    select f.figure, count(distinct coalesce(merged.merged_into, f.person_id))::integer from operator_figure f
    left join person merged on merged.territory_id = territory and merged.id = f.person_id and merged.merged_into is not null
    where f.territory_id = territory and f.on_date <= until
    group by 1 order by 2 desc, 1;
end $$;

-- Homes that became social condominiums are counted apart from places.
create function app.counted_places_activated(territory uuid, until date)
returns table (record_id uuid, on_date date, units integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query
    select p.id, least(p.opened_on, p.reactivated_on), 1 from place p
    where p.territory_id = territory and p.kind <> 'social_condominium' and least(p.opened_on, p.reactivated_on) <= until;
end $$;

create function app.counted_organisations_involved(territory uuid, until date)
returns table (record_id uuid, on_date date, units integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query
    select o.organisation_id, o.since, 1 from app.organisations_taking_part(territory, until) o where o.kind <> 'company';
end $$;

create function app.counted_companies_involved(territory uuid, until date)
returns table (record_id uuid, on_date date, units integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query
    select o.organisation_id, o.since, 1 from app.organisations_taking_part(territory, until) o where o.kind = 'company';
end $$;

create function app.counted_labs_held(territory uuid, until date)
returns table (record_id uuid, on_date date, units integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query select s.id, s.held_on, 1 from app.closed_sessions(territory, until, '{lab}') s;
end $$;

-- Of the lab meetings: those whose lab citizens, informal groups or associations promote or partner by then.
create function app.counted_labs_with_community(territory uuid, until date)
returns table (record_id uuid, on_date date, units integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query
    select s.id, s.held_on, 1 from app.closed_sessions(territory, until, '{lab}') s
    where exists (
      select from activity_promoter p
      left join organisation o on o.territory_id = territory and o.id = p.organisation_id
      where p.territory_id = territory and p.activity_id = s.activity_id and p.since_on <= until
        and (p.person_id is not null or o.kind in ('association', 'informal_group')));
end $$;

create function app.counted_lab_participants(territory uuid, until date)
returns table (record_id uuid, on_date date, units integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query
    select p.person_id, p.since, 1
    from app.people_who_attended(territory, until, '{lab}', '{participant,co_designer,speaker,lab_maker}') p;
end $$;

-- Of the lab participants: those with a vulnerability dated by then. The record counted is the fact, the earliest of
-- each person, so that the list does not tell who they are.
create function app.counted_lab_vulnerabilities(territory uuid, until date)
returns table (record_id uuid, on_date date, units integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query
    select distinct on (p.person_id) v.id, v.from_on, 1
    from vulnerability v
    left join person merged on merged.territory_id = territory and merged.id = v.person_id and merged.merged_into is not null
    join app.people_who_attended(territory, until, '{lab}', '{participant,co_designer,speaker,lab_maker}') p
      on p.person_id = coalesce(merged.merged_into, v.person_id)
    where v.territory_id = territory and v.from_on <= until
    order by p.person_id, v.from_on, v.id;
end $$;

create function app.counted_people_met(territory uuid, until date)
returns table (record_id uuid, on_date date, units integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query select p.person_id, p.since, 1 from app.people_in_the_diary(territory, until) p;
end $$;

create function app.counted_associations_met(territory uuid, until date)
returns table (record_id uuid, on_date date, units integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query
    select o.organisation_id, o.since, 1 from app.organisations_in_the_diary(territory, until) o where o.kind = 'association';
end $$;

create function app.counted_formal_groups_met(territory uuid, until date)
returns table (record_id uuid, on_date date, units integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query
    select o.organisation_id, o.since, 1 from app.organisations_in_the_diary(territory, until) o
    where o.kind not in ('association', 'company', 'informal_group');
end $$;

-- Activities with at least one closed session, and since when.
create function app.activities_held(territory uuid, until date, kinds text[])
returns table (record_id uuid, on_date date, units integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select s.activity_id, min(s.held_on), 1 from app.closed_sessions(territory, until, kinds) s group by 1;
end $$;

create function app.counted_lab_series(territory uuid, until date)
returns table (record_id uuid, on_date date, units integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query select * from app.activities_held(territory, until, '{lab}');
end $$;

create function app.counted_world_cafes(territory uuid, until date)
returns table (record_id uuid, on_date date, units integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query select * from app.activities_held(territory, until, '{world_cafe}');
end $$;

create function app.counted_local_events(territory uuid, until date)
returns table (record_id uuid, on_date date, units integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query select * from app.activities_held(territory, until, '{event}');
end $$;

-- People without a name: each session carries its own number. Never added to distinct people.
create function app.counted_headcount(territory uuid, until date)
returns table (record_id uuid, on_date date, units integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query
    select s.id, s.held_on, r.headcount
    from app.closed_sessions(territory, until, '{lab,event,world_cafe,course,group,table}') s
    join session_report r on r.territory_id = territory and r.session_id = s.id
    where r.headcount > 0;
end $$;

-- How complete the records are: sessions due and closed, presences with and without a name in the closed ones.
create function app.completeness(territory uuid, until date)
returns table (sessions_due bigint, sessions_closed bigint, presences_named bigint, presences_anonymous bigint)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query
    select
      (select count(*) from activity_session s
        where s.territory_id = territory and s.held_on <= until and s.ends_at <= now() and s.cancelled_at is null),
      (select count(*) from activity_session s
        where s.territory_id = territory and s.held_on <= until and s.closed_at is not null),
      (select count(*) from attendance t join activity_session s on s.territory_id = territory and s.id = t.session_id
        where t.territory_id = territory and t.state = 'attended' and s.closed_at is not null and s.held_on <= until),
      (select coalesce(sum(r.headcount), 0) from session_report r
        join activity_session s on s.territory_id = territory and s.id = r.session_id
        where r.territory_id = territory and s.closed_at is not null and s.held_on <= until);
end $$;

-- The building blocks are for the sets alone; a set opens for the web and checks who asks.
revoke all on function app.closed_sessions, app.people_who_attended, app.people_in_the_diary, app.organisations_in_the_diary,
  app.organisations_taking_part, app.activities_held from public;
revoke all on function app.counted_people_reached, app.counted_people_active, app.counted_operators_trained,
  app.operators_trained_by_figure, app.counted_places_activated, app.counted_organisations_involved,
  app.counted_companies_involved, app.counted_labs_held, app.counted_labs_with_community, app.counted_lab_participants,
  app.counted_lab_vulnerabilities, app.counted_people_met, app.counted_associations_met, app.counted_formal_groups_met,
  app.counted_lab_series, app.counted_world_cafes, app.counted_local_events, app.counted_headcount, app.completeness
  from public;
grant execute on function app.counted_people_reached, app.counted_people_active, app.counted_operators_trained,
  app.operators_trained_by_figure, app.counted_places_activated, app.counted_organisations_involved,
  app.counted_companies_involved, app.counted_labs_held, app.counted_labs_with_community, app.counted_lab_participants,
  app.counted_lab_vulnerabilities, app.counted_people_met, app.counted_associations_met, app.counted_formal_groups_met,
  app.counted_lab_series, app.counted_world_cafes, app.counted_local_events, app.counted_headcount, app.completeness
  to trama_web;
