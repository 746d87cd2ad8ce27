-- Money for people and projects: sources give it, funds hold it for a purpose, commitments bind it, payments spend it,
-- repayments bring it back. Every movement is one entry from an account to another, in whole cents, never changed: what was
-- wrong is reversed by an entry that says why. Running sums stand beside each source, fund and commitment; they move by the
-- triggers below alone, and their checks are what nobody can race past.

-- Above what amount a second person has to agree: what a territory decided, where it decided something else than 1,000 €.
create table fund_rule (
  territory_id uuid not null,
  approval_above_cents bigint not null check (approval_above_cents between 0 and 100000000000),
  changed_by uuid,
  changed_at timestamptz not null default now(),
  constraint fund_rule_key primary key (territory_id)
);
alter table fund_rule enable row level security;
create policy fund_rule_read on fund_rule for select
  using (territory_id = app.territory_id() and app.has_role('{coordinator,administrator,case_operator}'));
create policy fund_rule_add on fund_rule for insert with check (territory_id = app.territory_id() and app.is_desk()
  and changed_by is not distinct from app.person_id());
create policy fund_rule_change on fund_rule for update using (territory_id = app.territory_id() and app.is_desk())
  with check (territory_id = app.territory_id() and changed_by is not distinct from app.person_id());
grant select on fund_rule to trama_web;
grant insert (territory_id, approval_above_cents, changed_by), update (approval_above_cents, changed_by, changed_at)
  on fund_rule to trama_web;

-- Who gave: an organisation of the network, or a name.
create table fund_source (
  territory_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('foundation', 'municipality', 'donation', 'other')),
  name text not null check (length(name) between 1 and 160),
  organisation_id uuid,
  giver_name text check (length(giver_name) between 1 and 160),
  act text check (length(act) <= 200),
  received_cents bigint not null default 0 check (received_cents >= 0),
  allotted_cents bigint not null default 0 check (allotted_cents >= 0),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint fund_source_key primary key (territory_id, id),
  constraint fund_source_organisation foreign key (territory_id, organisation_id) references organisation,
  constraint fund_source_giver check (num_nonnulls(organisation_id, giver_name) = 1),
  constraint fund_source_never_overallotted check (allotted_cents <= received_cents)
);
create index fund_source_of_organisation on fund_source (territory_id, organisation_id);
alter table fund_source enable row level security;
create policy fund_source_read on fund_source for select using (territory_id = app.territory_id() and app.is_desk());
create policy fund_source_add on fund_source for insert with check (territory_id = app.territory_id() and app.is_desk()
  and recorded_by is not distinct from app.person_id());
create policy fund_source_change on fund_source for update using (territory_id = app.territory_id() and app.is_desk())
  with check (territory_id = app.territory_id());
grant select on fund_source to trama_web;
grant insert (territory_id, id, kind, name, organisation_id, giver_name, act, recorded_by),
  update (kind, name, organisation_id, giver_name, act) on fund_source to trama_web;

-- `open_to_operators`: whoever accompanies people may commit from it, and sees what is free; the ledger stays the desk's.
create table fund (
  territory_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  purpose text not null check (purpose in ('guarantee', 'pact', 'idea', 'work', 'rent', 'cohabitation', 'other')),
  purpose_said text check (length(purpose_said) between 1 and 80),
  open_to_operators boolean not null default false,
  -- For the public list: which office answers, and how those who receive are chosen.
  office text check (length(office) <= 200),
  selection text check (length(selection) <= 500),
  opened_on date not null,
  closed_on date,
  allotted_cents bigint not null default 0 check (allotted_cents >= 0),
  held_cents bigint not null default 0 check (held_cents >= 0),
  paid_cents bigint not null default 0 check (paid_cents >= 0),
  returned_cents bigint not null default 0 check (returned_cents >= 0),
  free_cents bigint not null generated always as (allotted_cents + returned_cents - held_cents - paid_cents) stored,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint fund_key primary key (territory_id, id),
  constraint fund_territory foreign key (territory_id) references territory,
  constraint fund_purpose_named check ((purpose = 'other') = (purpose_said is not null)),
  constraint fund_order check (closed_on >= opened_on),
  constraint fund_closed_when_settled check (closed_on is null or held_cents = 0),
  constraint fund_never_overcommitted check (free_cents >= 0)
);
alter table fund enable row level security;
create policy fund_read on fund for select using (territory_id = app.territory_id()
  and (app.is_desk() or open_to_operators and app.has_role('{case_operator}')));
