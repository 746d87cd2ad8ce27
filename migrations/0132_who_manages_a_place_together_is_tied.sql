-- Managing a place ties a body to it, and bodies that manage it at the same time to each other. No person is in such a fact:
-- whoever works here may write it, as they may say who manages a place.
create policy tie_evidence_of_managing on tie_evidence for select
  using (territory_id = app.territory_id() and app.is_staff() and kind = 'managed' and circle_id is null);
create policy tie_evidence_add_managing on tie_evidence for insert
  with check (territory_id = app.territory_id() and app.is_staff() and kind = 'managed' and circle_id is null);
create policy tie_evidence_change_managing on tie_evidence for update
  using (territory_id = app.territory_id() and app.is_staff() and kind = 'managed' and circle_id is null)
  with check (territory_id = app.territory_id());
create policy tie_evidence_drop_managing on tie_evidence for delete
  using (territory_id = app.territory_id() and app.is_staff() and kind = 'managed' and circle_id is null);
create policy tie_evidence_node_of_bodies on tie_evidence_node for select
  using (territory_id = app.territory_id() and app.is_staff() and node_kind <> 'person' and circle_id is null);
create policy tie_evidence_node_add_bodies on tie_evidence_node for insert
  with check (territory_id = app.territory_id() and app.is_staff() and node_kind <> 'person' and circle_id is null);
create policy tie_of_bodies on tie for select using (territory_id = app.territory_id() and app.is_staff()
  and a_kind <> 'person' and b_kind <> 'person' and circle_id is null);
create policy tie_add_bodies on tie for insert with check (territory_id = app.territory_id() and app.is_staff()
  and a_kind <> 'person' and b_kind <> 'person' and circle_id is null);
create policy tie_change_bodies on tie for update using (territory_id = app.territory_id() and app.is_staff()
  and a_kind <> 'person' and b_kind <> 'person' and circle_id is null) with check (territory_id = app.territory_id());
create policy tie_drop_bodies on tie for delete using (territory_id = app.territory_id() and app.is_staff()
  and a_kind <> 'person' and b_kind <> 'person' and circle_id is null);
create policy tie_version_of_staff on tie_version for select using (territory_id = app.territory_id() and app.is_staff());
create policy tie_version_add_staff on tie_version for insert with check (territory_id = app.territory_id() and app.is_staff());
create policy tie_version_change_staff on tie_version for update
  using (territory_id = app.territory_id() and app.is_staff()) with check (territory_id = app.territory_id());

-- Who managed a place before this is tied as well. The ids are those the application makes of the same words.
insert into tie_evidence (territory_id, id, kind, source_kind, source_id, on_date, until_on, lasting, formal)
  select territory_id, gen_random_uuid(), 'managed', 'place_manager',
    md5(place_id || ' ' || organisation_id || ' ' || from_on)::uuid, from_on, until_on, true, true
  from place_manager;
insert into tie_evidence_node (territory_id, evidence_id, node_kind, node_id)
  select m.territory_id, e.id, node.kind, node.id from place_manager m
  join tie_evidence e on e.territory_id = m.territory_id and e.source_kind = 'place_manager'
    and e.source_id = md5(m.place_id || ' ' || m.organisation_id || ' ' || m.from_on)::uuid
  cross join lateral (values ('place', m.place_id), ('organisation', m.organisation_id)) as node (kind, id);
insert into tie_evidence (territory_id, id, kind, source_kind, source_id, on_date, until_on, lasting, formal)
  select a.territory_id, gen_random_uuid(), 'managed', 'place_managers',
    md5(a.place_id || ' ' || a.organisation_id || ' ' || a.from_on || ' ' || b.organisation_id || ' ' || b.from_on)::uuid,
    greatest(a.from_on, b.from_on), least(a.until_on, b.until_on), true, true
  from place_manager a join place_manager b on b.territory_id = a.territory_id and b.place_id = a.place_id
    and b.organisation_id > a.organisation_id
  where greatest(a.from_on, b.from_on) <= coalesce(least(a.until_on, b.until_on), 'infinity');
insert into tie_evidence_node (territory_id, evidence_id, node_kind, node_id)
  select a.territory_id, e.id, 'organisation', node.id
  from place_manager a join place_manager b on b.territory_id = a.territory_id and b.place_id = a.place_id
    and b.organisation_id > a.organisation_id
  join tie_evidence e on e.territory_id = a.territory_id and e.source_kind = 'place_managers' and e.source_id =
    md5(a.place_id || ' ' || a.organisation_id || ' ' || a.from_on || ' ' || b.organisation_id || ' ' || b.from_on)::uuid
  cross join lateral (values (a.organisation_id), (b.organisation_id)) as node (id);
do $$
declare here uuid;
begin
  for here in select id from territory loop
    perform set_config('app.territory_id', here::text, true);
    perform app.rebuild_ties();
  end loop;
  perform set_config('app.territory_id', '', true);
end $$;
