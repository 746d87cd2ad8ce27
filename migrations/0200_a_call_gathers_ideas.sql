-- A call says before it opens what it is for, who may take part, how much there is, and by what ideas will be assessed.
-- Once it is published its rule stands: the day it closes may only be put later.
create table idea_call (
  territory_id uuid not null,
  id uuid not null,
  title text not null check (length(title) between 1 and 160),
  purpose text not null check (length(purpose) between 1 and 6000),
  who text[] not null check (cardinality(who) > 0 and who <@ '{person,group,organisation}'),
  fund_id uuid,
  total_cents bigint not null check (total_cents > 0),
  ceiling_cents bigint not null check (ceiling_cents > 0),
  -- In their order: code, label, weight and best.
  criteria jsonb not null check (jsonb_typeof(criteria) = 'array' and jsonb_array_length(criteria) between 1 and 12),
  least_points smallint not null default 0 check (least_points between 0 and 100),
  -- Whoever assesses, and anyone else, reads who proposes only with the result.
  blind boolean not null default false,
  opens_on date not null,
  closes_on date not null,
  result_on date not null,
  published_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint idea_call_key primary key (territory_id, id),
  constraint idea_call_territory foreign key (territory_id) references territory,
  constraint idea_call_fund foreign key (territory_id, fund_id) references fund,
  constraint idea_call_money check (ceiling_cents <= total_cents),
  constraint idea_call_days check (opens_on <= closes_on and closes_on <= result_on)
);
create index idea_call_newest on idea_call (territory_id, opens_on desc);
create index idea_call_of_fund on idea_call (territory_id, fund_id) where fund_id is not null;
alter table idea_call enable row level security;
create policy idea_call_read on idea_call for select
  using (territory_id = app.territory_id() and (published_at is not null or app.is_staff()));
create policy idea_call_add on idea_call for insert with check (territory_id = app.territory_id()
  and app.is_desk() and published_at is null and recorded_by is not distinct from app.person_id());
create policy idea_call_change on idea_call for update using (territory_id = app.territory_id() and app.is_desk())
  with check (territory_id = app.territory_id());
grant select on idea_call to trama_web;
grant insert (territory_id, id, title, purpose, who, fund_id, total_cents, ceiling_cents, criteria, least_points, blind, opens_on, closes_on, result_on, recorded_by),
  update (title, purpose, who, fund_id, total_cents, ceiling_cents, criteria, least_points, blind, opens_on, closes_on, result_on, published_at) on idea_call to trama_web;

create function app.idea_call_stands() returns trigger language plpgsql as $$
begin
  if old.published_at is not null and (to_jsonb(new) - '{closes_on,result_on}'::text[] <> to_jsonb(old) - '{closes_on,result_on}'::text[]
    or new.closes_on < old.closes_on or new.result_on < old.result_on) then
    raise exception 'a published call stands' using errcode = 'check_violation', constraint = 'idea_call_stands';
  end if;
  return new;
end $$;
create trigger idea_call_stands before update on idea_call for each row execute function app.idea_call_stands();

-- An idea as it stands. A draft is its writer's alone; what was sent in is read by who works here; an admitted one by anyone.
create table idea (
  territory_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  title text not null check (length(title) between 1 and 160),
  what text not null check (length(what) between 1 and 8000),
  spending text not null check (length(spending) between 1 and 4000),
  asked_cents bigint not null check (asked_cents > 0),
  who text not null check (who in ('person', 'group', 'organisation')),
  organisation_id uuid,
  on_paper boolean not null default false,
  arrived_on date not null,
  state text not null check (state in ('draft', 'submitted', 'admitted', 'refused')),
  reason text check (length(reason) between 1 and 2000),
  judged_by uuid,
  judged_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint idea_key primary key (territory_id, id),
  constraint idea_of_call foreign key (territory_id, call_id) references idea_call,
  constraint idea_organisation foreign key (territory_id, organisation_id) references organisation,
  constraint idea_judged check ((state in ('admitted', 'refused')) = (judged_at is not null and reason is not null))
);
create index idea_in_call on idea (territory_id, call_id, state, arrived_on, id);
create index idea_of_organisation on idea (territory_id, organisation_id) where organisation_id is not null;
create index idea_of_writer on idea (territory_id, recorded_by);
alter table idea enable row level security;
create policy idea_read on idea for select using (territory_id = app.territory_id()
  and (state = 'admitted' or recorded_by = app.person_id() or (state <> 'draft' and app.is_staff())));
create policy idea_write on idea for insert with check (territory_id = app.territory_id() and app.person_id() is not null
  and recorded_by is not distinct from app.person_id() and state in ('draft', 'submitted') and (not on_paper or app.is_team()));
create policy idea_change on idea for update
  using (territory_id = app.territory_id() and recorded_by = app.person_id() and state in ('draft', 'submitted'))
  with check (territory_id = app.territory_id() and recorded_by = app.person_id() and state in ('draft', 'submitted'));
create policy idea_judge on idea for update using (territory_id = app.territory_id() and app.is_desk() and state <> 'draft')
  with check (territory_id = app.territory_id() and state in ('admitted', 'refused') and judged_by is not distinct from app.person_id());
