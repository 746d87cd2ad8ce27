-- A place that is a civic center from a day on: chosen in a call for spaces, or not. The fact is public as the place is.
create table civic_center (
  territory_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  opened_on date not null,
  candidate_id uuid,
  ended_on date,
  ended_why text check (length(ended_why) between 1 and 1000),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint civic_center_key primary key (territory_id, id),
  constraint civic_center_place foreign key (territory_id, place_id) references place,
  constraint civic_center_chosen foreign key (territory_id, candidate_id) references space_candidate,
  constraint civic_center_order check (ended_on >= opened_on),
  constraint civic_center_ended check ((ended_on is null) = (ended_why is null))
);
create unique index civic_center_once on civic_center (territory_id, place_id) where ended_on is null;
create index civic_center_opened on civic_center (territory_id, opened_on);
alter table civic_center enable row level security;
create policy civic_center_read on civic_center for select using (territory_id = app.territory_id());
create policy civic_center_add on civic_center for insert
  with check (territory_id = app.territory_id() and app.is_staff() and recorded_by is not distinct from app.person_id());
create policy civic_center_change on civic_center for update
  using (territory_id = app.territory_id() and app.is_staff()) with check (territory_id = app.territory_id());
grant select on civic_center to trama_web;
grant insert (territory_id, id, place_id, opened_on, candidate_id, recorded_by), update (ended_on, ended_why) on civic_center to trama_web;

-- What who owns the place and the community agree: from a day, on what conditions. While it is being written it changes; signed,
-- it stands, and anyone reads it.
create table civic_agreement (
  territory_id uuid not null,
  id uuid not null,
  center_id uuid not null,
  from_on date not null,
  until_on date,
  spaces text not null check (length(spaces) between 1 and 4000),
  conditions text not null check (length(conditions) between 1 and 8000),
  signed_on date,
  signed_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint civic_agreement_key primary key (territory_id, id),
  constraint civic_agreement_of foreign key (territory_id, center_id) references civic_center,
  constraint civic_agreement_order check (until_on >= from_on)
);
create index civic_agreement_of_center on civic_agreement (territory_id, center_id, from_on desc);
alter table civic_agreement enable row level security;
create policy civic_agreement_read on civic_agreement for select
  using (territory_id = app.territory_id() and (signed_on is not null or app.is_staff()));
create policy civic_agreement_add on civic_agreement for insert with check (territory_id = app.territory_id() and app.is_staff()
  and signed_on is null and recorded_by is not distinct from app.person_id());
create policy civic_agreement_change on civic_agreement for update
  using (territory_id = app.territory_id() and app.is_staff()) with check (territory_id = app.territory_id());
grant select on civic_agreement to trama_web;
grant insert (territory_id, id, center_id, from_on, until_on, spaces, conditions, recorded_by),
  update (from_on, until_on, spaces, conditions, signed_on, signed_by) on civic_agreement to trama_web;

create table civic_agreement_party (
  territory_id uuid not null,
  agreement_id uuid not null,
  organisation_id uuid not null,
  part text not null check (part in ('owner', 'community')),
  -- As it was called when it agreed.
  name text not null check (length(name) between 1 and 200),
  constraint civic_agreement_party_key primary key (territory_id, agreement_id, organisation_id),
  constraint civic_agreement_party_of foreign key (territory_id, agreement_id) references civic_agreement on delete cascade,
  constraint civic_agreement_party_organisation foreign key (territory_id, organisation_id) references organisation
);
create index civic_agreement_party_is on civic_agreement_party (territory_id, organisation_id);
alter table civic_agreement_party enable row level security;
create policy civic_agreement_party_read on civic_agreement_party for select using (territory_id = app.territory_id());
create policy civic_agreement_party_add on civic_agreement_party for insert with check (territory_id = app.territory_id() and app.is_staff());
create policy civic_agreement_party_drop on civic_agreement_party for delete using (territory_id = app.territory_id() and app.is_staff());
grant select, delete on civic_agreement_party to trama_web;
grant insert (territory_id, agreement_id, organisation_id, part, name) on civic_agreement_party to trama_web;

-- What was signed stands: its words, its days, its parties.
create function app.civic_agreement_stands() returns trigger language plpgsql as $$
begin
  if old.signed_on is not null then
    raise exception 'a signed agreement stands' using errcode = 'check_violation', constraint = 'civic_agreement_stands';
  end if;
  return new;
end $$;
create trigger civic_agreement_stands before update on civic_agreement for each row execute function app.civic_agreement_stands();
create function app.civic_parties_stand() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare party civic_agreement_party := coalesce(new, old);
begin
  if exists (select from civic_agreement a where a.territory_id = party.territory_id and a.id = party.agreement_id
    and a.signed_on is not null) then
    raise exception 'a signed agreement stands' using errcode = 'check_violation', constraint = 'civic_agreement_stands';
  end if;
  return party;
