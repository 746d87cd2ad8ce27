-- Keys of a place, and who holds each since when.
create table door_key (
  territory_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  dropped_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint door_key_key primary key (territory_id, id),
  constraint door_key_place foreign key (territory_id, place_id) references place on delete cascade
);
create index door_key_of_place on door_key (territory_id, place_id);
alter table door_key enable row level security;
create policy door_key_read on door_key for select using (territory_id = app.territory_id() and app.is_staff());
create policy door_key_add on door_key for insert
  with check (territory_id = app.territory_id() and app.is_staff() and recorded_by is not distinct from app.person_id());
create policy door_key_change on door_key for update
  using (territory_id = app.territory_id() and app.is_staff()) with check (territory_id = app.territory_id());
grant select on door_key to trama_web;
grant insert (territory_id, id, place_id, name, recorded_by), update (name, dropped_on) on door_key to trama_web;

create table door_key_loan (
  territory_id uuid not null,
  id uuid not null,
  key_id uuid not null,
  person_id uuid not null,
  given_on date not null,
  returned_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint door_key_loan_key primary key (territory_id, id),
  constraint door_key_loan_of foreign key (territory_id, key_id) references door_key on delete cascade,
  constraint door_key_loan_person foreign key (territory_id, person_id) references person,
  constraint door_key_loan_order check (returned_on >= given_on),
  -- A key is in one hand at a time.
  constraint door_key_loan_one_hand exclude using gist
    (territory_id with =, key_id with =, daterange(given_on, returned_on) with &&)
);
create unique index door_key_loan_now on door_key_loan (territory_id, key_id) where returned_on is null;
create index door_key_loan_of_person on door_key_loan (territory_id, person_id);
alter table door_key_loan enable row level security;
create policy door_key_loan_read on door_key_loan for select using (territory_id = app.territory_id()
  and (app.is_staff() or person_id = app.person_id() or person_id = any (app.erased_people())));
create policy door_key_loan_add on door_key_loan for insert
  with check (territory_id = app.territory_id() and app.is_staff() and recorded_by is not distinct from app.person_id());
create policy door_key_loan_change on door_key_loan for update
  using (territory_id = app.territory_id() and app.is_staff()) with check (territory_id = app.territory_id());
create policy door_key_loan_erase on door_key_loan for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on door_key_loan to trama_web;
grant insert (territory_id, id, key_id, person_id, given_on, recorded_by), update (returned_on) on door_key_loan to trama_web;

-- Who opens, closes or cleans a place every week; without anybody it is to be covered. Nobody stands in two shifts at once.
create table place_shift (
  territory_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  job text not null check (job in ('opening', 'closing', 'cleaning')),
  weekday smallint not null check (weekday between 1 and 7),
  from_time time not null,
  to_time time not null,
  person_id uuid,
  from_on date not null,
  until_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint place_shift_key primary key (territory_id, id),
  constraint place_shift_place foreign key (territory_id, place_id) references place on delete cascade,
  constraint place_shift_person foreign key (territory_id, person_id) references person,
  constraint place_shift_times check (to_time > from_time),
  constraint place_shift_order check (until_on >= from_on),
  constraint place_shift_one_place exclude using gist (territory_id with =, person_id with =, weekday with =,
    int4range(extract(epoch from from_time)::integer, extract(epoch from to_time)::integer) with &&,
    daterange(from_on, until_on, '[]') with &&) where (person_id is not null)
);
create index place_shift_of_place on place_shift (territory_id, place_id);
create index place_shift_of_person on place_shift (territory_id, person_id) where person_id is not null;
alter table place_shift enable row level security;
create policy place_shift_read on place_shift for select using (territory_id = app.territory_id()
  and (app.is_staff() or app.has_role('{volunteer,partner}') or person_id = app.person_id() or person_id = any (app.erased_people())));
create policy place_shift_add on place_shift for insert
  with check (territory_id = app.territory_id() and app.is_staff() and recorded_by is not distinct from app.person_id());
create policy place_shift_change on place_shift for update
  using (territory_id = app.territory_id() and app.is_staff()) with check (territory_id = app.territory_id());
create policy place_shift_erase on place_shift for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on place_shift to trama_web;
grant insert (territory_id, id, place_id, job, weekday, from_time, to_time, person_id, from_on, until_on, recorded_by),
  update (until_on) on place_shift to trama_web;

