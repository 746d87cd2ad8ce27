-- An activity takes sign-ups for the whole of it, or for each session alike; one session may have terms of its own.
create table signup_terms (
  territory_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  session_id uuid,
  unit text not null check (unit in ('activity', 'session')),
  -- No number: as many as come.
  capacity integer check (capacity between 1 and 10000),
  waiting_list boolean not null default true,
  -- So many hours before it begins nobody signs up any more.
  closes_hours integer not null default 0 check (closes_hours between 0 and 720),
  taking boolean not null default true,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint signup_terms_key primary key (territory_id, id),
  constraint signup_terms_activity foreign key (territory_id, activity_id) references activity on delete cascade,
  constraint signup_terms_session foreign key (territory_id, session_id) references activity_session on delete cascade,
  constraint signup_terms_of_session check (session_id is null or unit = 'session')
);
create unique index signup_terms_once_activity on signup_terms (territory_id, activity_id) where session_id is null;
create unique index signup_terms_once_session on signup_terms (territory_id, session_id) where session_id is not null;
alter table signup_terms enable row level security;
create policy signup_terms_read on signup_terms for select using (territory_id = app.territory_id());
create policy signup_terms_add on signup_terms for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
create policy signup_terms_change on signup_terms for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
create policy signup_terms_drop on signup_terms for delete using (territory_id = app.territory_id() and app.is_team());
grant select, delete on signup_terms to trama_web;
grant insert (territory_id, id, activity_id, session_id, unit, capacity, waiting_list, closes_hours, taking, recorded_by),
  update (unit, capacity, waiting_list, closes_hours, taking) on signup_terms to trama_web;

-- Somebody signed up. Nobody can be read here: who it is stands sealed beside it, and marks made with a secret of the house
-- know the same sign-up, address and network again. A place is taken by whoever is in, or has one offered.
create table signup (
  territory_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  session_id uuid,
  state text not null check (state in ('asked', 'in', 'waiting', 'offered', 'lapsed', 'cancelled')),
  reached_by text not null check (reached_by in ('mail', 'phone', 'nothing')),
  for_minor boolean not null default false,
  mark text check (length(mark) <= 64),
  contact_mark text check (length(contact_mark) <= 64),
  network_mark text check (length(network_mark) <= 64),
  -- What its owner says at the door.
  code text not null check (code ~ '^[A-Z0-9]{5}$'),
  language text not null check (language in ('it', 'en')),
  -- Whom the team knows it to be.
  person_id uuid,
  asked_at timestamptz not null default now(),
  letter_at timestamptz,
  confirmed_at timestamptz,
  -- Since when it waits: the first in line is the first to be offered a place.
  queued_at timestamptz,
  offered_until timestamptz,
  ended_at timestamptz,
  recorded_by uuid,
  constraint signup_key primary key (territory_id, id),
  constraint signup_activity foreign key (territory_id, activity_id) references activity on delete cascade,
  constraint signup_session foreign key (territory_id, session_id) references activity_session on delete cascade,
  constraint signup_person foreign key (territory_id, person_id) references person,
  constraint signup_waits check ((state = 'waiting') <= (queued_at is not null)),
  constraint signup_offered check ((state = 'offered') = (offered_until is not null)),
  constraint signup_ended check ((state = 'cancelled') = (ended_at is not null))
);
-- The same name at the same address signs up once, until it cancels.
create unique index signup_once on signup (territory_id, mark) where state <> 'cancelled';
create index signup_of_session on signup (territory_id, session_id, state) where session_id is not null;
create index signup_of_activity on signup (territory_id, activity_id, state);
create index signup_from_address on signup (territory_id, contact_mark);
create index signup_newest on signup (territory_id, asked_at desc);
create index signup_of_person on signup (territory_id, person_id) where person_id is not null;
alter table signup enable row level security;
create policy signup_read on signup for select
  using (territory_id = app.territory_id() and (app.is_team() or person_id = any (app.erased_people())));
create policy signup_add on signup for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
create policy signup_change on signup for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
create policy signup_drop on signup for delete
  using (territory_id = app.territory_id() and (app.is_team() or person_id = any (app.erased_people())));
grant select, delete on signup to trama_web;
grant insert (territory_id, id, activity_id, session_id, state, reached_by, for_minor, mark, contact_mark, network_mark, code, language,
    person_id, asked_at, letter_at, confirmed_at, queued_at, recorded_by),
  update (state, person_id, letter_at, confirmed_at, queued_at, offered_until, ended_at) on signup to trama_web;

-- Who it is and how to reach them; for a minor who answers for them. Gone when it is cancelled, and some weeks after.
create table signup_contact (
  territory_id uuid not null,
  signup_id uuid not null,
  sealed bytea not null,
  constraint signup_contact_key primary key (territory_id, signup_id),
  constraint signup_contact_signup foreign key (territory_id, signup_id) references signup on delete cascade
);
alter table signup_contact enable row level security;
create policy signup_contact_read on signup_contact for select using (territory_id = app.territory_id() and app.is_team());
create policy signup_contact_add on signup_contact for insert with check (territory_id = app.territory_id() and app.is_team());
create policy signup_contact_drop on signup_contact for delete using (territory_id = app.territory_id() and app.is_team());
grant select, delete on signup_contact to trama_web;
grant insert (territory_id, signup_id, sealed) on signup_contact to trama_web;

-- What somebody needs to be able to take part, if they say so.
create table signup_need (
  territory_id uuid not null,
  signup_id uuid not null,
  sealed bytea not null,
  constraint signup_need_key primary key (territory_id, signup_id),
  constraint signup_need_signup foreign key (territory_id, signup_id) references signup on delete cascade
);
alter table signup_need enable row level security;
create policy signup_need_read on signup_need for select using (territory_id = app.territory_id() and app.is_team());
create policy signup_need_add on signup_need for insert with check (territory_id = app.territory_id() and app.is_team());
create policy signup_need_drop on signup_need for delete using (territory_id = app.territory_id() and app.is_team());
grant select, delete on signup_need to trama_web;
grant insert (territory_id, signup_id, sealed) on signup_need to trama_web;

-- Which letter went to whom, noted before it is sent: a job or a form that runs again writes to nobody twice. What it was
-- about is a session, or the form of a message.
create table signup_letter (
  territory_id uuid not null,
  signup_id uuid not null,
  kind text not null check (kind in ('reminder', 'called_off', 'message')),
  about_id uuid not null,
  sent_at timestamptz not null default now(),
  constraint signup_letter_key primary key (territory_id, signup_id, kind, about_id),
  constraint signup_letter_signup foreign key (territory_id, signup_id) references signup on delete cascade
);
alter table signup_letter enable row level security;
create policy signup_letter_read on signup_letter for select using (territory_id = app.territory_id() and app.is_team());
create policy signup_letter_note on signup_letter for insert with check (territory_id = app.territory_id() and app.is_team());
grant select on signup_letter to trama_web;
grant insert (territory_id, signup_id, kind, about_id, sent_at) on signup_letter to trama_web;
