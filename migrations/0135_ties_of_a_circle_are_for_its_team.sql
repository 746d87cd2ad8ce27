-- Ties are the team's to read, of a circle too: a volunteer or a partner in a micro-team knows the person, not the network.
drop policy tie_evidence_read on tie_evidence;
create policy tie_evidence_read on tie_evidence for select using (territory_id = app.territory_id()
  and app.is_team() and (circle_id is null or circle_id = any (app.read_circle_ids())));
drop policy tie_evidence_node_read on tie_evidence_node;
create policy tie_evidence_node_read on tie_evidence_node for select using (territory_id = app.territory_id()
  and (app.is_team() and (circle_id is null or circle_id = any (app.read_circle_ids())) or node_id = any (app.erased_people())));
drop policy tie_read on tie;
create policy tie_read on tie for select using (territory_id = app.territory_id()
  and (app.is_team() and (circle_id is null or circle_id = any (app.read_circle_ids()))
    or a_id = any (app.erased_people()) or b_id = any (app.erased_people())));
