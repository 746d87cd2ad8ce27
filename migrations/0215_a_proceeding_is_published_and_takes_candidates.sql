-- What a public body does with the third sector goes by its law: co-programming, co-design and accreditation by art. 55 of the
-- Codice del Terzo Settore, conventions by art. 56. A proceeding belongs to a table, and is kept by whoever keeps it. What is
-- published is open to anyone; what candidates wrote is for who keeps it alone: at the table other candidates may sit.
create table proceeding (
  territory_id uuid not null,
  id uuid not null,
  table_id uuid not null,
  kind text not null check (kind in ('co_programming', 'co_design', 'accreditation', 'convention')),
  title text not null check (length(title) between 1 and 160),
  purpose text not null check (length(purpose) between 1 and 6000),
  requirements text not null check (length(requirements) between 1 and 4000),
  criteria text not null check (length(criteria) between 1 and 4000),
  opens_on date not null,
  questions_until date not null,
  closes_on date not null,
  choice_by date not null,
  -- A co-design may come of a co-programming: who was there is compared.
  of_id uuid,
  published_on date,
  -- The day from which anyone reads who asked to take part, and the day from which who was chosen.
  listed_on date,
  chosen_on date,
  closed_on date,
  outcome text check (outcome in ('concluded', 'nobody', 'revoked')),
  closing_words text check (length(closing_words) between 1 and 4000),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint proceeding_key primary key (territory_id, id),
  constraint proceeding_of_table unique (territory_id, id, table_id),
  constraint proceeding_table foreign key (territory_id, table_id) references round_table,
  constraint proceeding_of foreign key (territory_id, of_id) references proceeding,
  constraint proceeding_not_itself check (of_id <> id),
  constraint proceeding_days check (opens_on <= questions_until and questions_until <= closes_on and closes_on <= choice_by),
  constraint proceeding_in_order check ((listed_on is null or published_on is not null) and (chosen_on is null or listed_on is not null)),
  constraint proceeding_closed check ((closed_on is null) = (outcome is null) and (closed_on is null) = (closing_words is null))
);
create index proceeding_newest on proceeding (territory_id, opens_on desc);
create index proceeding_at_table on proceeding (territory_id, table_id);
alter table proceeding enable row level security;
create policy proceeding_read on proceeding for select using (territory_id = app.territory_id()
  and (published_on is not null or app.is_staff() or table_id = any (app.table_ids())));
create policy proceeding_add on proceeding for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and published_on is null and closed_on is null and recorded_by is not distinct from app.person_id());
create policy proceeding_change on proceeding for update
  using (territory_id = app.territory_id() and app.keeps_table(table_id)) with check (territory_id = app.territory_id());
grant select on proceeding to trama_web;
grant insert (territory_id, id, table_id, kind, title, purpose, requirements, criteria, opens_on, questions_until, closes_on,
    choice_by, of_id, recorded_by),
  update (title, purpose, requirements, criteria, opens_on, questions_until, closes_on, choice_by, of_id, published_on, listed_on,
    chosen_on, closed_on, outcome, closing_words) on proceeding to trama_web;

-- What was published stands: it may only be given more time, before it is closed.
create function app.proceeding_stands() returns trigger language plpgsql as $$
begin
  if old.published_on is not null and ((new.kind, new.title, new.purpose, new.requirements, new.criteria, new.opens_on, new.published_on)
      is distinct from (old.kind, old.title, old.purpose, old.requirements, old.criteria, old.opens_on, old.published_on)
    or new.questions_until < old.questions_until or new.closes_on < old.closes_on or new.choice_by < old.choice_by) then
    raise exception 'a published proceeding stands' using errcode = 'check_violation', constraint = 'proceeding_stands';
  end if;
  if old.closed_on is not null and new is distinct from old then
    raise exception 'a closed proceeding stands' using errcode = 'check_violation', constraint = 'proceeding_over';
  end if;
  return new;
end $$;
revoke all on function app.proceeding_stands from public;
create trigger proceeding_stands before update on proceeding for each row execute function app.proceeding_stands();

