-- Who assesses the ideas of a call.
create table idea_juror (
  territory_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  person_id uuid not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint idea_juror_key primary key (territory_id, id),
  constraint idea_juror_once unique (territory_id, call_id, person_id),
  constraint idea_juror_of_call foreign key (territory_id, call_id) references idea_call,
  constraint idea_juror_person foreign key (territory_id, person_id) references person
);
create index idea_juror_of_person on idea_juror (territory_id, person_id);
alter table idea_juror enable row level security;
create policy idea_juror_read on idea_juror for select using (territory_id = app.territory_id()
  and (app.is_desk() or person_id = app.person_id() or person_id = any (app.erased_people())));
create policy idea_juror_add on idea_juror for insert with check (territory_id = app.territory_id() and app.is_desk()
  and recorded_by is not distinct from app.person_id());
create policy idea_juror_erase on idea_juror for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on idea_juror to trama_web;
grant insert (territory_id, id, call_id, person_id, recorded_by) on idea_juror to trama_web;

-- What a juror says of an idea: a score and its reason for each criterion; or that they have an interest in it, and then
-- nothing else, ever.
create table idea_assessment (
  territory_id uuid not null,
  id uuid not null,
  idea_id uuid not null,
  person_id uuid not null,
  interested boolean not null default false,
  scores smallint[] not null default '{}',
  reasons text[] not null default '{}',
  recorded_at timestamptz not null default now(),
  constraint idea_assessment_key primary key (territory_id, id),
  constraint idea_assessment_once unique (territory_id, idea_id, person_id),
  constraint idea_assessment_of_idea foreign key (territory_id, idea_id) references idea,
  constraint idea_assessment_person foreign key (territory_id, person_id) references person,
  constraint idea_assessment_interest check (interested = (cardinality(scores) = 0) and cardinality(reasons) = cardinality(scores))
);
create index idea_assessment_of_person on idea_assessment (territory_id, person_id);
alter table idea_assessment enable row level security;
create policy idea_assessment_read on idea_assessment for select using (territory_id = app.territory_id()
  and (app.is_desk() or person_id = app.person_id() or person_id = any (app.erased_people())));
create policy idea_assessment_say on idea_assessment for insert
  with check (territory_id = app.territory_id() and person_id = app.person_id());
create policy idea_assessment_change on idea_assessment for update
  using (territory_id = app.territory_id() and person_id = app.person_id() and not interested)
  with check (territory_id = app.territory_id() and person_id = app.person_id());
create policy idea_assessment_erase on idea_assessment for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on idea_assessment to trama_web;
grant insert (territory_id, id, idea_id, person_id, interested, scores, reasons),
  update (interested, scores, reasons) on idea_assessment to trama_web;

-- Nobody assesses what they wrote; a sheet is whole, and within what the call says.
create function app.idea_is_assessed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare criteria jsonb; writer uuid;
begin
  select c.criteria, i.recorded_by into criteria, writer from idea i
    join idea_call c on c.territory_id = i.territory_id and c.id = i.call_id
    where i.territory_id = new.territory_id and i.id = new.idea_id;
  if new.interested then return new; end if;
  if writer = new.person_id then
    raise exception 'nobody assesses their own idea' using errcode = 'check_violation', constraint = 'idea_assessment_not_own';
  end if;
  if cardinality(new.scores) <> jsonb_array_length(criteria) or exists (
    select from unnest(new.scores) with ordinality as given (score, at)
    where score is null or score not between 0 and (criteria -> (at::int - 1) ->> 'best')::int) then
    raise exception 'not a whole sheet' using errcode = 'check_violation', constraint = 'idea_assessment_whole';
  end if;
  return new;
end $$;
revoke all on function app.idea_is_assessed from public;
create trigger idea_is_assessed before insert or update on idea_assessment for each row execute function app.idea_is_assessed();

-- The result, once: anyone reads it, with every sheet it was reckoned from, and nobody changes it.
create table idea_call_result (
  territory_id uuid not null,
  call_id uuid not null,
  decided_on date not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint idea_call_result_key primary key (territory_id, call_id),
  constraint idea_call_result_of_call foreign key (territory_id, call_id) references idea_call
);
create table idea_rank (
  territory_id uuid not null,
  idea_id uuid not null,
  call_id uuid not null,
  place integer not null check (place > 0),
  points double precision not null check (points between 0 and 100),
  tie text,
  funded boolean not null,
  -- A list of sheets, each a list of scores; which juror gave which is not told.
  sheets jsonb not null check (jsonb_typeof(sheets) = 'array'),
  recorded_by uuid,
  constraint idea_rank_key primary key (territory_id, idea_id),
  constraint idea_rank_of_idea foreign key (territory_id, idea_id) references idea,
  constraint idea_rank_of_call foreign key (territory_id, call_id) references idea_call
);
create index idea_rank_in_call on idea_rank (territory_id, call_id, place);
do $$
declare name text;
begin
  foreach name in array array['idea_call_result', 'idea_rank'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select using (territory_id = app.territory_id())', name || '_read', name);
    execute format('create policy %I on %I for insert with check (territory_id = app.territory_id() and app.is_desk()
      and recorded_by is not distinct from app.person_id())', name || '_add', name);
    execute format('grant select on %I to trama_web', name);
  end loop;
end $$;
grant insert (territory_id, call_id, decided_on, recorded_by) on idea_call_result to trama_web;
grant insert (territory_id, idea_id, call_id, place, points, tie, funded, sheets, recorded_by) on idea_rank to trama_web;
