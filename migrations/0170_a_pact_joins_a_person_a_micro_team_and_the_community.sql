-- A pact joins a person or a household, a micro-team and the community: what the community commits, what the person gives
-- back. All of it is known to its micro-team alone, which is a circle (0112). Words are sealed; what is counted, owed and
-- due on a day is plain. Every row names whom the pact is about, so that a copy or an erasure finds it.

-- Kinds are the territory's own: what is asked at the table, further questions, and in which figure it counts.
create table pact_kind (
  territory_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  counts_as text check (counts_as in ('pact', 'fna')),
  asks text[] not null check (asks <@ '{goals,give_backs,measures,money,steps,reviews,capability,indirect}'),
  questions text[] not null default '{}' check (cardinality(questions) <= 12),
  needs_give_back boolean not null default true,
  retired_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint pact_kind_key primary key (territory_id, id),
  constraint pact_kind_territory foreign key (territory_id) references territory,
  constraint pact_kind_asks_for_give_back check (not needs_give_back or 'give_backs' = any (asks))
);
alter table pact_kind enable row level security;
create policy pact_kind_read on pact_kind for select using (territory_id = app.territory_id() and app.is_staff());
create policy pact_kind_add on pact_kind for insert
  with check (territory_id = app.territory_id() and app.is_desk() and recorded_by is not distinct from app.person_id());
create policy pact_kind_change on pact_kind for update
  using (territory_id = app.territory_id() and app.is_desk()) with check (territory_id = app.territory_id());
grant select on pact_kind to trama_web;
grant insert (territory_id, id, name, counts_as, asks, questions, needs_give_back, recorded_by),
  update (name, counts_as, asks, questions, needs_give_back, retired_on) on pact_kind to trama_web;

-- The ceiling of a pact's money, and the short scale on which a capability is answered, in the territory's own words.
create table pact_rule (
  territory_id uuid not null,
  ceiling_cents bigint not null default 200000 check (ceiling_cents between 0 and 100000000),
  scale_question text not null check (length(scale_question) between 1 and 200),
  scale text[] not null check (cardinality(scale) between 2 and 10),
  changed_by uuid,
  constraint pact_rule_key primary key (territory_id),
  constraint pact_rule_territory foreign key (territory_id) references territory
);
alter table pact_rule enable row level security;
create policy pact_rule_read on pact_rule for select using (territory_id = app.territory_id() and app.is_staff());
create policy pact_rule_change on pact_rule for update
  using (territory_id = app.territory_id() and app.is_desk()) with check (territory_id = app.territory_id());
grant select on pact_rule to trama_web;
grant update (ceiling_cents, scale_question, scale, changed_by) on pact_rule to trama_web;

create function app.begin_pacts() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into pact_kind (territory_id, id, name, counts_as, asks) values
    (new.id, gen_random_uuid(), case new.language when 'en' then 'Generative pact' else 'Patto gener-attivo' end, 'pact',
      '{goals,give_backs,measures,money,steps,reviews,capability,indirect}');
  insert into pact_kind (territory_id, id, name, counts_as, asks, questions, needs_give_back) values
    (new.id, gen_random_uuid(), case new.language when 'en' then 'FNA project' else 'Progetto FNA' end, 'fna',
      '{goals,give_backs,measures,money,reviews,indirect}',
      case new.language when 'en' then array['Who cares for the person at home', 'Measure and period of the FNA']
        else array['Chi si prende cura della persona a casa', 'Misura e periodo del FNA'] end, false);
  insert into pact_rule (territory_id, scale_question, scale) values (new.id,
    case new.language when 'en' then 'How able do you feel to face what is happening, with the people you have around?'
      else 'Quanto ti senti capace di affrontare quello che succede, con le persone che hai intorno?' end,
    case new.language when 'en' then array['Not at all', 'A little', 'Fairly', 'Much', 'Fully']
      else array['Per niente', 'Poco', 'Abbastanza', 'Molto', 'Del tutto'] end);
  return new;
