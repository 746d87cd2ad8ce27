-- Whoever is in one circle cannot hang a line on the pact of another: the pact and its circle are named together.
alter table pact add constraint pact_in_circle unique (territory_id, id, circle_id);
do $$
declare name text;
begin
  foreach name in array array['pact_beneficiary', 'pact_draft', 'pact_version', 'pact_signature', 'pact_item', 'pact_done',
    'pact_review', 'pact_answer', 'pact_end', 'pact_note', 'pact_estimate'] loop
    execute format('alter table %I add constraint %I foreign key (territory_id, pact_id, circle_id)
      references pact (territory_id, id, circle_id) on delete cascade', name, name || '_in_circle');
  end loop;
end $$;