create policy fund_add on fund for insert with check (territory_id = app.territory_id() and app.is_desk()
  and recorded_by is not distinct from app.person_id());
create policy fund_change on fund for update using (territory_id = app.territory_id() and app.is_desk())
  with check (territory_id = app.territory_id());
grant select on fund to trama_web;
grant insert (territory_id, id, name, purpose, purpose_said, open_to_operators, office, selection, opened_on, recorded_by),
  update (name, purpose_said, open_to_operators, office, selection, closed_on) on fund to trama_web;

-- What each day moved in a fund: a balance of any day is the sum of the days up to it.
create table fund_day (
  territory_id uuid not null,
  fund_id uuid not null,
  on_date date not null,
  allotted_cents bigint not null default 0,
  held_cents bigint not null default 0,
  paid_cents bigint not null default 0,
  returned_cents bigint not null default 0,
  constraint fund_day_key primary key (territory_id, fund_id, on_date),
  constraint fund_day_fund foreign key (territory_id, fund_id) references fund
);
alter table fund_day enable row level security;
create policy fund_day_read on fund_day for select using (territory_id = app.territory_id() and app.is_desk());
grant select on fund_day to trama_web;

-- Money bound to somebody, for something. For whom: an organisation, or the record of another room by kind and id; who is
-- paid stands sealed in a table of its own. A ledger outlives what it paid for, so nothing ties it to that record or circle.
create table fund_commitment (
  territory_id uuid not null,
  id uuid not null,
  fund_id uuid not null,
  record_kind text not null check (record_kind ~ '^[a-z_]{2,40}$'),
  record_id uuid not null,
  organisation_id uuid,
  circle_id uuid,
  nature text not null default 'grant' check (nature in ('grant', 'loan', 'guarantee')),
  cents bigint not null check (cents between 1 and 100000000000),
  why text not null check (length(why) between 1 and 300),
  act text check (length(act) <= 200),
  cup text check (cup ~ '^[A-Z][0-9]{2}[A-Z][0-9]{11}$'),
  cig text check (cig ~ '^[0-9A-Z][0-9A-F]{9}$'),
  on_date date not null,
  due_on date,
  needs_approval boolean not null default false,
  held_cents bigint not null default 0,
  paid_cents bigint not null default 0 check (paid_cents >= 0),
  released_cents bigint not null default 0 check (released_cents >= 0),
  returned_cents bigint not null default 0 check (returned_cents >= 0),
  committed_by uuid,
  recorded_at timestamptz not null default now(),
  constraint fund_commitment_key primary key (territory_id, id),
  constraint fund_commitment_fund foreign key (territory_id, fund_id) references fund,
  constraint fund_commitment_organisation foreign key (territory_id, organisation_id) references organisation,
  constraint fund_commitment_due check (due_on >= on_date),
  constraint fund_commitment_never_overpaid check (held_cents >= 0),
  constraint fund_commitment_never_overreturned check (returned_cents <= paid_cents)
);
create index fund_commitment_of_fund on fund_commitment (territory_id, fund_id, on_date);
create index fund_commitment_of_record on fund_commitment (territory_id, record_kind, record_id);
create index fund_commitment_of_circle on fund_commitment (territory_id, circle_id) where circle_id is not null;
create index fund_commitment_of_organisation on fund_commitment (territory_id, organisation_id) where organisation_id is not null;