-- More time is for everyone, and says why.
create table proceeding_extension (
  territory_id uuid not null,
  id uuid not null,
  proceeding_id uuid not null,
  table_id uuid not null,
  on_date date not null,
  was_until date not null,
  closes_on date not null,
  why text not null check (length(why) between 1 and 2000),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint proceeding_extension_key primary key (territory_id, id),
  constraint proceeding_extension_of foreign key (territory_id, proceeding_id, table_id) references proceeding (territory_id, id, table_id),
  constraint proceeding_extension_later check (closes_on > was_until)
);
create index proceeding_extension_in_order on proceeding_extension (territory_id, proceeding_id, recorded_at);
alter table proceeding_extension enable row level security;
create policy proceeding_extension_read on proceeding_extension for select using (territory_id = app.territory_id());
create policy proceeding_extension_add on proceeding_extension for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and recorded_by is not distinct from app.person_id());
grant select on proceeding_extension to trama_web;
grant insert (territory_id, id, proceeding_id, table_id, on_date, was_until, closes_on, why, recorded_by) on proceeding_extension to trama_web;

-- Whoever answers for it (L. 241/1990, art. 5), as they are named in the notice: one at a time.
create table proceeding_officer (
  territory_id uuid not null,
  id uuid not null,
  proceeding_id uuid not null,
  table_id uuid not null,
  person_id uuid not null,
  words text not null check (length(words) between 1 and 200),
  from_on date not null,
  until_on date,
  shown boolean not null default false,
  recorded_by uuid,
  constraint proceeding_officer_key primary key (territory_id, id),
  constraint proceeding_officer_of foreign key (territory_id, proceeding_id, table_id) references proceeding (territory_id, id, table_id),
  constraint proceeding_officer_person foreign key (territory_id, person_id) references person,
  constraint proceeding_officer_days check (until_on >= from_on)
);
create unique index proceeding_officer_one on proceeding_officer (territory_id, proceeding_id) where until_on is null;
create index proceeding_officer_of_person on proceeding_officer (territory_id, person_id);
alter table proceeding_officer enable row level security;
create policy proceeding_officer_read on proceeding_officer for select using (territory_id = app.territory_id()
  and (shown or app.is_staff() or table_id = any (app.table_ids()) or person_id = any (app.erased_people())));
create policy proceeding_officer_add on proceeding_officer for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and recorded_by is not distinct from app.person_id());
create policy proceeding_officer_change on proceeding_officer for update
  using (territory_id = app.territory_id() and app.keeps_table(table_id)) with check (territory_id = app.territory_id());
create policy proceeding_officer_erase on proceeding_officer for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on proceeding_officer to trama_web;
grant insert (territory_id, id, proceeding_id, table_id, person_id, words, from_on, shown, recorded_by),
  update (until_on, shown) on proceeding_officer to trama_web;

-- What the law asks that no record here can show by itself: which act, on which day.
create table proceeding_step (
  territory_id uuid not null,
  proceeding_id uuid not null,
  code text not null check (length(code) between 1 and 40),
  table_id uuid not null,
  done_on date not null,
  words text not null check (length(words) between 1 and 300),
  recorded_by uuid,
  constraint proceeding_step_key primary key (territory_id, proceeding_id, code),
  constraint proceeding_step_of foreign key (territory_id, proceeding_id, table_id) references proceeding (territory_id, id, table_id)
);
alter table proceeding_step enable row level security;
create policy proceeding_step_read on proceeding_step for select
  using (territory_id = app.territory_id() and (app.is_staff() or table_id = any (app.table_ids())));
create policy proceeding_step_add on proceeding_step for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and recorded_by is not distinct from app.person_id());
create policy proceeding_step_drop on proceeding_step for delete using (territory_id = app.territory_id() and app.keeps_table(table_id));
grant select, delete on proceeding_step to trama_web;
grant insert (territory_id, proceeding_id, code, table_id, done_on, words, recorded_by) on proceeding_step to trama_web;