end $$;
revoke all on function app.begin_pacts from public;
create trigger territory_begins_pacts after insert on territory for each row execute function app.begin_pacts();
-- Territories that stand already begin in the same way.
do $$
begin
  create temporary table begun (like territory) on commit drop;
  create trigger begun_pacts after insert on begun for each row execute function app.begin_pacts();
  insert into begun select * from territory;
  drop table begun;
end $$;

create table pact (
  territory_id uuid not null,
  id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  kind_id uuid not null,
  -- The intake it came from, where there was one.
  intake_id uuid,
  household boolean not null default false,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint pact_key primary key (territory_id, id),
  constraint pact_circle foreign key (territory_id, circle_id) references circle,
  constraint pact_person foreign key (territory_id, person_id) references person,
  constraint pact_of_kind foreign key (territory_id, kind_id) references pact_kind
);
create index pact_of_circle on pact (territory_id, circle_id);
create index pact_of_person on pact (territory_id, person_id);

-- Whom it is for: the person, and who lives with them where it is for all of them.
create table pact_beneficiary (
  territory_id uuid not null,
  id uuid not null default gen_random_uuid(),
  pact_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  constraint pact_beneficiary_key primary key (territory_id, id),
  constraint pact_beneficiary_pact foreign key (territory_id, pact_id) references pact on delete cascade,
  constraint pact_beneficiary_person foreign key (territory_id, person_id) references person,
  constraint pact_beneficiary_once unique (territory_id, pact_id, person_id)
);
create index pact_beneficiary_of_person on pact_beneficiary (territory_id, person_id);

-- What is being written at the table, until it is ready to be signed.
create table pact_draft (
  territory_id uuid not null,
  pact_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  sealed bytea not null,
  recorded_by uuid,
  changed_at timestamptz not null default now(),
  constraint pact_draft_key primary key (territory_id, pact_id),
  constraint pact_draft_pact foreign key (territory_id, pact_id) references pact on delete cascade
);

-- A version is written once. `mark` is what its words come to: who reads it later sees whether they are still those.
create table pact_version (
  territory_id uuid not null,
  id uuid not null,
  pact_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  number integer not null check (number > 0),
  sealed bytea not null,
  mark text not null check (length(mark) between 20 and 64),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint pact_version_key primary key (territory_id, id),
  constraint pact_version_number unique (territory_id, pact_id, number),
  constraint pact_version_pact foreign key (territory_id, pact_id) references pact on delete cascade
);

-- Who signed which version, on what day, for whom: the person, who answers for a minor, the micro-team.
create table pact_signature (
  territory_id uuid not null,
  id uuid not null,
  pact_id uuid not null,
  version_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  signer_id uuid not null,
  side text not null check (side in ('person', 'guardian', 'team')),
  signed_on date not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint pact_signature_key primary key (territory_id, id),
  constraint pact_signature_once unique (territory_id, version_id, signer_id),
  constraint pact_signature_version foreign key (territory_id, version_id) references pact_version on delete cascade,
  constraint pact_signature_pact foreign key (territory_id, pact_id) references pact on delete cascade
);

-- Nobody changes what was signed. Only who turns the keys seals the same words again.
create function app.pact_version_stands() returns trigger language plpgsql as $$
begin
  if current_user in ('trama_web', 'trama_command')
    or (new.territory_id, new.id, new.pact_id, new.number, new.mark, new.circle_id, new.person_id)
      is distinct from (old.territory_id, old.id, old.pact_id, old.number, old.mark, old.circle_id, old.person_id) then
    raise exception 'a version of a pact stands as it was written' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger pact_version_stands before update on pact_version for each row execute function app.pact_version_stands();

