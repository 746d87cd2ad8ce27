-- A sample of records, drawn by a seed that anyone draws again: which records, out of how many. Who coordinates brings what shows
-- that each is true; whoever evaluates says what they found.
create table evaluation_sample (
  territory_id uuid not null,
  id uuid not null,
  evaluation_id uuid not null,
  kind text not null check (kind in ('sessions', 'encounters', 'pacts')),
  from_on date not null,
  until_on date not null,
  size integer not null check (size between 1 and 200),
  seed text not null constraint evaluation_sample_seed check (seed ~ '\S' and length(seed) <= 100),
  population integer not null check (population >= 0),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint evaluation_sample_key primary key (territory_id, id),
  constraint evaluation_sample_of unique (territory_id, id, evaluation_id),
  constraint evaluation_sample_evaluation foreign key (territory_id, evaluation_id) references evaluation,
  constraint evaluation_sample_order check (until_on >= from_on)
);
create table evaluation_sample_item (
  territory_id uuid not null,
  id uuid not null,
  sample_id uuid not null,
  evaluation_id uuid not null,
  position integer not null check (position > 0),
  record_id uuid not null,
  constraint evaluation_sample_item_key primary key (territory_id, id),
  constraint evaluation_sample_item_of unique (territory_id, id, evaluation_id),
  constraint evaluation_sample_item_once unique (territory_id, sample_id, record_id),
  constraint evaluation_sample_item_sample foreign key (territory_id, sample_id, evaluation_id)
    references evaluation_sample (territory_id, id, evaluation_id)
);

-- What shows it: words, or a paper; both may name people, and are sealed.
create table evaluation_evidence (
  territory_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  evaluation_id uuid not null,
  kind text check (kind in ('pdf', 'png', 'jpeg')),
  bytes integer check (bytes between 1 and 10485760),
  sealed bytea not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint evaluation_evidence_key primary key (territory_id, id),
  constraint evaluation_evidence_of unique (territory_id, id, evaluation_id),
  constraint evaluation_evidence_item foreign key (territory_id, item_id, evaluation_id)
    references evaluation_sample_item (territory_id, id, evaluation_id),
  constraint evaluation_evidence_file check ((kind is null) = (bytes is null))
);
create index evaluation_evidence_of_item on evaluation_evidence (territory_id, item_id);
create table evaluation_evidence_content (
  territory_id uuid not null,
  evidence_id uuid not null,
  evaluation_id uuid not null,
  sealed bytea not null,
  constraint evaluation_evidence_content_key primary key (territory_id, evidence_id),
  constraint evaluation_evidence_content_evidence foreign key (territory_id, evidence_id, evaluation_id)
    references evaluation_evidence (territory_id, id, evaluation_id)
);

create table evaluation_check (
  territory_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  evaluation_id uuid not null,
  verdict text not null check (verdict in ('confirmed', 'differs', 'missing')),
  note text check (length(note) <= 1000),
  recorded_by uuid,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint evaluation_check_key primary key (territory_id, id),
  constraint evaluation_check_item foreign key (territory_id, item_id, evaluation_id)
    references evaluation_sample_item (territory_id, id, evaluation_id)
);
create index evaluation_check_of_item on evaluation_check (territory_id, item_id, recorded_at);

