-- Whom to introduce to whom is proposed from the records; a person decides. What was decided about a pair is kept, smaller
-- id first, so that it is not proposed again: to nobody, or to whoever decided.
create table introduction (
  territory_id uuid not null,
  id uuid not null,
  a_kind text not null check (a_kind in ('person', 'organisation')),
  a_id uuid not null,
  b_kind text not null check (b_kind in ('person', 'organisation')),
  b_id uuid not null,
  decision text not null check (decision in ('accepted', 'dismissed')),
  for_everyone boolean not null,
  decided_on date not null,
  due_on date,
  decided_by uuid not null,
  recorded_at timestamptz not null default now(),
  constraint introduction_key primary key (territory_id, id),
  constraint introduction_territory foreign key (territory_id) references territory,
  constraint introduction_order check (a_id < b_id),
  constraint introduction_due check ((due_on is null) = (decision = 'dismissed'))
);
-- Two people may dismiss one pair, each for themselves; one takes it on.
create unique index introduction_taken_on on introduction (territory_id, a_id, b_id) where decision = 'accepted';
create unique index introduction_once_each on introduction (territory_id, a_id, b_id, decided_by);
create index introduction_of_b on introduction (territory_id, b_id);
create index introduction_to_do on introduction (territory_id, decided_by, due_on) where decision = 'accepted';
alter table introduction enable row level security;
create policy introduction_read on introduction for select
  using (territory_id = app.territory_id() and (app.is_team() or a_id = any (app.erased_people()) or b_id = any (app.erased_people())));
create policy introduction_restricted on introduction as restrictive for select using (territory_id = app.territory_id()
  and (app.has_role('{coordinator}') or a_id <> all (app.restricted_people()) and b_id <> all (app.restricted_people())));
create policy introduction_add on introduction for insert with check (territory_id = app.territory_id() and app.is_team()
  and decided_by = app.person_id() and a_id <> all (app.restricted_people()) and b_id <> all (app.restricted_people()));
create policy introduction_drop on introduction for delete
  using (territory_id = app.territory_id() and app.is_team() and decided_by = app.person_id());
create policy introduction_erase on introduction for delete using (territory_id = app.territory_id()
  and (a_id = any (app.erased_people()) or b_id = any (app.erased_people())));
grant select, delete on introduction to trama_web;
grant insert (territory_id, id, a_kind, a_id, b_kind, b_id, decision, for_everyone, decided_on, due_on, decided_by)
  on introduction to trama_web;

-- Why it was not a good idea is read by whoever said so: it may tell of the two what others do not know.
create table introduction_reason (
  territory_id uuid not null,
  introduction_id uuid not null,
  why text not null check (why in ('know_each_other', 'not_suited', 'asked_not_to', 'not_now', 'other')),
  sealed bytea,
  recorded_by uuid not null,
  constraint introduction_reason_key primary key (territory_id, introduction_id),
  constraint introduction_reason_introduction foreign key (territory_id, introduction_id) references introduction on delete cascade
);
alter table introduction_reason enable row level security;
create policy introduction_reason_read on introduction_reason for select
  using (territory_id = app.territory_id() and app.is_team() and recorded_by = app.person_id());
create policy introduction_reason_add on introduction_reason for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by = app.person_id());
grant select on introduction_reason to trama_web;
grant insert (territory_id, introduction_id, why, sealed, recorded_by) on introduction_reason to trama_web;

-- What became of it: they met, perhaps at an encounter of the diary; or it did not come about.
create table introduction_outcome (
  territory_id uuid not null,
  introduction_id uuid not null,
  id uuid not null,
  became text not null check (became in ('met', 'later', 'not_wanted')),
  on_date date not null,
  encounter_id uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  constraint introduction_outcome_key primary key (territory_id, id),
  constraint introduction_outcome_introduction foreign key (territory_id, introduction_id) references introduction on delete cascade,
  constraint introduction_outcome_encounter foreign key (territory_id, encounter_id) references encounter,
  constraint introduction_outcome_met check (encounter_id is null or became = 'met')
);
create index introduction_outcome_of on introduction_outcome (territory_id, introduction_id);
create index introduction_outcome_at on introduction_outcome (territory_id, encounter_id) where encounter_id is not null;
alter table introduction_outcome enable row level security;
create policy introduction_outcome_read on introduction_outcome for select using (territory_id = app.territory_id() and app.is_team());
create policy introduction_outcome_add on introduction_outcome for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by = app.person_id());
grant select on introduction_outcome to trama_web;
grant insert (territory_id, introduction_id, id, became, on_date, encounter_id, recorded_by) on introduction_outcome to trama_web;
