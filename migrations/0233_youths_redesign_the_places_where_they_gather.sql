-- A group proposes how a place where it gathers could be, and follows what becomes of it. It is public once the group agreed.
create table place_redesign (
  territory_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  place_id uuid not null,
  title text not null check (length(title) between 1 and 160),
  what text not null check (length(what) between 1 and 4000),
  proposed_on date not null,
  agreed_on date,
  shown boolean not null default false,
  ended_on date,
  outcome text check (length(outcome) between 1 and 2000),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint place_redesign_key primary key (territory_id, id),
  constraint place_redesign_activity foreign key (territory_id, activity_id) references activity,
  constraint place_redesign_place foreign key (territory_id, place_id) references place,
  constraint place_redesign_agreed check (not shown or agreed_on is not null),
  constraint place_redesign_ended check ((ended_on is null) = (outcome is null))
);
create index place_redesign_of_activity on place_redesign (territory_id, activity_id);
create index place_redesign_of_place on place_redesign (territory_id, place_id);
alter table place_redesign enable row level security;
create policy place_redesign_read on place_redesign for select
  using (territory_id = app.territory_id() and (shown or app.is_staff()));
create policy place_redesign_add on place_redesign for insert with check (territory_id = app.territory_id()
  and app.is_team() and not shown and recorded_by is not distinct from app.person_id());
create policy place_redesign_change on place_redesign for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
grant select on place_redesign to trama_web;
grant insert (territory_id, id, activity_id, place_id, title, what, proposed_on, recorded_by),
  update (title, what, agreed_on, shown, ended_on, outcome) on place_redesign to trama_web;

-- Drawings and photos, checked by what they hold. A photo is made anew; a drawing may be a PDF.
create table redesign_file (
  territory_id uuid not null,
  id uuid not null,
  redesign_id uuid not null,
  alt text not null check (length(alt) between 1 and 200),
  kind text not null check (kind in ('pdf', 'jpeg')),
  content bytea not null check (length(content) <= 10485760),
  thumbnail bytea check (length(thumbnail) <= 200000),
  width integer check (width between 1 and 1600),
  height integer check (height between 1 and 1600),
  shown boolean not null default false,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint redesign_file_key primary key (territory_id, id),
  constraint redesign_file_redesign foreign key (territory_id, redesign_id) references place_redesign on delete cascade,
  constraint redesign_file_picture check ((kind = 'jpeg') = (num_nonnulls(thumbnail, width, height) = 3))
);
create index redesign_file_of on redesign_file (territory_id, redesign_id, recorded_at);
alter table redesign_file enable row level security;
create policy redesign_file_read on redesign_file for select
  using (territory_id = app.territory_id() and (shown or app.is_staff()));
create policy redesign_file_add on redesign_file for insert with check (territory_id = app.territory_id()
  and app.is_team() and recorded_by is not distinct from app.person_id());
create policy redesign_file_show on redesign_file for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
create policy redesign_file_drop on redesign_file for delete using (territory_id = app.territory_id() and app.is_team());
grant select, delete on redesign_file to trama_web;
grant insert (territory_id, id, redesign_id, alt, kind, content, thumbnail, width, height, shown, recorded_by), update (shown)
  on redesign_file to trama_web;

-- What was asked, of whom (an office or a role, no person), and what was answered. What nobody answered shows.
create table redesign_step (
  territory_id uuid not null,
  id uuid not null,
  redesign_id uuid not null,
  on_date date not null,
  what text not null check (length(what) between 1 and 1000),
  asked_of text not null check (length(asked_of) between 1 and 160),
  answered_on date,
  answer text check (length(answer) between 1 and 2000),
  answered_by uuid,
  shown boolean not null default false,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint redesign_step_key primary key (territory_id, id),
  constraint redesign_step_redesign foreign key (territory_id, redesign_id) references place_redesign on delete cascade,
  constraint redesign_step_answered check ((answered_on is null) = (answer is null)),
  constraint redesign_step_later check (answered_on >= on_date)
);
create index redesign_step_of on redesign_step (territory_id, redesign_id, on_date);
create index redesign_step_waits on redesign_step (territory_id, on_date) where answered_on is null;
alter table redesign_step enable row level security;
create policy redesign_step_read on redesign_step for select
  using (territory_id = app.territory_id() and (shown or app.is_staff()));
create policy redesign_step_add on redesign_step for insert with check (territory_id = app.territory_id()
  and app.is_team() and recorded_by is not distinct from app.person_id());
create policy redesign_step_answer on redesign_step for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
grant select on redesign_step to trama_web;
grant insert (territory_id, id, redesign_id, on_date, what, asked_of, shown, recorded_by),
  update (answered_on, answer, answered_by, shown) on redesign_step to trama_web;
