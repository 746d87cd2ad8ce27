-- A partner reads the records of the organisations it belongs to, for as long as it does, and no other's.
create function app.organisation_ids() returns uuid[] language sql stable parallel safe as
  $$ select nullif(current_setting('app.organisation_ids', true), '')::uuid[] $$;

create policy organisation_of_partner on organisation for select
  using (territory_id = app.territory_id() and id = any (app.organisation_ids()));
create policy organisation_contact_of_partner on organisation_contact for select
  using (territory_id = app.territory_id() and organisation_id = any (app.organisation_ids()));
create policy organisation_member_of_partner on organisation_member for select
  using (territory_id = app.territory_id() and organisation_id = any (app.organisation_ids()));
