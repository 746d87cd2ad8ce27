-- What is printed on the wall of a place: one code for as long as the place is there, no secret. It opens what is on there
-- now: to the team the register, to anyone what is public.
create table place_code (
  territory_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  code text not null check (code ~ '^[A-Z0-9]{6}$'),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint place_code_key primary key (territory_id, id),
  constraint place_code_place foreign key (territory_id, place_id) references place on delete cascade,
  constraint place_code_of_place unique (territory_id, place_id),
  constraint place_code_once unique (territory_id, code)
);
alter table place_code enable row level security;
create policy place_code_read on place_code for select using (territory_id = app.territory_id() and app.is_team());
create policy place_code_add on place_code for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
grant select on place_code to trama_web;
grant insert (territory_id, id, place_id, code, recorded_by) on place_code to trama_web;