-- A body that asks to take part, from the site or on paper. Its number is the order in which it arrived.
create table proceeding_candidate (
  territory_id uuid not null,
  id uuid not null,
  proceeding_id uuid not null,
  table_id uuid not null,
  number integer not null check (number > 0),
  name text not null check (length(name) between 1 and 200),
  fiscal_code text not null check (fiscal_code ~ '^([0-9]{11}|[A-Z0-9]{16})$'),
  organisation_id uuid,
  on_paper boolean not null default false,
  arrived_on date not null,
  late boolean not null default false,
  state text not null default 'received' check (state in ('received', 'admitted', 'refused', 'withdrawn')),
  reason text check (length(reason) between 1 and 2000),
  judged_on date,
  judged_by uuid,
  shown boolean not null default false,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint proceeding_candidate_key primary key (territory_id, id),
  constraint proceeding_candidate_whose unique (territory_id, id, proceeding_id, table_id),
  constraint proceeding_candidate_number unique (territory_id, proceeding_id, number),
  constraint proceeding_candidate_of foreign key (territory_id, proceeding_id, table_id) references proceeding (territory_id, id, table_id),
  constraint proceeding_candidate_organisation foreign key (territory_id, organisation_id) references organisation,
  constraint proceeding_candidate_judged check ((state in ('admitted', 'refused')) = (judged_on is not null)),
  constraint proceeding_candidate_reason check (reason is not null or state not in ('refused', 'withdrawn') and not (late and state = 'admitted')),
  constraint proceeding_candidate_in_time check (on_paper or not late),
  constraint proceeding_candidate_shown check (not (shown and state = 'received'))
);
create unique index proceeding_candidate_once on proceeding_candidate (territory_id, proceeding_id, fiscal_code) where state <> 'withdrawn';
create index proceeding_candidate_organisations on proceeding_candidate (territory_id, organisation_id) where organisation_id is not null;
alter table proceeding_candidate enable row level security;
create policy proceeding_candidate_read on proceeding_candidate for select
  using (territory_id = app.territory_id() and (shown or app.keeps_table(table_id)));
create policy proceeding_candidate_add on proceeding_candidate for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and state = 'received' and not shown and recorded_by is not distinct from app.person_id());
create policy proceeding_candidate_change on proceeding_candidate for update
  using (territory_id = app.territory_id() and app.keeps_table(table_id)) with check (territory_id = app.territory_id());
grant select on proceeding_candidate to trama_web;
grant insert (territory_id, id, proceeding_id, table_id, number, name, fiscal_code, organisation_id, on_paper, arrived_on, late, recorded_by),
  update (organisation_id, late, state, reason, judged_on, judged_by, shown) on proceeding_candidate to trama_web;

-- The days of a proceeding also stand here: one may pass between page and form.
create function app.proceeding_takes() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare p proceeding;
begin
  select * into p from proceeding where territory_id = new.territory_id and id = new.proceeding_id;
  if p.published_on is null or p.closed_on is not null or new.arrived_on < p.opens_on
    or not new.on_paper and new.arrived_on > p.closes_on then
    raise exception 'this proceeding takes nobody then' using errcode = 'check_violation', constraint = 'proceeding_candidate_while_open';
  end if;
  new.late = new.arrived_on > p.closes_on;
  return new;
end $$;
revoke all on function app.proceeding_takes from public;
create trigger proceeding_takes before insert on proceeding_candidate for each row execute function app.proceeding_takes();

-- What a candidate brings: for whoever keeps the proceeding, also where who takes part is published.
create table proceeding_proposal (
  territory_id uuid not null,
  candidate_id uuid not null,
  proceeding_id uuid not null,
  table_id uuid not null,
  words text not null check (length(words) between 1 and 8000),
  recorded_by uuid,
  constraint proceeding_proposal_key primary key (territory_id, candidate_id),
  constraint proceeding_proposal_of foreign key (territory_id, candidate_id, proceeding_id, table_id)
    references proceeding_candidate (territory_id, id, proceeding_id, table_id)
);
alter table proceeding_proposal enable row level security;
create policy proceeding_proposal_read on proceeding_proposal for select using (territory_id = app.territory_id() and app.keeps_table(table_id));
create policy proceeding_proposal_add on proceeding_proposal for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and recorded_by is not distinct from app.person_id());
grant select on proceeding_proposal to trama_web;
grant insert (territory_id, candidate_id, proceeding_id, table_id, words, recorded_by) on proceeding_proposal to trama_web;

