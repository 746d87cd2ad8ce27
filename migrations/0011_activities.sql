-- What people do together: an activity has sessions; a session has people by name and a head-count of the others.
create table activity (
  territory_id uuid not null,
  id uuid not null,
  title text not null check (length(title) between 1 and 160),
  kind text not null check (kind in ('lab', 'event', 'world_cafe', 'course', 'group', 'table')),
  area text not null check (area in ('housing', 'work', 'youth', 'proximity', 'promotion', 'families', 'elders', 'culture', 'health', 'other')),
  description text check (length(description) <= 4000),
  place_id uuid,
  published_at timestamptz,
  published_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  search_title text not null generated always as (app.plain(title)) stored,
  constraint activity_key primary key (territory_id, id),
  constraint activity_territory foreign key (territory_id) references territory,
  constraint activity_place foreign key (territory_id, place_id) references place
);
create index activity_search on activity (territory_id, search_title text_pattern_ops);
alter table activity enable row level security;
create policy activity_read on activity for select
  using (territory_id = app.territory_id() and (published_at is not null or app.is_staff()));
create policy activity_add on activity for insert
  with check (territory_id = app.territory_id() and app.is_staff() and recorded_by is not distinct from app.person_id());
create policy activity_change on activity for update
  using (territory_id = app.territory_id() and app.is_staff()) with check (territory_id = app.territory_id());
create policy activity_drop on activity for delete using (territory_id = app.territory_id() and app.is_desk());
grant select, delete on activity to trama_web;
grant insert (territory_id, id, title, kind, area, description, place_id, published_at, published_by, recorded_by) on activity to trama_web;
grant update (title, kind, area, description, place_id, published_at, published_by) on activity to trama_web;

-- Who promotes and who partners: people or organisations, since a date.
create table activity_promoter (
  territory_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  part text not null check (part in ('promoter', 'partner')),
  person_id uuid,
  organisation_id uuid,
  since_on date not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint activity_promoter_key primary key (territory_id, id),
  constraint activity_promoter_activity foreign key (territory_id, activity_id) references activity on delete cascade,
  constraint activity_promoter_person foreign key (territory_id, person_id) references person,
  constraint activity_promoter_organisation foreign key (territory_id, organisation_id) references organisation,
  constraint activity_promoter_one check ((person_id is null) <> (organisation_id is null))
);
create unique index activity_promoter_once_person on activity_promoter (territory_id, activity_id, part, person_id) where person_id is not null;
create unique index activity_promoter_once_organisation on activity_promoter (territory_id, activity_id, part, organisation_id) where organisation_id is not null;
create index activity_promoter_of_person on activity_promoter (territory_id, person_id) where person_id is not null;
create index activity_promoter_of_organisation on activity_promoter (territory_id, organisation_id) where organisation_id is not null;
alter table activity_promoter enable row level security;
-- A person who promotes is named to the team only; an organisation that promotes is public with its activity.
create policy activity_promoter_read on activity_promoter for select
  using (territory_id = app.territory_id() and (organisation_id is not null or app.is_team() or person_id = app.person_id()));
create policy activity_promoter_add on activity_promoter for insert
  with check (territory_id = app.territory_id() and app.is_staff() and recorded_by is not distinct from app.person_id());
create policy activity_promoter_drop on activity_promoter for delete using (territory_id = app.territory_id() and app.is_staff());
grant select, delete on activity_promoter to trama_web;
grant insert (territory_id, id, activity_id, part, person_id, organisation_id, since_on, recorded_by) on activity_promoter to trama_web;

-- A series repeats by an RFC 5545 rule in the territory's own time; its exceptions are sessions moved or cancelled.
create table activity_series (
  territory_id uuid not null,
  activity_id uuid not null,
  rule text not null check (rule ~ '^FREQ=(DAILY|WEEKLY|MONTHLY)' and length(rule) <= 200),
  first_starts_at timestamp not null,
  minutes integer not null check (minutes between 5 and 1440),
  constraint activity_series_key primary key (territory_id, activity_id),
  constraint activity_series_activity foreign key (territory_id, activity_id) references activity on delete cascade
);
alter table activity_series enable row level security;
create policy activity_series_read on activity_series for select using (territory_id = app.territory_id());
create policy activity_series_add on activity_series for insert with check (territory_id = app.territory_id() and app.is_staff());
create policy activity_series_change on activity_series for update
  using (territory_id = app.territory_id() and app.is_staff()) with check (territory_id = app.territory_id());
