-- What a report is made of: its parts in their order, with their headings, questions and figures. A territory makes its own from
-- those that come with the house.
create table report_outline (
  territory_id uuid not null,
  id uuid not null,
  name text not null constraint report_outline_named check (name ~ '\S' and length(name) <= 120),
  parts jsonb not null constraint report_outline_parts check (jsonb_typeof(parts) = 'array'),
  -- Grows with every change: who changed what they had read before another's change is told.
  number integer not null default 1 check (number > 0),
  ended_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint report_outline_key primary key (territory_id, id),
  constraint report_outline_territory foreign key (territory_id) references territory
);
alter table report_outline enable row level security;
create policy report_outline_read on report_outline for select using (territory_id = app.territory_id() and app.is_staff());
create policy report_outline_add on report_outline for insert with check (territory_id = app.territory_id()
  and app.is_coordinator() and recorded_by is not distinct from app.person_id());
create policy report_outline_change on report_outline for update
  using (territory_id = app.territory_id() and app.is_coordinator()) with check (territory_id = app.territory_id());
grant select on report_outline to trama_web;
grant insert (territory_id, id, name, parts, recorded_by), update (name, parts, number, ended_at) on report_outline to trama_web;

-- A report of some days, while it is written. Its parts are its own from the first day on.
create table report (
  territory_id uuid not null,
  id uuid not null,
  title text not null constraint report_titled check (title ~ '\S' and length(title) <= 200),
  outline text not null check (length(outline) between 1 and 60),
  from_on date not null,
  until_on date not null,
  language text not null check (language in ('it', 'en')),
  parts jsonb not null constraint report_parts check (jsonb_typeof(parts) = 'array'),
  number integer not null default 1 check (number > 0),
  -- Since when its figures are being read, or were: a part that was filled before is still to be.
  filling_from timestamptz not null default now(),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint report_key primary key (territory_id, id),
  constraint report_territory foreign key (territory_id) references territory,
  constraint report_days check (until_on >= from_on)
);
create index report_by_day on report (territory_id, until_on desc);
alter table report enable row level security;
create policy report_read on report for select using (territory_id = app.territory_id() and app.is_staff());
create policy report_begin on report for insert with check (territory_id = app.territory_id()
  and app.is_coordinator() and recorded_by is not distinct from app.person_id());
create policy report_change on report for update
  using (territory_id = app.territory_id() and app.is_coordinator()) with check (territory_id = app.territory_id());
create policy report_discard on report for delete using (territory_id = app.territory_id() and app.is_coordinator());
grant select, delete on report to trama_web;
grant insert (territory_id, id, title, outline, from_on, until_on, language, parts, recorded_by),
  update (title, parts, number, filling_from) on report to trama_web;

-- What the records said for each part, as it may be told outside the team.
create table report_filling (
  territory_id uuid not null,
  report_id uuid not null,
  part text not null check (part ~ '^[a-z0-9_-]{1,40}$'),
  content jsonb not null,
  filled_at timestamptz not null,
  constraint report_filling_key primary key (territory_id, report_id, part),
  constraint report_filling_report foreign key (territory_id, report_id) references report on delete cascade
);
alter table report_filling enable row level security;
create policy report_filling_read on report_filling for select using (territory_id = app.territory_id() and app.is_staff());
create policy report_filling_add on report_filling for insert with check (territory_id = app.territory_id() and app.is_coordinator());
create policy report_filling_again on report_filling for update
  using (territory_id = app.territory_id() and app.is_coordinator()) with check (territory_id = app.territory_id());
grant select on report_filling to trama_web;
grant insert (territory_id, report_id, part, content, filled_at), update (content, filled_at) on report_filling to trama_web;

-- What people write in it. Every saving is a version, none is changed. Two who write at once both stay.
create table report_words (
  territory_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  slot text not null check (slot ~ '^[a-z0-9_-]{1,40}([.][a-z]{1,20})?$'),
  number integer not null check (number > 0),
  sealed bytea not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint report_words_key primary key (territory_id, id),
  constraint report_words_number unique (territory_id, report_id, slot, number),
  constraint report_words_report foreign key (territory_id, report_id) references report on delete cascade
);
alter table report_words enable row level security;
create policy report_words_read on report_words for select using (territory_id = app.territory_id() and app.is_staff());
create policy report_words_add on report_words for insert with check (territory_id = app.territory_id()
  and app.is_team() and recorded_by is not distinct from app.person_id());
grant select on report_words to trama_web;
grant insert (territory_id, id, report_id, slot, number, sealed, recorded_by) on report_words to trama_web;