end $$;
revoke all on function app.civic_parties_stand from public;
create trigger civic_parties_stand before insert or delete on civic_agreement_party for each row execute function app.civic_parties_stand();

-- Who coordinates a center, one at a time, with what they hand over when they leave.
create table civic_coordinator (
  territory_id uuid not null,
  id uuid not null,
  center_id uuid not null,
  person_id uuid not null,
  from_on date not null,
  until_on date,
  hand_over text check (length(hand_over) between 1 and 4000),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint civic_coordinator_key primary key (territory_id, id),
  constraint civic_coordinator_of foreign key (territory_id, center_id) references civic_center,
  constraint civic_coordinator_person foreign key (territory_id, person_id) references person,
  constraint civic_coordinator_order check (until_on >= from_on),
  constraint civic_coordinator_alone exclude using gist
    (territory_id with =, center_id with =, daterange(from_on, until_on) with &&)
);
create unique index civic_coordinator_now on civic_coordinator (territory_id, center_id) where until_on is null;
create index civic_coordinator_is on civic_coordinator (territory_id, person_id);
alter table civic_coordinator enable row level security;
create policy civic_coordinator_read on civic_coordinator for select using (territory_id = app.territory_id()
  and (app.is_staff() or person_id = app.person_id() or person_id = any (app.erased_people())));
create policy civic_coordinator_add on civic_coordinator for insert
  with check (territory_id = app.territory_id() and app.is_staff() and recorded_by is not distinct from app.person_id());
create policy civic_coordinator_change on civic_coordinator for update
  using (territory_id = app.territory_id() and app.is_staff()) with check (territory_id = app.territory_id());
create policy civic_coordinator_erase on civic_coordinator for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on civic_coordinator to trama_web;
grant insert (territory_id, id, center_id, person_id, from_on, recorded_by), update (until_on, hand_over) on civic_coordinator to trama_web;

-- Families that take part, by name for the team: a household or a person of it, and what they do.
create table civic_family (
  territory_id uuid not null,
  id uuid not null,
  center_id uuid not null,
  household_id uuid,
  person_id uuid,
  does text check (length(does) between 1 and 300),
  from_on date not null,
  until_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint civic_family_key primary key (territory_id, id),
  constraint civic_family_of foreign key (territory_id, center_id) references civic_center,
  constraint civic_family_household foreign key (territory_id, household_id) references household on delete cascade,
  constraint civic_family_person foreign key (territory_id, person_id) references person,
  constraint civic_family_is_one check (num_nonnulls(household_id, person_id) = 1),
  constraint civic_family_order check (until_on >= from_on)
);
create unique index civic_family_home_once on civic_family (territory_id, center_id, household_id) where until_on is null and household_id is not null;
create unique index civic_family_person_once on civic_family (territory_id, center_id, person_id) where until_on is null and person_id is not null;
create index civic_family_person_is on civic_family (territory_id, person_id) where person_id is not null;
alter table civic_family enable row level security;
create policy civic_family_read on civic_family for select using (territory_id = app.territory_id()
  and (app.is_team() or person_id = app.person_id() or person_id = any (app.erased_people())));
create policy civic_family_restricted on civic_family as restrictive for select using (territory_id = app.territory_id()
  and (app.nobody_is_restricted() or app.is_coordinator() or person_id is null or person_id <> all (app.restricted_people())
    or person_id = app.person_id()));
create policy civic_family_add on civic_family for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
create policy civic_family_change on civic_family for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
create policy civic_family_erase on civic_family for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on civic_family to trama_web;
grant insert (territory_id, id, center_id, household_id, person_id, does, from_on, recorded_by), update (until_on) on civic_family to trama_web;

-- How many families more take part whose names nobody wrote down, as it was counted on a day.
create table civic_family_count (
  territory_id uuid not null,
  center_id uuid not null,
  on_date date not null,
  families integer not null check (families between 0 and 100000),
  recorded_by uuid,
  constraint civic_family_count_key primary key (territory_id, center_id, on_date),
  constraint civic_family_count_of foreign key (territory_id, center_id) references civic_center
);
alter table civic_family_count enable row level security;
create policy civic_family_count_read on civic_family_count for select using (territory_id = app.territory_id() and app.is_staff());
create policy civic_family_count_add on civic_family_count for insert
  with check (territory_id = app.territory_id() and app.is_staff() and recorded_by is not distinct from app.person_id());
create policy civic_family_count_change on civic_family_count for update
  using (territory_id = app.territory_id() and app.is_staff()) with check (territory_id = app.territory_id());
grant select on civic_family_count to trama_web;
grant insert (territory_id, center_id, on_date, families, recorded_by), update (families) on civic_family_count to trama_web;
