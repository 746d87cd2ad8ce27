-- Whoever leaves hands over by name what they hold open: each kind of thing to somebody, who is told and takes it up or passes it
-- on. Nothing here says what a thing is about.
create table hand_over (
  territory_id uuid not null,
  id uuid not null,
  -- Whoever leaves.
  person_id uuid not null,
  on_date date not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint hand_over_key primary key (territory_id, id),
  constraint hand_over_person foreign key (territory_id, person_id) references person
);
create index hand_over_of on hand_over (territory_id, person_id);
create table hand_over_part (
  territory_id uuid not null,
  id uuid not null,
  hand_over_id uuid not null,
  kind text not null check (kind ~ '^[a-z_]{3,30}$'),
  from_id uuid not null,
  to_id uuid not null,
  things uuid[] not null check (cardinality(things) between 1 and 5000),
  -- What the one who leaves says to the other.
  sealed bytea,
  -- Passed on by whoever got it in another part.
  after_id uuid,
  accepted_at timestamptz,
  passed_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint hand_over_part_key primary key (territory_id, id),
  constraint hand_over_part_of foreign key (territory_id, hand_over_id) references hand_over on delete cascade,
  constraint hand_over_part_from foreign key (territory_id, from_id) references person,
  constraint hand_over_part_to foreign key (territory_id, to_id) references person,
  constraint hand_over_part_other check (from_id <> to_id),
  constraint hand_over_part_once check (accepted_at is null or passed_at is null)
);
create index hand_over_part_in on hand_over_part (territory_id, hand_over_id);
create index hand_over_part_waiting on hand_over_part (territory_id, to_id) where accepted_at is null and passed_at is null;
create index hand_over_part_from_of on hand_over_part (territory_id, from_id);

alter table hand_over enable row level security;
create policy hand_over_read on hand_over for select
  using (territory_id = app.territory_id() and (app.is_staff() or person_id = any (app.erased_people())));
create policy hand_over_add on hand_over for insert with check (territory_id = app.territory_id() and app.is_desk()
  and recorded_by is not distinct from app.person_id());
create policy hand_over_erase on hand_over for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on hand_over to trama_web;
grant insert (territory_id, id, person_id, on_date, recorded_by) on hand_over to trama_web;
alter table hand_over_part enable row level security;
create policy hand_over_part_read on hand_over_part for select using (territory_id = app.territory_id()
  and (app.is_desk() or to_id = app.person_id() or from_id = app.person_id()
    or to_id = any (app.erased_people()) or from_id = any (app.erased_people())));
create policy hand_over_part_add on hand_over_part for insert with check (territory_id = app.territory_id()
  and (app.is_desk() or app.is_team() and from_id = app.person_id()) and recorded_by is not distinct from app.person_id());
create policy hand_over_part_answer on hand_over_part for update
  using (territory_id = app.territory_id() and to_id = app.person_id()) with check (territory_id = app.territory_id());
create policy hand_over_part_erase on hand_over_part for delete using (territory_id = app.territory_id()
  and (to_id = any (app.erased_people()) or from_id = any (app.erased_people())));
grant select, delete on hand_over_part to trama_web;
grant insert (territory_id, id, hand_over_id, kind, from_id, to_id, things, sealed, after_id, recorded_by),
  update (accepted_at, passed_at) on hand_over_part to trama_web;

-- Whoever appoints hands over what another leaves; anybody what was left to themselves.
create function app.may_hand_over(giver uuid) returns boolean language sql stable as
  $$ select coalesce(app.territory_id() is not null and (app.is_desk() or giver = app.person_id() and app.is_team()), false) $$;

-- Whether somebody can take up what another leaves: they accompany people, sign in, and are not leaving as well.
create function app.takes_up(here uuid, person uuid) returns boolean
language sql stable set search_path = pg_catalog, public as $$
  select exists (select from account_person a where a.territory_id = here and a.person_id = person)
    and exists (select from role_assignment r where r.territory_id = here and r.person_id = person
      and r.role in ('facilitator', 'case_operator', 'coordinator') and r.starts_at <= now() and r.ends_at is null)
$$;
revoke all on function app.takes_up from public;

