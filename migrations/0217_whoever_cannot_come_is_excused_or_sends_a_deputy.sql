-- A member who cannot come says so. Where somebody comes in their place, the deputy sits in for that meeting alone: counted for
-- the quorum, voting for the member. A deputy is nobody who sits at the table themselves.
create table table_excuse (
  territory_id uuid not null,
  meeting_id uuid not null,
  seat_id uuid not null,
  table_id uuid not null,
  person_id uuid not null,
  recorded_by uuid,
  constraint table_excuse_key primary key (territory_id, meeting_id, seat_id),
  constraint table_excuse_meeting foreign key (territory_id, meeting_id, table_id)
    references table_meeting (territory_id, id, table_id),
  constraint table_excuse_seat foreign key (territory_id, seat_id, table_id, person_id)
    references table_seat (territory_id, id, table_id, person_id) on delete cascade
);
create index table_excuse_of_seat on table_excuse (territory_id, seat_id);
alter table table_excuse enable row level security;
create policy table_excuse_read on table_excuse for select using (territory_id = app.territory_id()
  and (app.is_staff() or table_id = any (app.table_ids()) or person_id = any (app.erased_people())));
create policy table_excuse_add on table_excuse for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and recorded_by is not distinct from app.person_id());
create policy table_excuse_drop on table_excuse for delete
  using (territory_id = app.territory_id() and (app.keeps_table(table_id) or person_id = any (app.erased_people())));
grant select, delete on table_excuse to trama_web;
grant insert (territory_id, meeting_id, seat_id, table_id, person_id, recorded_by) on table_excuse to trama_web;

-- Who came in whose place. Their presence is the seat's: erased, who came goes and the presence stays.
create table table_deputy (
  territory_id uuid not null,
  meeting_id uuid not null,
  seat_id uuid not null,
  table_id uuid not null,
  person_id uuid not null,
  recorded_by uuid,
  constraint table_deputy_key primary key (territory_id, meeting_id, seat_id),
  constraint table_deputy_once unique (territory_id, meeting_id, person_id),
  constraint table_deputy_presence foreign key (territory_id, meeting_id, seat_id) references table_presence on delete cascade,
  constraint table_deputy_meeting foreign key (territory_id, meeting_id, table_id)
    references table_meeting (territory_id, id, table_id),
  constraint table_deputy_person foreign key (territory_id, person_id) references person
);
create index table_deputy_of_person on table_deputy (territory_id, person_id);
alter table table_deputy enable row level security;
create policy table_deputy_read on table_deputy for select using (territory_id = app.territory_id()
  and (app.is_staff() or table_id = any (app.table_ids()) or person_id = any (app.erased_people())));
create policy table_deputy_add on table_deputy for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and recorded_by is not distinct from app.person_id());
create policy table_deputy_drop on table_deputy for delete
  using (territory_id = app.territory_id() and (app.keeps_table(table_id) or person_id = any (app.erased_people())));
grant select, delete on table_deputy to trama_web;
grant insert (territory_id, meeting_id, seat_id, table_id, person_id, recorded_by) on table_deputy to trama_web;

-- Who is invited for once: somebody known here, or a name or a group as it was said. They speak; they do not vote.
create table table_guest (
  territory_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  table_id uuid not null,
  topic_id uuid,
  person_id uuid,
  words text check (length(words) between 1 and 160),
  came boolean not null default false,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint table_guest_key primary key (territory_id, id),
  constraint table_guest_once unique (territory_id, meeting_id, person_id),
  constraint table_guest_meeting foreign key (territory_id, meeting_id, table_id)
    references table_meeting (territory_id, id, table_id),
  constraint table_guest_topic foreign key (territory_id, topic_id) references table_topic,
  constraint table_guest_person foreign key (territory_id, person_id) references person,
  constraint table_guest_somebody check ((person_id is null) <> (words is null))
);
create index table_guest_of_meeting on table_guest (territory_id, meeting_id, recorded_at);
create index table_guest_of_person on table_guest (territory_id, person_id) where person_id is not null;
create index table_guest_of_topic on table_guest (territory_id, topic_id) where topic_id is not null;
alter table table_guest enable row level security;
create policy table_guest_read on table_guest for select using (territory_id = app.territory_id()
  and (app.is_staff() or table_id = any (app.table_ids()) or person_id = any (app.erased_people())));
create policy table_guest_add on table_guest for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and recorded_by is not distinct from app.person_id());
create policy table_guest_change on table_guest for update
  using (territory_id = app.territory_id() and app.keeps_table(table_id)) with check (territory_id = app.territory_id());
create policy table_guest_drop on table_guest for delete
  using (territory_id = app.territory_id() and (app.keeps_table(table_id) or person_id = any (app.erased_people())));
grant select, delete on table_guest to trama_web;
grant insert (territory_id, id, meeting_id, table_id, topic_id, person_id, words, came, recorded_by), update (came) on table_guest to trama_web;
