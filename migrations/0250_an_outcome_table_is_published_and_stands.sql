-- An outcome table as it was told once: what it says, with the sheets of its figures, stands in one text that never changes.
-- First it is prepared, and read by who coordinates; then it is published, and read by anyone. A correction is another edition
-- that says which one it restates, and why.
create table outcome_edition (
  territory_id uuid not null,
  id uuid not null,
  name text not null constraint outcome_edition_named check (name ~ '\S' and length(name) <= 200),
  -- The last day whose facts count; the moment the records were read at; the moment anyone could read it.
  until_on date not null,
  known_at timestamptz not null,
  published_at timestamptz,
  content text not null,
  -- SHA-256 of the content, in hexadecimal digits: whoever has the file works it out again.
  hash text not null constraint outcome_edition_hash check (hash ~ '^[0-9a-f]{64}$'),
  restates uuid,
  reason text,
  published_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint outcome_edition_key primary key (territory_id, id),
  constraint outcome_edition_territory foreign key (territory_id) references territory,
  constraint outcome_edition_of_day unique (territory_id, id, until_on),
  -- A restatement speaks of the same day.
  constraint outcome_edition_restates foreign key (territory_id, restates, until_on)
    references outcome_edition (territory_id, id, until_on),
  constraint outcome_edition_reason check ((restates is null) = (reason is null) and (reason is null or reason ~ '\S')),
  constraint outcome_edition_days check (until_on <= known_at + interval '1 day' and published_at >= known_at)
);
create index outcome_edition_by_day on outcome_edition (territory_id, until_on, published_at);
-- Of a day there is one edition, and after it one restatement of the last at a time.
create unique index outcome_edition_first on outcome_edition (territory_id, until_on)
  where published_at is not null and restates is null;
create unique index outcome_edition_restated_once on outcome_edition (territory_id, restates) where published_at is not null;
alter table outcome_edition enable row level security;
create policy outcome_edition_read on outcome_edition for select
  using (territory_id = app.territory_id() and (published_at is not null or app.is_desk()));
create policy outcome_edition_prepare on outcome_edition for insert
  with check (territory_id = app.territory_id() and app.is_desk() and published_at is null
    and recorded_by is not distinct from app.person_id());
create policy outcome_edition_publish on outcome_edition for update
  using (territory_id = app.territory_id() and app.is_desk() and published_at is null)
  with check (territory_id = app.territory_id() and app.is_desk() and published_by is not distinct from app.person_id());
create policy outcome_edition_discard on outcome_edition for delete
  using (territory_id = app.territory_id() and app.is_desk() and published_at is null);
grant select, delete on outcome_edition to trama_web;
grant insert (territory_id, id, name, until_on, known_at, content, hash, restates, reason, recorded_by),
  update (published_at, published_by) on outcome_edition to trama_web;

-- What a figure should become by a day, and from where it set out. Another aim for the same day takes the place of the last.
create table outcome_target (
  territory_id uuid not null,
  id uuid not null,
  code text not null check (code ~ '^[a-z_]{2,60}$'),
  due_on date not null,
  value double precision not null check (value >= 0),
  baseline double precision check (baseline >= 0),
  baseline_on date,
  source text not null constraint outcome_target_source check (source ~ '\S' and length(source) <= 500),
  ended_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint outcome_target_key primary key (territory_id, id),
  constraint outcome_target_territory foreign key (territory_id) references territory,
  constraint outcome_target_baseline check ((baseline is null) = (baseline_on is null) and baseline_on <= due_on)
);
create unique index outcome_target_standing on outcome_target (territory_id, code, due_on) where ended_at is null;
alter table outcome_target enable row level security;
-- An aim is public: what a programme promised is for everyone it promised it to.
create policy outcome_target_read on outcome_target for select using (territory_id = app.territory_id());
create policy outcome_target_set on outcome_target for insert
  with check (territory_id = app.territory_id() and app.is_desk() and recorded_by is not distinct from app.person_id());
create policy outcome_target_end on outcome_target for update
  using (territory_id = app.territory_id() and app.is_desk() and ended_at is null)
  with check (territory_id = app.territory_id() and app.is_desk());
grant select on outcome_target to trama_web;
grant insert (territory_id, id, code, due_on, value, baseline, baseline_on, source, recorded_by), update (ended_at)
  on outcome_target to trama_web;
