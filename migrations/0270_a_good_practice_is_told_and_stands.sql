-- A good practice: what was done, why, with whom and what came of it, written so that others can copy it. It is written by the
-- desk and read by who works here until it is published; then each version stands, and anyone reads it unless it is withdrawn.
create table practice (
  territory_id uuid not null,
  id uuid not null,
  published_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint practice_key primary key (territory_id, id),
  constraint practice_territory foreign key (territory_id) references territory
);
alter table practice enable row level security;
create policy practice_read on practice for select
  using (territory_id = app.territory_id() and (published_at is not null or app.is_staff()));
create policy practice_begin on practice for insert with check (territory_id = app.territory_id() and app.is_desk()
  and published_at is null and recorded_by is not distinct from app.person_id());
create policy practice_change on practice for update using (territory_id = app.territory_id() and app.is_desk())
  with check (territory_id = app.territory_id());
grant select on practice to trama_web;
grant insert (territory_id, id, recorded_by), update (published_at) on practice to trama_web;

-- What is being written of it: words, figures of published editions, testimonies. The number grows with every writing, so that
-- nobody writes over what another has just written.
create table practice_draft (
  territory_id uuid not null,
  practice_id uuid not null,
  title text not null constraint practice_draft_title check (title ~ '\S' and length(title) <= 160),
  content jsonb not null constraint practice_draft_content check (jsonb_typeof(content) = 'object'),
  writing integer not null default 1,
  changed_by uuid,
  changed_at timestamptz not null default now(),
  constraint practice_draft_key primary key (territory_id, practice_id),
  constraint practice_draft_practice foreign key (territory_id, practice_id) references practice
);
alter table practice_draft enable row level security;
create policy practice_draft_read on practice_draft for select using (territory_id = app.territory_id() and app.is_staff());
create policy practice_draft_begin on practice_draft for insert with check (territory_id = app.territory_id() and app.is_desk()
  and changed_by is not distinct from app.person_id());
create policy practice_draft_change on practice_draft for update using (territory_id = app.territory_id() and app.is_desk())
  with check (territory_id = app.territory_id() and changed_by is not distinct from app.person_id());
grant select on practice_draft to trama_web;
grant insert (territory_id, practice_id, title, content, changed_by),
  update (title, content, writing, changed_by, changed_at) on practice_draft to trama_web;

-- As it was published: nothing of it changes any more, but who may read it.
create table practice_version (
  territory_id uuid not null,
  id uuid not null,
  practice_id uuid not null,
  number integer not null check (number between 1 and 10000),
  title text not null,
  content text not null,
  -- SHA-256 of the content, in hexadecimal digits.
  hash text not null constraint practice_version_hash check (hash ~ '^[0-9a-f]{64}$'),
  changed text constraint practice_version_changed check (changed ~ '\S' and length(changed) <= 1000),
  published_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  recorded_by uuid,
  constraint practice_version_key primary key (territory_id, id),
  constraint practice_version_of foreign key (territory_id, practice_id) references practice,
  constraint practice_version_number unique (territory_id, practice_id, number),
  constraint practice_version_says_why check ((number = 1) = (changed is null))
);
alter table practice_version enable row level security;
create policy practice_version_read on practice_version for select
  using (territory_id = app.territory_id() and (withdrawn_at is null or app.is_staff()));
create policy practice_version_publish on practice_version for insert with check (territory_id = app.territory_id()
  and app.is_desk() and withdrawn_at is null and recorded_by is not distinct from app.person_id());
create policy practice_version_withdraw on practice_version for update using (territory_id = app.territory_id() and app.is_desk())
  with check (territory_id = app.territory_id());
grant select on practice_version to trama_web;
grant insert (territory_id, id, practice_id, number, title, content, hash, changed, recorded_by),
  update (withdrawn_at) on practice_version to trama_web;
