-- A policy's questions are asked of each row that a query looks at. Whether somebody is of the team, or coordinates, is
-- worked out once, when they begin to act, and kept as a word; most territories restrict nobody, and then no list is read.
create or replace function app.set_actor(territory uuid, account text, person uuid, roles text[]) returns void
language plpgsql as $$
declare restricted uuid[]; children uuid[]; circles uuid[];
begin
  set local citus.propagate_set_commands = 'local';
  -- Access ends with the role: whoever holds none is in no circle.
  if person is not null and cardinality(roles) > 0 then
    select array_agg(m.circle_id) into circles from public.circle_member m
      where m.territory_id = territory and m.person_id = person and m.from_at <= now()
        and (m.until_at is null or m.until_at > now());
  end if;
  execute format(
    'set local app.territory_id = %L; set local app.account_id = %L; set local app.person_id = %L; set local app.roles = %L;
    set local app.is_team = %L; set local app.is_staff = %L; set local app.is_desk = %L; set local app.is_coordinator = %L;
    set local app.circle_ids = %L; set local app.read_circle_ids = %L',
    coalesce(territory::text, ''), coalesce(account, ''), coalesce(person::text, ''), coalesce(roles, '{}')::text,
    case when roles && '{facilitator,case_operator,coordinator}' then 'yes' else 'no' end,
    case when roles && '{facilitator,case_operator,coordinator,administrator}' then 'yes' else 'no' end,
    case when roles && '{coordinator,administrator}' then 'yes' else 'no' end,
    case when roles && '{coordinator}' then 'yes' else 'no' end,
    coalesce(circles, '{}'), coalesce(circles, '{}'));
  select array_agg(r.person_id) into restricted from public.person_restriction r
    where r.territory_id = territory and r.until_on is null;
  if restricted is not null then
    select array_agg(p.id) into restricted from public.person p
      where p.territory_id = territory and (p.id = any (restricted) or p.merged_into = any (restricted));
    execute format('set local app.restricted_people = %L', restricted);
  end if;
  if 'guardian' = any (roles) and person is not null then
    select array_agg(g.minor_id) into children from public.guardian g
      where g.territory_id = territory and g.guardian_id = person
        and g.from_on <= current_date and (g.until_on is null or g.until_on >= current_date);
    execute format('set local app.children = %L', coalesce(children, '{}'));
  end if;
end $$;

-- One comparison of two words, in one step: what calls nothing else is put into a query sooner.
create or replace function app.is_team() returns boolean language sql stable parallel safe as
  $$ select coalesce(current_setting('app.is_team', true) = 'yes', false) $$;
create or replace function app.is_staff() returns boolean language sql stable parallel safe as
  $$ select coalesce(current_setting('app.is_staff', true) = 'yes', false) $$;
create or replace function app.is_desk() returns boolean language sql stable parallel safe as
  $$ select coalesce(current_setting('app.is_desk', true) = 'yes', false) $$;
create function app.is_coordinator() returns boolean language sql stable parallel safe as
  $$ select coalesce(current_setting('app.is_coordinator', true) = 'yes', false) $$;
create function app.nobody_is_restricted() returns boolean language sql stable parallel safe as
  $$ select coalesce(current_setting('app.restricted_people', true) = '', true) $$;

drop policy person_restricted on person;
create policy person_restricted on person as restrictive for select using (territory_id = app.territory_id()
  and (app.nobody_is_restricted() or app.is_coordinator() or id <> all (app.restricted_people()) or id = app.person_id()));
drop policy person_restricted_profile on person_profile;
create policy person_restricted_profile on person_profile as restrictive for select using (territory_id = app.territory_id()
  and (app.nobody_is_restricted() or app.is_coordinator() or person_id <> all (app.restricted_people()) or person_id = app.person_id()));
drop policy person_restricted_contact on person_contact;
create policy person_restricted_contact on person_contact as restrictive for select using (territory_id = app.territory_id()
  and (app.nobody_is_restricted() or app.is_coordinator() or person_id <> all (app.restricted_people()) or person_id = app.person_id()));
drop policy person_restricted_interest on person_interest;
create policy person_restricted_interest on person_interest as restrictive for select using (territory_id = app.territory_id()
  and (app.nobody_is_restricted() or app.is_coordinator() or person_id <> all (app.restricted_people()) or person_id = app.person_id()));
