-- The field diary: who met whom, where, when; what came up; what next. Ids are made on the device.
create table encounter (
  territory_id uuid not null,
  id uuid not null,
  met_on date not null,
  met_at timestamptz not null,
  place_id uuid,
  place_said text check (length(place_said) <= 160),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint encounter_key primary key (territory_id, id),
  constraint encounter_territory foreign key (territory_id) references territory,
  constraint encounter_place foreign key (territory_id, place_id) references place
);
create index encounter_in_time on encounter (territory_id, met_at desc);
create index encounter_of_author on encounter (territory_id, recorded_by, met_at desc);
create index encounter_at_place on encounter (territory_id, place_id) where place_id is not null;
alter table encounter enable row level security;
create policy encounter_read on encounter for select using (territory_id = app.territory_id() and app.is_team());
create policy encounter_add on encounter for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
create policy encounter_change on encounter for update
  using (territory_id = app.territory_id() and app.is_team() and recorded_by = app.person_id())
  with check (territory_id = app.territory_id());
grant select on encounter to trama_web;
grant insert (territory_id, id, met_on, met_at, place_id, place_said, recorded_by) on encounter to trama_web;
grant update (met_on, met_at, place_id, place_said) on encounter to trama_web;

create table encounter_person (
  territory_id uuid not null,
  encounter_id uuid not null,
  person_id uuid not null,
  constraint encounter_person_key primary key (territory_id, encounter_id, person_id),
  constraint encounter_person_encounter foreign key (territory_id, encounter_id) references encounter on delete cascade,
  constraint encounter_person_person foreign key (territory_id, person_id) references person
);
create index encounter_of_person on encounter_person (territory_id, person_id);
alter table encounter_person enable row level security;
create policy encounter_person_read on encounter_person for select using (territory_id = app.territory_id() and app.is_team());
create policy encounter_person_add on encounter_person for insert with check (territory_id = app.territory_id() and app.is_team());
grant select on encounter_person to trama_web;
grant insert (territory_id, encounter_id, person_id) on encounter_person to trama_web;

create table encounter_organisation (
  territory_id uuid not null,
  encounter_id uuid not null,
  organisation_id uuid not null,
  constraint encounter_organisation_key primary key (territory_id, encounter_id, organisation_id),
  constraint encounter_organisation_encounter foreign key (territory_id, encounter_id) references encounter on delete cascade,
  constraint encounter_organisation_organisation foreign key (territory_id, organisation_id) references organisation
);
create index encounter_of_organisation on encounter_organisation (territory_id, organisation_id);
alter table encounter_organisation enable row level security;
create policy encounter_organisation_read on encounter_organisation for select using (territory_id = app.territory_id() and app.is_team());
create policy encounter_organisation_add on encounter_organisation for insert
  with check (territory_id = app.territory_id() and app.is_team());
grant select on encounter_organisation to trama_web;
grant insert (territory_id, encounter_id, organisation_id) on encounter_organisation to trama_web;

create table encounter_topic (
  territory_id uuid not null,
  encounter_id uuid not null,
  topic text not null check (length(topic) between 1 and 60),
  constraint encounter_topic_key primary key (territory_id, encounter_id, topic),
  constraint encounter_topic_encounter foreign key (territory_id, encounter_id) references encounter on delete cascade
);
create index encounter_topic_said on encounter_topic (territory_id, topic);
alter table encounter_topic enable row level security;
create policy encounter_topic_read on encounter_topic for select using (territory_id = app.territory_id() and app.is_team());
create policy encounter_topic_add on encounter_topic for insert with check (territory_id = app.territory_id() and app.is_team());
grant select on encounter_topic to trama_web;
grant insert (territory_id, encounter_id, topic) on encounter_topic to trama_web;

-- The note is sealed; its author reads it, and the team unless it is reserved.
create table encounter_note (
  territory_id uuid not null,
  encounter_id uuid not null,
  sealed bytea not null,
  reserved boolean not null default false,
  recorded_by uuid,
  constraint encounter_note_key primary key (territory_id, encounter_id),
  constraint encounter_note_encounter foreign key (territory_id, encounter_id) references encounter on delete cascade
);
alter table encounter_note enable row level security;
create policy encounter_note_read on encounter_note for select
  using (territory_id = app.territory_id() and app.is_team() and (not reserved or recorded_by = app.person_id()));
create policy encounter_note_add on encounter_note for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
create policy encounter_note_change on encounter_note for update
  using (territory_id = app.territory_id() and app.is_team() and recorded_by = app.person_id())
  with check (territory_id = app.territory_id());
grant select on encounter_note to trama_web;
grant insert (territory_id, encounter_id, sealed, reserved, recorded_by), update (sealed, reserved) on encounter_note to trama_web;

-- What next: a reminder belongs to the operator who has to act.
create table reminder (
  territory_id uuid not null,
  id uuid not null,
  encounter_id uuid,
  assigned_to uuid not null,
  due_on date not null,
  sealed bytea not null,
  done_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint reminder_key primary key (territory_id, id),
  constraint reminder_encounter foreign key (territory_id, encounter_id) references encounter on delete cascade,
  constraint reminder_assigned_to foreign key (territory_id, assigned_to) references person
);
create index reminder_due on reminder (territory_id, assigned_to, due_on) where done_at is null;
alter table reminder enable row level security;
create policy reminder_read on reminder for select
  using (territory_id = app.territory_id() and (assigned_to = app.person_id() or recorded_by = app.person_id()));
create policy reminder_add on reminder for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
create policy reminder_change on reminder for update
  using (territory_id = app.territory_id() and assigned_to = app.person_id()) with check (territory_id = app.territory_id());
grant select on reminder to trama_web;
grant insert (territory_id, id, encounter_id, assigned_to, due_on, sealed, recorded_by), update (due_on, done_at) on reminder to trama_web;
