-- Organisations and groups, formal and informal. What is public about them shows once they agreed to be listed.
create table organisation (
  territory_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('association', 'cooperative', 'company', 'school', 'parish', 'public_body', 'service',
    'foundation', 'other_formal', 'informal_group')),
  formal boolean not null generated always as (kind <> 'informal_group') stored,
  fiscal_code text check (fiscal_code ~ '^([0-9]{11}|[A-Z0-9]{16})$'),
  istat_code text,
  address text check (length(address) <= 200),
  description text check (length(description) <= 4000),
  offers text check (length(offers) <= 2000),
  looks_for text check (length(looks_for) <= 2000),
  website text check (website ~ '^https?://' and length(website) <= 300),
  public_email text check (length(public_email) <= 254),
  public_phone text check (length(public_phone) <= 40),
  listed_on date,
  listed_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  search_name text not null generated always as (app.plain(name)) stored,
  constraint organisation_key primary key (territory_id, id),
  constraint organisation_territory foreign key (territory_id) references territory,
  constraint organisation_municipality foreign key (istat_code) references municipality
);
create index organisation_search on organisation (territory_id, search_name text_pattern_ops);
create index organisation_fiscal_code on organisation (territory_id, fiscal_code) where fiscal_code is not null;
alter table organisation enable row level security;
create policy organisation_read on organisation for select
  using (territory_id = app.territory_id() and (listed_on is not null or app.is_staff()));
create policy organisation_add on organisation for insert
  with check (territory_id = app.territory_id() and app.is_staff() and recorded_by is not distinct from app.person_id());
create policy organisation_change on organisation for update
  using (territory_id = app.territory_id() and app.is_staff()) with check (territory_id = app.territory_id());
create policy organisation_drop on organisation for delete
  using (territory_id = app.territory_id() and app.is_desk());
grant select, delete on organisation to trama_web;
grant insert (territory_id, id, name, kind, fiscal_code, istat_code, address, description, offers, looks_for, website,
  public_email, public_phone, listed_on, listed_by, recorded_by) on organisation to trama_web;
grant update (name, kind, fiscal_code, istat_code, address, description, offers, looks_for, website,
  public_email, public_phone, listed_on, listed_by) on organisation to trama_web;

-- How the team reaches an organisation; not for the public.
create table organisation_contact (
  territory_id uuid not null,
  organisation_id uuid not null,
  email text check (length(email) <= 254),
  phone text check (length(phone) <= 40),
  note text check (length(note) <= 1000),
  constraint organisation_contact_key primary key (territory_id, organisation_id),
  constraint organisation_contact_organisation foreign key (territory_id, organisation_id) references organisation on delete cascade
);
alter table organisation_contact enable row level security;
create policy organisation_contact_read on organisation_contact for select using (territory_id = app.territory_id() and app.is_team());
create policy organisation_contact_add on organisation_contact for insert
  with check (territory_id = app.territory_id() and app.is_staff());
create policy organisation_contact_change on organisation_contact for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
create policy organisation_contact_drop on organisation_contact for delete
  using (territory_id = app.territory_id() and app.is_desk());
grant select, delete on organisation_contact to trama_web;
grant insert (territory_id, organisation_id, email, phone, note), update (email, phone, note) on organisation_contact to trama_web;

-- "Updated" is not "verified": each verification is a dated fact; its age is shown to the public.
create table organisation_verification (
  territory_id uuid not null,
  organisation_id uuid not null,
  id uuid not null,
  verified_on date not null,
  verified_by uuid,
  constraint organisation_verification_key primary key (territory_id, organisation_id, id),
  constraint organisation_verification_organisation foreign key (territory_id, organisation_id) references organisation on delete cascade
);
alter table organisation_verification enable row level security;
create policy organisation_verification_read on organisation_verification for select using (territory_id = app.territory_id());
create policy organisation_verification_add on organisation_verification for insert
  with check (territory_id = app.territory_id() and app.is_team() and verified_by is not distinct from app.person_id());
grant select on organisation_verification to trama_web;
grant insert (territory_id, organisation_id, id, verified_on, verified_by) on organisation_verification to trama_web;

create table organisation_member (
  territory_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  role text not null default 'member' check (length(role) between 1 and 60),
  from_on date,
  until_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint organisation_member_key primary key (territory_id, id),
  constraint organisation_member_organisation foreign key (territory_id, organisation_id) references organisation on delete cascade,
  constraint organisation_member_person foreign key (territory_id, person_id) references person on delete cascade,
  constraint organisation_member_order check (until_on >= from_on)
);
create index organisation_member_people on organisation_member (territory_id, organisation_id);
create index organisation_member_of on organisation_member (territory_id, person_id);
alter table organisation_member enable row level security;
create policy organisation_member_read on organisation_member for select
  using (territory_id = app.territory_id() and (app.is_team() or person_id = app.person_id()));
create policy organisation_member_add on organisation_member for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
create policy organisation_member_change on organisation_member for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
grant select on organisation_member to trama_web;
grant insert (territory_id, id, organisation_id, person_id, role, from_on, until_on, recorded_by) on organisation_member to trama_web;
grant update (role, from_on, until_on) on organisation_member to trama_web;
