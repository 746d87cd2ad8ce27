-- A place has rooms, and one calendar. What is booked, what an owner keeps for itself and what activities hold there stand in
-- the same table, where no two held times of a room may overlap: also when two hundred people ask at once.
-- The extension is a trusted one: whoever owns the database may create it.
create extension if not exists btree_gist;

create table place_room (
  territory_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  description text check (length(description) between 1 and 2000),
  equipment text check (length(equipment) between 1 and 1000),
  capacity integer not null check (capacity between 1 and 100000),
  accessible boolean not null default false,
  needs_approval boolean not null default true,
  -- Whether anyone may see it and ask for it.
  shown boolean not null default false,
  closed_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint place_room_key primary key (territory_id, id),
  constraint place_room_within unique (territory_id, id, place_id),
  constraint place_room_place foreign key (territory_id, place_id) references place on delete cascade
);
create index place_room_of_place on place_room (territory_id, place_id);
alter table place_room enable row level security;
create policy place_room_read on place_room for select
  using (territory_id = app.territory_id() and (shown or app.is_staff()));
create policy place_room_add on place_room for insert
  with check (territory_id = app.territory_id() and app.is_staff() and recorded_by is not distinct from app.person_id());
create policy place_room_change on place_room for update
  using (territory_id = app.territory_id() and app.is_staff()) with check (territory_id = app.territory_id());
grant select on place_room to trama_web;
grant insert (territory_id, id, place_id, name, description, equipment, capacity, accessible, needs_approval, shown, recorded_by),
  update (name, description, equipment, capacity, accessible, needs_approval, shown, closed_on) on place_room to trama_web;

-- Days on which a place stays closed, whatever its hours say.
create table place_closed_days (
  territory_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  from_on date not null,
  until_on date not null,
  why text check (length(why) between 1 and 160),
  recorded_by uuid,
  constraint place_closed_days_key primary key (territory_id, id),
  constraint place_closed_days_place foreign key (territory_id, place_id) references place on delete cascade,
  constraint place_closed_days_order check (until_on >= from_on)
);
create index place_closed_days_of_place on place_closed_days (territory_id, place_id, from_on);
alter table place_closed_days enable row level security;
create policy place_closed_days_read on place_closed_days for select using (territory_id = app.territory_id());
create policy place_closed_days_add on place_closed_days for insert
  with check (territory_id = app.territory_id() and app.is_staff() and recorded_by is not distinct from app.person_id());
create policy place_closed_days_drop on place_closed_days for delete using (territory_id = app.territory_id() and app.is_staff());
grant select, delete on place_closed_days to trama_web;
grant insert (territory_id, id, place_id, from_on, until_on, why, recorded_by) on place_closed_days to trama_web;

-- What an hour of a room costs, by who uses it. Where nothing is written it costs nothing.
create table room_tariff (
  territory_id uuid not null,
  room_id uuid not null,
  user_kind text not null check (user_kind in ('person', 'group', 'association', 'body', 'business')),
  cents_hour integer not null check (cents_hour between 1 and 10000000),
  constraint room_tariff_key primary key (territory_id, room_id, user_kind),
  constraint room_tariff_room foreign key (territory_id, room_id) references place_room on delete cascade
);
alter table room_tariff enable row level security;
create policy room_tariff_read on room_tariff for select using (territory_id = app.territory_id());
create policy room_tariff_add on room_tariff for insert with check (territory_id = app.territory_id() and app.is_staff());
create policy room_tariff_drop on room_tariff for delete using (territory_id = app.territory_id() and app.is_staff());
grant select, delete on room_tariff to trama_web;
grant insert (territory_id, room_id, user_kind, cents_hour) on room_tariff to trama_web;

