-- How small a group may be told outside the team: what a territory decided, where it decided something else than 5 and 10.
create table small_group_rule (
  territory_id uuid not null,
  smallest integer not null check (smallest between 3 and 100),
  smallest_sensitive integer not null check (smallest_sensitive between 3 and 100),
  changed_by uuid,
  changed_at timestamptz not null default now(),
  constraint small_group_rule_key primary key (territory_id),
  constraint small_group_rule_stricter check (smallest_sensitive >= smallest)
);
alter table small_group_rule enable row level security;
create policy small_group_rule_read on small_group_rule for select using (territory_id = app.territory_id());
create policy small_group_rule_add on small_group_rule for insert
  with check (territory_id = app.territory_id() and app.has_role('{coordinator}'));
create policy small_group_rule_change on small_group_rule for update
  using (territory_id = app.territory_id() and app.has_role('{coordinator}')) with check (territory_id = app.territory_id());
grant select on small_group_rule to trama_web;
grant insert (territory_id, smallest, smallest_sensitive, changed_by, changed_at),
  update (smallest, smallest_sensitive, changed_by, changed_at) on small_group_rule to trama_web;

-- Days a territory announced it will report on: their figures are told as they are. A day is announced before it is over,
-- and stays: to add one between figures already told would single out who came in between. The command line, which sets a
-- territory up before anything was told, may name days of the past.
create table reporting_day (
  territory_id uuid not null,
  on_day date not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint reporting_day_key primary key (territory_id, on_day)
);
alter table reporting_day enable row level security;
create policy reporting_day_read on reporting_day for select using (territory_id = app.territory_id());
create policy reporting_day_add on reporting_day for insert
  with check (territory_id = app.territory_id() and app.has_role('{coordinator}')
    and (on_day >= current_date or session_user = 'trama_command'));
grant select on reporting_day to trama_web;
grant insert (territory_id, on_day, recorded_by) on reporting_day to trama_web;
