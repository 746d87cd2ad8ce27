-- A call may let people support ideas before they are assessed, and vote at the end. It says so before it opens, with the rule
-- by which the result comes about: the jury's mean, most votes, equal shares, or jury and votes together.
alter table idea_call add column method text not null default 'jury';
alter table idea_call add column supports_until date;
alter table idea_call add column least_supports integer not null default 0;
alter table idea_call add column votes_from date;
alter table idea_call add column votes_until date;
alter table idea_call add column most_choices smallint;
alter table idea_call add column votes_weight smallint;
alter table idea_call add constraint idea_call_method check (method in ('jury', 'votes', 'shares', 'mixed'));
alter table idea_call add constraint idea_call_supports check (least_supports between 0 and 100000
  and (least_supports = 0 or supports_until is not null) and supports_until > closes_on and supports_until <= result_on);
alter table idea_call add constraint idea_call_votes check (case when method = 'jury'
  then votes_from is null and votes_until is null and most_choices is null
  else votes_from is not null and votes_until is not null and most_choices between 1 and 100 and votes_from > closes_on
    and votes_from <= votes_until and votes_until <= result_on and (supports_until is null or votes_from > supports_until) end);
alter table idea_call add constraint idea_call_weight
  check (case when method = 'mixed' then votes_weight is not null and votes_weight between 1 and 99 else votes_weight is null end);
-- Where nobody assesses there is nothing to assess by.
alter table idea_call drop constraint idea_call_criteria_check;
alter table idea_call add constraint idea_call_criteria check (jsonb_typeof(criteria) = 'array'
  and jsonb_array_length(criteria) between (case when method in ('jury', 'mixed') then 1 else 0 end) and 12);
grant insert (method, supports_until, least_supports, votes_from, votes_until, most_choices, votes_weight),
  update (method, supports_until, least_supports, votes_from, votes_until, most_choices, votes_weight) on idea_call to trama_web;

create or replace function app.idea_call_stands() returns trigger language plpgsql as $$
declare days constant text[] = '{closes_on,result_on,supports_until,votes_from,votes_until}';
begin
  if old.published_at is not null and (to_jsonb(new) - days <> to_jsonb(old) - days
    or new.closes_on < old.closes_on or new.result_on < old.result_on
    or (new.supports_until is null) <> (old.supports_until is null) or new.supports_until < old.supports_until
    or new.votes_from < old.votes_from or new.votes_until < old.votes_until) then
    raise exception 'a published call stands' using errcode = 'check_violation', constraint = 'idea_call_stands';
  end if;
  return new;
end $$;

-- That somebody took part, once: a mark made with a secret of the house of an address, a code or a person; never of what they
-- chose. Who has an account has a second mark, of their address. Marks bear no day and no order, nobody reads them, and they go
-- with the result.
create table idea_voter (
  territory_id uuid not null,
  call_id uuid not null,
  act text not null check (act in ('support', 'vote')),
  mark text not null check (length(mark) between 20 and 64),
  way text not null check (way in ('email', 'code', 'account', 'also')),
  constraint idea_voter_key primary key (territory_id, call_id, act, mark),
  constraint idea_voter_of_call foreign key (territory_id, call_id) references idea_call
);
alter table idea_voter enable row level security;
create policy idea_voter_none on idea_voter for select using (territory_id = app.territory_id() and false);

-- A ballot: what was chosen, and nothing of who chose it or when. Read by anyone once the urn is open, by nobody before.
create table idea_ballot (
  territory_id uuid not null,
  call_id uuid not null,
  id uuid not null default gen_random_uuid(),
  choices uuid[] not null check (cardinality(choices) between 1 and 100),
  way text not null check (way in ('online', 'paper')),
  public boolean not null default false,
  constraint idea_ballot_key primary key (territory_id, call_id, id),
  constraint idea_ballot_of_call foreign key (territory_id, call_id) references idea_call
);
alter table idea_ballot enable row level security;
create policy idea_ballot_read on idea_ballot for select using (territory_id = app.territory_id() and public);
grant select on idea_ballot to trama_web;