-- A booking of a room, or of a whole place where no room is named. `use` is somebody's, `session` is an activity's (and has
-- its session's id), `owner` is what the owner keeps for itself. Who it is of stands apart.
create table booking (
  territory_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  room_id uuid,
  kind text not null check (kind in ('use', 'session', 'owner')),
  user_kind text check (user_kind in ('person', 'group', 'association', 'body', 'business')),
  organisation_id uuid,
  people integer check (people between 1 and 100000),
  -- What the public calendar says; without it, that the room is taken.
  public_title text check (length(public_title) between 1 and 160),
  rule text check (rule ~ '^FREQ=(DAILY|WEEKLY|MONTHLY)' and length(rule) <= 200),
  first_starts_at timestamp,
  minutes integer check (minutes between 5 and 1440),
  state text not null
    check (state in ('unconfirmed', 'requested', 'confirmed', 'waiting', 'offered', 'refused', 'cancelled', 'expired')),
  cents bigint not null default 0 check (cents >= 0),
  free_why text check (length(free_why) between 1 and 500),
  waiting_since timestamptz,
  offered_until timestamptz,
  reason text check (length(reason) between 1 and 500),
  decided_by uuid,
  decided_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint booking_key primary key (territory_id, id),
  constraint booking_within unique (territory_id, id, place_id),
  constraint booking_place foreign key (territory_id, place_id) references place,
  constraint booking_room foreign key (territory_id, room_id, place_id) references place_room (territory_id, id, place_id),
  constraint booking_organisation foreign key (territory_id, organisation_id) references organisation,
  constraint booking_whose check ((kind = 'use') = (user_kind is not null) and (kind = 'use' or organisation_id is null)),
  constraint booking_repeats check ((rule is null) = (first_starts_at is null) and (rule is null) = (minutes is null)),
  constraint booking_free check (free_why is null or cents = 0),
  constraint booking_waits check (state not in ('waiting', 'offered') or waiting_since is not null),
  constraint booking_offered check ((state = 'offered') = (offered_until is not null)),
  constraint booking_refused check (state <> 'refused' or reason is not null)
);
create index booking_of_place on booking (territory_id, place_id, state, recorded_at);
create index booking_waiting on booking (territory_id, place_id, waiting_since) where state in ('waiting', 'offered');
create index booking_of_organisation on booking (territory_id, organisation_id) where organisation_id is not null;
create index booking_of_writer on booking (territory_id, recorded_by);
alter table booking enable row level security;
create policy booking_read on booking for select using (territory_id = app.territory_id()
  and (app.is_staff() or organisation_id = any (app.organisation_ids()) or recorded_by = app.person_id()));
create policy booking_add on booking for insert
  with check (territory_id = app.territory_id() and app.is_staff() and recorded_by is not distinct from app.person_id());
create policy booking_change on booking for update
  using (territory_id = app.territory_id() and app.is_staff()) with check (territory_id = app.territory_id());
create policy booking_drop on booking for delete
  using (territory_id = app.territory_id() and app.is_desk() and state = 'unconfirmed');
grant select, delete on booking to trama_web;
grant insert (territory_id, id, place_id, room_id, kind, user_kind, organisation_id, people, public_title, rule, first_starts_at,
    minutes, state, cents, free_why, waiting_since, recorded_by),
  update (place_id, room_id, public_title, state, cents, free_why, waiting_since, offered_until, reason, decided_by, decided_at)
  on booking to trama_web;

-- What was received for a booking; a sum noted wrongly is put right by its opposite.
create table booking_payment (
  territory_id uuid not null,
  id uuid not null,
  booking_id uuid not null,
  on_date date not null,
  cents bigint not null check (cents <> 0),
  how text not null check (how in ('cash', 'transfer', 'card', 'other')),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint booking_payment_key primary key (territory_id, id),
  constraint booking_payment_booking foreign key (territory_id, booking_id) references booking
);
create index booking_payment_of on booking_payment (territory_id, booking_id);
alter table booking_payment enable row level security;
create policy booking_payment_read on booking_payment for select using (territory_id = app.territory_id() and app.is_staff());
create policy booking_payment_add on booking_payment for insert
  with check (territory_id = app.territory_id() and app.is_staff() and recorded_by is not distinct from app.person_id());
grant select on booking_payment to trama_web;
grant insert (territory_id, id, booking_id, on_date, cents, how, recorded_by) on booking_payment to trama_web;

-- Who a booking is of, how they are reached and what they need the room for: sealed, and forgotten two years after.
create table booking_of (
  territory_id uuid not null,
  booking_id uuid not null,
  person_id uuid,
  organisation_id uuid,
  sealed bytea not null,
  language text not null default 'it' check (language in ('it', 'en')),
  forget_on date not null,
  recorded_by uuid,
  constraint booking_of_key primary key (territory_id, booking_id),
  constraint booking_of_booking foreign key (territory_id, booking_id) references booking on delete cascade,
  constraint booking_of_person foreign key (territory_id, person_id) references person,
  constraint booking_of_organisation foreign key (territory_id, organisation_id) references organisation
);
create index booking_of_of_person on booking_of (territory_id, person_id) where person_id is not null;
create index booking_of_to_forget on booking_of (territory_id, forget_on);
alter table booking_of enable row level security;
create policy booking_of_read on booking_of for select using (territory_id = app.territory_id() and (app.is_staff()
  or person_id = app.person_id() or organisation_id = any (app.organisation_ids()) or person_id = any (app.erased_people())));
create policy booking_of_restricted on booking_of as restrictive for select using (territory_id = app.territory_id()
  and (app.nobody_is_restricted() or app.is_coordinator() or person_id is null or person_id <> all (app.restricted_people())
    or person_id = app.person_id()));
create policy booking_of_add on booking_of for insert
  with check (territory_id = app.territory_id() and app.is_staff() and recorded_by is not distinct from app.person_id());
create policy booking_of_drop on booking_of for delete using (territory_id = app.territory_id()
  and (app.is_desk() and forget_on < current_date or person_id = any (app.erased_people())));
grant select, delete on booking_of to trama_web;
grant insert (territory_id, booking_id, person_id, organisation_id, sealed, language, forget_on, recorded_by) on booking_of to trama_web;

-- The times of a booking, room by room: a whole place is all its rooms. That a room is taken, and from when to when, is no
-- secret; by whom is not written here. `recurrence_at` is the local time by which an occurrence is known, also once moved.
create table room_time (
  territory_id uuid not null,
  id uuid not null,
  booking_id uuid not null,
  place_id uuid not null,
  room_id uuid not null,
  on_date date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  recurrence_at timestamp not null,
  state text not null check (state in ('wanted', 'held', 'released')),
  title text check (length(title) between 1 and 160),
  reason text check (length(reason) between 1 and 500),
  changed_at timestamptz not null default now(),
  constraint room_time_key primary key (territory_id, id),
  constraint room_time_once unique (territory_id, booking_id, room_id, recurrence_at),
  constraint room_time_booking foreign key (territory_id, booking_id, place_id)
    references booking (territory_id, id, place_id) on delete cascade,
  constraint room_time_room foreign key (territory_id, room_id, place_id)
    references place_room (territory_id, id, place_id) on delete cascade,
  constraint room_time_order check (ends_at > starts_at),
  constraint room_time_free exclude using gist
    (territory_id with =, room_id with =, tstzrange(starts_at, ends_at) with &&) where (state = 'held')
);
create index room_time_at_place on room_time (territory_id, place_id, starts_at);
create index room_time_of_room on room_time (territory_id, room_id, starts_at);
create trigger room_time_changed before update on room_time for each row execute function app.mark_change();
alter table room_time enable row level security;
create policy room_time_read on room_time for select using (territory_id = app.territory_id());
create policy room_time_add on room_time for insert with check (territory_id = app.territory_id() and app.is_staff());
create policy room_time_change on room_time for update
  using (territory_id = app.territory_id() and app.is_staff()) with check (territory_id = app.territory_id());
create policy room_time_drop on room_time for delete
  using (territory_id = app.territory_id() and app.is_staff() and state <> 'held');
grant select, delete on room_time to trama_web;
grant insert (territory_id, id, booking_id, place_id, room_id, on_date, starts_at, ends_at, recurrence_at, state, title),
  update (on_date, starts_at, ends_at, state, title, reason) on room_time to trama_web;

-- With whoever it was of go the words they chose: the hours and the kind of use stay.
create function app.forget_words_of_booking() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update booking set public_title = null, free_why = case when free_why is null then null else '–' end,
    reason = case when reason is null then null else '–' end
    where territory_id = old.territory_id and id = old.booking_id and organisation_id is null;
  update room_time t set title = null, reason = null from booking b
    where t.territory_id = old.territory_id and t.booking_id = old.booking_id
      and b.territory_id = old.territory_id and b.id = old.booking_id and b.organisation_id is null;
  return null;
end $$;
revoke all on function app.forget_words_of_booking from public;
create trigger booking_of_forgotten after delete on booking_of for each row execute function app.forget_words_of_booking();

-- A calendar with the words of its bookings, for whoever keeps a place: by an address that can be taken back. Only its hash is kept.
create table calendar_address (
  territory_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  hash bytea not null,
  label text not null check (length(label) between 1 and 120),
  made_at timestamptz not null default now(),
  revoked_at timestamptz,
  recorded_by uuid,
  constraint calendar_address_key primary key (territory_id, id),
  constraint calendar_address_hash unique (territory_id, hash),
  constraint calendar_address_place foreign key (territory_id, place_id) references place on delete cascade
);
alter table calendar_address enable row level security;
create policy calendar_address_read on calendar_address for select using (territory_id = app.territory_id() and app.is_staff());
create policy calendar_address_add on calendar_address for insert
  with check (territory_id = app.territory_id() and app.is_staff() and recorded_by is not distinct from app.person_id());
create policy calendar_address_revoke on calendar_address for update
  using (territory_id = app.territory_id() and app.is_staff()) with check (territory_id = app.territory_id());
grant select on calendar_address to trama_web;
grant insert (territory_id, id, place_id, hash, label, recorded_by), update (revoked_at) on calendar_address to trama_web;
