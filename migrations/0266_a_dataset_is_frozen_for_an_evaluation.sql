-- What an evaluator takes home: the people of the records under codes that mean nothing elsewhere, as of a day. It stands in the
-- files it was written to; its manifest says each file's fingerprint, and what was withheld so that nobody is singled out.
create table evaluation_dataset (
  territory_id uuid not null,
  id uuid not null,
  evaluation_id uuid not null,
  until_on date not null,
  known_at timestamptz not null,
  manifest text not null,
  -- SHA-256 of the manifest, in hexadecimal digits.
  hash text not null constraint evaluation_dataset_hash check (hash ~ '^[0-9a-f]{64}$'),
  people integer not null check (people > 0),
  -- People whose gender, age and municipality are not told.
  withheld integer not null check (withheld between 0 and people),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint evaluation_dataset_key primary key (territory_id, id),
  constraint evaluation_dataset_of unique (territory_id, id, evaluation_id),
  constraint evaluation_dataset_of_day unique (territory_id, evaluation_id, until_on),
  constraint evaluation_dataset_evaluation foreign key (territory_id, evaluation_id) references evaluation
);
alter table evaluation_dataset enable row level security;
create policy evaluation_dataset_read on evaluation_dataset for select
  using (territory_id = app.territory_id() and (app.is_desk() or evaluation_id = app.evaluation_id()));
create policy evaluation_dataset_freeze on evaluation_dataset for insert with check (territory_id = app.territory_id()
  and evaluation_id = app.evaluation_id() and recorded_by is not distinct from app.person_id());
grant select on evaluation_dataset to trama_web;
grant insert (territory_id, id, evaluation_id, until_on, known_at, manifest, hash, people, withheld, recorded_by)
  on evaluation_dataset to trama_web;

-- A file in pieces, so that none has to be held whole. Read in its own seat alone: who runs the programme needs no codes.
create table evaluation_dataset_piece (
  territory_id uuid not null,
  dataset_id uuid not null,
  evaluation_id uuid not null,
  file text not null check (file ~ '^[a-z]{2,20}\.(csv|schema\.json|parquet)$'),
  position integer not null check (position >= 0),
  content bytea not null check (octet_length(content) between 1 and 1048576),
  constraint evaluation_dataset_piece_key primary key (territory_id, dataset_id, file, position),
  constraint evaluation_dataset_piece_dataset foreign key (territory_id, dataset_id, evaluation_id)
    references evaluation_dataset (territory_id, id, evaluation_id)
);
alter table evaluation_dataset_piece enable row level security;
create policy evaluation_dataset_piece_read on evaluation_dataset_piece for select
  using (territory_id = app.territory_id() and evaluation_id = app.evaluation_id());
create policy evaluation_dataset_piece_write on evaluation_dataset_piece for insert
  with check (territory_id = app.territory_id() and evaluation_id = app.evaluation_id());
grant select on evaluation_dataset_piece to trama_web;
grant insert (territory_id, dataset_id, evaluation_id, file, position, content) on evaluation_dataset_piece to trama_web;

-- What the seat may read: the part was agreed, and the seat is taken. The records themselves are read by the owner of the
-- tables; they leave the house under codes only.
create function app.must_evaluate(territory uuid, part text) returns void
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if territory is distinct from app.territory_id() or app.evaluation_id() is null or not exists (
    select from evaluation e where e.territory_id = territory and e.id = app.evaluation_id() and part = any (e.parts)) then
    raise exception 'these records are not for this actor' using errcode = 'insufficient_privilege';
  end if;
end $$;
revoke all on function app.must_evaluate from public;

