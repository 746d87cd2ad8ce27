-- Some matters are known only to those who walk along: an intake, a pact, a care group. They are a circle. Whoever is in it
-- reads what it holds, for as long as they are in it; nobody else learns that it exists. A record of such a matter carries
-- the id of its circle, and its policies ask `circle_id = any (app.circle_ids())`.
create table circle (
  territory_id uuid not null,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z_]{3,30}$'),
  -- The person it is about, where it is one: an emergency opens it by them.
  about_id uuid,
  opened_by uuid,
  opened_at timestamptz not null default now(),
  constraint circle_key primary key (territory_id, id),
  constraint circle_territory foreign key (territory_id) references territory,
  constraint circle_about foreign key (territory_id, about_id) references person
);
create index circle_of_person on circle (territory_id, about_id);

-- Each with a part, from – to. People close to someone are in it by name without ever signing in.
create table circle_member (
  territory_id uuid not null,
  id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  part text not null check (length(part) between 1 and 80),
  from_at timestamptz not null default now(),
  until_at timestamptz,
  added_by uuid,
  constraint circle_member_key primary key (territory_id, id),
  constraint circle_member_circle foreign key (territory_id, circle_id) references circle on delete cascade,
  constraint circle_member_person foreign key (territory_id, person_id) references person,
  constraint circle_member_order check (until_at >= from_at)
);
create unique index circle_member_once on circle_member (territory_id, circle_id, person_id) where until_at is null;
create index circle_member_of_person on circle_member (territory_id, person_id) where until_at is null;