-- From which account to which. Outside stands the world: whoever gives, and whoever gives back.
create table fund_entry (
  territory_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('received', 'allotted', 'withdrawn', 'committed', 'released', 'paid', 'returned')),
  from_account text not null check (from_account in ('given', 'unallotted', 'free', 'committed', 'paid', 'givenBack')),
  to_account text not null check (to_account in ('given', 'unallotted', 'free', 'committed', 'paid', 'givenBack')),
  source_id uuid,
  fund_id uuid,
  commitment_id uuid,
  cents bigint not null check (cents between 1 and 100000000000),
  on_date date not null,
  why text check (length(why) <= 300),
  reference text check (length(reference) <= 120),
  reverses uuid,
  circle_id uuid,
  committed_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint fund_entry_key primary key (territory_id, id),
  constraint fund_entry_source foreign key (territory_id, source_id) references fund_source,
  constraint fund_entry_fund foreign key (territory_id, fund_id) references fund,
  constraint fund_entry_commitment foreign key (territory_id, commitment_id) references fund_commitment,
  constraint fund_entry_reversed foreign key (territory_id, reverses) references fund_entry,
  constraint fund_entry_reversed_once unique (territory_id, reverses),
  constraint fund_entry_reversal_says_why check (reverses is null or length(why) > 0),
  constraint fund_entry_parts check (case kind
    when 'received' then source_id is not null and fund_id is null and commitment_id is null
    when 'allotted' then source_id is not null and fund_id is not null and commitment_id is null
    when 'withdrawn' then source_id is not null and fund_id is not null and commitment_id is null
    else source_id is null and fund_id is not null and commitment_id is not null end)
);
create index fund_entry_of_fund on fund_entry (territory_id, fund_id, on_date, id);
create index fund_entry_of_commitment on fund_entry (territory_id, commitment_id, on_date) where commitment_id is not null;
create index fund_entry_of_source on fund_entry (territory_id, source_id, on_date) where source_id is not null;
create index fund_entry_committed_once on fund_entry (territory_id, commitment_id) where kind = 'committed' and reverses is null;

-- A second person's yes or no. The first decision stands: the key is the commitment's.
create table fund_decision (
  territory_id uuid not null,
  commitment_id uuid not null,
  decision text not null check (decision in ('approved', 'rejected')),
  why text check (length(why) <= 300),
  circle_id uuid,
  committed_by uuid,
  decided_by uuid not null,
  decided_at timestamptz not null default now(),
  constraint fund_decision_key primary key (territory_id, commitment_id),
  constraint fund_decision_commitment foreign key (territory_id, commitment_id) references fund_commitment,
  constraint fund_decision_by_another check (decided_by is distinct from committed_by),
  constraint fund_decision_no_says_why check (decision = 'approved' or length(why) > 0)
);

-- Whom the money goes to, where it is a person: for the circle and whoever wrote it, never for who reads the ledger.
create table fund_payee (
  territory_id uuid not null,
  commitment_id uuid not null,
  person_id uuid,
  sealed bytea not null,
  circle_id uuid,
  committed_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint fund_payee_key primary key (territory_id, commitment_id),
  constraint fund_payee_commitment foreign key (territory_id, commitment_id) references fund_commitment,
  constraint fund_payee_person foreign key (territory_id, person_id) references person
);
create index fund_payee_of_person on fund_payee (territory_id, person_id) where person_id is not null;

-- What is to come back, and when. The newest plan of a commitment holds.
create table fund_plan (
  territory_id uuid not null,
  id uuid not null,
  commitment_id uuid not null,
  why text check (length(why) <= 300),
  circle_id uuid,
  committed_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint fund_plan_key primary key (territory_id, id),
  constraint fund_plan_commitment foreign key (territory_id, commitment_id) references fund_commitment
);
create index fund_plan_of_commitment on fund_plan (territory_id, commitment_id, recorded_at);

create table fund_instalment (
  territory_id uuid not null,
  plan_id uuid not null,
  commitment_id uuid not null,
  due_on date not null,
  cents bigint not null check (cents between 1 and 100000000000),
  circle_id uuid,
  committed_by uuid,
  constraint fund_instalment_key primary key (territory_id, plan_id, due_on),
  constraint fund_instalment_plan foreign key (territory_id, plan_id) references fund_plan,
  constraint fund_instalment_commitment foreign key (territory_id, commitment_id) references fund_commitment
);

-- What was done with the money, and what was said of it.
create table fund_account (
  territory_id uuid not null,
  id uuid not null,
  commitment_id uuid not null,
  rendered_on date not null,
  spent_cents bigint not null check (spent_cents between 0 and 100000000000),
  words text check (length(words) <= 2000),
  outcome text check (outcome in ('accepted', 'sent_back')),
  answer text check (length(answer) <= 500),
  answered_by uuid,
  answered_at timestamptz,
  circle_id uuid,
  committed_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint fund_account_key primary key (territory_id, id),
  constraint fund_account_commitment foreign key (territory_id, commitment_id) references fund_commitment,
  constraint fund_account_answered check ((outcome is null) = (answered_at is null))
);
create index fund_account_of_commitment on fund_account (territory_id, commitment_id);

