-- A tie that rests on a sensitive matter exists only for whoever may read that matter: its evidence belongs to a circle, and
-- what two are to each other there is a row of its own. Without a circle a fact is the team's, as before. A fact may last: a
-- membership holds from a day until another.
alter table tie_evidence add column circle_id uuid;
alter table tie_evidence add column lasting boolean not null default false;
alter table tie_evidence add column until_on date;
alter table tie_evidence add column formal boolean not null default false;
-- In a crowd people see each other without getting to know each other: the fact is kept and ties nobody.
alter table tie_evidence add column crowd boolean not null default false;
alter table tie_evidence drop constraint tie_evidence_kind_check;
alter table tie_evidence add constraint tie_evidence_kind_check check (kind in ('met', 'attended', 'promoted', 'member',
  'managed', 'declared', 'pact', 'care', 'intake', 'agreement', 'exchange', 'held_at'));
alter table tie_evidence add constraint tie_evidence_circle foreign key (territory_id, circle_id) references circle on delete cascade;

update tie_evidence e set lasting = true, until_on = m.until_on, on_date = least(e.on_date, m.until_on), formal = o.formal
  from organisation_member m join organisation o on o.territory_id = m.territory_id and o.id = m.organisation_id
  where m.territory_id = e.territory_id and e.source_kind = 'organisation_member' and e.source_id = m.id;
update tie_evidence e set crowd = true where (select count(*) from tie_evidence_node n
  where n.territory_id = e.territory_id and n.evidence_id = e.id and n.node_kind = 'person') > 30;
alter table tie_evidence add constraint tie_evidence_until check (until_on is null or lasting and until_on >= on_date);

-- A fact as one number that sorts by its first day: day << 26 | kind << 21 | formal << 20 | last day. Days are counted from
-- the year 1; a fact that lasts still has the last day 1048575. The same numbers make the weight of a tie on any day.
create function app.tie_fact(kind text, formal boolean, lasting boolean, on_date date, until_on date) returns bigint
language sql immutable parallel safe as $$
  select ((on_date - date '0001-01-01')::bigint << 26)
    | ((array_position(array['met', 'attended', 'promoted', 'member', 'managed', 'declared', 'pact', 'care', 'intake',
      'agreement', 'exchange', 'held_at'], kind) - 1)::bigint << 21)
    | (formal::int::bigint << 20)
    | case when not lasting then on_date - date '0001-01-01' else coalesce(until_on - date '0001-01-01', 1048575) end
$$;
alter table tie_evidence add column fact bigint not null generated always as
  (app.tie_fact(kind, formal, lasting, on_date, until_on)) stored;

drop policy tie_evidence_read on tie_evidence;
create policy tie_evidence_read on tie_evidence for select using (territory_id = app.territory_id()
  and (circle_id is null and app.is_team() or circle_id = any (app.read_circle_ids())));
drop policy tie_evidence_add on tie_evidence;
create policy tie_evidence_add on tie_evidence for insert with check (territory_id = app.territory_id() and app.is_team()
  and (circle_id is null or circle_id = any (app.circle_ids())));
drop policy tie_evidence_change on tie_evidence;
create policy tie_evidence_change on tie_evidence for update
  using (territory_id = app.territory_id() and app.is_team() and (circle_id is null or circle_id = any (app.circle_ids())))
  with check (territory_id = app.territory_id());
drop policy tie_evidence_drop on tie_evidence;
create policy tie_evidence_drop on tie_evidence for delete
  using (territory_id = app.territory_id() and app.is_team() and (circle_id is null or circle_id = any (app.circle_ids())));
grant insert (circle_id, lasting, until_on, formal, crowd) on tie_evidence to trama_web;

alter table tie_evidence_node add column circle_id uuid;
drop policy tie_evidence_node_read on tie_evidence_node;
create policy tie_evidence_node_read on tie_evidence_node for select using (territory_id = app.territory_id()
  and (circle_id is null and app.is_team() or circle_id = any (app.read_circle_ids()) or node_id = any (app.erased_people())));
drop policy tie_evidence_node_add on tie_evidence_node;
create policy tie_evidence_node_add on tie_evidence_node for insert with check (territory_id = app.territory_id()
  and app.is_team() and (circle_id is null or circle_id = any (app.circle_ids())));
drop policy tie_evidence_node_drop on tie_evidence_node;
create policy tie_evidence_node_drop on tie_evidence_node for delete using (territory_id = app.territory_id()
  and (app.is_team() and (circle_id is null or circle_id = any (app.circle_ids())) or node_id = any (app.erased_people())));
grant insert (circle_id) on tie_evidence_node to trama_web;

-- A row for each pair and circle, with every fact beneath it.
alter table tie add column circle_id uuid;
alter table tie add column side uuid not null generated always as
  (coalesce(circle_id, '00000000-0000-0000-0000-000000000000')) stored;
alter table tie add column facts bigint[] not null default '{}';
alter table tie drop constraint tie_key;
alter table tie add constraint tie_key primary key (territory_id, a_id, b_id, side);
alter table tie add constraint tie_circle foreign key (territory_id, circle_id) references circle on delete cascade;

