-- A person is not an account. A class of fields is a table of its own, with its own policy:
-- the name; what describes someone; how to reach them; what hurts them.
create table person (
  territory_id uuid not null,
  id uuid not null,
  given_name text not null check (length(given_name) between 1 and 80),
  family_name text not null default '' check (length(family_name) <= 80),
  merged_into uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  search_given text not null generated always as (app.plain(given_name || ' ' || family_name)) stored,
  search_family text not null generated always as (app.plain(family_name || ' ' || given_name)) stored,
  constraint person_key primary key (territory_id, id),
  constraint person_territory foreign key (territory_id) references territory,
  constraint person_merged_into foreign key (territory_id, merged_into) references person,
  constraint person_not_into_itself check (merged_into <> id)
);
create index person_by_given on person (territory_id, search_given text_pattern_ops);
create index person_by_family on person (territory_id, search_family text_pattern_ops);
create index person_merged on person (territory_id, merged_into) where merged_into is not null;
alter table person enable row level security;
create policy person_read on person for select
  using (territory_id = app.territory_id() and (app.is_staff() or id = app.person_id()));
create policy person_add on person for insert
  with check (territory_id = app.territory_id() and app.is_staff() and recorded_by is not distinct from app.person_id());
create policy person_change on person for update
  using (territory_id = app.territory_id() and app.is_staff()) with check (territory_id = app.territory_id());
create policy person_drop on person for delete
  using (territory_id = app.territory_id() and app.is_desk());
grant select, delete on person to trama_web;
grant insert (territory_id, id, given_name, family_name, recorded_by) on person to trama_web;
grant update (given_name, family_name, merged_into) on person to trama_web;

create table person_profile (
  territory_id uuid not null,
  person_id uuid not null,
  born_on date check (born_on > '1890-01-01'),
  birth_year smallint check (birth_year between 1890 and 2100),
  gender text check (gender in ('female', 'male', 'other')),
  istat_code text,
  language text check (language ~ '^[a-z]{2,3}$'),
  constraint person_profile_key primary key (territory_id, person_id),
  constraint person_profile_person foreign key (territory_id, person_id) references person on delete cascade,
  constraint person_profile_municipality foreign key (istat_code) references municipality,
  constraint person_profile_one_birth check (born_on is null or birth_year is null or extract(year from born_on) = birth_year)
);
alter table person_profile enable row level security;
create policy person_profile_read on person_profile for select
  using (territory_id = app.territory_id() and (app.is_team() or person_id = app.person_id()));
create policy person_profile_add on person_profile for insert
  with check (territory_id = app.territory_id() and app.is_staff());
create policy person_profile_change on person_profile for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
create policy person_profile_drop on person_profile for delete
  using (territory_id = app.territory_id() and app.is_desk());
grant select, delete on person_profile to trama_web;
grant insert (territory_id, person_id, born_on, birth_year, gender, istat_code, language) on person_profile to trama_web;
grant update (born_on, birth_year, gender, istat_code, language) on person_profile to trama_web;

create table person_contact (
  territory_id uuid not null,
  person_id uuid not null,
  email text check (email like '%_@_%' and length(email) <= 254),
  phone text check (phone ~ '^\+?[0-9]{4,15}$'),
  address text check (length(address) <= 200),
  constraint person_contact_key primary key (territory_id, person_id),
  constraint person_contact_person foreign key (territory_id, person_id) references person on delete cascade
);
create index person_contact_email on person_contact (territory_id, lower(email));
create index person_contact_phone on person_contact (territory_id, phone);
alter table person_contact enable row level security;
create policy person_contact_read on person_contact for select
  using (territory_id = app.territory_id() and (app.is_team() or person_id = app.person_id()));
create policy person_contact_add on person_contact for insert
  with check (territory_id = app.territory_id() and app.is_staff());
create policy person_contact_change on person_contact for update
  using (territory_id = app.territory_id() and (app.is_team() or person_id = app.person_id()))
  with check (territory_id = app.territory_id());
create policy person_contact_drop on person_contact for delete
  using (territory_id = app.territory_id() and app.is_desk());
grant select, delete on person_contact to trama_web;
grant insert (territory_id, person_id, email, phone, address) on person_contact to trama_web;
grant update (email, phone, address) on person_contact to trama_web;

-- What someone likes and what they can offer.
create table person_interest (
  territory_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('interest', 'offer')),
  said text not null check (length(said) between 1 and 80),
  recorded_at timestamptz not null default now(),
  constraint person_interest_key primary key (territory_id, person_id, kind, said),
  constraint person_interest_person foreign key (territory_id, person_id) references person on delete cascade
);
alter table person_interest enable row level security;
create policy person_interest_read on person_interest for select
  using (territory_id = app.territory_id() and (app.is_team() or person_id = app.person_id()));
create policy person_interest_add on person_interest for insert
  with check (territory_id = app.territory_id() and (app.is_team() or person_id = app.person_id()));