-- Papers: the name of a file and what it holds are sealed, because invoices name people. `reserved` ones are the circle's.
create table fund_document (
  territory_id uuid not null,
  id uuid not null,
  commitment_id uuid not null,
  kind text not null check (kind in ('pdf', 'png', 'jpeg')),
  bytes integer not null check (bytes between 1 and 10485760),
  reserved boolean not null default false,
  sealed bytea not null,
  circle_id uuid,
  committed_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint fund_document_key primary key (territory_id, id),
  constraint fund_document_commitment foreign key (territory_id, commitment_id) references fund_commitment
);
create index fund_document_of_commitment on fund_document (territory_id, commitment_id);

create table fund_document_content (
  territory_id uuid not null,
  document_id uuid not null,
  sealed bytea not null,
  commitment_id uuid not null,
  reserved boolean not null default false,
  circle_id uuid,
  committed_by uuid,
  recorded_by uuid,
  constraint fund_document_content_key primary key (territory_id, document_id),
  constraint fund_document_content_document foreign key (territory_id, document_id) references fund_document,
  constraint fund_document_content_commitment foreign key (territory_id, commitment_id) references fund_commitment
);

-- What the bank's statement shows of the ledger: a mark on an entry, and the balance of a day. Nothing of what a statement
-- says in words is kept, because it names people.
create table fund_seen (
  territory_id uuid not null,
  entry_id uuid not null,
  seen_on date not null,
  cents bigint not null check (cents between 1 and 100000000000),
  reference text check (length(reference) <= 120),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint fund_seen_key primary key (territory_id, entry_id),
  constraint fund_seen_entry foreign key (territory_id, entry_id) references fund_entry
);

create table fund_statement (
  territory_id uuid not null,
  id uuid not null,
  on_date date not null,
  cents bigint not null check (cents between -100000000000 and 100000000000),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint fund_statement_key primary key (territory_id, id),
  constraint fund_statement_day unique (territory_id, on_date)
);

-- What belongs to a commitment is read by whom the commitment is.
create function app.fund_follows_commitment() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare c fund_commitment;
begin
  select * into c from fund_commitment where territory_id = new.territory_id and id = new.commitment_id;
  new.circle_id = c.circle_id;
  new.committed_by = c.committed_by;
  if tg_table_name = 'fund_decision' and not c.needs_approval then
    raise exception 'this commitment waits for nobody' using errcode = 'check_violation', constraint = 'fund_decision_needed';
  end if;
  return new;
end $$;
create trigger fund_decision_follows before insert on fund_decision for each row execute function app.fund_follows_commitment();
create trigger fund_payee_follows before insert on fund_payee for each row execute function app.fund_follows_commitment();
create trigger fund_plan_follows before insert on fund_plan for each row execute function app.fund_follows_commitment();
create trigger fund_instalment_follows before insert on fund_instalment for each row execute function app.fund_follows_commitment();
create trigger fund_account_follows before insert on fund_account for each row execute function app.fund_follows_commitment();
create trigger fund_document_follows before insert on fund_document for each row execute function app.fund_follows_commitment();
create trigger fund_document_content_follows before insert on fund_document_content
  for each row execute function app.fund_follows_commitment();

-- Whether a second person has to agree is the territory's rule, not the writer's. What is committed for the same record
-- within a month adds up, so that a large sum cannot be said in small ones. The fund is locked first: of two at once the
-- second sees the other.
create function app.fund_commitment_asks() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare f fund; above bigint; near bigint;
begin
  select * into f from fund where territory_id = new.territory_id and id = new.fund_id for no key update;
  if app.territory_id() is not null and not app.is_desk() and not coalesce(f.open_to_operators, false) then
    raise exception 'this fund is not open to this actor' using errcode = 'insufficient_privilege';
  end if;
  if f.closed_on is not null or new.on_date < f.opened_on then
    raise exception 'this fund is not open then' using errcode = 'check_violation', constraint = 'fund_commitment_while_open';
  end if;
  select r.approval_above_cents into above from fund_rule r where r.territory_id = new.territory_id;
  select coalesce(sum(c.held_cents + c.paid_cents), 0) into near from fund_commitment c
    where c.territory_id = new.territory_id and c.record_kind = new.record_kind and c.record_id = new.record_id
      and c.fund_id = new.fund_id and c.on_date between new.on_date - 30 and new.on_date + 30;
  new.needs_approval = new.cents + near > coalesce(above, 100000);
  new.held_cents = 0; new.paid_cents = 0; new.released_cents = 0; new.returned_cents = 0;
  return new;