-- One support of one idea, and nothing of who gave it or when.
create table idea_support (
  territory_id uuid not null,
  idea_id uuid not null,
  id uuid not null default gen_random_uuid(),
  way text not null check (way in ('online', 'paper')),
  constraint idea_support_key primary key (territory_id, idea_id, id),
  constraint idea_support_of_idea foreign key (territory_id, idea_id) references idea
);
alter table idea_support enable row level security;
create policy idea_support_read on idea_support for select using (territory_id = app.territory_id());
grant select on idea_support to trama_web;

-- Codes on paper, printed once and handed out in a place. Only a mark of each is kept; a lost batch is voided.
create table idea_code_batch (
  territory_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  place_id uuid not null,
  made smallint not null check (made between 1 and 500),
  voided_at timestamptz,
  voided_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint idea_code_batch_key primary key (territory_id, id),
  constraint idea_code_batch_of_call foreign key (territory_id, call_id) references idea_call,
  constraint idea_code_batch_place foreign key (territory_id, place_id) references place
);
create index idea_code_batch_in_call on idea_code_batch (territory_id, call_id, recorded_at);
alter table idea_code_batch enable row level security;
create policy idea_code_batch_read on idea_code_batch for select using (territory_id = app.territory_id() and app.is_staff());
create policy idea_code_batch_add on idea_code_batch for insert with check (territory_id = app.territory_id() and app.is_staff()
  and voided_at is null and recorded_by is not distinct from app.person_id());
create policy idea_code_batch_void on idea_code_batch for update
  using (territory_id = app.territory_id() and app.is_staff() and voided_at is null)
  with check (territory_id = app.territory_id() and app.is_staff() and voided_by is not distinct from app.person_id());
grant select on idea_code_batch to trama_web;
grant insert (territory_id, id, call_id, place_id, made, recorded_by), update (voided_at, voided_by) on idea_code_batch to trama_web;

create table idea_code (
  territory_id uuid not null,
  mark text not null check (length(mark) between 20 and 64),
  batch_id uuid not null,
  spent boolean not null default false,
  constraint idea_code_key primary key (territory_id, mark),
  constraint idea_code_of_batch foreign key (territory_id, batch_id) references idea_code_batch
);
create index idea_code_in_batch on idea_code (territory_id, batch_id);
alter table idea_code enable row level security;
create policy idea_code_none on idea_code for select using (territory_id = app.territory_id() and false);
create policy idea_code_add on idea_code for insert with check (territory_id = app.territory_id() and app.is_staff() and not spent);
grant insert (territory_id, mark, batch_id) on idea_code to trama_web;

-- Sheets of paper from a ballot box, or a list of signatures: one person says how many they are and copies them, another counts
-- them again; only then do they count.
create table idea_paper_batch (
  territory_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  act text not null check (act in ('support', 'vote')),
  place_id uuid not null,
  sheets smallint not null check (sheets between 1 and 2000),
  collected_on date not null,
  counted_at timestamptz,
  counted_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint idea_paper_batch_key primary key (territory_id, id),
  constraint idea_paper_batch_of_call foreign key (territory_id, call_id) references idea_call,
  constraint idea_paper_batch_place foreign key (territory_id, place_id) references place,
  constraint idea_paper_batch_two check (counted_by <> recorded_by)
);
create index idea_paper_batch_in_call on idea_paper_batch (territory_id, call_id, recorded_at);
alter table idea_paper_batch enable row level security;
create policy idea_paper_batch_read on idea_paper_batch for select using (territory_id = app.territory_id() and app.is_staff());
create policy idea_paper_batch_add on idea_paper_batch for insert with check (territory_id = app.territory_id() and app.is_staff()
  and recorded_by is not distinct from app.person_id());
create policy idea_paper_batch_drop on idea_paper_batch for delete
  using (territory_id = app.territory_id() and app.is_staff() and counted_at is null);
grant select, delete on idea_paper_batch to trama_web;
grant insert (territory_id, id, call_id, act, place_id, sheets, collected_on, recorded_by) on idea_paper_batch to trama_web;

