-- Whoever wrote an encounter down can correct who was there and what came up. The encounter itself, which only its author
-- may change, is changed first; these rows follow it.
create policy encounter_person_drop on encounter_person for delete using (territory_id = app.territory_id() and app.is_team());
grant delete on encounter_person to trama_web;
create policy encounter_organisation_drop on encounter_organisation for delete
  using (territory_id = app.territory_id() and app.is_team());
grant delete on encounter_organisation to trama_web;
create policy encounter_topic_drop on encounter_topic for delete using (territory_id = app.territory_id() and app.is_team());
grant delete on encounter_topic to trama_web;
create policy encounter_note_drop on encounter_note for delete
  using (territory_id = app.territory_id() and app.is_team() and recorded_by = app.person_id());
grant delete on encounter_note to trama_web;
