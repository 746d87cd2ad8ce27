-- A call for spaces says what for, until when, and by which score sheet the spaces that are offered will be looked at. A draft may
-- still have no sheet; once it is published the sheet stands, and only more time can be given.
create table space_call (
  territory_id uuid not null,
  id uuid not null,
  title text not null check (length(title) between 1 and 160),
  purpose text not null check (length(purpose) between 1 and 6000),
  -- In their order: code, label, weight and best.
  criteria jsonb not null check (jsonb_typeof(criteria) = 'array' and jsonb_array_length(criteria) <= 12),
  opens_on date not null,
  closes_on date not null,
  result_on date not null,
  published_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint space_call_key primary key (territory_id, id),
  constraint space_call_territory foreign key (territory_id) references territory,
  constraint space_call_days check (opens_on <= closes_on and closes_on <= result_on),
  constraint space_call_has_a_sheet check (published_at is null or jsonb_array_length(criteria) > 0)
);
create index space_call_newest on space_call (territory_id, opens_on desc);
alter table space_call enable row level security;
create policy space_call_read on space_call for select
  using (territory_id = app.territory_id() and (published_at is not null or app.is_staff()));
create policy space_call_add on space_call for insert with check (territory_id = app.territory_id()
  and app.is_desk() and published_at is null and recorded_by is not distinct from app.person_id());
create policy space_call_change on space_call for update using (territory_id = app.territory_id() and app.is_desk())
  with check (territory_id = app.territory_id());
grant select on space_call to trama_web;
grant insert (territory_id, id, title, purpose, criteria, opens_on, closes_on, result_on, recorded_by),
  update (title, purpose, criteria, opens_on, closes_on, result_on, published_at) on space_call to trama_web;

create function app.space_call_stands() returns trigger language plpgsql as $$
begin
  if old.published_at is not null and (to_jsonb(new) - '{closes_on,result_on}'::text[] <> to_jsonb(old) - '{closes_on,result_on}'::text[]
    or new.closes_on < old.closes_on or new.result_on < old.result_on) then
    raise exception 'a published call stands' using errcode = 'check_violation', constraint = 'space_call_stands';
  end if;
  return new;
end $$;
create trigger space_call_stands before update on space_call for each row execute function app.space_call_stands();

-- A space that is offered: a place that is there, or one that nobody has written down yet. Until the result it is read by who
-- works here and who evaluates; then by anyone.
create table space_candidate (
  territory_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  place_id uuid,
  name text not null check (length(name) between 1 and 160),
  address text check (length(address) between 1 and 200),
  istat_code text,
  owner_id uuid,
  owner_said text check (length(owner_said) between 1 and 160),
  -- One for each criterion, in their order.
  answers text[] not null,
  by_form boolean not null default false,
  arrived_on date not null,
  aside_reason text check (length(aside_reason) between 1 and 2000),
  aside_by uuid,
  aside_at timestamptz,
  shown boolean not null default false,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint space_candidate_key primary key (territory_id, id),
  constraint space_candidate_of_call foreign key (territory_id, call_id) references space_call,
  constraint space_candidate_place foreign key (territory_id, place_id) references place,
  constraint space_candidate_municipality foreign key (istat_code) references municipality,
  constraint space_candidate_owner foreign key (territory_id, owner_id) references organisation,
  constraint space_candidate_has_an_owner check (owner_id is not null or owner_said is not null),
  constraint space_candidate_aside check ((aside_at is null) = (aside_reason is null))
);
create index space_candidate_in_call on space_candidate (territory_id, call_id, arrived_on, id);
create index space_candidate_newest on space_candidate (territory_id, recorded_at desc);
-- A place is offered once in a call.
create unique index space_candidate_once on space_candidate (territory_id, call_id, place_id) where place_id is not null and aside_at is null;
alter table space_candidate enable row level security;
create policy space_candidate_read on space_candidate for select using (territory_id = app.territory_id()
  and (shown or app.is_staff() or app.has_role('{evaluator}')));
create policy space_candidate_add on space_candidate for insert with check (territory_id = app.territory_id() and app.is_staff()
  and not shown and aside_at is null and recorded_by is not distinct from app.person_id());
