-- What a circle holds is for those of it who accompany people: facilitators, case operators, coordinators. A neighbour, a
-- volunteer, a partner walk along by name and read nothing here; neither does whoever accompanied once and now holds another
-- role, nor anybody who acts in one. What is for them in such a matter is given to them by itself (a part of a path).
create or replace function app.set_actor(territory uuid, account text, person uuid, roles text[]) returns void
language plpgsql as $$
declare restricted uuid[]; children uuid[]; circles uuid[]; accompanies boolean;
begin
  set local citus.propagate_set_commands = 'local';
  accompanies = coalesce(roles && '{facilitator,case_operator,coordinator}', false);
  if person is not null and accompanies then
    select array_agg(m.circle_id) into circles from public.circle_member m
      where m.territory_id = territory and m.person_id = person and m.from_at <= now()
        and (m.until_at is null or m.until_at > now());
  end if;
  execute format(
    'set local app.territory_id = %L; set local app.account_id = %L; set local app.person_id = %L; set local app.roles = %L;
    set local app.is_team = %L; set local app.is_staff = %L; set local app.is_desk = %L; set local app.is_coordinator = %L;
    set local app.circle_ids = %L; set local app.read_circle_ids = %L',
    coalesce(territory::text, ''), coalesce(account, ''), coalesce(person::text, ''), coalesce(roles, '{}')::text,
    case when accompanies then 'yes' else 'no' end,
    case when accompanies or roles && '{administrator}' then 'yes' else 'no' end,
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