do $$
declare name text;
begin
  foreach name in array array['evaluation_sample', 'evaluation_sample_item', 'evaluation_check'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select using (territory_id = app.territory_id()
      and (app.is_desk() or evaluation_id = app.evaluation_id()))', name || '_read', name);
    execute format('create policy %I on %I for insert with check (territory_id = app.territory_id()
      and evaluation_id = app.evaluation_id() %s)', name || '_write', name,
      case when name <> 'evaluation_sample_item' then 'and recorded_by is not distinct from app.person_id()' end);
    execute format('grant select on %I to trama_web', name);
  end loop;
  foreach name in array array['evaluation_evidence', 'evaluation_evidence_content'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select using (territory_id = app.territory_id()
      and (app.is_coordinator() or evaluation_id = app.evaluation_id()))', name || '_read', name);
    execute format('create policy %I on %I for insert with check (territory_id = app.territory_id() and app.is_coordinator() %s)',
      name || '_bring', name,
      case when name = 'evaluation_evidence' then 'and recorded_by is not distinct from app.person_id()' end);
    execute format('grant select on %I to trama_web', name);
  end loop;
end $$;
grant insert (territory_id, id, evaluation_id, kind, from_on, until_on, size, seed, population, recorded_by)
  on evaluation_sample to trama_web;
grant insert (territory_id, id, sample_id, evaluation_id, position, record_id) on evaluation_sample_item to trama_web;
grant insert (territory_id, id, item_id, evaluation_id, kind, bytes, sealed, recorded_by) on evaluation_evidence to trama_web;
grant insert (territory_id, evidence_id, evaluation_id, sealed) on evaluation_evidence_content to trama_web;
grant insert (territory_id, id, item_id, evaluation_id, verdict, note, recorded_by) on evaluation_check to trama_web;

-- Draws records of a period: in the order of the fingerprint of seed and id, so that whoever has the seed draws the same.
create function app.draw_records(territory uuid, kind text, since date, until date, seed text, most integer)
returns table (record_id uuid, population integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_evaluate(territory, case kind when 'pacts' then 'pacts' when 'sessions' then 'activities' else 'persons' end);
  return query
    with drawn_from as (
      select s.id from activity_session s where kind = 'sessions' and s.territory_id = territory and s.closed_at is not null
        and s.held_on between since and until
      union all
      select e.id from encounter e where kind = 'encounters' and e.territory_id = territory and e.met_on between since and until
      union all
      select held.pact_id from app.pacts_held(territory) held where kind = 'pacts' and held.held_on between since and until
    )
    select d.id, (count(*) over ())::integer from drawn_from d
    order by sha256(convert_to(seed || ' ' || d.id::text, 'UTF8')) limit most;
end $$;

-- What the records of a sample say, without anybody's name: days, kinds, how many. Of a pact months, never days.
create function app.drawn_records(territory uuid, sample uuid)
returns table (record_id uuid, facts jsonb)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare one evaluation_sample;
begin
  select * into one from evaluation_sample s where s.territory_id = territory and s.id = sample;
  if territory is distinct from app.territory_id()
    or not (app.is_desk() or coalesce(one.evaluation_id = app.evaluation_id(), false)) then
    raise exception 'these records are not for this actor' using errcode = 'insufficient_privilege';
  end if;
  return query
    select s.id, jsonb_build_object('on', s.held_on, 'kind', a.kind, 'area', a.area, 'named', coalesce(k.named, 0),
      'headcount', r.headcount, 'closedAt', s.closed_at, 'recordedAt', s.recorded_at)
    from evaluation_sample_item i join activity_session s on s.territory_id = territory and s.id = i.record_id
    join activity a on a.territory_id = territory and a.id = s.activity_id
    left join session_presences k on k.territory_id = territory and k.session_id = s.id
    left join session_report r on r.territory_id = territory and r.session_id = s.id
    where one.kind = 'sessions' and i.territory_id = territory and i.sample_id = sample
    union all
    select e.id, jsonb_build_object('on', e.met_on, 'people', (select count(*) from encounter_person m
        where m.territory_id = territory and m.encounter_id = e.id), 'organisations', (select count(*) from encounter_organisation m
        where m.territory_id = territory and m.encounter_id = e.id), 'recordedAt', e.recorded_at)
    from evaluation_sample_item i join encounter e on e.territory_id = territory and e.id = i.record_id
    where one.kind = 'encounters' and i.territory_id = territory and i.sample_id = sample
    union all
    select held.pact_id, jsonb_build_object('month', to_char(held.held_on, 'YYYY-MM'), 'signatures', (select count(*)
        from pact_signature g where g.territory_id = territory and g.pact_id = held.pact_id), 'reviews', (select count(*)
        from pact_review w where w.territory_id = territory and w.pact_id = held.pact_id), 'outcome', e.outcome)
    from evaluation_sample_item i join app.pacts_held(territory) held on held.pact_id = i.record_id
    left join pact_end e on e.territory_id = territory and e.pact_id = held.pact_id
    where one.kind = 'pacts' and i.territory_id = territory and i.sample_id = sample;
end $$;
revoke all on function app.draw_records, app.drawn_records from public;
grant execute on function app.draw_records, app.drawn_records to trama_web;