create policy space_candidate_change on space_candidate for update using (territory_id = app.territory_id() and app.is_desk())
  with check (territory_id = app.territory_id());
grant select on space_candidate to trama_web;
grant insert (territory_id, id, call_id, place_id, name, address, istat_code, owner_id, owner_said, answers, by_form, arrived_on, recorded_by),
  update (place_id, owner_id, aside_reason, aside_by, aside_at, shown) on space_candidate to trama_web;

create function app.space_is_offered() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare c space_call;
begin
  select * into c from space_call where territory_id = new.territory_id and id = new.call_id;
  if c.published_at is null or new.arrived_on not between c.opens_on and c.closes_on then
    raise exception 'the call is not open then' using errcode = 'check_violation', constraint = 'space_while_open';
  end if;
  if cardinality(new.answers) <> jsonb_array_length(c.criteria) then
    raise exception 'not a whole sheet' using errcode = 'check_violation', constraint = 'space_answers_whole';
  end if;
  return new;
end $$;
revoke all on function app.space_is_offered from public;
create trigger space_is_offered before insert on space_candidate for each row execute function app.space_is_offered();

-- Whom to answer about a space that came by the form: a name and an address, sealed, for the desk.
create table space_proposer (
  territory_id uuid not null,
  candidate_id uuid not null,
  sealed bytea not null,
  recorded_by uuid,
  constraint space_proposer_key primary key (territory_id, candidate_id),
  constraint space_proposer_of foreign key (territory_id, candidate_id) references space_candidate
);
alter table space_proposer enable row level security;
create policy space_proposer_read on space_proposer for select using (territory_id = app.territory_id() and app.is_desk());
create policy space_proposer_add on space_proposer for insert with check (territory_id = app.territory_id() and app.is_desk()
  and recorded_by is not distinct from app.person_id());
create policy space_proposer_drop on space_proposer for delete using (territory_id = app.territory_id() and app.is_desk());
grant select, delete on space_proposer to trama_web;
grant insert (territory_id, candidate_id, sealed, recorded_by) on space_proposer to trama_web;

-- Who assesses the spaces of a call.
create table space_assessor (
  territory_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  person_id uuid not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint space_assessor_key primary key (territory_id, id),
  constraint space_assessor_once unique (territory_id, call_id, person_id),
  constraint space_assessor_of_call foreign key (territory_id, call_id) references space_call,
  constraint space_assessor_person foreign key (territory_id, person_id) references person
);
create index space_assessor_of_person on space_assessor (territory_id, person_id);
alter table space_assessor enable row level security;
create policy space_assessor_read on space_assessor for select using (territory_id = app.territory_id()
  and (app.is_desk() or person_id = app.person_id() or person_id = any (app.erased_people())));
create policy space_assessor_add on space_assessor for insert with check (territory_id = app.territory_id() and app.is_desk()
  and recorded_by is not distinct from app.person_id());
create policy space_assessor_erase on space_assessor for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on space_assessor to trama_web;
grant insert (territory_id, id, call_id, person_id, recorded_by) on space_assessor to trama_web;

-- What an assessor says of a space: a score and its reason for each criterion; or that they have an interest in it, and then
-- nothing else, ever.
create table space_assessment (
  territory_id uuid not null,
  id uuid not null,
  candidate_id uuid not null,
  person_id uuid not null,
  interested boolean not null default false,
  scores smallint[] not null default '{}',
  reasons text[] not null default '{}',
  recorded_at timestamptz not null default now(),
  constraint space_assessment_key primary key (territory_id, id),
  constraint space_assessment_once unique (territory_id, candidate_id, person_id),
  constraint space_assessment_of_candidate foreign key (territory_id, candidate_id) references space_candidate,
  constraint space_assessment_person foreign key (territory_id, person_id) references person,
  constraint space_assessment_interest check (interested = (cardinality(scores) = 0) and cardinality(reasons) = cardinality(scores))
);
create index space_assessment_of_person on space_assessment (territory_id, person_id);
alter table space_assessment enable row level security;
create policy space_assessment_read on space_assessment for select using (territory_id = app.territory_id()
  and (app.is_desk() or person_id = app.person_id() or person_id = any (app.erased_people())));
