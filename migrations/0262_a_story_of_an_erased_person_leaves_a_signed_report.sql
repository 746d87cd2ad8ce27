-- An erasure takes a story out of signed reports too: who answers for it names the rows, and nobody else may delete one.
create policy report_story_erase on report_story for delete
  using (territory_id = app.territory_id() and cardinality(app.erased_people()) > 0);
grant delete on report_story to trama_web;