end $$;
create trigger fund_commitment_asks before insert on fund_commitment for each row execute function app.fund_commitment_asks();

-- What an entry says of itself: its two accounts, whose it is, and that it stands on what came before.
create function app.fund_entry_stands() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare e fund_entry; c fund_commitment;
begin
  if new.reverses is not null then
    select * into e from fund_entry where territory_id = new.territory_id and id = new.reverses;
    if e.id is null or e.reverses is not null then
      raise exception 'what reverses is not reversed' using errcode = 'check_violation', constraint = 'fund_entry_reversible';
    end if;
    if new.on_date < e.on_date then
      raise exception 'a reversal comes after' using errcode = 'check_violation', constraint = 'fund_entry_not_before';
    end if;
    new.kind = e.kind; new.source_id = e.source_id; new.fund_id = e.fund_id; new.commitment_id = e.commitment_id;
    new.cents = e.cents; new.from_account = e.to_account; new.to_account = e.from_account;
    new.circle_id = e.circle_id; new.committed_by = e.committed_by;
    return new;
  end if;
  select a.from_account, a.to_account into new.from_account, new.to_account from (values
    ('received', 'given', 'unallotted'), ('allotted', 'unallotted', 'free'), ('withdrawn', 'free', 'unallotted'),
    ('committed', 'free', 'committed'), ('released', 'committed', 'free'), ('paid', 'committed', 'paid'),
    ('returned', 'givenBack', 'free')) as a (kind, from_account, to_account) where a.kind = new.kind;
  new.circle_id = null; new.committed_by = null;
  if new.commitment_id is null then return new; end if;
  select * into c from fund_commitment where territory_id = new.territory_id and id = new.commitment_id for no key update;
  if c.id is null then return new; end if;
  new.fund_id = c.fund_id; new.circle_id = c.circle_id; new.committed_by = c.committed_by;
  if new.on_date < c.on_date then
    raise exception 'nothing moves before the commitment' using errcode = 'check_violation', constraint = 'fund_entry_not_before';
  end if;
  if new.kind = 'committed' and (new.cents <> c.cents or exists (select from fund_entry o
      where o.territory_id = new.territory_id and o.commitment_id = c.id and o.kind = 'committed')) then
    raise exception 'a commitment is entered whole and once' using errcode = 'check_violation', constraint = 'fund_entry_whole';
  end if;
  if new.kind = 'paid' and c.needs_approval and not exists (select from fund_decision d
      where d.territory_id = new.territory_id and d.commitment_id = c.id and d.decision = 'approved') then
    raise exception 'a second person has to agree first' using errcode = 'check_violation', constraint = 'fund_entry_approved';
  end if;
  return new;
end $$;
create trigger fund_entry_stands before insert on fund_entry for each row execute function app.fund_entry_stands();

-- Moves the running sums: commitment, then source, then fund, always in this order. The checks of those rows refuse what is
-- not there today; for an entry dated before others, no day after it may have gone below nothing either.
create function app.fund_entry_counts() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  a bigint = case when new.reverses is null then new.cents else -new.cents end;
  allotted bigint = case new.kind when 'allotted' then a when 'withdrawn' then -a else 0 end;
  held bigint = case new.kind when 'committed' then a when 'released' then -a when 'paid' then -a else 0 end;
  paid bigint = case new.kind when 'paid' then a else 0 end;
  back bigint = case new.kind when 'returned' then a else 0 end;
  here uuid = new.territory_id;
