-- A sheet of paper that was printed to be filled in by hand: what is written on it comes back under its code, which can be read
-- aloud. It is seen by who may see what it is about: the team, whoever works here, a circle, or the one person it was made for.
create table paper_sheet (
  territory_id uuid not null,
  id uuid not null,
  code text not null check (code ~ '^[A-Z0-9]{5,6}$'),
  kind text not null check (kind ~ '^[a-z][a-z_-]{1,39}$'),
  about_kind text check (about_kind ~ '^[a-z_]{1,40}$'),
  about_id uuid,
  row_count integer not null check (row_count between 0 and 400),
  language text not null check (language ~ '^[a-z]{2,3}$'),
  seen_by text not null check (seen_by in ('team', 'staff', 'circle', 'person')),
  circle_id uuid,
  -- Somebody at work here who types it: kept, as who printed it is, for answering for one's work.
  for_person_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint paper_sheet_key primary key (territory_id, id),
  constraint paper_sheet_territory foreign key (territory_id) references territory,
  constraint paper_sheet_once unique (territory_id, code),
  constraint paper_sheet_about check ((about_kind is null) = (about_id is null)),
  constraint paper_sheet_circle check (seen_by <> 'circle' or circle_id is not null),
  constraint paper_sheet_person check (seen_by <> 'person' or for_person_id is not null)
);
create index paper_sheet_lately on paper_sheet (territory_id, recorded_at desc);
create index paper_sheet_of on paper_sheet (territory_id, about_id) where about_id is not null;

-- A row of a sheet, by its number: whom it was printed for, or who was found on it when it was typed back. Rows without anybody
-- have none here.
create table paper_row (
  territory_id uuid not null,
  sheet_id uuid not null,
  number integer not null check (number between 1 and 400),
  printed boolean not null,
  person_id uuid,
  about_kind text check (about_kind ~ '^[a-z_]{1,40}$'),
  about_id uuid,
  on_date date,
  seen_by text not null check (seen_by in ('team', 'staff', 'circle', 'person')),
  circle_id uuid,
  for_person_id uuid,
  constraint paper_row_key primary key (territory_id, sheet_id, number),
  constraint paper_row_sheet foreign key (territory_id, sheet_id) references paper_sheet on delete cascade,
  constraint paper_row_person foreign key (territory_id, person_id) references person,
  constraint paper_row_about check ((about_kind is null) = (about_id is null)),
  constraint paper_row_whom check (person_id is not null or about_id is not null or on_date is not null)
);
create index paper_row_of_person on paper_row (territory_id, person_id) where person_id is not null;

-- Each time a sheet is typed back: by whom, what its foot said in all, what its rows came to.
create table paper_typing (
  territory_id uuid not null,
  id uuid not null,
  sheet_id uuid not null,
  rows_typed integer not null check (rows_typed between 0 and 400),
  counted integer not null check (counted between 0 and 100000),
  told integer check (told between 0 and 100000),
  seen_by text not null check (seen_by in ('team', 'staff', 'circle', 'person')),
  circle_id uuid,
  for_person_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint paper_typing_key primary key (territory_id, id),
  constraint paper_typing_sheet foreign key (territory_id, sheet_id) references paper_sheet on delete cascade
);
create index paper_typing_of_sheet on paper_typing (territory_id, sheet_id, recorded_at desc);

-- A record that came from paper, or was changed from it: by its kind and id, with the row it stood on.
create table paper_source (
  territory_id uuid not null,
  record_kind text not null check (record_kind ~ '^[a-z_]{1,40}$'),
  record_id uuid not null,
  typing_id uuid not null,
  row_number integer check (row_number between 1 and 400),
  seen_by text not null check (seen_by in ('team', 'staff', 'circle', 'person')),
  circle_id uuid,
  for_person_id uuid,
  constraint paper_source_key primary key (territory_id, record_kind, record_id, typing_id),
  constraint paper_source_typing foreign key (territory_id, typing_id) references paper_typing on delete cascade
);
create index paper_source_of_typing on paper_source (territory_id, typing_id);

