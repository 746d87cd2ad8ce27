-- A course that starts if enough families ask for it by a day: what, for whom, where and when it would be, what it would cost.
-- It has started when an activity stands for it; where too few asked it was given up.
create table wanted_course (
  territory_id uuid not null,
  id uuid not null,
  title text not null check (length(title) between 1 and 160),
  for_whom text not null check (length(for_whom) between 1 and 300),
  description text check (length(description) between 1 and 4000),
  area text not null,
  place_id uuid not null,
  room_id uuid,
  first_on date not null,
  from_time time not null,
  to_time time not null,
  weeks smallint not null check (weeks between 1 and 52),
  threshold smallint not null check (threshold between 1 and 500),
  until_on date not null,
  price_cents bigint check (price_cents > 0),
  activity_id uuid,
  started_on date,
  given_up_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint wanted_course_key primary key (territory_id, id),
  constraint wanted_course_place foreign key (territory_id, place_id) references place,
  constraint wanted_course_room foreign key (territory_id, room_id, place_id) references place_room (territory_id, id, place_id),
  constraint wanted_course_activity foreign key (territory_id, activity_id) references activity,
  constraint wanted_course_times check (to_time > from_time),
  constraint wanted_course_days check (until_on < first_on),
  constraint wanted_course_end check (num_nonnulls(started_on, given_up_on) <= 1 and (started_on is null) = (activity_id is null))
);
create index wanted_course_open on wanted_course (territory_id, until_on) where started_on is null and given_up_on is null;
create index wanted_course_at_place on wanted_course (territory_id, place_id);
alter table wanted_course enable row level security;
create policy wanted_course_read on wanted_course for select using (territory_id = app.territory_id());
create policy wanted_course_add on wanted_course for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
create policy wanted_course_change on wanted_course for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
grant select on wanted_course to trama_web;
grant insert (territory_id, id, title, for_whom, description, area, place_id, room_id, first_on, from_time, to_time, weeks,
    threshold, until_on, price_cents, recorded_by),
  update (title, for_whom, description, area, place_id, room_id, first_on, from_time, to_time, weeks, threshold, until_on,
    price_cents, activity_id, started_on, given_up_on) on wanted_course to trama_web;

-- A family that asks: a person the team knows or who is signed in, or an address that confirms. An address counts only once it
-- has confirmed; leaving takes it away at once.
create table wanted_course_family (
  territory_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  person_id uuid,
  address_mark text check (length(address_mark) <= 64),
  sealed bytea,
  language text not null default 'it' check (language in ('it', 'en')),
  joined_on date not null,
  asked_at timestamptz not null default now(),
  confirmed_at timestamptz,
  left_at timestamptz,
  told_at timestamptz,
  recorded_by uuid,
  constraint wanted_course_family_key primary key (territory_id, id),
  constraint wanted_course_family_of foreign key (territory_id, course_id) references wanted_course,
  constraint wanted_course_family_person foreign key (territory_id, person_id) references person,
  constraint wanted_course_family_address check ((address_mark is null) = (sealed is null)),
  constraint wanted_course_family_known check (person_id is null or confirmed_at is not null)
);
create index wanted_course_family_in on wanted_course_family (territory_id, course_id);
create unique index wanted_course_family_person_once on wanted_course_family (territory_id, course_id, person_id)
  where left_at is null and person_id is not null;
create unique index wanted_course_family_address_once on wanted_course_family (territory_id, course_id, address_mark)
  where left_at is null and address_mark is not null;
create index wanted_course_family_person_is on wanted_course_family (territory_id, person_id) where person_id is not null;
alter table wanted_course_family enable row level security;
create policy wanted_course_family_read on wanted_course_family for select using (territory_id = app.territory_id()
  and (app.is_team() or person_id = app.person_id() or person_id = any (app.erased_people())));
create policy wanted_course_family_restricted on wanted_course_family as restrictive for select using (territory_id = app.territory_id()
  and (app.nobody_is_restricted() or app.is_coordinator() or person_id is null or person_id <> all (app.restricted_people())
    or person_id = app.person_id()));
create policy wanted_course_family_ask on wanted_course_family for insert with check (territory_id = app.territory_id()
  and (app.is_team() or person_id = app.person_id()) and recorded_by is not distinct from app.person_id());
create policy wanted_course_family_change on wanted_course_family for update
  using (territory_id = app.territory_id() and (app.is_team() or person_id = app.person_id()))
  with check (territory_id = app.territory_id());
create policy wanted_course_family_drop on wanted_course_family for delete using (territory_id = app.territory_id()
  and (person_id = any (app.erased_people()) or app.is_desk() and confirmed_at is null));
grant select, delete on wanted_course_family to trama_web;
grant insert (territory_id, id, course_id, person_id, address_mark, sealed, language, joined_on, asked_at, confirmed_at, recorded_by),
  update (address_mark, sealed, asked_at, confirmed_at, left_at, told_at) on wanted_course_family to trama_web;

-- Two may ask at once, and a day may pass between page and form: that it is in time, and one of a household is enough, stands here.
create function app.family_asks() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare c wanted_course;
begin
  select * into c from wanted_course where territory_id = new.territory_id and id = new.course_id for share;
  if new.joined_on > c.until_on or c.given_up_on is not null then
    raise exception 'too late to ask' using errcode = 'check_violation', constraint = 'wanted_course_in_time';
  end if;
  if new.person_id is not null and exists (
    select from household_member mine
      join household_member theirs on theirs.territory_id = mine.territory_id and theirs.household_id = mine.household_id
      join wanted_course_family f on f.territory_id = mine.territory_id and f.person_id = theirs.person_id
    where mine.territory_id = new.territory_id and mine.person_id = new.person_id and theirs.person_id <> new.person_id
      and (mine.until_on is null or mine.until_on >= new.joined_on) and (theirs.until_on is null or theirs.until_on >= new.joined_on)
      and f.course_id = new.course_id and f.left_at is null) then
    raise exception 'somebody of the family asked already' using errcode = 'check_violation', constraint = 'wanted_course_home_once';
  end if;
  return new;
end $$;
revoke all on function app.family_asks from public;
create trigger family_asks before insert on wanted_course_family for each row execute function app.family_asks();

-- How many families ask for each course: anyone sees the number, who they are only the team.
create function app.families_asking() returns table (course_id uuid, families integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select f.course_id, count(*)::integer from wanted_course_family f
    where f.territory_id = app.territory_id() and f.confirmed_at is not null and f.left_at is null group by f.course_id;
end $$;
revoke all on function app.families_asking from public;
grant execute on function app.families_asking to trama_web;
