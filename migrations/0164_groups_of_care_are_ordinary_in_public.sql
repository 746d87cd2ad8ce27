-- The specialist service has groups that are, for everyone, ordinary activities of the agenda. That one is a group of care,
-- who belongs to it and who came by name are known to its circle, and to nobody else: they stand in tables of their own, so
-- that registers, ties, search, lists and exports made for everyone cannot meet them.
create table care_group (
  territory_id uuid not null,
  id uuid not null,
  circle_id uuid not null,
  activity_id uuid not null,
  purpose text not null check (purpose in ('care', 'caregivers')),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint care_group_key primary key (territory_id, id),
  constraint care_group_circle foreign key (territory_id, circle_id) references circle,
  constraint care_group_activity foreign key (territory_id, activity_id) references activity on delete cascade
);
create index care_group_in_circle on care_group (territory_id, circle_id);
create index care_group_of_activity on care_group (territory_id, activity_id);
alter table care_group enable row level security;
create policy care_group_read on care_group for select using (territory_id = app.territory_id()
  and (circle_id = any (app.read_circle_ids())));
create policy care_group_add on care_group for insert with check (territory_id = app.territory_id()
  and circle_id = any (app.circle_ids()) and recorded_by is not distinct from app.person_id());
grant select on care_group to trama_web;
grant insert (territory_id, id, circle_id, activity_id, purpose, recorded_by)
  on care_group to trama_web;

-- Who belongs to it, from – to; for whoever cares for somebody, for whom.
create table care_member (
  territory_id uuid not null,
  id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  part text not null check (part in ('patient', 'caregiver')),
  cares_for uuid,
  from_on date not null,
  until_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint care_member_key primary key (territory_id, id),
  constraint care_member_circle foreign key (territory_id, circle_id) references circle,
  constraint care_member_person foreign key (territory_id, person_id) references person,
  constraint care_member_order check (until_on >= from_on)
);
create unique index care_member_once on care_member (territory_id, circle_id, person_id) where until_on is null;
create index care_member_of_person on care_member (territory_id, person_id);
alter table care_member enable row level security;
create policy care_member_read on care_member for select using (territory_id = app.territory_id()
  and (circle_id = any (app.read_circle_ids())
    or person_id = any (app.erased_people())));
create policy care_member_add on care_member for insert with check (territory_id = app.territory_id()
  and circle_id = any (app.circle_ids()) and recorded_by is not distinct from app.person_id());
create policy care_member_change on care_member for update
  using (territory_id = app.territory_id() and circle_id = any (app.circle_ids()))
  with check (territory_id = app.territory_id() and circle_id = any (app.circle_ids()));
create policy care_member_erase on care_member for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on care_member to trama_web;
grant insert (territory_id, id, circle_id, person_id, part, cares_for, from_on, recorded_by), update (until_on)
  on care_member to trama_web;

create table care_attendance (
  territory_id uuid not null,
  id uuid not null,
  circle_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint care_attendance_key primary key (territory_id, id),
  constraint care_attendance_once unique (territory_id, circle_id, session_id, person_id),
  constraint care_attendance_circle foreign key (territory_id, circle_id) references circle,
  constraint care_attendance_session foreign key (territory_id, session_id) references activity_session on delete cascade,
  constraint care_attendance_person foreign key (territory_id, person_id) references person
);
create index care_attendance_of_session on care_attendance (territory_id, session_id);
create index care_attendance_of_person on care_attendance (territory_id, person_id);
alter table care_attendance enable row level security;
create policy care_attendance_read on care_attendance for select using (territory_id = app.territory_id()
  and (circle_id = any (app.read_circle_ids())
    or person_id = any (app.erased_people())));
create policy care_attendance_add on care_attendance for insert with check (territory_id = app.territory_id()
  and circle_id = any (app.circle_ids()) and recorded_by is not distinct from app.person_id());
create policy care_attendance_erase on care_attendance for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
create policy care_attendance_correct on care_attendance for delete
  using (territory_id = app.territory_id() and circle_id = any (app.circle_ids()));
grant select, delete on care_attendance to trama_web;
grant insert (territory_id, id, circle_id, session_id, person_id, recorded_by)
  on care_attendance to trama_web;

-- Places where somebody in care could work for a while (SAR), to be matched later: they say nothing of anybody.
create table sar_placement (
  territory_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  tasks text not null check (length(tasks) between 1 and 500),
  hours_week smallint not null check (hours_week between 1 and 40),
  seats smallint not null check (seats between 1 and 50),
  from_on date not null,
  until_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint sar_placement_key primary key (territory_id, id),
  constraint sar_placement_organisation foreign key (territory_id, organisation_id) references organisation,
  constraint sar_placement_order check (until_on >= from_on)
);
create index sar_placement_of_organisation on sar_placement (territory_id, organisation_id);
alter table sar_placement enable row level security;
create policy sar_placement_read on sar_placement for select
  using (territory_id = app.territory_id() and app.has_role('{case_operator,coordinator}'));
create policy sar_placement_add on sar_placement for insert with check (territory_id = app.territory_id()
  and app.has_role('{case_operator,coordinator}') and recorded_by is not distinct from app.person_id());
create policy sar_placement_end on sar_placement for update
  using (territory_id = app.territory_id() and app.has_role('{case_operator,coordinator}')) with check (territory_id = app.territory_id());
grant select on sar_placement to trama_web;
grant insert (territory_id, id, organisation_id, tasks, hours_week, seats, from_on, recorded_by), update (until_on) on sar_placement to trama_web;
