-- After how many days without anything new a tie weighs half. One row a territory; without it the usual 180 days hold.
create table tie_setting (
  territory_id uuid not null,
  half_life_days integer not null check (half_life_days between 30 and 1825),
  set_by uuid,
  set_at timestamptz not null default now(),
  constraint tie_setting_key primary key (territory_id),
  constraint tie_setting_territory foreign key (territory_id) references territory
);
alter table tie_setting enable row level security;
create policy tie_setting_read on tie_setting for select using (territory_id = app.territory_id() and app.is_staff());
create policy tie_setting_add on tie_setting for insert
  with check (territory_id = app.territory_id() and app.is_desk() and set_by is not distinct from app.person_id());
create policy tie_setting_change on tie_setting for update
  using (territory_id = app.territory_id() and app.is_desk())
  with check (territory_id = app.territory_id() and set_by is not distinct from app.person_id());
grant select on tie_setting to trama_web;
grant insert (territory_id, half_life_days, set_by, set_at), update (half_life_days, set_by, set_at) on tie_setting to trama_web;