-- Who can take up what another leaves, for whoever hands over.
create function app.who_takes_up() returns table (person_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id();
begin
  if here is null or not app.is_staff() then return; end if;
  return query select distinct r.person_id from role_assignment r
    where r.territory_id = here and r.ends_at is null and app.takes_up(here, r.person_id);
end $$;

-- What is held open is told to who appoints, and to everybody of themselves.
-- Encounters: reminders not done yet.
create function app.held_reminders() returns table (person_id uuid, id uuid, on_date date)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if app.territory_id() is null or not app.is_staff() then return; end if;
  return query select r.assigned_to, r.id, r.due_on from reminder r
    where r.territory_id = app.territory_id() and r.done_at is null
      and (app.is_desk() or r.assigned_to = app.person_id())
    order by r.due_on, r.id;
end $$;
create function app.pass_reminders(things uuid[], giver uuid, receiver uuid) returns setof uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.may_hand_over(giver) or not app.takes_up(app.territory_id(), receiver) then return; end if;
  return query update reminder r set assigned_to = receiver
    where r.territory_id = app.territory_id() and r.id = any (things) and r.assigned_to = giver and r.done_at is null
    returning r.id;
end $$;

-- Encounters: how many people each wrote down as met since a day, and how many that nobody has met since.
create function app.people_met_by(since date) returns table (person_id uuid, people integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if app.territory_id() is null or not app.is_desk() then return; end if;
  return query select e.recorded_by, count(distinct m.person_id)::integer from encounter e
    join encounter_person m on m.territory_id = e.territory_id and m.encounter_id = e.id
    where e.territory_id = app.territory_id() and e.met_on >= since and e.recorded_by is not null
    group by e.recorded_by;
end $$;

-- Circles that still run, of those who are in them and work or worked here. `stays`: somebody else who can act is in it.
create function app.held_circles() returns table (person_id uuid, id uuid, kind text, on_date date, stays boolean)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id();
begin
  if here is null or not app.is_staff() then return; end if;
  return query
    with acting as (
      select m.circle_id, m.person_id from circle_member m
      where m.territory_id = here and (m.until_at is null or m.until_at > now()) and app.takes_up(here, m.person_id)
    )
    select m.person_id, c.id, c.kind, c.opened_at::date,
      exists (select from acting a where a.circle_id = c.id and a.person_id <> m.person_id)
    from circle c join circle_member m on m.territory_id = here and m.circle_id = c.id
      and (m.until_at is null or m.until_at > now())
    where c.territory_id = here and c.kind <> 'supervision'
      and exists (select from role_assignment r where r.territory_id = here and r.person_id = m.person_id
        and r.role in ('facilitator', 'case_operator', 'coordinator'))
      and not exists (select from intake_closing e where e.territory_id = here and e.circle_id = c.id and e.reopened_on is null)
      and not exists (select from pact_end e where e.territory_id = here and e.pact_id = c.id)
      and not (exists (select from exchange_agreement e where e.territory_id = here and e.circle_id = c.id)
        and not exists (select from exchange_agreement e
          where e.territory_id = here and e.circle_id = c.id and e.ended_on is null))
      and (app.is_desk() or m.person_id = app.person_id())
    order by c.opened_at, c.id;
end $$;

-- Somebody leaves circles. Where another is in it who can act, they go on, and take up its steps; nobody comes in. Where nobody
-- is, the receiver comes in, as a coordinator entrusts what is left alone: without learning whom it is about. Whoever passes on
-- what was left to themselves is in it, and lets the other in.
create function app.pass_circles(things uuid[], giver uuid, receiver uuid) returns setof uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); own boolean = giver = app.person_id(); c uuid; mine circle_member; heir uuid;
begin
  if not app.may_hand_over(giver) or not (own or receiver is null or app.has_role('{coordinator}')) then return; end if;
  foreach c in array things loop
    perform pg_advisory_xact_lock(hashtextextended(c::text, 0));
    select * into mine from circle_member m where m.territory_id = here and m.circle_id = c and m.person_id = giver
      and (m.until_at is null or m.until_at > now());
    if mine.id is null then continue; end if;
    select m.person_id into heir from circle_member m where m.territory_id = here and m.circle_id = c and m.person_id <> giver
      and (m.until_at is null or m.until_at > now()) and app.takes_up(here, m.person_id) order by m.from_at, m.id limit 1;
    if receiver is not null and (heir is null or own) then
      if not app.takes_up(here, receiver) then continue; end if;
      heir = receiver;
      insert into circle_member (territory_id, id, circle_id, person_id, part, added_by)
      values (here, gen_random_uuid(), c, receiver, mine.part, app.person_id()) on conflict do nothing;
    end if;
    if heir is null then continue; end if;
    update circle_member set until_at = greatest(now(), from_at) where territory_id = here and id = mine.id;
    update intake_step set assigned_to = heir
      where territory_id = here and circle_id = c and assigned_to = giver and done_on is null;
    return next c;
  end loop;
end $$;

-- Activities: who makes them.
create function app.held_makings() returns table (person_id uuid, id uuid, on_date date, title text, activity_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if app.territory_id() is null or not app.is_staff() then return; end if;
  return query select coalesce(p.merged_into, m.person_id), m.id, m.from_on, a.title, a.id from lab_maker m
    join activity a on a.territory_id = m.territory_id and a.id = m.activity_id
    join person p on p.territory_id = m.territory_id and p.id = m.person_id
    where m.territory_id = app.territory_id() and m.until_on is null
      and (app.is_desk() or coalesce(p.merged_into, m.person_id) = app.person_id())
    order by a.title, m.id;
end $$;
create function app.pass_makings(things uuid[], giver uuid, receiver uuid, today date) returns setof uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); one lab_maker;
begin
  if not app.may_hand_over(giver) or not app.takes_up(here, receiver) then return; end if;
  for one in select m.* from lab_maker m join person p on p.territory_id = here and p.id = m.person_id
    where m.territory_id = here and m.id = any (things) and coalesce(p.merged_into, m.person_id) = giver and m.until_on is null
    for update of m
  loop
    update lab_maker set until_on = greatest(today, one.from_on) where territory_id = here and id = one.id;
    insert into lab_maker (territory_id, id, activity_id, person_id, part, from_on, recorded_by)
    values (here, gen_random_uuid(), one.activity_id, receiver, one.part, greatest(today, one.from_on), app.person_id())
    on conflict do nothing;
    -- What was taken up has an id of its own: whoever passes it on passes that.
    return query select m.id from lab_maker m where m.territory_id = here and m.activity_id = one.activity_id
      and m.part = one.part and m.person_id = receiver and m.until_on is null;
  end loop;
end $$;

-- The exchange: an agreement outside every circle, and a notice published for somebody else, are followed by whoever wrote them
-- down until they are handed over.
alter table exchange_agreement add column follows_id uuid;
alter table exchange_agreement add constraint exchange_agreement_follows foreign key (territory_id, follows_id) references person;
create index exchange_agreement_followed on exchange_agreement (territory_id, follows_id) where follows_id is not null;
alter table exchange_notice_of add column follows_id uuid;
alter table exchange_notice_of add constraint exchange_notice_of_follows foreign key (territory_id, follows_id) references person;
create index exchange_notice_of_followed on exchange_notice_of (territory_id, follows_id) where follows_id is not null;

create function app.held_agreements() returns table (person_id uuid, id uuid, on_date date, kind text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if app.territory_id() is null or not app.is_staff() then return; end if;
  return query select coalesce(a.follows_id, a.recorded_by), a.id, a.starts_on, a.kind from exchange_agreement a
    where a.territory_id = app.territory_id() and a.circle_id is null and a.ended_on is null
      and coalesce(a.follows_id, a.recorded_by) is not null
      and (app.is_desk() or coalesce(a.follows_id, a.recorded_by) = app.person_id())
    order by a.starts_on nulls last, a.id;
end $$;
create function app.pass_agreements(things uuid[], giver uuid, receiver uuid) returns setof uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.may_hand_over(giver) or not app.takes_up(app.territory_id(), receiver) then return; end if;
  return query update exchange_agreement a set follows_id = receiver
    where a.territory_id = app.territory_id() and a.id = any (things) and a.circle_id is null
      and coalesce(a.follows_id, a.recorded_by) = giver and a.ended_on is null
    returning a.id;
end $$;
create function app.held_notices(today date) returns table (person_id uuid, id uuid, on_date date, kind text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if app.territory_id() is null or not app.is_staff() then return; end if;
  return query select coalesce(o.follows_id, o.recorded_by), n.id, n.until_on, n.kind from exchange_notice n
    join exchange_notice_of o on o.territory_id = n.territory_id and o.notice_id = n.id and o.on_behalf
    where n.territory_id = app.territory_id() and n.circle_id is null and n.closed_on is null and n.until_on >= today
      and coalesce(o.follows_id, o.recorded_by) is not null
      and (app.is_desk() or coalesce(o.follows_id, o.recorded_by) = app.person_id())
    order by n.until_on, n.id;
end $$;
create function app.pass_notices(things uuid[], giver uuid, receiver uuid) returns setof uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.may_hand_over(giver) or not app.takes_up(app.territory_id(), receiver) then return; end if;
  return query update exchange_notice_of o set follows_id = receiver
    where o.territory_id = app.territory_id() and o.notice_id = any (things) and o.circle_id is null
      and coalesce(o.follows_id, o.recorded_by) = giver
    returning o.notice_id;
end $$;

create or replace function app.who_follows_agreement(agreement uuid) returns table (account_id text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare a exchange_agreement;
begin
  select * into a from exchange_agreement e where e.territory_id = app.territory_id() and e.id = agreement;
  if a.id is null or not coalesce(
    (a.circle_id is null and app.is_team()) or a.circle_id = any (app.circle_ids())
    or a.need_person_id = app.person_id() or a.offer_person_id = app.person_id()
    or a.need_organisation_id = any (app.organisation_ids()) or a.offer_organisation_id = any (app.organisation_ids())
    or a.id = any (app.own_agreement_ids()), false) then return; end if;
  return query
    select distinct p.account_id from account_person p
    where p.territory_id = a.territory_id
      and (p.person_id = coalesce(a.follows_id, a.recorded_by) or a.circle_id is not null and exists (
        select from circle_member m where m.territory_id = a.territory_id and m.circle_id = a.circle_id
          and m.person_id = p.person_id and (m.until_at is null or m.until_at > now())))
      and exists (select from role_assignment r where r.territory_id = a.territory_id and r.person_id = p.person_id
        and r.role in ('facilitator', 'case_operator', 'coordinator') and r.starts_at <= now()
        and (r.ends_at is null or r.ends_at > now()));
  if found or a.circle_id is not null then return; end if;
  return query
    select distinct p.account_id from account_person p
    join role_assignment r on r.territory_id = p.territory_id and r.person_id = p.person_id
    where p.territory_id = a.territory_id and r.role = 'coordinator' and r.starts_at <= now()
      and (r.ends_at is null or r.ends_at > now());
end $$;

-- Tables: decisions somebody follows and that are not settled. Who follows one sits at its table.
create function app.held_decisions() returns table (person_id uuid, id uuid, on_date date, title text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if app.territory_id() is null or not app.is_staff() then return; end if;
  return query select d.follows_id, d.id, d.due_on, w.name || ' ' || d.number from table_decision d
    join round_table w on w.territory_id = d.territory_id and w.id = d.table_id
    where d.territory_id = app.territory_id() and d.follows_id is not null
      and not exists (select from table_follow_up f
        where f.territory_id = d.territory_id and f.decision_id = d.id and f.state in ('done', 'given_up'))
      and (app.is_desk() or d.follows_id = app.person_id())
    order by d.due_on, d.id;
end $$;
create function app.pass_decisions(things uuid[], giver uuid, receiver uuid, today date) returns setof uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.may_hand_over(giver) or not app.takes_up(app.territory_id(), receiver) then return; end if;
  return query update table_decision d set follows_id = receiver
    where d.territory_id = app.territory_id() and d.id = any (things) and d.follows_id = giver
      and exists (select from table_seat s where s.territory_id = d.territory_id and s.table_id = d.table_id
        and s.person_id = receiver and s.from_on <= today and (s.until_on is null or s.until_on >= today))
    returning d.id;
end $$;

-- Network: introductions somebody promised to make, and has not.
create function app.held_introductions() returns table (person_id uuid, id uuid, on_date date)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if app.territory_id() is null or not app.is_staff() then return; end if;
  return query select i.decided_by, i.id, i.due_on from introduction i
    where i.territory_id = app.territory_id() and i.decision = 'accepted'
      and not exists (select from introduction_outcome o
        where o.territory_id = i.territory_id and o.introduction_id = i.id and o.became in ('met', 'not_wanted'))
      and (app.is_desk() or i.decided_by = app.person_id())
    order by i.due_on, i.id;
end $$;
create function app.pass_introductions(things uuid[], giver uuid, receiver uuid) returns setof uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id();
begin
  if not app.may_hand_over(giver) or not app.takes_up(here, receiver) then return; end if;
  -- What the receiver had put aside for themselves is now theirs to make.
  delete from introduction own using introduction i
    where own.territory_id = here and i.territory_id = here and i.id = any (things) and i.decided_by = giver
      and own.a_id = i.a_id and own.b_id = i.b_id and own.decided_by = receiver and own.decision = 'dismissed';
  return query update introduction i set decided_by = receiver
    where i.territory_id = here and i.id = any (things) and i.decided_by = giver and i.decision = 'accepted'
    returning i.id;
end $$;

do $$
declare name text;
begin
  foreach name in array array['may_hand_over', 'who_takes_up', 'held_reminders', 'pass_reminders', 'people_met_by', 'held_circles',
    'pass_circles', 'held_makings', 'pass_makings', 'held_agreements', 'pass_agreements', 'held_notices', 'pass_notices',
    'held_decisions', 'pass_decisions', 'held_introductions', 'pass_introductions'] loop
    execute format('revoke all on function app.%I from public', name);
    execute format('grant execute on function app.%I to trama_web', name);
  end loop;
end $$;