create policy space_assessment_say on space_assessment for insert
  with check (territory_id = app.territory_id() and person_id = app.person_id());
create policy space_assessment_change on space_assessment for update
  using (territory_id = app.territory_id() and person_id = app.person_id() and not interested)
  with check (territory_id = app.territory_id() and person_id = app.person_id());
create policy space_assessment_erase on space_assessment for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on space_assessment to trama_web;
grant insert (territory_id, id, candidate_id, person_id, interested, scores, reasons),
  update (interested, scores, reasons) on space_assessment to trama_web;

-- The result, once: the order with every sheet it was reckoned from, which spaces are chosen, and for each why.
create table space_call_result (
  territory_id uuid not null,
  call_id uuid not null,
  decided_on date not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint space_call_result_key primary key (territory_id, call_id),
  constraint space_call_result_of_call foreign key (territory_id, call_id) references space_call
);
create table space_rank (
  territory_id uuid not null,
  candidate_id uuid not null,
  call_id uuid not null,
  place integer not null check (place > 0),
  points double precision not null check (points between 0 and 100),
  tie text,
  chosen boolean not null,
  why text not null check (length(why) between 1 and 2000),
  -- A list of sheets, each a list of scores; who gave which is not told.
  sheets jsonb not null check (jsonb_typeof(sheets) = 'array'),
  recorded_by uuid,
  constraint space_rank_key primary key (territory_id, candidate_id),
  constraint space_rank_of_candidate foreign key (territory_id, candidate_id) references space_candidate,
  constraint space_rank_of_call foreign key (territory_id, call_id) references space_call
);
create index space_rank_in_call on space_rank (territory_id, call_id, place);
do $$
declare name text;
begin
  foreach name in array array['space_call_result', 'space_rank'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select using (territory_id = app.territory_id())', name || '_read', name);
    execute format('create policy %I on %I for insert with check (territory_id = app.territory_id() and app.is_desk()
      and recorded_by is not distinct from app.person_id())', name || '_add', name);
    execute format('grant select on %I to trama_web', name);
  end loop;
end $$;
grant insert (territory_id, call_id, decided_on, recorded_by) on space_call_result to trama_web;
grant insert (territory_id, candidate_id, call_id, place, points, tie, chosen, why, sheets, recorded_by) on space_rank to trama_web;

-- Nobody assesses a space they proposed, or of a body they are part of that owns or manages it; a sheet is whole and within the
-- scale, and nothing is said any more once the result stands.
create function app.space_is_assessed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare s space_candidate; sheet jsonb;
begin
  select * into s from space_candidate where territory_id = new.territory_id and id = new.candidate_id;
  select c.criteria into sheet from space_call c where c.territory_id = s.territory_id and c.id = s.call_id;
  if exists (select from space_call_result r where r.territory_id = s.territory_id and r.call_id = s.call_id) then
    raise exception 'the result stands' using errcode = 'check_violation', constraint = 'space_assessment_before_result';
  end if;
  if new.interested then return new; end if;
  if s.recorded_by = new.person_id or exists (
    select from organisation_member m where m.territory_id = s.territory_id and m.person_id = new.person_id
      and (m.until_on is null or m.until_on >= s.arrived_on)
      and (m.organisation_id = s.owner_id or exists (
        select from place_manager p where p.territory_id = s.territory_id and p.place_id = s.place_id
          and p.organisation_id = m.organisation_id and (p.until_on is null or p.until_on >= s.arrived_on)))) then
    raise exception 'nobody assesses their own place' using errcode = 'check_violation', constraint = 'space_assessment_not_own';
  end if;
  if cardinality(new.scores) <> jsonb_array_length(sheet) or exists (
    select from unnest(new.scores) with ordinality as given (score, at)
    where score is null or score not between 0 and (sheet -> (at::int - 1) ->> 'best')::int) then
    raise exception 'not a whole sheet' using errcode = 'check_violation', constraint = 'space_assessment_whole';
  end if;
  return new;
end $$;
revoke all on function app.space_is_assessed from public;
create trigger space_is_assessed before insert or update on space_assessment for each row execute function app.space_is_assessed();
