-- A citizen or a guardian may have an account and a role: they go with the rest of them. Who worked here keeps name and
-- roles, because they answer for what they wrote; that is decided where an erasure is planned.
create policy role_assignment_erase on role_assignment for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant delete on role_assignment to trama_web;
create policy account_person_erase on account_person for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant delete on account_person to trama_web;