-- Through what a shift is carried out: a work grant or a pact of a later room, or something said in words. What belongs to a
-- circle is read by it alone: that somebody has a pact is nobody else's to know.
create table place_shift_through (
  territory_id uuid not null,
  shift_id uuid not null,
  kind text not null check (kind in ('work_grant', 'pact', 'other')),
  ref_id uuid,
  label text not null check (length(label) between 1 and 200),
  circle_id uuid,
  recorded_by uuid,
  constraint place_shift_through_key primary key (territory_id, shift_id),
  constraint place_shift_through_of foreign key (territory_id, shift_id) references place_shift on delete cascade,
  constraint place_shift_through_circle foreign key (territory_id, circle_id) references circle,
  constraint place_shift_through_what check ((kind = 'other') = (ref_id is null))
);
alter table place_shift_through enable row level security;
create policy place_shift_through_read on place_shift_through for select using (territory_id = app.territory_id()
  and (circle_id is null and app.is_staff() or app.in_read_circle(circle_id)));
create policy place_shift_through_add on place_shift_through for insert with check (territory_id = app.territory_id()
  and app.is_staff() and (circle_id is null or app.in_circle(circle_id)) and recorded_by is not distinct from app.person_id());
grant select on place_shift_through to trama_web;
grant insert (territory_id, shift_id, kind, ref_id, label, circle_id, recorded_by) on place_shift_through to trama_web;

-- What became of one turn of a shift: done, missed, left open, or taken by somebody else. Until something is said there is no row.
create table place_turn (
  territory_id uuid not null,
  id uuid not null,
  shift_id uuid not null,
  on_date date not null,
  state text not null check (state in ('done', 'missed', 'open', 'taken')),
  person_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint place_turn_key primary key (territory_id, id),
  constraint place_turn_once unique (territory_id, shift_id, on_date),
  constraint place_turn_of foreign key (territory_id, shift_id) references place_shift on delete cascade,
  constraint place_turn_person foreign key (territory_id, person_id) references person,
  constraint place_turn_open check (state <> 'open' or person_id is null)
);
create index place_turn_of_person on place_turn (territory_id, person_id) where person_id is not null;
alter table place_turn enable row level security;
create policy place_turn_read on place_turn for select using (territory_id = app.territory_id()
  and (app.is_staff() or person_id = app.person_id() or recorded_by = app.person_id() or person_id = any (app.erased_people())));
create policy place_turn_add on place_turn for insert with check (territory_id = app.territory_id() and app.person_id() is not null
  and recorded_by is not distinct from app.person_id());
create policy place_turn_change on place_turn for update using (territory_id = app.territory_id()
  and (app.is_staff() or person_id = app.person_id() or recorded_by = app.person_id()))
  with check (territory_id = app.territory_id() and recorded_by is not distinct from app.person_id());
create policy place_turn_erase on place_turn for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on place_turn to trama_web;
grant insert (territory_id, id, shift_id, on_date, state, person_id, recorded_by), update (state, person_id, recorded_by) on place_turn to trama_web;

-- A turn falls on a day of its shift; who is not of the staff speaks of their own alone.
create function app.turn_is_of_a_shift() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare s place_shift;
begin
  select * into s from place_shift where territory_id = new.territory_id and id = new.shift_id;
  if extract(isodow from new.on_date) <> s.weekday or new.on_date < s.from_on or new.on_date > coalesce(s.until_on, new.on_date) then
    raise exception 'not a day of the shift' using errcode = 'check_violation', constraint = 'place_turn_on_its_day';
  end if;
  if app.person_id() is not null and not app.is_staff() and (s.person_id is distinct from app.person_id()
    or coalesce(new.person_id, app.person_id()) <> app.person_id())
    and (tg_op = 'INSERT' or old.person_id is distinct from app.person_id()) then
    raise exception 'not one''s own turn' using errcode = 'insufficient_privilege', constraint = 'place_turn_own';
  end if;
  return new;
end $$;
revoke all on function app.turn_is_of_a_shift from public;
create trigger turn_is_of_a_shift before insert or update on place_turn for each row execute function app.turn_is_of_a_shift();