create policy activity_series_drop on activity_series for delete using (territory_id = app.territory_id() and app.is_staff());
grant select, delete on activity_series to trama_web;
grant insert (territory_id, activity_id, rule, first_starts_at, minutes), update (rule, first_starts_at, minutes) on activity_series to trama_web;

-- Public rows are decided on the row itself: a session carries its activity's publication.
create table activity_session (
  territory_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  held_on date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  recurrence_at timestamp,
  place_id uuid,
  title text check (length(title) <= 160),
  public boolean not null default false,
  cancelled_at timestamptz,
  cancelled_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint activity_session_key primary key (territory_id, id),
  constraint activity_session_activity foreign key (territory_id, activity_id) references activity on delete cascade,
  constraint activity_session_place foreign key (territory_id, place_id) references place,
  constraint activity_session_recurrence unique (territory_id, activity_id, recurrence_at),
  constraint activity_session_order check (ends_at > starts_at),
  constraint activity_session_closed_after_start check (closed_at >= starts_at),
  constraint activity_session_closed_or_cancelled check (closed_at is null or cancelled_at is null)
);
create index activity_session_in_time on activity_session (territory_id, starts_at);
create index activity_session_of_activity on activity_session (territory_id, activity_id, starts_at);
create index activity_session_at_place on activity_session (territory_id, place_id, starts_at);
create index activity_session_closed on activity_session (territory_id, held_on) where closed_at is not null;
alter table activity_session enable row level security;
create policy activity_session_read on activity_session for select
  using (territory_id = app.territory_id() and (public or app.is_staff()));
create policy activity_session_add on activity_session for insert
  with check (territory_id = app.territory_id() and app.is_staff() and recorded_by is not distinct from app.person_id());
create policy activity_session_change on activity_session for update
  using (territory_id = app.territory_id() and app.is_staff()) with check (territory_id = app.territory_id());
create policy activity_session_drop on activity_session for delete
  using (territory_id = app.territory_id() and app.is_desk() and closed_at is null);
grant select, delete on activity_session to trama_web;
grant insert (territory_id, id, activity_id, held_on, starts_at, ends_at, recurrence_at, place_id, title, public, cancelled_at, cancelled_by,
  closed_at, closed_by, recorded_by) on activity_session to trama_web;
grant update (held_on, starts_at, ends_at, place_id, title, public, cancelled_at, cancelled_by, closed_at, closed_by)
  on activity_session to trama_web;

-- How many came without a name, and how it went: for the team, not for visitors.
create table session_report (
  territory_id uuid not null,
  session_id uuid not null,
  headcount integer check (headcount between 0 and 100000),
  evaluation text check (length(evaluation) <= 4000),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint session_report_key primary key (territory_id, session_id),
  constraint session_report_session foreign key (territory_id, session_id) references activity_session on delete cascade
);
alter table session_report enable row level security;
create policy session_report_read on session_report for select using (territory_id = app.territory_id() and app.is_team());
create policy session_report_add on session_report for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
create policy session_report_change on session_report for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
grant select on session_report to trama_web;
grant insert (territory_id, session_id, headcount, evaluation, recorded_by), update (headcount, evaluation, recorded_by)
  on session_report to trama_web;

-- A sign-up is not an attendance. No row, or a session not closed, is "not recorded".
create table attendance (
  territory_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  state text not null check (state in ('signed_up', 'expected', 'attended', 'absent')),
  role text not null default 'participant' check (role in ('participant', 'co_designer', 'speaker', 'lab_maker')),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint attendance_key primary key (territory_id, session_id, person_id),
  constraint attendance_session foreign key (territory_id, session_id) references activity_session on delete cascade,
  constraint attendance_person foreign key (territory_id, person_id) references person
);
create index attendance_of_person on attendance (territory_id, person_id);
alter table attendance enable row level security;
create policy attendance_read on attendance for select
  using (territory_id = app.territory_id() and (app.is_team() or person_id = app.person_id()));
create policy attendance_add on attendance for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
create policy attendance_change on attendance for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
create policy attendance_drop on attendance for delete using (territory_id = app.territory_id() and app.is_team());
grant select, delete on attendance to trama_web;
grant insert (territory_id, session_id, person_id, state, role, recorded_by), update (state, role, recorded_by) on attendance to trama_web;
