-- A session may have a code: on a poster or on the door, valid around its hours, until it is revoked.
create table checkin_code (
  territory_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  code text not null check (code ~ '^[A-Z0-9]{7}$'),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  revoked_at timestamptz,
  revoked_by uuid,
  constraint checkin_code_key primary key (territory_id, id),
  constraint checkin_code_session foreign key (territory_id, session_id) references activity_session on delete cascade,
  constraint checkin_code_once unique (territory_id, code)
);
create unique index checkin_code_of_session on checkin_code (territory_id, session_id) where revoked_at is null;
alter table checkin_code enable row level security;
create policy checkin_code_read on checkin_code for select using (territory_id = app.territory_id() and app.is_team());
create policy checkin_code_add on checkin_code for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
create policy checkin_code_change on checkin_code for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
grant select on checkin_code to trama_web;
grant insert (territory_id, id, session_id, code, recorded_by), update (revoked_at, revoked_by) on checkin_code to trama_web;

-- Somebody says that they are here: present once whoever keeps the register has confirmed it. The name they typed is sealed, and
-- goes when it is settled: by name where the team knows them, else as one more head.
create table checkin_arrival (
  territory_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  signup_id uuid,
  person_id uuid,
  sealed bytea,
  mark text check (length(mark) <= 64),
  how text not null check (how in ('name', 'signup', 'account', 'list')),
  arrived_at timestamptz not null default now(),
  settled text check (settled in ('named', 'counted', 'refused')),
  settled_at timestamptz,
  settled_by uuid,
  constraint checkin_arrival_key primary key (territory_id, id),
  constraint checkin_arrival_session foreign key (territory_id, session_id) references activity_session on delete cascade,
  constraint checkin_arrival_signup foreign key (territory_id, signup_id) references signup on delete cascade,
  constraint checkin_arrival_person foreign key (territory_id, person_id) references person,
  constraint checkin_arrival_settled check ((settled is null) = (settled_at is null) and (settled is null or sealed is null))
);
create unique index checkin_arrival_once_signup on checkin_arrival (territory_id, session_id, signup_id) where signup_id is not null;
create unique index checkin_arrival_once_person on checkin_arrival (territory_id, session_id, person_id) where person_id is not null;
create unique index checkin_arrival_once_name on checkin_arrival (territory_id, session_id, mark) where mark is not null;
create index checkin_arrival_waiting on checkin_arrival (territory_id, session_id) where settled is null;
create index checkin_arrival_of_person on checkin_arrival (territory_id, person_id) where person_id is not null;
alter table checkin_arrival enable row level security;
create policy checkin_arrival_read on checkin_arrival for select
  using (territory_id = app.territory_id() and (app.is_team() or person_id = any (app.erased_people())));
create policy checkin_arrival_add on checkin_arrival for insert with check (territory_id = app.territory_id() and app.is_team());
create policy checkin_arrival_change on checkin_arrival for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
create policy checkin_arrival_drop on checkin_arrival for delete
  using (territory_id = app.territory_id() and (app.is_team() or person_id = any (app.erased_people())));
grant select, delete on checkin_arrival to trama_web;
grant insert (territory_id, id, session_id, signup_id, person_id, sealed, mark, how, arrived_at, settled, settled_at, settled_by),
  update (person_id, sealed, settled, settled_at, settled_by) on checkin_arrival to trama_web;

-- A code that is none, by the network it came from, so that nobody goes on guessing. Forgotten the next day.
create table checkin_miss (
  territory_id uuid not null,
  id uuid not null,
  network_mark text not null check (length(network_mark) <= 64),
  missed_at timestamptz not null default now(),
  constraint checkin_miss_key primary key (territory_id, id),
  constraint checkin_miss_territory foreign key (territory_id) references territory
);
create index checkin_miss_lately on checkin_miss (territory_id, network_mark, missed_at desc);
alter table checkin_miss enable row level security;
create policy checkin_miss_read on checkin_miss for select using (territory_id = app.territory_id() and app.is_team());
create policy checkin_miss_note on checkin_miss for insert with check (territory_id = app.territory_id() and app.is_team());
create policy checkin_miss_drop on checkin_miss for delete using (territory_id = app.territory_id() and app.is_team());
grant select, delete on checkin_miss to trama_web;
grant insert (territory_id, id, network_mark, missed_at) on checkin_miss to trama_web;

-- A sheet of paper that was printed for a session: what is written on it leads back to the register.
create table session_sheet (
  territory_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  code text not null check (code ~ '^[A-Z0-9]{5}$'),
  lines integer not null check (lines between 0 and 200),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint session_sheet_key primary key (territory_id, id),
  constraint session_sheet_session foreign key (territory_id, session_id) references activity_session on delete cascade,
  constraint session_sheet_once unique (territory_id, code)
);
create index session_sheet_of_session on session_sheet (territory_id, session_id);
alter table session_sheet enable row level security;
create policy session_sheet_read on session_sheet for select using (territory_id = app.territory_id() and app.is_team());
create policy session_sheet_add on session_sheet for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
grant select on session_sheet to trama_web;
grant insert (territory_id, id, session_id, code, lines, recorded_by) on session_sheet to trama_web;