-- What is to be done, by the community, by the person, together; and the days on which one looks back.
create table pact_item (
  territory_id uuid not null,
  id uuid not null,
  pact_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  version_id uuid not null,
  side text not null check (side in ('community', 'person', 'step', 'review')),
  owner_id uuid,
  due_on date,
  hours numeric(7, 2) check (hours > 0 and hours <= 10000),
  cents bigint check (cents between 1 and 100000000),
  fund_id uuid,
  sealed bytea not null,
  withdrawn_at timestamptz,
  recorded_by uuid,
  constraint pact_item_key primary key (territory_id, id),
  constraint pact_item_pact foreign key (territory_id, pact_id) references pact on delete cascade,
  constraint pact_item_version foreign key (territory_id, version_id) references pact_version on delete cascade
);
create index pact_item_of_pact on pact_item (territory_id, pact_id);
create index pact_item_due on pact_item (territory_id, circle_id, due_on) where withdrawn_at is null;

-- That it was done, all or part: a give-back of some hours, perhaps in a session whose register says the same.
create table pact_done (
  territory_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  pact_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  on_date date not null,
  hours numeric(7, 2) check (hours > 0 and hours <= 1000),
  session_id uuid,
  -- Nothing more is owed after this.
  complete boolean not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint pact_done_key primary key (territory_id, id),
  constraint pact_done_once_a_session unique (territory_id, item_id, session_id),
  constraint pact_done_item foreign key (territory_id, item_id) references pact_item on delete cascade,
  constraint pact_done_session foreign key (territory_id, session_id) references activity_session
);
create index pact_done_of_pact on pact_done (territory_id, pact_id);

create table pact_review (
  territory_id uuid not null,
  id uuid not null,
  pact_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  held_on date not null,
  next_on date check (next_on > held_on),
  sealed bytea not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint pact_review_key primary key (territory_id, id),
  constraint pact_review_pact foreign key (territory_id, pact_id) references pact on delete cascade
);
create index pact_review_of_pact on pact_review (territory_id, pact_id);

-- How able someone feels, and how able they seem, before and after; `words` are the scale as it was asked then.
create table pact_answer (
  territory_id uuid not null,
  pact_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  moment text not null check (moment in ('before', 'after')),
  answered_by text not null check (answered_by in ('person', 'team')),
  step integer not null check (step between 1 and 10),
  steps integer not null check (steps between 2 and 10),
  words text not null check (length(words) between 1 and 200),
  on_date date not null,
  recorded_by uuid,
  constraint pact_answer_key primary key (territory_id, pact_id, moment, answered_by),
  constraint pact_answer_in_scale check (step <= steps),
  constraint pact_answer_pact foreign key (territory_id, pact_id) references pact on delete cascade
);

create table pact_end (
  territory_id uuid not null,
  pact_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  ended_on date not null,
  outcome text not null check (outcome in ('reached', 'partly', 'interrupted')),
  sealed bytea not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint pact_end_key primary key (territory_id, pact_id),
  constraint pact_end_pact foreign key (territory_id, pact_id) references pact on delete cascade
);

create table pact_note (
  territory_id uuid not null,
  id uuid not null,
  pact_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  sealed bytea not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint pact_note_key primary key (territory_id, id),
  constraint pact_note_pact foreign key (territory_id, pact_id) references pact on delete cascade
);
create index pact_note_of_pact on pact_note (territory_id, pact_id, recorded_at);

-- How many others are better off: never counted, always estimated by somebody in some way. The last estimate is the one
-- that counts; those before stay to be seen.
create table pact_estimate (
  territory_id uuid not null,
  id uuid not null,
  pact_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  people integer not null check (people between 0 and 10000),
  sealed bytea not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint pact_estimate_key primary key (territory_id, id),
  constraint pact_estimate_pact foreign key (territory_id, pact_id) references pact on delete cascade
);
create index pact_estimate_of_pact on pact_estimate (territory_id, pact_id, recorded_at);