begin
  if new.commitment_id is not null then
    update fund_commitment c set held_cents = c.held_cents + held, paid_cents = c.paid_cents + paid,
      returned_cents = c.returned_cents + back,
      released_cents = c.released_cents + case new.kind when 'released' then a else 0 end
      where c.territory_id = here and c.id = new.commitment_id;
    if exists (select from fund_entry e where e.territory_id = here and e.commitment_id = new.commitment_id
        and e.on_date > new.on_date) and exists (
      select from (select e.on_date,
          sum(case when e.reverses is null then 1 else -1 end * e.cents
            * case e.kind when 'committed' then 1 when 'returned' then 0 else -1 end) over days as held,
          sum(case when e.reverses is null then 1 else -1 end * e.cents
            * case e.kind when 'paid' then 1 when 'returned' then -1 else 0 end) over days as out
        from fund_entry e where e.territory_id = here and e.commitment_id = new.commitment_id
        window days as (order by e.on_date)) as run
      where run.on_date >= new.on_date and (run.held < 0 or run.out < 0)) then
      raise exception 'on a later day this was not there' using errcode = 'check_violation', constraint = 'fund_commitment_never_overpaid_then';
    end if;
  end if;
  if new.source_id is not null then
    update fund_source s set received_cents = s.received_cents + case new.kind when 'received' then a else 0 end,
      allotted_cents = s.allotted_cents + allotted
      where s.territory_id = here and s.id = new.source_id;
    if new.kind = 'withdrawn' and (select coalesce(sum(case when e.reverses is null then 1 else -1 end * e.cents
          * case e.kind when 'withdrawn' then -1 else 1 end), 0) from fund_entry e
        where e.territory_id = here and e.source_id = new.source_id and e.fund_id = new.fund_id) < 0 then
      raise exception 'this source gave less' using errcode = 'check_violation', constraint = 'fund_source_gave_less';
    end if;
    if exists (select from fund_entry e where e.territory_id = here and e.source_id = new.source_id
        and e.on_date > new.on_date) and exists (
      select from (select e.on_date, sum(case when e.reverses is null then 1 else -1 end * e.cents
          * case e.kind when 'allotted' then -1 else 1 end) over (order by e.on_date) as there
        from fund_entry e where e.territory_id = here and e.source_id = new.source_id) as run
      where run.on_date >= new.on_date and run.there < 0) then
      raise exception 'on a later day this was not there' using errcode = 'check_violation', constraint = 'fund_source_never_overallotted_then';
    end if;
  end if;
  if new.fund_id is not null then
    update fund f set allotted_cents = f.allotted_cents + allotted, held_cents = f.held_cents + held,
      paid_cents = f.paid_cents + paid, returned_cents = f.returned_cents + back
      where f.territory_id = here and f.id = new.fund_id;
    insert into fund_day as d (territory_id, fund_id, on_date, allotted_cents, held_cents, paid_cents, returned_cents)
      values (here, new.fund_id, new.on_date, allotted, held, paid, back)
      on conflict (territory_id, fund_id, on_date) do update set allotted_cents = d.allotted_cents + excluded.allotted_cents,
        held_cents = d.held_cents + excluded.held_cents, paid_cents = d.paid_cents + excluded.paid_cents,
        returned_cents = d.returned_cents + excluded.returned_cents;
    if exists (select from fund_day d where d.territory_id = here and d.fund_id = new.fund_id and d.on_date > new.on_date)
      and exists (select from (select d.on_date,
          sum(d.allotted_cents + d.returned_cents - d.held_cents - d.paid_cents) over (order by d.on_date) as free
        from fund_day d where d.territory_id = here and d.fund_id = new.fund_id) as run
      where run.on_date >= new.on_date and run.free < 0) then
      raise exception 'on a later day this was not free' using errcode = 'check_violation', constraint = 'fund_never_overcommitted_then';
    end if;
  end if;
  return null;
end $$;
create trigger fund_entry_counts after insert on fund_entry for each row execute function app.fund_entry_counts();

-- Whoever keeps the ledger reads every entry; whoever accompanies reads and moves what is their circle's, or what they
-- committed themselves where there is no circle.
alter table fund_commitment enable row level security;
create policy fund_commitment_read on fund_commitment for select using (territory_id = app.territory_id()
  and (app.is_desk() or circle_id = any (app.read_circle_ids())
    or circle_id is null and committed_by = app.person_id() and app.has_role('{case_operator}')));
create policy fund_commitment_add on fund_commitment for insert with check (territory_id = app.territory_id()
  and committed_by is not distinct from app.person_id()
  and (app.is_desk() or app.has_role('{case_operator}') and (circle_id is null or circle_id = any (app.circle_ids()))));
