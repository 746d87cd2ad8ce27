-- Whoever coordinates looks at a period that is over, says what they found, and closes it. A closed period is a mark, not a lock:
-- what is recorded inside it later goes on counting, and is shown as known later.
create table closed_period (
  territory_id uuid not null,
  id uuid not null,
  from_on date not null,
  until_on date not null,
  -- What stood open on that day: acts, never people.
  sessions_open integer not null check (sessions_open >= 0),
  sessions_empty integer not null check (sessions_empty >= 0),
  told_late integer not null check (told_late >= 0),
  notes text constraint closed_period_notes check (notes ~ '\S' and length(notes) <= 4000),
  closed_by uuid,
  closed_at timestamptz not null default now(),
  constraint closed_period_key primary key (territory_id, id),
  constraint closed_period_territory foreign key (territory_id) references territory,
  constraint closed_period_once unique (territory_id, from_on, until_on),
  constraint closed_period_over check (from_on <= until_on and until_on <= closed_at + interval '1 day')
);
alter table closed_period enable row level security;
create policy closed_period_read on closed_period for select using (territory_id = app.territory_id()
  and app.has_role('{coordinator,administrator,facilitator,case_operator,evaluator}'));
create policy closed_period_close on closed_period for insert
  with check (territory_id = app.territory_id() and app.is_desk() and closed_by is not distinct from app.person_id());
grant select on closed_period to trama_web;
grant insert (territory_id, id, from_on, until_on, sessions_open, sessions_empty, told_late, notes, closed_by, closed_at)
  on closed_period to trama_web;