-- The people of the figures by a day, merged records as one; not those whose record is restricted.
create function app.evaluated_persons(territory uuid, until date)
returns table (person_id uuid, gender text, born_year integer, istat_code text, inside boolean, reached_on date, met_on date,
  active_on date, lab_on date, in_pact boolean)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_evaluate(territory, 'persons');
  return query
    with agreed as materialized (
      select distinct coalesce(p.merged_into, p.id) as one from app.pacts_held(territory) held
      join pact_beneficiary b on b.territory_id = territory and b.pact_id = held.pact_id
      join person p on p.territory_id = territory and p.id = b.person_id
      where held.held_on <= until and exists (select from evaluation e
        where e.territory_id = territory and e.id = app.evaluation_id() and 'pacts' = any (e.parts))
    ), closed as (
      select coalesce(p.merged_into, p.id) as one from person_restriction r
      join person p on p.territory_id = territory and p.id = r.person_id
      where r.territory_id = territory and r.until_on is null
    ), seen as (
      select f.person_id as one from person_first f
      where f.territory_id = territory and (f.reached_on <= until or f.active_on <= until)
      union select agreed.one from agreed
    )
    select seen.one, d.gender, coalesce(d.birth_year, extract(year from d.born_on))::integer, d.istat_code,
      exists (select from territory_municipality m where m.territory_id = territory and m.istat_code = d.istat_code),
      case when f.reached_on <= until then f.reached_on end, case when f.met_on <= until then f.met_on end,
      case when f.active_on <= until then f.active_on end, case when f.lab_on <= until then f.lab_on end,
      seen.one in (select agreed.one from agreed)
    from seen
    left join person_first f on f.territory_id = territory and f.person_id = seen.one
    left join person_profile d on d.territory_id = territory and d.person_id = seen.one
    where seen.one not in (select closed.one from closed);
end $$;

