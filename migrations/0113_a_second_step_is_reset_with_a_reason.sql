-- Whoever has lost phone and paper is helped by an administrator, who says why. Nobody resets their own this way, so that
-- an open page of an administrator is not the way around their second step; at the command line nobody signs.
create table second_step_reset (
  territory_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  -- Sealed by the application: a reason may tell of somebody's life.
  reason bytea not null,
  reset_by uuid,
  reset_at timestamptz not null default now(),
  constraint second_step_reset_key primary key (territory_id, id),
  constraint second_step_reset_person foreign key (territory_id, person_id) references person,
  constraint second_step_reset_by_another check (reset_by <> person_id)
);
create index second_step_reset_of_person on second_step_reset (territory_id, person_id, reset_at desc);
alter table second_step_reset enable row level security;
create policy second_step_reset_read on second_step_reset for select
  using (territory_id = app.territory_id() and (app.has_role('{administrator}') or person_id = app.person_id()
    or person_id = any (app.erased_people())));
create policy second_step_reset_add on second_step_reset for insert
  with check (territory_id = app.territory_id() and app.has_role('{administrator}')
    and reset_by is not distinct from app.person_id() and person_id is distinct from app.person_id());
create policy second_step_reset_erase on second_step_reset for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on second_step_reset to trama_web;
grant insert (territory_id, id, person_id, reason, reset_by) on second_step_reset to trama_web;
