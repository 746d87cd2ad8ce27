-- How many people live in a territory, on a day, and who says so: what figures are divided by when territories stand side by side.
-- Anyone may read it. Another number for the same day takes the place of the last, which stays in the records.
create table territory_population (
  territory_id uuid not null,
  id uuid not null,
  on_day date not null,
  people integer not null check (people > 0),
  source text not null constraint territory_population_source check (source ~ '\S' and length(source) <= 300),
  -- Nobody published it: somebody here reckoned it.
  assumed boolean not null,
  ended_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint territory_population_key primary key (territory_id, id),
  constraint territory_population_territory foreign key (territory_id) references territory
);
create unique index territory_population_standing on territory_population (territory_id, on_day) where ended_at is null;
alter table territory_population enable row level security;
create policy territory_population_read on territory_population for select using (territory_id = app.territory_id());
create policy territory_population_say on territory_population for insert
  with check (territory_id = app.territory_id() and app.is_desk() and recorded_by is not distinct from app.person_id());
create policy territory_population_end on territory_population for update
  using (territory_id = app.territory_id() and app.is_desk() and ended_at is null)
  with check (territory_id = app.territory_id() and app.is_desk());
grant select on territory_population to trama_web;
grant insert (territory_id, id, on_day, people, source, assumed, recorded_by), update (ended_at) on territory_population to trama_web;
