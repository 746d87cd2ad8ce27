-- Who makes a lab, from – to, and the community maker beside it.
create table lab_maker (
  territory_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  part text not null check (part in ('lab_maker', 'community_maker')),
  from_on date not null,
  until_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint lab_maker_key primary key (territory_id, id),
  constraint lab_maker_activity foreign key (territory_id, activity_id) references activity on delete cascade,
  constraint lab_maker_person foreign key (territory_id, person_id) references person,
  constraint lab_maker_days check (until_on >= from_on)
);
create unique index lab_maker_once on lab_maker (territory_id, activity_id, part, person_id) where until_on is null;
create index lab_maker_of_person on lab_maker (territory_id, person_id);
alter table lab_maker enable row level security;
create policy lab_maker_read on lab_maker for select using (territory_id = app.territory_id()
  and (app.is_team() or person_id = app.person_id() or person_id = any (app.erased_people())));
create policy lab_maker_add on lab_maker for insert with check (territory_id = app.territory_id()
  and app.is_team() and recorded_by is not distinct from app.person_id());
create policy lab_maker_end on lab_maker for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
create policy lab_maker_erase on lab_maker for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on lab_maker to trama_web;
grant insert (territory_id, id, activity_id, person_id, part, from_on, until_on, recorded_by), update (until_on)
  on lab_maker to trama_web;

-- What whoever leaves a lab says to whoever goes on with it, sealed; without anybody to go on, to the team.
create table lab_hand_over (
  territory_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  part text not null check (part in ('lab_maker', 'community_maker')),
  from_person_id uuid not null,
  to_person_id uuid,
  on_date date not null,
  sealed bytea not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint lab_hand_over_key primary key (territory_id, id),
  constraint lab_hand_over_activity foreign key (territory_id, activity_id) references activity on delete cascade,
  constraint lab_hand_over_from foreign key (territory_id, from_person_id) references person,
  constraint lab_hand_over_to foreign key (territory_id, to_person_id) references person
);
create index lab_hand_over_of_activity on lab_hand_over (territory_id, activity_id, on_date desc);
create index lab_hand_over_of_from on lab_hand_over (territory_id, from_person_id);
create index lab_hand_over_of_to on lab_hand_over (territory_id, to_person_id) where to_person_id is not null;
alter table lab_hand_over enable row level security;
create policy lab_hand_over_read on lab_hand_over for select using (territory_id = app.territory_id()
  and (app.is_team() or from_person_id = any (app.erased_people()) or to_person_id = any (app.erased_people())));
create policy lab_hand_over_add on lab_hand_over for insert with check (territory_id = app.territory_id()
  and app.is_team() and recorded_by is not distinct from app.person_id());
create policy lab_hand_over_erase on lab_hand_over for delete using (territory_id = app.territory_id()
  and (from_person_id = any (app.erased_people()) or to_person_id = any (app.erased_people())));
grant select, delete on lab_hand_over to trama_web;
grant insert (territory_id, id, activity_id, part, from_person_id, to_person_id, on_date, sealed, recorded_by)
  on lab_hand_over to trama_web;

-- The way of a lab, or of a group that is accompanied: each phase is a decision of a day, and the last one stands. What changes,
-- and what remains, is told with the activity; why it was decided is for whoever works here.
create table activity_phase (
  territory_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  phase text not null check (phase in ('needs', 'design', 'action', 'evaluation', 'consolidated', 'changed', 'closed',
    'engaging', 'sustained', 'on_call', 'autonomous')),
  number integer not null check (number > 0),
  decided_on date not null,
  told text check (length(told) between 1 and 2000),
  shown boolean not null default false,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint activity_phase_key primary key (territory_id, id),
  constraint activity_phase_number unique (territory_id, activity_id, number),
  constraint activity_phase_activity foreign key (territory_id, activity_id) references activity on delete cascade,
  constraint activity_phase_told check (told is not null or phase not in ('changed', 'closed')),
  constraint activity_phase_shown check (not shown or phase not in ('engaging', 'sustained', 'on_call', 'autonomous'))
);
alter table activity_phase enable row level security;
create policy activity_phase_read on activity_phase for select
  using (territory_id = app.territory_id() and (shown or app.is_staff()));
