-- A logical framework: the goal, the results that lead to it, their outputs, the activities that make them; of each, which figures
-- tell how far it is, where they are verified, what is taken for granted, which objective of the plan it serves.
-- Nothing written is lost: a line that changes is another row, and the one before stays with the day it ended.
create table framework_line (
  territory_id uuid not null,
  id uuid not null,
  -- The same through all its versions.
  line uuid not null,
  replaces uuid,
  level text not null check (level in ('goal', 'result', 'output', 'activity')),
  under uuid,
  position integer not null check (position >= 0),
  words text not null constraint framework_line_words check (words ~ '\S' and length(words) <= 1000),
  codes text[] not null default '{}' check (cardinality(codes) <= 12),
  verified text check (length(verified) <= 1000),
  assumed text check (length(assumed) <= 1000),
  plan text check (length(plan) <= 500),
  ended_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint framework_line_key primary key (territory_id, id),
  constraint framework_line_territory foreign key (territory_id) references territory,
  constraint framework_line_replaces foreign key (territory_id, replaces) references framework_line,
  constraint framework_line_replaced_once unique (territory_id, replaces),
  constraint framework_line_goal check ((level = 'goal') = (under is null))
);
create unique index framework_line_standing on framework_line (territory_id, line) where ended_at is null;
alter table framework_line enable row level security;
create policy framework_line_read on framework_line for select using (territory_id = app.territory_id()
  and app.has_role('{coordinator,administrator,facilitator,case_operator,evaluator}'));
create policy framework_line_write on framework_line for insert
  with check (territory_id = app.territory_id() and app.is_desk() and recorded_by is not distinct from app.person_id());
create policy framework_line_end on framework_line for update
  using (territory_id = app.territory_id() and app.is_desk() and ended_at is null)
  with check (territory_id = app.territory_id() and app.is_desk());
grant select on framework_line to trama_web;
grant insert (territory_id, id, line, replaces, level, under, position, words, codes, verified, assumed, plan, recorded_by),
  update (ended_at) on framework_line to trama_web;

-- The framework as it stood on a day: its lines in one text, which never changes.
create table framework_version (
  territory_id uuid not null,
  id uuid not null,
  on_day date not null,
  name text not null constraint framework_version_name check (name ~ '\S' and length(name) <= 200),
  content text not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint framework_version_key primary key (territory_id, id),
  constraint framework_version_territory foreign key (territory_id) references territory
);
create index framework_version_by_day on framework_version (territory_id, on_day);
alter table framework_version enable row level security;
create policy framework_version_read on framework_version for select using (territory_id = app.territory_id()
  and app.has_role('{coordinator,administrator,facilitator,case_operator,evaluator}'));
create policy framework_version_keep on framework_version for insert
  with check (territory_id = app.territory_id() and app.is_desk() and recorded_by is not distinct from app.person_id());
grant select on framework_version to trama_web;
grant insert (territory_id, id, on_day, name, content, recorded_by) on framework_version to trama_web;