-- Read by whoever is in the circle, written by whoever is in it now, in their own name; gone when the person is erased.
do $$
declare name text;
begin
  foreach name in array array['pact', 'pact_beneficiary', 'pact_draft', 'pact_version', 'pact_signature', 'pact_item', 'pact_done',
    'pact_review', 'pact_answer', 'pact_end', 'pact_note', 'pact_estimate'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select using (territory_id = app.territory_id()
      and (circle_id = any (app.read_circle_ids()) or person_id = any (app.erased_people())))', name || '_read', name);
    execute format('create policy %I on %I for insert with check (territory_id = app.territory_id()
      and circle_id = any (app.circle_ids()) %s)', name || '_add', name,
      case when name <> 'pact_beneficiary' then 'and recorded_by is not distinct from app.person_id()' end);
    execute format('create policy %I on %I for delete using (territory_id = app.territory_id()
      and person_id = any (app.erased_people()))', name || '_erase', name);
    execute format('grant select, delete on %I to trama_web', name);
  end loop;
  foreach name in array array['pact', 'pact_draft', 'pact_item', 'pact_answer'] loop
    execute format('create policy %I on %I for update using (territory_id = app.territory_id()
      and circle_id = any (app.circle_ids())) with check (territory_id = app.territory_id())', name || '_change', name);
  end loop;
  -- What was ticked by mistake, who was named by mistake, an end that came too soon: taken back by the circle.
  foreach name in array array['pact_beneficiary', 'pact_draft', 'pact_done', 'pact_end'] loop
    execute format('create policy %I on %I for delete using (territory_id = app.territory_id()
      and circle_id = any (app.circle_ids()))', name || '_drop', name);
  end loop;
end $$;
grant insert (territory_id, id, circle_id, person_id, kind_id, intake_id, household, recorded_by), update (kind_id) on pact to trama_web;
grant insert (territory_id, id, pact_id, circle_id, person_id) on pact_beneficiary to trama_web;
grant insert (territory_id, pact_id, circle_id, person_id, sealed, recorded_by), update (sealed, recorded_by, changed_at)
  on pact_draft to trama_web;
grant insert (territory_id, id, pact_id, circle_id, person_id, number, sealed, mark, recorded_by, recorded_at) on pact_version to trama_web;
grant insert (territory_id, id, pact_id, version_id, circle_id, person_id, signer_id, side, signed_on, recorded_by)
  on pact_signature to trama_web;
grant insert (territory_id, id, pact_id, circle_id, person_id, version_id, side, owner_id, due_on, hours, cents, fund_id, sealed, recorded_by),
  update (version_id, owner_id, due_on, hours, cents, fund_id, sealed, withdrawn_at) on pact_item to trama_web;
grant insert (territory_id, id, item_id, pact_id, circle_id, person_id, on_date, hours, session_id, complete, recorded_by)
  on pact_done to trama_web;
grant insert (territory_id, id, pact_id, circle_id, person_id, held_on, next_on, sealed, recorded_by) on pact_review to trama_web;
grant insert (territory_id, pact_id, circle_id, person_id, moment, answered_by, step, steps, words, on_date, recorded_by),
  update (step, steps, words, on_date, recorded_by) on pact_answer to trama_web;
grant insert (territory_id, pact_id, circle_id, person_id, ended_on, outcome, sealed, recorded_by) on pact_end to trama_web;
grant insert (territory_id, id, pact_id, circle_id, person_id, sealed, recorded_by) on pact_note to trama_web;
grant insert (territory_id, id, pact_id, circle_id, person_id, people, sealed, recorded_by) on pact_estimate to trama_web;

-- Who has something to do in the next days, and how much: for the one mail that reminds them, which says no more than that.
create function app.pact_items_due(until date) returns table (account_id text, due bigint)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id();
begin
  return query
    select a.account_id, count(*) from pact_item i
    join circle_member m on m.territory_id = here and m.circle_id = i.circle_id and m.person_id = i.owner_id and m.until_at is null
    join account_person a on a.territory_id = here and a.person_id = i.owner_id
    where i.territory_id = here and i.withdrawn_at is null and i.due_on <= until
      and not exists (select from pact_done d where d.territory_id = here and d.item_id = i.id and d.complete)
      and not exists (select from pact_end e where e.territory_id = here and e.pact_id = i.pact_id)
      and exists (select from role_assignment r where r.territory_id = here and r.person_id = i.owner_id
        and r.starts_at <= now() and (r.ends_at is null or r.ends_at > now()))
    group by a.account_id;
end $$;
revoke all on function app.pact_items_due from public;
grant execute on function app.pact_items_due to trama_command;