-- A sheet as it was copied, under the number written on it when the box was opened. Without choices it is blank or spoiled.
create table idea_sheet (
  territory_id uuid not null,
  batch_id uuid not null,
  number smallint not null check (number between 1 and 9999),
  choices uuid[] not null check (cardinality(choices) between 0 and 100),
  recorded_by uuid,
  constraint idea_sheet_key primary key (territory_id, batch_id, number),
  constraint idea_sheet_of_batch foreign key (territory_id, batch_id) references idea_paper_batch
);
alter table idea_sheet enable row level security;
create policy idea_sheet_read on idea_sheet for select using (territory_id = app.territory_id() and app.is_staff());
create policy idea_sheet_add on idea_sheet for insert with check (territory_id = app.territory_id() and app.is_staff()
  and recorded_by is not distinct from app.person_id());
create policy idea_sheet_drop on idea_sheet for delete using (territory_id = app.territory_id() and app.is_staff());
grant select, delete on idea_sheet to trama_web;
grant insert (territory_id, batch_id, number, choices, recorded_by) on idea_sheet to trama_web;

create function app.idea_sheet_is_open() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare sheet idea_sheet = coalesce(new, old); b idea_paper_batch; most integer;
begin
  select * into b from idea_paper_batch where territory_id = sheet.territory_id and id = sheet.batch_id for share;
  if b.counted_at is not null then
    raise exception 'these sheets are counted' using errcode = 'check_violation', constraint = 'idea_sheet_open';
  end if;
  select most_choices into most from idea_call where territory_id = b.territory_id and id = b.call_id;
  if b.act = 'vote' and cardinality(sheet.choices) > most then
    raise exception 'more than one may choose' using errcode = 'check_violation', constraint = 'idea_sheet_choices';
  end if;
  return sheet;
end $$;
revoke all on function app.idea_sheet_is_open from public;
create trigger idea_sheet_is_open before insert or delete on idea_sheet for each row execute function app.idea_sheet_is_open();

-- How often a network, or an address, did something within an hour: a keyed mark, forgotten after the result.
create table idea_traffic (
  territory_id uuid not null,
  call_id uuid not null,
  what text not null check (what in ('letterTo', 'letterFrom', 'wrongCode', 'support', 'vote')),
  mark text not null check (length(mark) between 20 and 64),
  hour timestamptz not null,
  times integer not null check (times > 0),
  constraint idea_traffic_key primary key (territory_id, call_id, what, mark, hour),
  constraint idea_traffic_of_call foreign key (territory_id, call_id) references idea_call
);
alter table idea_traffic enable row level security;
create policy idea_traffic_read on idea_traffic for select using (territory_id = app.territory_id() and app.is_desk());
create policy idea_traffic_forget on idea_traffic for delete using (territory_id = app.territory_id() and app.is_desk());
grant select, delete on idea_traffic to trama_web;