-- Computed when someone begins to act: a policy reads settings only. Those one is in; and those one may read, which in an
-- emergency are more.
create function app.circle_ids() returns uuid[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.circle_ids', true), ''), '{}')::uuid[] $$;
create function app.read_circle_ids() returns uuid[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.read_circle_ids', true), ''), '{}')::uuid[] $$;

alter table circle enable row level security;
create policy circle_read on circle for select using (territory_id = app.territory_id()
  and (id = any (app.read_circle_ids()) or about_id = any (app.erased_people())));
create policy circle_erase on circle for delete
  using (territory_id = app.territory_id() and about_id = any (app.erased_people()));
grant select, delete on circle to trama_web;

alter table circle_member enable row level security;
create policy circle_member_read on circle_member for select using (territory_id = app.territory_id()
  and (circle_id = any (app.read_circle_ids()) or person_id = any (app.erased_people())));
create policy circle_member_add on circle_member for insert with check (territory_id = app.territory_id()
  and circle_id = any (app.circle_ids()) and added_by is not distinct from app.person_id());
create policy circle_member_end on circle_member for update
  using (territory_id = app.territory_id() and circle_id = any (app.circle_ids()))
  with check (territory_id = app.territory_id());
create policy circle_member_erase on circle_member for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on circle_member to trama_web;
grant insert (territory_id, id, circle_id, person_id, part, from_at, added_by), update (part, until_at) on circle_member to trama_web;

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
    set local app.circle_ids = %L; set local app.read_circle_ids = %L',
    coalesce(territory::text, ''), coalesce(account, ''), coalesce(person::text, ''), coalesce(roles, '{}')::text,
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

create or replace function app.act_as(territory uuid, account text, acting text default null) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare who uuid; held text[]; opened uuid[];
begin
  if account is not null then
    select a.person_id into who from public.account_person a where a.territory_id = territory and a.account_id = account;
    if who is not null then
      select array_agg(r.role) into held from public.role_assignment r
        where r.territory_id = territory and r.person_id = who and r.starts_at <= now() and (r.ends_at is null or r.ends_at > now());
      if acting = any (held) then held := array[acting]; end if;
    end if;
  end if;
  perform app.set_actor(territory, account, who, held);
  if 'coordinator' = any (held) then
    select array_agg(o.person_id) into opened from public.sensitive_opening o
      where o.territory_id = territory and o.opened_by = who and o.closes_at > now();
    if opened is not null then
      -- Whoever was merged into them is them.
      select array_agg(p.id) into opened from public.person p
        where p.territory_id = territory and (p.id = any (opened) or p.merged_into = any (opened));
      execute format(
        'set local app.opened_people = %L; set local app.opened_encounters = %L; set local app.read_circle_ids = %L', opened,
        coalesce((select array_agg(m.encounter_id) from public.encounter_person m
          where m.territory_id = territory and m.person_id = any (opened)), '{}'),
        app.circle_ids() || coalesce((select array_agg(c.id) from public.circle c
          where c.territory_id = territory and c.about_id = any (opened)), '{}'));
    end if;
  end if;
  if 'partner' = any (held) then
    execute format('set local app.organisation_ids = %L', coalesce((select array_agg(m.organisation_id)
      from public.organisation_member m where m.territory_id = territory and m.person_id = who
        and (m.from_on is null or m.from_on <= current_date) and (m.until_on is null or m.until_on >= current_date)), '{}'));
  end if;
end $$;

-- Opens a circle with whoever acts as its first member, who is in it from this moment. False when it was opened before.
create function app.open_circle(circle uuid, of_kind text, about uuid, as_part text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); who uuid = app.person_id();
begin
  if here is null or who is null or not app.is_team() then
    raise exception 'only who accompanies people opens a circle' using errcode = 'insufficient_privilege';
  end if;
  insert into circle (territory_id, id, kind, about_id, opened_by) values (here, circle, of_kind, about, who)
    on conflict do nothing;
  if not found then return false; end if;
  insert into circle_member (territory_id, id, circle_id, person_id, part, added_by)
  values (here, gen_random_uuid(), circle, who, as_part, who);
  execute format('set local app.circle_ids = %L; set local app.read_circle_ids = %L',
    app.circle_ids() || circle, app.read_circle_ids() || circle);
  return true;
end $$;
revoke all on function app.open_circle from public;
grant execute on function app.open_circle to trama_web;

-- Circles in which nobody is left who could sign in and act: whoever coordinates learns that there are some, of which kind
-- and since when; not whom they are about.
create function app.circles_left_alone() returns table (circle_id uuid, kind text, opened_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id();
begin
  if here is null or not app.has_role('{coordinator}') then return; end if;
  return query select c.id, c.kind, c.opened_at from circle c
    where c.territory_id = here and exists (
      select from circle_member once where once.territory_id = here and once.circle_id = c.id)
    and not exists (
      select from circle_member m
      join account_person a on a.territory_id = here and a.person_id = m.person_id
      join role_assignment r on r.territory_id = here and r.person_id = m.person_id
        and r.role in ('facilitator', 'case_operator', 'coordinator') and r.starts_at <= now() and (r.ends_at is null or r.ends_at > now())
      where m.territory_id = here and m.circle_id = c.id and (m.until_at is null or m.until_at > now()))
    order by c.opened_at, c.id;
end $$;
revoke all on function app.circles_left_alone from public;
grant execute on function app.circles_left_alone to trama_web;

-- Entrusts such a circle, and only such a one, to somebody who works here.
create function app.entrust_circle(member uuid, circle uuid, person uuid, as_part text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id();
begin
  if not exists (select from app.circles_left_alone() alone where alone.circle_id = circle) then return false; end if;
  if not exists (
    select from role_assignment r where r.territory_id = here and r.person_id = person
      and r.role in ('facilitator', 'case_operator', 'coordinator')
      and r.starts_at <= now() and (r.ends_at is null or r.ends_at > now())) then return false; end if;
  insert into circle_member (territory_id, id, circle_id, person_id, part, added_by)
  values (here, member, circle, person, as_part, app.person_id()) on conflict do nothing;
  return found;
end $$;
revoke all on function app.entrust_circle from public;
grant execute on function app.entrust_circle to trama_web;

-- As before, and those who are in a circle about the person are told too.
create or replace function app.break_glass(opening uuid, about uuid, why bytea) returns table (account_id text)
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); who uuid = app.person_id(); same uuid[];
begin
  if here is null or who is null or not app.has_role('{coordinator}') then
    raise exception 'only who coordinates may open this' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(p.id) into same from person p where p.territory_id = here and (p.id = about or p.merged_into = about);
  if same is null then
    raise exception 'there is nobody of this id' using errcode = 'insufficient_privilege';
  end if;
  insert into sensitive_opening (territory_id, id, person_id, opened_by, reason)
  values (here, opening, about, who, why) on conflict do nothing;
  -- Sent twice it was opened, and told, once.
  if not found then return; end if;
  insert into sensitive_opening_notice (territory_id, opening_id, told_id, person_id, opened_by)
  select here, opening, author.id, about, who from (
    select v.recorded_by as id from vulnerability v where v.territory_id = here and v.person_id = any (same)
    union
    select n.recorded_by from encounter_person m
    join encounter_note n on n.territory_id = here and n.encounter_id = m.encounter_id and n.reserved
    where m.territory_id = here and m.person_id = any (same)
    union
    select m.person_id from circle c
    join circle_member m on m.territory_id = here and m.circle_id = c.id and (m.until_at is null or m.until_at > now())
    where c.territory_id = here and c.about_id = any (same)
  ) author where author.id is not null and author.id <> who;
  return query select a.account_id from sensitive_opening_notice n
    join account_person a on a.territory_id = here and a.person_id = n.told_id
    where n.territory_id = here and n.opening_id = opening;
end $$;