grant select on idea to trama_web;
grant insert (territory_id, id, call_id, title, what, spending, asked_cents, who, organisation_id, on_paper, arrived_on, state, recorded_by),
  update (title, what, spending, asked_cents, who, organisation_id, arrived_on, state, reason, judged_by, judged_at) on idea to trama_web;

-- What the call asks of every idea also stands here: two may send at once, and a day may pass between page and form.
create function app.idea_is_taken() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare c idea_call;
begin
  select * into c from idea_call where territory_id = new.territory_id and id = new.call_id;
  if new.state in ('draft', 'submitted') and (c.published_at is null or new.arrived_on not between c.opens_on and c.closes_on) then
    raise exception 'the call is not open then' using errcode = 'check_violation', constraint = 'idea_while_open';
  end if;
  if new.asked_cents > c.ceiling_cents then
    raise exception 'more than an idea may ask' using errcode = 'check_violation', constraint = 'idea_below_ceiling';
  end if;
  if new.who <> all (c.who) then
    raise exception 'not for them' using errcode = 'check_violation', constraint = 'idea_of_whom';
  end if;
  return new;
end $$;
revoke all on function app.idea_is_taken from public;
create trigger idea_is_taken before insert or update on idea for each row execute function app.idea_is_taken();

-- Every writing of an idea is kept.
create table idea_version (
  territory_id uuid not null,
  id uuid not null,
  idea_id uuid not null,
  title text not null,
  what text not null,
  spending text not null,
  asked_cents bigint not null,
  state text not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint idea_version_key primary key (territory_id, id),
  constraint idea_version_of_idea foreign key (territory_id, idea_id) references idea
);
create index idea_version_in_order on idea_version (territory_id, idea_id, recorded_at);
alter table idea_version enable row level security;
create policy idea_version_read on idea_version for select using (territory_id = app.territory_id()
  and (recorded_by = app.person_id() or (state <> 'draft' and app.is_staff())));
create policy idea_version_write on idea_version for insert with check (territory_id = app.territory_id()
  and app.person_id() is not null and recorded_by is not distinct from app.person_id());
grant select on idea_version to trama_web;
grant insert (territory_id, id, idea_id, title, what, spending, asked_cents, state, recorded_by) on idea_version to trama_web;

-- Under which name an idea is read: apart, because in a blind call it is read only with the result.
create table idea_signature (
  territory_id uuid not null,
  idea_id uuid not null,
  person_id uuid,
  words text not null check (length(words) between 1 and 160),
  shown boolean not null default false,
  recorded_by uuid,
  constraint idea_signature_key primary key (territory_id, idea_id),
  constraint idea_signature_of_idea foreign key (territory_id, idea_id) references idea,
  constraint idea_signature_person foreign key (territory_id, person_id) references person
);
create index idea_signature_of_person on idea_signature (territory_id, person_id) where person_id is not null;
alter table idea_signature enable row level security;
create policy idea_signature_read on idea_signature for select using (territory_id = app.territory_id()
  and (shown or recorded_by = app.person_id() or app.is_desk() or person_id = any (app.erased_people())));
create policy idea_signature_write on idea_signature for insert with check (territory_id = app.territory_id()
  and app.person_id() is not null and not shown and recorded_by is not distinct from app.person_id());
create policy idea_signature_change on idea_signature for update
  using (territory_id = app.territory_id() and recorded_by = app.person_id() and not shown)
  with check (territory_id = app.territory_id() and recorded_by = app.person_id() and not shown);
create policy idea_signature_show on idea_signature for update using (territory_id = app.territory_id() and app.is_desk())
  with check (territory_id = app.territory_id());
create policy idea_signature_erase on idea_signature for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on idea_signature to trama_web;
grant insert (territory_id, idea_id, person_id, words, recorded_by), update (words, shown) on idea_signature to trama_web;

-- Whom to answer, and who else is behind it: sealed, for who receives ideas and whoever wrote it.
create table idea_contact (
  territory_id uuid not null,
  idea_id uuid not null,
  person_id uuid,
  sealed bytea not null,
  recorded_by uuid,
  constraint idea_contact_key primary key (territory_id, idea_id),
  constraint idea_contact_of_idea foreign key (territory_id, idea_id) references idea,
  constraint idea_contact_person foreign key (territory_id, person_id) references person
);
create index idea_contact_of_person on idea_contact (territory_id, person_id) where person_id is not null;
alter table idea_contact enable row level security;
create policy idea_contact_read on idea_contact for select using (territory_id = app.territory_id()
  and (recorded_by = app.person_id() or app.is_desk() or person_id = any (app.erased_people())));
create policy idea_contact_write on idea_contact for insert with check (territory_id = app.territory_id()
  and app.person_id() is not null and recorded_by is not distinct from app.person_id());
create policy idea_contact_change on idea_contact for update
  using (territory_id = app.territory_id() and recorded_by = app.person_id())
  with check (territory_id = app.territory_id() and recorded_by = app.person_id());
create policy idea_contact_erase on idea_contact for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on idea_contact to trama_web;
grant insert (territory_id, idea_id, person_id, sealed, recorded_by), update (sealed) on idea_contact to trama_web;
