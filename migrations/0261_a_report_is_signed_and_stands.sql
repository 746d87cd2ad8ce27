-- A report as it was signed: all it says stands in one text with its fingerprint, sealed because people wrote in it. Opened
-- again with a reason it is signed once more: both signings stay. One that is published is read by anyone.
create table report_signing (
  territory_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  number integer not null check (number > 0),
  title text not null check (length(title) between 1 and 200),
  from_on date not null,
  until_on date not null,
  signed_on date not null,
  -- When the records were read.
  known_at timestamptz not null,
  sealed bytea not null,
  -- SHA-256 of what is sealed, in hexadecimal digits: whoever has the file works it out again.
  hash text not null constraint report_signing_hash check (hash ~ '^[0-9a-f]{64}$'),
  -- The figures it told, for whoever tells figures later: next to these nothing may single somebody out.
  figures jsonb not null constraint report_signing_figures check (jsonb_typeof(figures) = 'array'),
  published_at timestamptz,
  published_by uuid,
  reopened_at timestamptz,
  reopened_by uuid,
  reopened_why text check (length(reopened_why) between 1 and 1000),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint report_signing_key primary key (territory_id, id),
  constraint report_signing_number unique (territory_id, report_id, number),
  constraint report_signing_report foreign key (territory_id, report_id) references report,
  constraint report_signing_reopened check ((reopened_at is null) = (reopened_why is null))
);
create unique index report_signing_stands on report_signing (territory_id, report_id) where reopened_at is null;
create index report_signing_by_day on report_signing (territory_id, until_on desc);
alter table report_signing enable row level security;
create policy report_signing_read on report_signing for select using (territory_id = app.territory_id()
  and (published_at is not null or app.is_staff() or app.has_role('{evaluator}')));
create policy report_signing_add on report_signing for insert with check (territory_id = app.territory_id()
  and app.is_coordinator() and published_at is null and reopened_at is null and recorded_by is not distinct from app.person_id());
create policy report_signing_change on report_signing for update
  using (territory_id = app.territory_id() and app.is_coordinator()) with check (territory_id = app.territory_id());
grant select on report_signing to trama_web;
grant insert (territory_id, id, report_id, number, title, from_on, until_on, signed_on, known_at, sealed, hash, figures, recorded_by),
  update (published_at, published_by, reopened_at, reopened_by, reopened_why) on report_signing to trama_web;

-- A story in a signed report, in the words that were agreed then. It goes when it is taken back, or its consent is withdrawn.
create table report_story (
  territory_id uuid not null,
  signing_id uuid not null,
  story_id uuid not null,
  words text not null check (length(words) between 1 and 4000),
  signed_as text not null check (length(signed_as) between 1 and 80),
  is_public boolean not null default false,
  constraint report_story_key primary key (territory_id, signing_id, story_id),
  constraint report_story_signing foreign key (territory_id, signing_id) references report_signing,
  constraint report_story_published foreign key (territory_id, story_id) references activity_story_published on delete cascade
);
create index report_story_of_story on report_story (territory_id, story_id);
alter table report_story enable row level security;
create policy report_story_read on report_story for select using (territory_id = app.territory_id()
  and (is_public or app.is_staff() or app.has_role('{evaluator}')));
create policy report_story_add on report_story for insert
  with check (territory_id = app.territory_id() and app.is_coordinator() and not is_public);
create policy report_story_publish on report_story for update
  using (territory_id = app.territory_id() and app.is_coordinator()) with check (territory_id = app.territory_id());
grant select on report_story to trama_web;
grant insert (territory_id, signing_id, story_id, words, signed_as), update (is_public) on report_story to trama_web;