create function app.evaluated_activities(territory uuid, until date)
returns table (activity_id uuid, kind text, area text, first_on date, last_on date, sessions integer, named integer,
  headcount integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_evaluate(territory, 'activities');
  return query
    select a.id, a.kind, a.area, min(s.held_on), max(s.held_on), count(*)::integer, coalesce(sum(k.named), 0)::integer,
      coalesce(sum(r.headcount), 0)::integer
    from activity_session s
    join activity a on a.territory_id = territory and a.id = s.activity_id
    left join session_presences k on k.territory_id = territory and k.session_id = s.id
    left join session_report r on r.territory_id = territory and r.session_id = s.id
    where s.territory_id = territory and s.closed_at is not null and s.held_on <= until
    group by a.territory_id, a.id;
end $$;

-- How often somebody was at an activity, in which part, in a month, a quarter or a year. Groups of care are ordinary here: who
-- of them belongs to a service is nowhere in it.
create function app.evaluated_presences(territory uuid, until date)
returns table (person_id uuid, activity_id uuid, part text, period_on date, times integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_evaluate(territory, 'activities');
  return query
    select coalesce(p.merged_into, p.id), s.activity_id, w.role,
      date_trunc((select e.coarseness from evaluation e where e.territory_id = territory and e.id = app.evaluation_id()),
        s.held_on)::date, count(*)::integer
    from activity_session s
    join attendance w on w.territory_id = territory and w.session_id = s.id and w.state = 'attended'
    join person p on p.territory_id = territory and p.id = w.person_id
    where s.territory_id = territory and s.closed_at is not null and s.held_on <= until
    group by 1, 2, 3, 4;
end $$;

-- Ties the whole team knows; none of a circle, none of who objects to being in the network. What happened after the day asked is
-- not told: of a tie that went on the last day and how often are left out.
create function app.evaluated_ties(territory uuid, until date)
returns table (a_id uuid, a_kind text, b_id uuid, b_kind text, first_on date, last_on date, times integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_evaluate(territory, 'ties');
  return query
    with apart as materialized (
      select p.id from person_objection o
      join person p on p.territory_id = territory and (p.id = o.person_id or p.merged_into = o.person_id)
      where o.territory_id = territory and o.withdrawn_on is null
    )
    select coalesce(a.merged_into, t.a_id), t.a_kind, coalesce(b.merged_into, t.b_id), t.b_kind, t.first_on,
      case when t.last_on <= until then t.last_on end, case when t.last_on <= until then t.times end
    from tie t
    left join person a on t.a_kind = 'person' and a.territory_id = territory and a.id = t.a_id
    left join person b on t.b_kind = 'person' and b.territory_id = territory and b.id = t.b_id
    where t.territory_id = territory and t.circle_id is null and t.first_on <= until
      and t.a_id not in (select id from apart) and t.b_id not in (select id from apart);
end $$;

create function app.evaluated_pacts(territory uuid, until date)
returns table (pact_id uuid, person_id uuid, counts_as text, household boolean, held_on date, ended_on date, outcome text,
  community_items integer, person_items integer, given_hours numeric, reviews integer, before_step integer, after_step integer,
  steps integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_evaluate(territory, 'pacts');
  return query
    select held.pact_id, coalesce(who.merged_into, who.id), held.counts_as, p.household, held.held_on, e.ended_on, e.outcome,
      (select count(*) from pact_item i where i.territory_id = territory and i.pact_id = p.id and i.side = 'community'
        and i.withdrawn_at is null)::integer,
      (select count(*) from pact_item i where i.territory_id = territory and i.pact_id = p.id and i.side = 'person'
        and i.withdrawn_at is null)::integer,
      (select coalesce(sum(d.hours), 0) from pact_done d join pact_item i on i.territory_id = territory and i.id = d.item_id
        where d.territory_id = territory and d.pact_id = p.id and d.on_date <= until and i.side = 'person'),
      (select count(*) from pact_review r where r.territory_id = territory and r.pact_id = p.id and r.held_on <= until)::integer,
      before.step, after.step, coalesce(before.steps, after.steps)
    from app.pacts_held(territory) held
    join pact p on p.territory_id = territory and p.id = held.pact_id
    join person who on who.territory_id = territory and who.id = p.person_id
    left join pact_end e on e.territory_id = territory and e.pact_id = p.id and e.ended_on <= until
    left join pact_answer before on before.territory_id = territory and before.pact_id = p.id and before.moment = 'before'
      and before.answered_by = 'person' and before.on_date <= until
    left join pact_answer after on after.territory_id = territory and after.pact_id = p.id and after.moment = 'after'
      and after.answered_by = 'person' and after.on_date <= until
    where held.held_on <= until;
end $$;
revoke all on function app.evaluated_persons, app.evaluated_activities, app.evaluated_presences, app.evaluated_ties,
  app.evaluated_pacts from public;
grant execute on function app.evaluated_persons, app.evaluated_activities, app.evaluated_presences, app.evaluated_ties,
  app.evaluated_pacts to trama_web;

-- An evaluation that is over: its salt is thrown away, or the files kept here are. Both only then, and by who coordinates.
create function app.evaluation_is_over(evaluation uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id();
begin
  return app.is_coordinator() and exists (select from evaluation e join territory t on t.id = here
    where e.territory_id = here and e.id = evaluation
      and (e.ended_at is not null or e.ends_on < (now() at time zone t.time_zone)::date));
end $$;
create function app.discard_evaluation_key(evaluation uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.evaluation_is_over(evaluation) then return false; end if;
  delete from evaluation_key k where k.territory_id = app.territory_id() and k.evaluation_id = evaluation;
  update evaluation e set key_discarded_at = coalesce(e.key_discarded_at, now())
    where e.territory_id = app.territory_id() and e.id = evaluation;
  return true;
end $$;
create function app.remove_evaluation_files(evaluation uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.evaluation_is_over(evaluation) then return false; end if;
  delete from evaluation_dataset_piece p where p.territory_id = app.territory_id() and p.evaluation_id = evaluation;
  update evaluation e set files_removed_at = coalesce(e.files_removed_at, now())
    where e.territory_id = app.territory_id() and e.id = evaluation;
  return true;
end $$;
revoke all on function app.evaluation_is_over, app.discard_evaluation_key, app.remove_evaluation_files from public;
grant execute on function app.evaluation_is_over, app.discard_evaluation_key, app.remove_evaluation_files to trama_web;
