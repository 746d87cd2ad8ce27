-- Operators and volunteers are trained along paths: so many hours, in named steps. Sessions have a date, a place and who teaches;
-- a register says who was there; who was there enough has completed the path on a day.
create table training_path (
  territory_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  about text check (length(about) <= 2000),
  for_whom text not null check (for_whom in ('operators', 'volunteers', 'everyone')),
  hours numeric(5, 1) not null check (hours between 0.5 and 2000),
  steps text[] not null check (cardinality(steps) between 1 and 30),
  -- The professional figure somebody is after it: whoever completes it may be proposed as trained.
  figure text check (figure in ('facilitator', 'community_maker', 'lab_maker', 'caretaker', 'mediator', 'educator',
    'social_worker', 'job_tutor', 'other')),
  ended_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint training_path_key primary key (territory_id, id),
  constraint training_path_territory foreign key (territory_id) references territory
);

create table training_session (
  territory_id uuid not null,
  id uuid not null,
  path_id uuid not null,
  step smallint check (step > 0),
  on_date date not null,
  starts_at time not null,
  hours numeric(4, 1) not null check (hours between 0.5 and 24),
  place_said text not null check (length(place_said) between 1 and 160),
  teacher text not null check (length(teacher) between 1 and 160),
  cancelled_at timestamptz,
  -- The register was kept: who is not in it was not there.
  kept_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint training_session_key primary key (territory_id, id),
  constraint training_session_path foreign key (territory_id, path_id) references training_path
);
create index training_session_of_path on training_session (territory_id, path_id, on_date);

create table training_participant (
  territory_id uuid not null,
  id uuid not null,
  path_id uuid not null,
  person_id uuid not null,
  from_on date not null,
  left_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint training_participant_key primary key (territory_id, id),
  constraint training_participant_path foreign key (territory_id, path_id) references training_path,
  constraint training_participant_person foreign key (territory_id, person_id) references person,
  constraint training_participant_order check (left_on >= from_on)
);
create unique index training_participant_once on training_participant (territory_id, path_id, person_id) where left_on is null;
create index training_participant_of_person on training_participant (territory_id, person_id);

create table training_presence (
  territory_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint training_presence_key primary key (territory_id, session_id, person_id),
  constraint training_presence_session foreign key (territory_id, session_id) references training_session,
  constraint training_presence_person foreign key (territory_id, person_id) references person
);
create index training_presence_of_person on training_presence (territory_id, person_id);

-- The hours are those of that day: a register that is corrected later does not change what was certified.
create table training_completion (
  territory_id uuid not null,
  id uuid not null,
  path_id uuid not null,
  person_id uuid not null,
  on_date date not null,
  hours numeric(5, 1) not null check (hours > 0),
  withdrawn_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint training_completion_key primary key (territory_id, id),
  constraint training_completion_path foreign key (territory_id, path_id) references training_path,
  constraint training_completion_person foreign key (territory_id, person_id) references person
);
create unique index training_completion_once on training_completion (territory_id, path_id, person_id) where withdrawn_at is null;
create index training_completion_of_person on training_completion (territory_id, person_id);

-- A short glossary of what one can be good at.
create table competence (
  territory_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  about text check (length(about) <= 500),
  retired_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint competence_key primary key (territory_id, id),
  constraint competence_territory foreign key (territory_id) references territory
);
create unique index competence_named on competence (territory_id, lower(name)) where retired_on is null;