create policy person_interest_drop on person_interest for delete
  using (territory_id = app.territory_id() and (app.is_team() or person_id = app.person_id()));
grant select, delete on person_interest to trama_web;
grant insert (territory_id, person_id, kind, said) on person_interest to trama_web;

-- What makes someone vulnerable is read by who wrote it down; kind and words are sealed by the application.
-- Only the dates stay plain, for counting. Later rooms add who accompanies the person.
create table vulnerability (
  territory_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  sealed bytea not null,
  from_on date not null,
  until_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint vulnerability_key primary key (territory_id, id),
  constraint vulnerability_person foreign key (territory_id, person_id) references person on delete cascade,
  constraint vulnerability_order check (until_on >= from_on)
);
create index vulnerability_of_person on vulnerability (territory_id, person_id, from_on);
alter table vulnerability enable row level security;
create policy vulnerability_read on vulnerability for select
  using (territory_id = app.territory_id() and recorded_by = app.person_id() and app.is_team());
create policy vulnerability_add on vulnerability for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
create policy vulnerability_change on vulnerability for update
  using (territory_id = app.territory_id() and recorded_by = app.person_id() and app.is_team())
  with check (territory_id = app.territory_id() and recorded_by = app.person_id());
grant select on vulnerability to trama_web;
grant insert (territory_id, id, person_id, sealed, from_on, until_on, recorded_by) on vulnerability to trama_web;
grant update (sealed, from_on, until_on) on vulnerability to trama_web;

create table household (
  territory_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint household_key primary key (territory_id, id),
  constraint household_territory foreign key (territory_id) references territory
);
alter table household enable row level security;
create policy household_read on household for select using (territory_id = app.territory_id() and app.is_team());
create policy household_add on household for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
create policy household_change on household for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
grant select on household to trama_web;
grant insert (territory_id, id, name, recorded_by), update (name) on household to trama_web;

create table household_member (
  territory_id uuid not null,
  household_id uuid not null,
  person_id uuid not null,
  relation text check (length(relation) <= 60),
  from_on date,
  until_on date,
  constraint household_member_key primary key (territory_id, household_id, person_id),
  constraint household_member_household foreign key (territory_id, household_id) references household on delete cascade,
  constraint household_member_person foreign key (territory_id, person_id) references person on delete cascade
);
create index household_of_person on household_member (territory_id, person_id);
alter table household_member enable row level security;
create policy household_member_read on household_member for select using (territory_id = app.territory_id() and app.is_team());
create policy household_member_add on household_member for insert
  with check (territory_id = app.territory_id() and app.is_team());
create policy household_member_change on household_member for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
grant select on household_member to trama_web;
grant insert (territory_id, household_id, person_id, relation, from_on, until_on) on household_member to trama_web;
grant update (relation, from_on, until_on) on household_member to trama_web;

-- Two records of one person: someone says so, and may take it back. Nothing is rewritten but person.merged_into.
create table person_merge (
  territory_id uuid not null,
  id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  merged_by uuid,
  merged_at timestamptz not null default now(),
  undone_by uuid,
  undone_at timestamptz,
  constraint person_merge_key primary key (territory_id, id),
  constraint person_merge_kept foreign key (territory_id, kept_id) references person on delete cascade,
  constraint person_merge_merged foreign key (territory_id, merged_id) references person on delete cascade,
  constraint person_merge_two check (kept_id <> merged_id)
);
create unique index person_merge_standing on person_merge (territory_id, merged_id) where undone_at is null;
alter table person_merge enable row level security;
create policy person_merge_read on person_merge for select using (territory_id = app.territory_id() and app.is_team());
create policy person_merge_add on person_merge for insert
  with check (territory_id = app.territory_id() and app.is_team() and merged_by is not distinct from app.person_id());
create policy person_merge_undo on person_merge for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
grant select on person_merge to trama_web;
grant insert (territory_id, id, kept_id, merged_id, merged_by), update (undone_by, undone_at) on person_merge to trama_web;

-- Someone looked at two alike records and said: two people.
create table person_distinct (
  territory_id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  said_by uuid,
  said_at timestamptz not null default now(),
  constraint person_distinct_key primary key (territory_id, one_id, other_id),
  constraint person_distinct_one foreign key (territory_id, one_id) references person on delete cascade,
  constraint person_distinct_other foreign key (territory_id, other_id) references person on delete cascade,
  constraint person_distinct_order check (one_id < other_id)
);
alter table person_distinct enable row level security;
create policy person_distinct_read on person_distinct for select using (territory_id = app.territory_id() and app.is_team());
create policy person_distinct_add on person_distinct for insert
  with check (territory_id = app.territory_id() and app.is_team() and said_by is not distinct from app.person_id());
grant select on person_distinct to trama_web;
grant insert (territory_id, one_id, other_id, said_by) on person_distinct to trama_web;
