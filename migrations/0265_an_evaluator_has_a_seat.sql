-- Whoever evaluates comes from outside, for one evaluation: what for, on what act, from and until when, what of the data and how
-- coarse its dates. Who coordinates agrees to it by writing it down. From the day it ends nothing of it opens any more.
create table evaluation (
  territory_id uuid not null,
  id uuid not null,
  name text not null constraint evaluation_named check (name ~ '\S' and length(name) <= 200),
  purpose text not null constraint evaluation_for check (purpose ~ '\S' and length(purpose) <= 2000),
  -- The act by which it was given: who reads data of people answers for it to somebody.
  agreement text not null constraint evaluation_agreed check (agreement ~ '\S' and length(agreement) <= 500),
  evaluator_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  parts text[] not null constraint evaluation_parts
    check (cardinality(parts) between 1 and 4 and parts <@ '{persons,activities,ties,pacts}' and 'persons' = any (parts)),
  coarseness text not null constraint evaluation_coarseness check (coarseness in ('month', 'quarter', 'year')),
  ended_at timestamptz,
  ended_by uuid,
  ended_why text constraint evaluation_ended_why check (length(ended_why) <= 500),
  key_discarded_at timestamptz,
  files_removed_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint evaluation_key_of primary key (territory_id, id),
  constraint evaluation_territory foreign key (territory_id) references territory,
  constraint evaluation_order check (ends_on >= starts_on)
);
create index evaluation_of_evaluator on evaluation (territory_id, evaluator_id);
alter table evaluation enable row level security;
-- The whole territory knows who evaluates it; whoever evaluates knows of their own evaluations.
create policy evaluation_read on evaluation for select
  using (territory_id = app.territory_id() and (app.is_staff() or evaluator_id = app.person_id()));
create policy evaluation_agree on evaluation for insert with check (territory_id = app.territory_id() and app.is_coordinator()
  and evaluator_id is distinct from app.person_id() and recorded_by is not distinct from app.person_id());
create policy evaluation_end on evaluation for update
  using (territory_id = app.territory_id() and app.is_coordinator() and ended_at is null)
  with check (territory_id = app.territory_id() and app.is_coordinator() and ended_by is not distinct from app.person_id());
grant select on evaluation to trama_web;
grant insert (territory_id, id, name, purpose, agreement, evaluator_id, starts_on, ends_on, parts, coarseness, recorded_by),
  update (ended_at, ended_by, ended_why) on evaluation to trama_web;

-- The evaluation whose seat the actor has taken in this transaction.
create function app.evaluation_id() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.evaluation_id', true), '')::uuid $$;

-- Takes the seat, if it is the actor's and stands today. Asked again in every transaction: what ended a moment ago has ended.
create function app.take_seat(evaluation uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); today date;
begin
  select (now() at time zone t.time_zone)::date into today from territory t where t.id = here;
  if not app.has_role('{evaluator}') or not exists (select from evaluation e where e.territory_id = here and e.id = evaluation
    and e.evaluator_id = app.person_id() and today between e.starts_on and e.ends_on and e.ended_at is null) then
    return false;
  end if;
  execute format('set local app.evaluation_id = %L', evaluation);
  return true;
end $$;
revoke all on function app.take_seat from public;
grant execute on function app.take_seat to trama_web;

-- The salt of an evaluation's codes, sealed. Without it nobody makes the same codes again: who evaluates two evaluations, or
-- two of them together, find no code that is the same.
create table evaluation_key (
  territory_id uuid not null,
  evaluation_id uuid not null,
  sealed bytea not null,
  constraint evaluation_key_key primary key (territory_id, evaluation_id),
  constraint evaluation_key_evaluation foreign key (territory_id, evaluation_id) references evaluation
);
alter table evaluation_key enable row level security;
create policy evaluation_key_read on evaluation_key for select
  using (territory_id = app.territory_id() and evaluation_id = app.evaluation_id());
create policy evaluation_key_make on evaluation_key for insert
  with check (territory_id = app.territory_id() and app.is_coordinator());
grant select on evaluation_key to trama_web;
grant insert (territory_id, evaluation_id, sealed) on evaluation_key to trama_web;

-- Each time whoever evaluates read something: what, how much of it, when. For the whole territory to see.
create table evaluation_reading (
  territory_id uuid not null,
  id uuid not null,
  -- None where they looked at the outcome table as anyone of their role does.
  evaluation_id uuid,
  reader_id uuid not null,
  what text not null check (what ~ '^[a-z][a-zA-Z]{2,40}$'),
  -- The file, the figure, the sample: codes and names of ours, never of people.
  said text check (length(said) <= 300),
  record_id uuid,
  rows_read integer check (rows_read >= 0),
  read_at timestamptz not null default clock_timestamp(),
  constraint evaluation_reading_key primary key (territory_id, id),
  constraint evaluation_reading_evaluation foreign key (territory_id, evaluation_id) references evaluation
);
create index evaluation_reading_newest on evaluation_reading (territory_id, read_at desc, id);
alter table evaluation_reading enable row level security;
create policy evaluation_reading_read on evaluation_reading for select
  using (territory_id = app.territory_id() and (app.is_staff() or reader_id = app.person_id()));
create policy evaluation_reading_write on evaluation_reading for insert with check (territory_id = app.territory_id()
  and reader_id = app.person_id() and app.has_role('{evaluator}')
  and (evaluation_id is null or evaluation_id = app.evaluation_id()));
grant select on evaluation_reading to trama_web;
grant insert (territory_id, id, evaluation_id, reader_id, what, said, record_id, rows_read) on evaluation_reading to trama_web;