grant select on fund_commitment to trama_web;
grant insert (territory_id, id, fund_id, record_kind, record_id, organisation_id, circle_id, nature, cents, why, act, cup, cig,
  on_date, due_on, committed_by) on fund_commitment to trama_web;

alter table fund_entry enable row level security;
create policy fund_entry_read on fund_entry for select using (territory_id = app.territory_id()
  and (app.is_desk() or circle_id = any (app.read_circle_ids())
    or commitment_id is not null and circle_id is null and committed_by = app.person_id() and app.has_role('{case_operator}')));
create policy fund_entry_add on fund_entry for insert with check (territory_id = app.territory_id()
  and recorded_by is not distinct from app.person_id()
  and (app.is_desk() or app.has_role('{case_operator}') and commitment_id is not null and reverses is null
    and (circle_id = any (app.circle_ids()) or circle_id is null and committed_by = app.person_id())));
grant select on fund_entry to trama_web;
grant insert (territory_id, id, kind, from_account, to_account, source_id, fund_id, commitment_id, cents, on_date, why,
  reference, reverses, recorded_by) on fund_entry to trama_web;

alter table fund_decision enable row level security;
create policy fund_decision_read on fund_decision for select using (territory_id = app.territory_id()
  and (app.is_desk() or circle_id = any (app.read_circle_ids())
    or circle_id is null and committed_by = app.person_id() and app.has_role('{case_operator}')));
create policy fund_decision_add on fund_decision for insert with check (territory_id = app.territory_id() and app.is_desk()
  and decided_by is not distinct from app.person_id());
grant select on fund_decision to trama_web;
grant insert (territory_id, commitment_id, decision, why, decided_by) on fund_decision to trama_web;

alter table fund_payee enable row level security;
create policy fund_payee_read on fund_payee for select using (territory_id = app.territory_id()
  and (circle_id = any (app.read_circle_ids()) or circle_id is null and recorded_by = app.person_id() and app.is_staff()
    or person_id = any (app.erased_people())));
create policy fund_payee_add on fund_payee for insert with check (territory_id = app.territory_id()
  and recorded_by is not distinct from app.person_id()
  and (circle_id = any (app.circle_ids()) or circle_id is null and committed_by is not distinct from app.person_id()));
create policy fund_payee_erase on fund_payee for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on fund_payee to trama_web;
grant insert (territory_id, commitment_id, person_id, sealed, recorded_by) on fund_payee to trama_web;

alter table fund_plan enable row level security;
create policy fund_plan_read on fund_plan for select using (territory_id = app.territory_id()
  and (app.is_desk() or circle_id = any (app.read_circle_ids())
    or circle_id is null and committed_by = app.person_id() and app.has_role('{case_operator}')));
create policy fund_plan_add on fund_plan for insert with check (territory_id = app.territory_id()
  and recorded_by is not distinct from app.person_id()
  and (app.is_desk() or app.has_role('{case_operator}')
    and (circle_id = any (app.circle_ids()) or circle_id is null and committed_by = app.person_id())));
grant select on fund_plan to trama_web;
grant insert (territory_id, id, commitment_id, why, recorded_by) on fund_plan to trama_web;

alter table fund_instalment enable row level security;
create policy fund_instalment_read on fund_instalment for select using (territory_id = app.territory_id()
  and (app.is_desk() or circle_id = any (app.read_circle_ids())
    or circle_id is null and committed_by = app.person_id() and app.has_role('{case_operator}')));
create policy fund_instalment_add on fund_instalment for insert with check (territory_id = app.territory_id()
  and (app.is_desk() or app.has_role('{case_operator}')
    and (circle_id = any (app.circle_ids()) or circle_id is null and committed_by = app.person_id())));
grant select on fund_instalment to trama_web;
grant insert (territory_id, plan_id, commitment_id, due_on, cents) on fund_instalment to trama_web;

alter table fund_account enable row level security;
create policy fund_account_read on fund_account for select using (territory_id = app.territory_id()
  and (app.is_desk() or circle_id = any (app.read_circle_ids())
    or circle_id is null and committed_by = app.person_id() and app.has_role('{case_operator}')));
create policy fund_account_add on fund_account for insert with check (territory_id = app.territory_id()
  and recorded_by is not distinct from app.person_id()
  and (app.is_desk() or app.has_role('{case_operator}')
    and (circle_id = any (app.circle_ids()) or circle_id is null and committed_by = app.person_id())));