do $$
declare
  name text;
  sees constant text = 'territory_id = app.territory_id() and (seen_by = ''team'' and app.is_team()
    or seen_by = ''staff'' and app.is_staff() or for_person_id = app.person_id() and (seen_by <> ''person'' or app.is_staff())';
begin
  foreach name in array array['paper_sheet', 'paper_row', 'paper_typing', 'paper_source'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select using (%s or circle_id is not null and app.in_read_circle(circle_id)%s))',
      name || '_read', name, sees, case name when 'paper_row' then ' or person_id = any (app.erased_people())' else '' end);
    execute format('create policy %I on %I for insert with check (%s or circle_id is not null and app.in_circle(circle_id))%s)',
      name || '_add', name, sees,
      case when name in ('paper_sheet', 'paper_typing')
        then ' and app.person_id() is not null and recorded_by is not distinct from app.person_id()'
        when name = 'paper_row' then ' and (person_id is null or person_id <> all (app.restricted_people()))' else '' end);
    execute format('grant select on %I to trama_web', name);
  end loop;
  -- Who was found on a row when it was typed.
  execute format('create policy paper_row_found on paper_row for update using (%s or circle_id is not null and app.in_circle(circle_id)))
    with check (territory_id = app.territory_id() and (person_id is null or person_id <> all (app.restricted_people())))', sees);
  execute format('create policy paper_row_drop on paper_row for delete using (%s or circle_id is not null and app.in_circle(circle_id)
    or person_id = any (app.erased_people())))', sees);
end $$;
grant insert (territory_id, id, code, kind, about_kind, about_id, row_count, language, seen_by, circle_id, for_person_id, recorded_by)
  on paper_sheet to trama_web;
grant insert (territory_id, sheet_id, number, printed, person_id, about_kind, about_id, on_date, seen_by, circle_id, for_person_id),
  update (person_id) on paper_row to trama_web;
grant insert (territory_id, id, sheet_id, rows_typed, counted, told, seen_by, circle_id, for_person_id, recorded_by)
  on paper_typing to trama_web;
grant insert (territory_id, record_kind, record_id, typing_id, row_number, seen_by, circle_id, for_person_id) on paper_source to trama_web;
grant delete on paper_row to trama_web;

-- Whoever is forgotten is on no photo any more: a sheet that had a row of theirs loses its pictures, whole.
create function app.forget_paper_photos() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from record_photo p
    where p.territory_id = old.territory_id and p.record_kind = 'paper_sheet' and p.record_id = old.sheet_id;
  return null;
end $$;
revoke all on function app.forget_paper_photos from public;
create trigger paper_row_forgotten after delete on paper_row for each row
  when (old.person_id is not null) execute function app.forget_paper_photos();

-- Whom rows were printed for is forgotten after some years, also on sheets that one circle alone may see.
create function app.forget_paper_rows(here uuid, before date) returns table (sheet_id uuid)
language sql security definer set search_path = pg_catalog, public as $$
  with gone as (
    delete from paper_row r using paper_sheet s
    where r.territory_id = here and s.territory_id = here and s.id = r.sheet_id and s.recorded_at < before
    returning r.sheet_id)
  select distinct gone.sheet_id from gone
$$;
revoke all on function app.forget_paper_rows from public;
grant execute on function app.forget_paper_rows to trama_command;

-- Sheets of sessions that lie on desks already keep their code.
insert into paper_sheet (territory_id, id, code, kind, about_kind, about_id, row_count, language, seen_by, recorded_by, recorded_at)
  select territory_id, id, code, 'attendance', 'activity_session', session_id, lines, 'it', 'team', recorded_by, recorded_at
  from session_sheet;
revoke insert (territory_id, id, session_id, code, lines, recorded_by) on session_sheet from trama_web;
drop policy session_sheet_add on session_sheet;
