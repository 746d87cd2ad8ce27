-- An import is a list taken in whole, by someone, on a day; it can be taken back.
create table import_run (
  territory_id uuid not null,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z-]{2,40}$'),
  file_name text not null check (length(file_name) <= 255),
  file_hash text not null check (length(file_hash) <= 64),
  mapping jsonb not null,
  counts jsonb not null default '{}',
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  undone_at timestamptz,
  undone_by uuid,
  -- How many records went, came back as they were, and stayed.
  undone jsonb,
  constraint import_run_key primary key (territory_id, id),
  constraint import_run_territory foreign key (territory_id) references territory,
  constraint import_run_undone_in_time check (undone_at is not null or undone_by is null)
);
create index import_run_newest on import_run (territory_id, recorded_at desc);

-- What one row of a list made of one record. `before` is what an update replaced, so that it can come
-- back; it may hold what a person told, and is emptied when that person is erased.
create table import_record (
  territory_id uuid not null,
  import_id uuid not null,
  row_number integer not null check (row_number > 0),
  source_key text not null check (length(source_key) between 1 and 500),
  record_kind text not null,
  record_id uuid not null,
  action text not null check (action in ('created', 'updated', 'recognised')),
  content_hash text not null,
  before jsonb,
  -- Set when the import was taken back and this record stayed, because something else refers to it.
  kept_at timestamptz,
  constraint import_record_key primary key (territory_id, import_id, row_number),
  constraint import_record_of_run foreign key (territory_id, import_id) references import_run
);
create index import_record_by_source on import_record (territory_id, record_kind, source_key, import_id desc);
create index import_record_by_record on import_record (territory_id, record_kind, record_id, import_id);

-- Which heading means which field, remembered for the next list with the same headings.
create table import_mapping (
  territory_id uuid not null,
  kind text not null check (kind ~ '^[a-z-]{2,40}$'),
  signature text not null check (length(signature) <= 64),
  mapping jsonb not null,
  constraint import_mapping_key primary key (territory_id, kind, signature),
  constraint import_mapping_territory foreign key (territory_id) references territory
);

alter table import_run enable row level security;
alter table import_record enable row level security;
alter table import_mapping enable row level security;

-- Coordinators and administrators take lists in and back; nobody else sees them.
create policy import_run_read on import_run for select
  using (territory_id = app.territory_id() and app.is_desk());
create policy import_run_begin on import_run for insert
  with check (territory_id = app.territory_id() and app.is_desk()
    and recorded_by is not distinct from app.person_id());
create policy import_run_close_or_undo on import_run for update
  using (territory_id = app.territory_id() and app.is_desk())
  with check (territory_id = app.territory_id()
    and (undone_at is null or undone_by is not distinct from app.person_id()));

create policy import_record_read on import_record for select
  using (territory_id = app.territory_id() and app.is_desk());
create policy import_record_write on import_record for insert
  with check (territory_id = app.territory_id() and app.is_desk());
create policy import_record_forget on import_record for update
  using (territory_id = app.territory_id() and app.is_desk());

create policy import_mapping_read on import_mapping for select
  using (territory_id = app.territory_id() and app.is_desk());
create policy import_mapping_learn on import_mapping for insert
  with check (territory_id = app.territory_id() and app.is_desk());
create policy import_mapping_correct on import_mapping for update
  using (territory_id = app.territory_id() and app.is_desk());

grant select on import_run, import_record, import_mapping to trama_web;
grant insert (territory_id, id, kind, file_name, file_hash, mapping, recorded_by) on import_run to trama_web;
grant update (counts, undone_at, undone_by, undone) on import_run to trama_web;
grant insert (territory_id, import_id, row_number, source_key, record_kind, record_id, action, content_hash, before)
  on import_record to trama_web;
grant update (before, kept_at, source_key, content_hash) on import_record to trama_web;
grant insert (territory_id, kind, signature, mapping), update (mapping) on import_mapping to trama_web;