create policy fund_account_answer on fund_account for update using (territory_id = app.territory_id() and app.is_desk()
  and outcome is null) with check (territory_id = app.territory_id() and answered_by is not distinct from app.person_id());
grant select on fund_account to trama_web;
grant insert (territory_id, id, commitment_id, rendered_on, spent_cents, words, recorded_by),
  update (outcome, answer, answered_by, answered_at) on fund_account to trama_web;

-- A reserved paper is the circle's, or its writer's where there is no circle; another one is the ledger's as well.
alter table fund_document enable row level security;
create policy fund_document_read on fund_document for select using (territory_id = app.territory_id()
  and (app.is_desk() and not reserved or circle_id = any (app.read_circle_ids())
    or circle_id is null and recorded_by = app.person_id() and app.is_staff()
    or circle_id is null and not reserved and committed_by = app.person_id() and app.has_role('{case_operator}')));
create policy fund_document_add on fund_document for insert with check (territory_id = app.territory_id()
  and recorded_by is not distinct from app.person_id()
  and (app.is_desk() or app.has_role('{case_operator}')
    and (circle_id = any (app.circle_ids()) or circle_id is null and committed_by = app.person_id())));
grant select on fund_document to trama_web;
grant insert (territory_id, id, commitment_id, kind, bytes, reserved, sealed, recorded_by) on fund_document to trama_web;

alter table fund_document_content enable row level security;
create policy fund_document_content_read on fund_document_content for select using (territory_id = app.territory_id()
  and (app.is_desk() and not reserved or circle_id = any (app.read_circle_ids())
    or circle_id is null and recorded_by = app.person_id() and app.is_staff()
    or circle_id is null and not reserved and committed_by = app.person_id() and app.has_role('{case_operator}')));
create policy fund_document_content_add on fund_document_content for insert with check (territory_id = app.territory_id()
  and recorded_by is not distinct from app.person_id()
  and (app.is_desk() or app.has_role('{case_operator}')
    and (circle_id = any (app.circle_ids()) or circle_id is null and committed_by = app.person_id())));
grant select on fund_document_content to trama_web;
grant insert (territory_id, document_id, sealed, commitment_id, reserved, recorded_by) on fund_document_content to trama_web;

alter table fund_seen enable row level security;
create policy fund_seen_read on fund_seen for select using (territory_id = app.territory_id() and app.is_desk());
create policy fund_seen_add on fund_seen for insert with check (territory_id = app.territory_id() and app.is_desk()
  and recorded_by is not distinct from app.person_id());
create policy fund_seen_drop on fund_seen for delete using (territory_id = app.territory_id() and app.is_desk());
grant select, delete on fund_seen to trama_web;
grant insert (territory_id, entry_id, seen_on, cents, reference, recorded_by) on fund_seen to trama_web;

alter table fund_statement enable row level security;
create policy fund_statement_read on fund_statement for select using (territory_id = app.territory_id() and app.is_desk());
create policy fund_statement_add on fund_statement for insert with check (territory_id = app.territory_id() and app.is_desk()
  and recorded_by is not distinct from app.person_id());
create policy fund_statement_drop on fund_statement for delete using (territory_id = app.territory_id() and app.is_desk());
grant select, delete on fund_statement to trama_web;
grant insert (territory_id, id, on_date, cents, recorded_by) on fund_statement to trama_web;

-- What a fund held at the end of a day. For the ledger's keepers, and for who may commit from it.
create function app.fund_balance_on(territory uuid, of_fund uuid, until date)
returns table (allotted_cents bigint, held_cents bigint, paid_cents bigint, returned_cents bigint)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if territory is distinct from app.territory_id() or not exists (select from fund f where f.territory_id = territory
      and f.id = of_fund and (app.is_desk() or f.open_to_operators and app.has_role('{case_operator}'))) then
    return;
  end if;
  return query select coalesce(sum(d.allotted_cents), 0)::bigint, coalesce(sum(d.held_cents), 0)::bigint,
      coalesce(sum(d.paid_cents), 0)::bigint, coalesce(sum(d.returned_cents), 0)::bigint
    from fund_day d where d.territory_id = territory and d.fund_id = of_fund and d.on_date <= until;
end $$;
revoke all on function app.fund_balance_on from public;
grant execute on function app.fund_balance_on to trama_web;