create function app.count_traffic(call uuid, done text, whose text, at timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog, public as $$
declare counted integer;
begin
  insert into idea_traffic as t (territory_id, call_id, what, mark, hour, times)
    values (app.territory_id(), call, done, whose, date_trunc('hour', at), 1)
    on conflict on constraint idea_traffic_key do update set times = t.times + 1 returning t.times into counted;
  return counted;
end $$;
revoke all on function app.count_traffic from public;
grant execute on function app.count_traffic to trama_web;

-- What keeps a code from being used; null where nothing does.
create function app.idea_code_fault(call uuid, code text, act text) returns text
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare found_call uuid; is_void boolean; is_spent boolean;
begin
  select b.call_id, b.voided_at is not null, c.spent into found_call, is_void, is_spent
    from idea_code c join idea_code_batch b on b.territory_id = c.territory_id and b.id = c.batch_id
    where c.territory_id = app.territory_id() and c.mark = code;
  if found_call is distinct from call then return 'forged'; end if;
  if is_void then return 'voided'; end if;
  if is_spent and act = 'vote' then return 'twice'; end if;
  return null;
end $$;
revoke all on function app.idea_code_fault from public;

-- Ideas of a call one may vote for: admitted, and supported by as many as the call asks.
create function app.votable_ideas(call uuid) returns table (idea_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); least integer;
begin
  select c.least_supports into least from idea_call c where c.territory_id = here and c.id = call and c.published_at is not null;
  return query select i.id from idea i where i.territory_id = here and i.call_id = call and i.state = 'admitted'
    and (least = 0 or (select count(*) from idea_support s where s.territory_id = here and s.idea_id = i.id) >= least);
end $$;
revoke all on function app.votable_ideas from public;
grant execute on function app.votable_ideas to trama_web;

-- A vote: who took part and what was chosen become two rows that nothing joins. The ballot is thrown in together with some that
-- lay in the urn already, taken out and put back under new numbers, so that neither place nor transaction tells which is new.
-- Answers 'ok', or why it does not count; then nothing is kept.
create function app.cast_ballot(call uuid, marks text[], by_way text, code text, chosen uuid[], today date) returns text
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); c idea_call; fault text; probe uuid = gen_random_uuid(); stirred uuid[];
begin
  select * into c from idea_call where territory_id = here and id = call and published_at is not null and method <> 'jury';
  if not found then return 'closed'; end if;
  if today < c.votes_from then return 'early'; end if;
  if today > c.votes_until or exists (select from idea_call_result r where r.territory_id = here and r.call_id = call) then
    return 'closed';
  end if;
  if cardinality(marks) = 0 then return 'forged'; end if;
  if code is not null then
    fault = app.idea_code_fault(call, code, 'vote');
    if fault is not null then return fault; end if;
  end if;
  if cardinality(chosen) = 0 then return 'nothing'; end if;
  if cardinality(chosen) > c.most_choices then return 'tooMany'; end if;
  if (select count(distinct v.idea_id) from app.votable_ideas(call) v where v.idea_id = any (chosen)) <> cardinality(chosen) then
    return 'unknown';
  end if;
  begin
    insert into idea_voter (territory_id, call_id, act, mark, way)
      select here, call, 'vote', m.mark, case m.at when 1 then by_way else 'also' end
      from unnest(marks) with ordinality m (mark, at) order by m.mark;
    if code is not null then
      update idea_code set spent = true where territory_id = here and mark = code and not spent;
      if not found then raise unique_violation; end if;
    end if;
  exception when unique_violation then return 'twice';
  end;
  stirred = array(select b.id from idea_ballot b where b.territory_id = here and b.call_id = call and b.id >= probe
    order by b.id limit 12 for update skip locked);
  if cardinality(stirred) < 12 then
    stirred = stirred || array(select b.id from idea_ballot b where b.territory_id = here and b.call_id = call and b.id < probe
      order by b.id limit 12 - cardinality(stirred) for update skip locked);
  end if;
  with out_of_it as (
    delete from idea_ballot where territory_id = here and call_id = call and id = any (stirred) returning choices, way
  ), together as (select * from out_of_it union all select chosen, 'online')
  insert into idea_ballot (territory_id, call_id, choices, way) select here, call, t.choices, t.way from together t order by random();
  return 'ok';
end $$;
revoke all on function app.cast_ballot from public;
grant execute on function app.cast_ballot to trama_web;

-- A support of an idea, likewise. Its mark is of this idea alone: nobody can see which ideas the same address supports.
create function app.support_idea(idea uuid, marks text[], by_way text, code text, today date) returns text
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); c idea_call; fault text;
begin
  select k.* into c from idea i join idea_call k on k.territory_id = i.territory_id and k.id = i.call_id
    where i.territory_id = here and i.id = idea and i.state = 'admitted' and k.supports_until is not null;
  if not found or today > c.supports_until
    or exists (select from idea_call_result r where r.territory_id = here and r.call_id = c.id) then return 'closed'; end if;
  if cardinality(marks) = 0 then return 'forged'; end if;
  if code is not null then
    fault = app.idea_code_fault(c.id, code, 'support');
    if fault is not null then return fault; end if;
  end if;
  begin
    insert into idea_voter (territory_id, call_id, act, mark, way)
      select here, c.id, 'support', m.mark, case m.at when 1 then by_way else 'also' end
      from unnest(marks) with ordinality m (mark, at) order by m.mark;
  exception when unique_violation then return 'twice';
  end;
  insert into idea_support (territory_id, idea_id, way) values (here, idea, 'online');
  return 'ok';
end $$;
revoke all on function app.support_idea from public;
grant execute on function app.support_idea to trama_web;

