-- An imported list remembers each record it made by one id: an attendance has one besides its session and its person.
alter table attendance add column id uuid not null default gen_random_uuid();
create unique index attendance_by_id on attendance (territory_id, id);
grant insert (id) on attendance to trama_web;