-- Who signs for a candidate and where to answer: sealed.
create table proceeding_contact (
  territory_id uuid not null,
  candidate_id uuid not null,
  proceeding_id uuid not null,
  table_id uuid not null,
  sealed bytea not null,
  recorded_by uuid,
  constraint proceeding_contact_key primary key (territory_id, candidate_id),
  constraint proceeding_contact_of foreign key (territory_id, candidate_id, proceeding_id, table_id)
    references proceeding_candidate (territory_id, id, proceeding_id, table_id)
);
alter table proceeding_contact enable row level security;
create policy proceeding_contact_read on proceeding_contact for select using (territory_id = app.territory_id() and app.keeps_table(table_id));
create policy proceeding_contact_add on proceeding_contact for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and recorded_by is not distinct from app.person_id());
grant select on proceeding_contact to trama_web;
grant insert (territory_id, candidate_id, proceeding_id, table_id, sealed, recorded_by) on proceeding_contact to trama_web;

-- What the national register says of a candidate, and who looked when. The last look counts.
create table proceeding_check (
  territory_id uuid not null,
  id uuid not null,
  candidate_id uuid not null,
  proceeding_id uuid not null,
  table_id uuid not null,
  found boolean not null,
  number text check (number ~ '^[1-9][0-9]{0,6}$'),
  section text check (section in ('a', 'b', 'c', 'd', 'e', 'f', 'g')),
  enrolled_on date,
  checked_on date not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint proceeding_check_key primary key (territory_id, id),
  constraint proceeding_check_of foreign key (territory_id, candidate_id, proceeding_id, table_id)
    references proceeding_candidate (territory_id, id, proceeding_id, table_id),
  constraint proceeding_check_whole check (found = (number is not null) and found = (section is not null) and found = (enrolled_on is not null)),
  constraint proceeding_check_days check (enrolled_on <= checked_on)
);
create index proceeding_check_latest on proceeding_check (territory_id, candidate_id, recorded_at desc);
alter table proceeding_check enable row level security;
create policy proceeding_check_read on proceeding_check for select using (territory_id = app.territory_id() and app.keeps_table(table_id));
create policy proceeding_check_add on proceeding_check for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and recorded_by is not distinct from app.person_id());
grant select on proceeding_check to trama_web;
grant insert (territory_id, id, candidate_id, proceeding_id, table_id, found, number, section, enrolled_on, checked_on, recorded_by)
  on proceeding_check to trama_web;

-- What somebody asked about a notice, and its answer: read by everyone once there is one, so that all know the same.
create table proceeding_question (
  territory_id uuid not null,
  id uuid not null,
  proceeding_id uuid not null,
  table_id uuid not null,
  question text not null check (length(question) between 1 and 2000),
  asked_on date not null,
  answer text check (length(answer) between 1 and 4000),
  answered_on date,
  answered_by uuid,
  shown boolean not null default false,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint proceeding_question_key primary key (territory_id, id),
  constraint proceeding_question_of foreign key (territory_id, proceeding_id, table_id) references proceeding (territory_id, id, table_id),
  constraint proceeding_question_answered check ((answer is null) = (answered_on is null)),
  constraint proceeding_question_shown check (not shown or answer is not null)
);
create index proceeding_question_in_order on proceeding_question (territory_id, proceeding_id, recorded_at);
alter table proceeding_question enable row level security;
create policy proceeding_question_read on proceeding_question for select
  using (territory_id = app.territory_id() and (shown or app.keeps_table(table_id)));
create policy proceeding_question_add on proceeding_question for insert with check (territory_id = app.territory_id()
  and app.keeps_table(table_id) and not shown and recorded_by is not distinct from app.person_id());
create policy proceeding_question_answer on proceeding_question for update
  using (territory_id = app.territory_id() and app.keeps_table(table_id)) with check (territory_id = app.territory_id());
grant select on proceeding_question to trama_web;
grant insert (territory_id, id, proceeding_id, table_id, question, asked_on, recorded_by),
  update (answer, answered_on, answered_by, shown) on proceeding_question to trama_web;
