-- The photo of a sheet of paper, kept with what it is about: an encounter, a session, a printed sheet. It is made anew and
-- sealed; it is seen as its record is (the team, whoever works here, a circle), or by the one person it is kept for.
create table record_photo (
  territory_id uuid not null,
  id uuid not null,
  record_kind text not null check (record_kind in ('encounter', 'activity_session', 'paper_sheet')),
  record_id uuid not null,
  bytes integer not null check (bytes > 0),
  width integer not null check (width between 1 and 4000),
  height integer not null check (height between 1 and 4000),
  seen_by text not null check (seen_by in ('team', 'staff', 'circle', 'person')),
  circle_id uuid,
  for_person_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint record_photo_key primary key (territory_id, id),
  constraint record_photo_territory foreign key (territory_id) references territory,
  constraint record_photo_circle check (seen_by <> 'circle' or circle_id is not null),
  constraint record_photo_person check (seen_by <> 'person' or for_person_id is not null)
);
create index record_photo_of on record_photo (territory_id, record_kind, record_id, recorded_at);
create index record_photo_by_age on record_photo (territory_id, recorded_at);
create table record_photo_content (
  territory_id uuid not null,
  photo_id uuid not null,
  record_kind text not null,
  record_id uuid not null,
  sealed bytea not null check (octet_length(sealed) <= 2100000),
  small bytea not null check (octet_length(small) <= 280000),
  seen_by text not null check (seen_by in ('team', 'staff', 'circle', 'person')),
  circle_id uuid,
  for_person_id uuid,
  recorded_by uuid,
  constraint record_photo_content_key primary key (territory_id, photo_id),
  constraint record_photo_content_of foreign key (territory_id, photo_id) references record_photo on delete cascade
);

do $$
declare
  name text;
  sees constant text = 'territory_id = app.territory_id() and (seen_by = ''team'' and app.is_team()
    or seen_by = ''staff'' and app.is_staff()
    or seen_by = ''person'' and for_person_id = app.person_id() and (record_kind <> ''encounter'' or app.is_team())';
  -- Words with one person alone are about that person: a copy shows them, an erasure takes them away.
  answered constant text = ' or record_kind = ''encounter'' and record_id = any (app.erased_encounters())';
begin
  foreach name in array array['record_photo', 'record_photo_content'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select using (%s or circle_id is not null and app.in_read_circle(circle_id)%s))',
      name || '_read', name, sees, answered);
    execute format('create policy %I on %I for insert with check (%s or circle_id is not null and app.in_circle(circle_id))
      and recorded_by is not distinct from app.person_id())', name || '_add', name, sees);
    -- Who took it may keep it for themselves.
    execute format('create policy %I on %I for update using (territory_id = app.territory_id() and app.is_staff()
      and recorded_by = app.person_id()) with check (territory_id = app.territory_id()
      and seen_by = ''person'' and for_person_id = app.person_id())', name || '_withdraw', name);
    execute format('grant select on %I to trama_web', name);
    execute format('grant update (seen_by, for_person_id) on %I to trama_web', name);
    execute format('create policy %I on %I for delete using (%s or circle_id is not null and app.in_circle(circle_id)%s))',
      name || '_drop', name, sees, answered);
  end loop;
end $$;
grant insert (territory_id, id, record_kind, record_id, bytes, width, height, seen_by, circle_id, for_person_id, recorded_by),
  delete on record_photo to trama_web;
grant insert (territory_id, photo_id, record_kind, record_id, sealed, small, seen_by, circle_id, for_person_id, recorded_by),
  delete on record_photo_content to trama_web;

-- It goes with its record.
create function app.drop_photos_of_record() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from record_photo p
    where p.territory_id = old.territory_id and p.record_kind = tg_argv[0] and p.record_id = old.id;
  return null;
end $$;
revoke all on function app.drop_photos_of_record from public;
create trigger encounter_photos_go after delete on encounter for each row
  execute function app.drop_photos_of_record('encounter');
create trigger activity_session_photos_go after delete on activity_session for each row
  execute function app.drop_photos_of_record('activity_session');

-- Whoever is forgotten stands on no list of hands any more: a session they came to loses its pictures, whole.
create function app.forget_photos_of_session() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from record_photo p
    where p.territory_id = old.territory_id and p.record_kind = 'activity_session' and p.record_id = old.session_id;
  return null;
end $$;
revoke all on function app.forget_photos_of_session from public;
create trigger attendance_forgotten after delete on attendance for each row
  when (old.person_id = any (app.erased_people())) execute function app.forget_photos_of_session();

-- Pictures older than their years go by night, also those that one person alone may see.
create function app.drop_old_photos(here uuid, before date) returns table (id uuid)
language sql security definer set search_path = pg_catalog, public as $$
  delete from record_photo p where p.territory_id = here and p.recorded_at < before returning p.id
$$;
revoke all on function app.drop_old_photos from public;
grant execute on function app.drop_old_photos to trama_command;