create policy activity_phase_add on activity_phase for insert with check (territory_id = app.territory_id()
  and app.is_team() and recorded_by is not distinct from app.person_id());
create policy activity_phase_show on activity_phase for update
  using (territory_id = app.territory_id() and app.is_staff()) with check (territory_id = app.territory_id());
grant select on activity_phase to trama_web;
grant insert (territory_id, id, activity_id, phase, number, decided_on, told, shown, recorded_by), update (shown)
  on activity_phase to trama_web;

create table activity_phase_why (
  territory_id uuid not null,
  phase_id uuid not null,
  activity_id uuid not null,
  why text not null check (length(why) between 1 and 2000),
  recorded_by uuid,
  constraint activity_phase_why_key primary key (territory_id, phase_id),
  constraint activity_phase_why_phase foreign key (territory_id, phase_id) references activity_phase on delete cascade
);
alter table activity_phase_why enable row level security;
create policy activity_phase_why_read on activity_phase_why for select
  using (territory_id = app.territory_id() and app.is_staff());
create policy activity_phase_why_add on activity_phase_why for insert with check (territory_id = app.territory_id()
  and app.is_team() and recorded_by is not distinct from app.person_id());
grant select on activity_phase_why to trama_web;
grant insert (territory_id, phase_id, activity_id, why, recorded_by) on activity_phase_why to trama_web;

-- Labs that visit each other, or go on together: the day, who went, what was learnt.
create table lab_exchange (
  territory_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  other_id uuid not null,
  kind text not null check (kind in ('twinning', 'visit', 'meeting')),
  on_date date not null,
  learnt text not null check (length(learnt) between 1 and 4000),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint lab_exchange_key primary key (territory_id, id),
  constraint lab_exchange_activity foreign key (territory_id, activity_id) references activity on delete cascade,
  constraint lab_exchange_other foreign key (territory_id, other_id) references activity on delete cascade,
  constraint lab_exchange_two check (activity_id <> other_id)
);
create index lab_exchange_of_activity on lab_exchange (territory_id, activity_id, on_date desc);
create index lab_exchange_of_other on lab_exchange (territory_id, other_id, on_date desc);
alter table lab_exchange enable row level security;
create policy lab_exchange_read on lab_exchange for select using (territory_id = app.territory_id() and app.is_staff());
create policy lab_exchange_add on lab_exchange for insert with check (territory_id = app.territory_id()
  and app.is_team() and recorded_by is not distinct from app.person_id());
grant select on lab_exchange to trama_web;
grant insert (territory_id, id, activity_id, other_id, kind, on_date, learnt, recorded_by) on lab_exchange to trama_web;

create table lab_exchange_person (
  territory_id uuid not null,
  exchange_id uuid not null,
  person_id uuid not null,
  recorded_by uuid,
  constraint lab_exchange_person_key primary key (territory_id, exchange_id, person_id),
  constraint lab_exchange_person_exchange foreign key (territory_id, exchange_id) references lab_exchange on delete cascade,
  constraint lab_exchange_person_person foreign key (territory_id, person_id) references person
);
create index lab_exchange_person_of on lab_exchange_person (territory_id, person_id);
alter table lab_exchange_person enable row level security;
create policy lab_exchange_person_read on lab_exchange_person for select using (territory_id = app.territory_id()
  and (app.is_team() or person_id = any (app.erased_people())));
create policy lab_exchange_person_add on lab_exchange_person for insert with check (territory_id = app.territory_id()
  and app.is_team() and recorded_by is not distinct from app.person_id());
create policy lab_exchange_person_erase on lab_exchange_person for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on lab_exchange_person to trama_web;
grant insert (territory_id, exchange_id, person_id, recorded_by) on lab_exchange_person to trama_web;
