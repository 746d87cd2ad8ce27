-- Each time the ties of the territory left as a file: with names only for a reason, which stays readable here. The journal
-- says that it happened.
create table tie_export (
  territory_id uuid not null,
  id uuid not null,
  with_names boolean not null,
  reason text check (length(reason) between 10 and 500),
  exported_at timestamptz not null default now(),
  constraint tie_export_key primary key (territory_id, id),
  constraint tie_export_territory foreign key (territory_id) references territory,
  constraint tie_export_says_why check (reason is not null or not with_names)
);
alter table tie_export enable row level security;
create policy tie_export_read on tie_export for select using (territory_id = app.territory_id() and app.has_role('{coordinator}'));
create policy tie_export_add on tie_export for insert
  with check (territory_id = app.territory_id() and app.has_role('{coordinator}'));
grant select on tie_export to trama_web;
grant insert (territory_id, id, with_names, reason) on tie_export to trama_web;