-- Said by oneself, or by who coordinates; confirmed by somebody else, with what shows it.
create table person_competence (
  territory_id uuid not null,
  id uuid not null,
  competence_id uuid not null,
  person_id uuid not null,
  said_on date not null,
  note text check (length(note) <= 300),
  confirmed_on date,
  confirmed_by uuid,
  completion_id uuid,
  evidence text check (length(evidence) <= 300),
  withdrawn_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint person_competence_key primary key (territory_id, id),
  constraint person_competence_competence foreign key (territory_id, competence_id) references competence,
  constraint person_competence_person foreign key (territory_id, person_id) references person,
  constraint person_competence_completion foreign key (territory_id, completion_id) references training_completion,
  constraint person_competence_by check ((confirmed_on is null) = (confirmed_by is null)),
  -- Nobody confirms what they say of themselves.
  constraint person_competence_other check (confirmed_by <> person_id),
  constraint person_competence_shown check (confirmed_on is null or completion_id is not null or evidence is not null)
);
create unique index person_competence_once on person_competence (territory_id, competence_id, person_id) where withdrawn_at is null;
create index person_competence_of_person on person_competence (territory_id, person_id);
create index person_competence_of_completion on person_competence (territory_id, completion_id) where completion_id is not null;

do $$
declare name text;
begin
  foreach name in array array['training_path', 'training_session', 'competence'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select using (territory_id = app.territory_id() and app.person_id() is not null)',
      name || '_read', name);
    execute format('create policy %I on %I for insert with check (territory_id = app.territory_id() and app.is_desk()
      and recorded_by is not distinct from app.person_id())', name || '_add', name);
    execute format('create policy %I on %I for update using (territory_id = app.territory_id() and app.is_desk())
      with check (territory_id = app.territory_id())', name || '_change', name);
    execute format('grant select on %I to trama_web', name);
  end loop;
  foreach name in array array['training_participant', 'training_presence', 'training_completion', 'person_competence'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select using (territory_id = app.territory_id()
      and (app.is_staff() or person_id = app.person_id() or person_id = any (app.erased_people())))', name || '_read', name);
    execute format('create policy %I on %I for delete using (territory_id = app.territory_id()
      and person_id = any (app.erased_people()))', name || '_erase', name);
    execute format('grant select, delete on %I to trama_web', name);
  end loop;
  foreach name in array array['training_participant', 'training_presence', 'training_completion'] loop
    execute format('create policy %I on %I for insert with check (territory_id = app.territory_id() and app.is_desk()
      and recorded_by is not distinct from app.person_id())', name || '_add', name);
  end loop;
  foreach name in array array['training_participant', 'training_completion'] loop
    execute format('create policy %I on %I for update using (territory_id = app.territory_id() and app.is_desk())
      with check (territory_id = app.territory_id())', name || '_change', name);
  end loop;
end $$;
-- A register is corrected by taking somebody out of it.
create policy training_presence_correct on training_presence for delete
  using (territory_id = app.territory_id() and app.is_desk());
create policy person_competence_say on person_competence for insert with check (territory_id = app.territory_id()
  and (app.is_desk() or person_id = app.person_id()) and recorded_by is not distinct from app.person_id());
create policy person_competence_confirm on person_competence for update
  using (territory_id = app.territory_id() and app.is_desk())
  with check (territory_id = app.territory_id());
create policy person_competence_withdraw on person_competence for update
  using (territory_id = app.territory_id() and person_id = app.person_id())
  with check (territory_id = app.territory_id() and (confirmed_by is null or withdrawn_at is not null));

grant insert (territory_id, id, name, about, for_whom, hours, steps, figure, recorded_by),
  update (name, about, for_whom, hours, steps, figure, ended_on) on training_path to trama_web;
grant insert (territory_id, id, path_id, step, on_date, starts_at, hours, place_said, teacher, recorded_by),
  update (step, on_date, starts_at, hours, place_said, teacher, cancelled_at, kept_at) on training_session to trama_web;
grant insert (territory_id, id, path_id, person_id, from_on, recorded_by), update (left_on) on training_participant to trama_web;
grant insert (territory_id, session_id, person_id, recorded_by) on training_presence to trama_web;
grant insert (territory_id, id, path_id, person_id, on_date, hours, recorded_by), update (withdrawn_at) on training_completion to trama_web;
grant insert (territory_id, id, name, about, recorded_by), update (name, about, retired_on) on competence to trama_web;
grant insert (territory_id, id, competence_id, person_id, said_on, note, recorded_by),
  update (confirmed_on, confirmed_by, completion_id, evidence, withdrawn_at) on person_competence to trama_web;