drop policy tie_read on tie;
create policy tie_read on tie for select using (territory_id = app.territory_id()
  and (circle_id is null and app.is_team() or circle_id = any (app.read_circle_ids())
    or a_id = any (app.erased_people()) or b_id = any (app.erased_people())));
drop policy tie_add on tie;
create policy tie_add on tie for insert with check (territory_id = app.territory_id() and app.is_team()
  and (circle_id is null or circle_id = any (app.circle_ids())));
drop policy tie_change on tie;
create policy tie_change on tie for update
  using (territory_id = app.territory_id() and app.is_team() and (circle_id is null or circle_id = any (app.circle_ids())))
  with check (territory_id = app.territory_id());
drop policy tie_drop on tie;
create policy tie_drop on tie for delete using (territory_id = app.territory_id()
  and (app.is_team() and (circle_id is null or circle_id = any (app.circle_ids()))
    or a_id = any (app.erased_people()) or b_id = any (app.erased_people())));
grant insert (circle_id, facts), update (facts) on tie to trama_web;

-- How often the ties of a territory changed, for whoever keeps what was computed from them. Many counters, so that two who
-- note something at once do not wait for each other; their sum is what counts.
create table tie_version (
  territory_id uuid not null,
  counter smallint not null,
  changes bigint not null default 0,
  constraint tie_version_key primary key (territory_id, counter),
  constraint tie_version_territory foreign key (territory_id) references territory
);
alter table tie_version enable row level security;
create policy tie_version_read on tie_version for select using (territory_id = app.territory_id() and app.is_team());
create policy tie_version_add on tie_version for insert with check (territory_id = app.territory_id() and app.is_team());
create policy tie_version_change on tie_version for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
grant select on tie_version to trama_web;
grant insert (territory_id, counter, changes), update (changes) on tie_version to trama_web;

-- Whoever is erased takes their ties along without a word of this room.
create function app.ties_forgotten() returns trigger language plpgsql as $$
begin
  insert into tie_version (territory_id, counter, changes) values (old.territory_id, 0, 1)
    on conflict on constraint tie_version_key do update set changes = tie_version.changes + 1;
  return null;
end $$;
create trigger tie_forgotten after delete on tie for each row
  when (cardinality(app.erased_people()) > 0) execute function app.ties_forgotten();

-- Makes every tie of the territory anew from its evidence, of circles too, and says how many were not what they should be.
-- Who makes them anew sees none of them: only the command line may. Nobody writes evidence meanwhile.
create function app.rebuild_ties() returns integer
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); changed integer;
begin
  if here is null then raise exception 'in no territory' using errcode = 'insufficient_privilege'; end if;
  lock table tie_evidence in share mode;
  with counted as materialized (
    select a.node_id as a_id, b.node_id as b_id, e.circle_id, min(a.node_kind) as a_kind, min(b.node_kind) as b_kind,
      array_agg(e.fact order by e.fact) as facts, count(*)::int as times, min(e.on_date) as first_on,
      max(coalesce(e.until_on, e.on_date)) as last_on
    from tie_evidence e
    join tie_evidence_node a on a.territory_id = here and a.evidence_id = e.id
    join tie_evidence_node b on b.territory_id = here and b.evidence_id = e.id and a.node_id < b.node_id
    where e.territory_id = here and not e.crowd
    group by a.node_id, b.node_id, e.circle_id
  ), gone as (
    delete from tie t where t.territory_id = here and not exists (select from counted c
      where c.a_id = t.a_id and c.b_id = t.b_id and c.circle_id is not distinct from t.circle_id)
    returning 1
  ), made as (
    insert into tie (territory_id, a_id, b_id, circle_id, a_kind, b_kind, times, first_on, last_on, facts)
    select here, c.a_id, c.b_id, c.circle_id, c.a_kind, c.b_kind, c.times, c.first_on, c.last_on, c.facts from counted c
    on conflict on constraint tie_key do update set times = excluded.times, first_on = excluded.first_on,
      last_on = excluded.last_on, facts = excluded.facts
      where (tie.times, tie.first_on, tie.last_on, tie.facts)
        is distinct from (excluded.times, excluded.first_on, excluded.last_on, excluded.facts)
    returning 1
  )
  select (select count(*) from gone) + (select count(*) from made) into changed;
  if changed > 0 then
    insert into tie_version (territory_id, counter, changes) values (here, 0, 1)
      on conflict on constraint tie_version_key do update set changes = tie_version.changes + 1;
  end if;
  return changed;
end $$;
revoke all on function app.rebuild_ties from public;
grant execute on function app.rebuild_ties to trama_command;

-- The ties that stood before are the same, with their facts.
update tie t set facts = c.facts, last_on = c.last_on from (
  select e.territory_id, a.node_id as a_id, b.node_id as b_id, array_agg(e.fact order by e.fact) as facts,
    max(coalesce(e.until_on, e.on_date)) as last_on
  from tie_evidence e
  join tie_evidence_node a on a.territory_id = e.territory_id and a.evidence_id = e.id
  join tie_evidence_node b on b.territory_id = e.territory_id and b.evidence_id = e.id and a.node_id < b.node_id
  where not e.crowd group by e.territory_id, a.node_id, b.node_id
) c where c.territory_id = t.territory_id and c.a_id = t.a_id and c.b_id = t.b_id;
