-- Approved minutes never change. What is wrong in them is said beside: an erratum, that a later meeting approves in its turn.
create table table_erratum (
  territory_id uuid not null,
  id uuid not null,
  table_id uuid not null,
  meeting_id uuid not null,
  topic_id uuid not null,
  on_date date not null,
  -- What is written and what should be.
  sealed bytea not null,
  approved_in_id uuid,
  approved_on date,
  reserved boolean not null,
  shown boolean not null default false,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint table_erratum_key primary key (territory_id, id),
  constraint table_erratum_topic foreign key (territory_id, topic_id, table_id, meeting_id, reserved)
    references table_topic (territory_id, id, table_id, meeting_id, reserved),
  constraint table_erratum_approved foreign key (territory_id, approved_in_id, table_id)
    references table_meeting (territory_id, id, table_id),
  constraint table_erratum_approval check ((approved_on is null) = (approved_in_id is null)),
  constraint table_erratum_elsewhere check (approved_in_id <> meeting_id),
  constraint table_erratum_shown check (not (shown and (reserved or approved_on is null)))
);
create index table_erratum_of_meeting on table_erratum (territory_id, meeting_id, recorded_at);
create index table_erratum_of_topic on table_erratum (territory_id, topic_id);
alter table table_erratum enable row level security;
create policy table_erratum_read on table_erratum for select using (territory_id = app.territory_id()
  and (shown or table_id = any (app.table_ids()) or not reserved and app.is_team()));
create policy table_erratum_add on table_erratum for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and not shown and approved_on is null and (not reserved or table_id = any (app.table_ids()))
  and recorded_by is not distinct from app.person_id());
create policy table_erratum_approve on table_erratum for update using (territory_id = app.territory_id()
    and app.keeps_table(table_id) and approved_on is null and (not reserved or table_id = any (app.table_ids())))
  with check (territory_id = app.territory_id());
grant select on table_erratum to trama_web;
grant insert (territory_id, id, table_id, meeting_id, topic_id, on_date, sealed, reserved, recorded_by),
  update (approved_in_id, approved_on, shown) on table_erratum to trama_web;

-- A table closes with a reason; who is to see done what it left open is on each decision.
alter table round_table add column closed_on date;
alter table round_table add column closed_why text;
alter table round_table add constraint round_table_closed
  check ((closed_on is null) = (closed_why is null) and length(closed_why) between 1 and 2000 and closed_on = ends_on);
grant update (closed_on, closed_why) on round_table to trama_web;
grant update (follows_id) on table_decision to trama_web;
