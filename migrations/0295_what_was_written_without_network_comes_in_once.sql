-- What somebody wrote on a device without network and sent later: known by the id it got there, so that it comes in once
-- however often it is sent. Both clocks are kept, the device's and ours; what was written stands in the records of its room.
create table offline_entry (
  territory_id uuid not null,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z_]{1,40}$'),
  form_version integer not null check (form_version between 1 and 10000),
  recorded_by uuid not null,
  written_at timestamptz not null,
  sent_at timestamptz not null,
  received_at timestamptz not null default now(),
  constraint offline_entry_key primary key (territory_id, id),
  constraint offline_entry_author foreign key (territory_id, recorded_by) references person
);
create index offline_entry_of_person on offline_entry (territory_id, recorded_by);
alter table offline_entry enable row level security;
create policy offline_entry_read on offline_entry for select
  using (territory_id = app.territory_id() and (recorded_by = app.person_id() or recorded_by = any (app.erased_people())));
create policy offline_entry_add on offline_entry for insert
  with check (territory_id = app.territory_id() and recorded_by = app.person_id());
create policy offline_entry_erase on offline_entry for delete
  using (territory_id = app.territory_id() and recorded_by = any (app.erased_people()));
grant select, delete on offline_entry to trama_web;
grant insert (territory_id, id, kind, form_version, recorded_by, written_at, sent_at) on offline_entry to trama_web;