-- A second person has counted the sheets of a batch: if all three numbers agree they count, in no order. Answers 'ok', or why not.
create function app.count_paper(batch uuid, counted integer) returns text
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); who uuid = app.person_id(); b idea_paper_batch; copied integer; strange integer;
begin
  if not app.is_staff() or who is null then raise exception 'not for this actor' using errcode = 'insufficient_privilege'; end if;
  select * into b from idea_paper_batch where territory_id = here and id = batch for update;
  if not found then return 'missing'; end if;
  if b.counted_at is not null then return 'ok'; end if;
  if exists (select from idea_call_result r where r.territory_id = here and r.call_id = b.call_id) then return 'closed'; end if;
  if b.recorded_by = who or exists (select from idea_sheet s where s.territory_id = here and s.batch_id = batch and s.recorded_by = who) then
    return 'sameHand';
  end if;
  select count(*) into copied from idea_sheet s where s.territory_id = here and s.batch_id = batch;
  if counted <> b.sheets or copied <> b.sheets then return 'differs'; end if;
  select count(*) into strange from idea_sheet s, unnest(s.choices) chosen
    where s.territory_id = here and s.batch_id = batch and not exists (
      select from idea i where i.territory_id = here and i.id = chosen and i.call_id = b.call_id and i.state = 'admitted'
        and (b.act = 'support' or i.id in (select v.idea_id from app.votable_ideas(b.call_id) v)));
  if strange > 0 then return 'unknown'; end if;
  update idea_paper_batch set counted_at = now(), counted_by = who where territory_id = here and id = batch;
  if b.act = 'vote' then
    insert into idea_ballot (territory_id, call_id, choices, way)
      select here, b.call_id, s.choices, 'paper' from idea_sheet s
      where s.territory_id = here and s.batch_id = batch and cardinality(s.choices) > 0 order by random();
  else
    insert into idea_support (territory_id, idea_id, way)
      select here, chosen, 'paper' from idea_sheet s, unnest(s.choices) chosen
      where s.territory_id = here and s.batch_id = batch order by random();
  end if;
  return 'ok';
end $$;
revoke all on function app.count_paper from public;
grant execute on function app.count_paper to trama_web;

-- How many took part and in which way, for who keeps the call; what they chose stays in the urn.
create function app.turnout(call uuid) returns table (act text, way text, voters bigint)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id();
begin
  if not app.is_staff() then return; end if;
  return query select v.act, v.way, count(*) from idea_voter v where v.territory_id = here and v.call_id = call
      and v.way <> 'also' group by 1, 2
    union all select b.act, 'paper', sum(b.sheets)::bigint from idea_paper_batch b
      where b.territory_id = here and b.call_id = call and b.counted_at is not null group by 1;
end $$;
revoke all on function app.turnout from public;
grant execute on function app.turnout to trama_web;

-- How many codes of a batch were used to vote.
create function app.spent_codes(call uuid) returns table (batch_id uuid, spent bigint)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if not app.is_staff() then return; end if;
  return query select b.id, count(*) filter (where c.spent) from idea_code_batch b
    join idea_code c on c.territory_id = b.territory_id and c.batch_id = b.id
    where b.territory_id = app.territory_id() and b.call_id = call group by b.id;
end $$;
revoke all on function app.spent_codes from public;
grant execute on function app.spent_codes to trama_web;

-- Opens the urn for the result: every ballot is put down anew, in no order, for anyone to read; the marks of who took part go.
create function app.open_urn(call uuid, today date) returns bigint
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); c idea_call; ballots bigint;
begin
  if not app.is_desk() then raise exception 'not for this actor' using errcode = 'insufficient_privilege'; end if;
  select * into c from idea_call where territory_id = here and id = call for update;
  if not found or c.method = 'jury' or today <= c.votes_until then raise exception 'the urn stays closed'; end if;
  with all_of_it as (delete from idea_ballot where territory_id = here and call_id = call returning choices, way)
  insert into idea_ballot (territory_id, call_id, choices, way, public)
    select here, call, a.choices, a.way, true from all_of_it a order by random();
  get diagnostics ballots = row_count;
  delete from idea_voter where territory_id = here and call_id = call;
  return ballots;
end $$;
revoke all on function app.open_urn from public;
grant execute on function app.open_urn to trama_web;

-- What the votes added to the result: how many took part, and how each idea came to its place.
alter table idea_call_result add column turnout jsonb;
alter table idea_rank add column votes integer;
alter table idea_rank add column shares jsonb;
grant insert (turnout) on idea_call_result to trama_web;
grant insert (votes, shares) on idea_rank to trama_web;
