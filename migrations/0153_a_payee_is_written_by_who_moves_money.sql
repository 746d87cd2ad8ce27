-- Nobody writes a payee who could not have committed; a payee and reserved papers are read, in a circle, by those of it who
-- work here: neighbours and volunteers walk along without them.
drop policy fund_payee_add on fund_payee;
create policy fund_payee_add on fund_payee for insert with check (territory_id = app.territory_id()
  and recorded_by is not distinct from app.person_id() and (app.is_desk() or app.has_role('{case_operator}'))
  and (circle_id = any (app.circle_ids()) or circle_id is null and committed_by is not distinct from app.person_id()));
drop policy fund_payee_read on fund_payee;
create policy fund_payee_read on fund_payee for select using (territory_id = app.territory_id()
  and (circle_id = any (app.read_circle_ids()) and app.is_team()
    or circle_id is null and recorded_by = app.person_id() and app.is_staff() or person_id = any (app.erased_people())));
drop policy fund_document_read on fund_document;
create policy fund_document_read on fund_document for select using (territory_id = app.territory_id()
  and (app.is_desk() and not reserved
    or circle_id = any (app.read_circle_ids()) and (not reserved or app.is_team())
    or circle_id is null and recorded_by = app.person_id() and app.is_staff()
    or circle_id is null and not reserved and committed_by = app.person_id() and app.has_role('{case_operator}')));
drop policy fund_document_content_read on fund_document_content;
create policy fund_document_content_read on fund_document_content for select using (territory_id = app.territory_id()
  and (app.is_desk() and not reserved
    or circle_id = any (app.read_circle_ids()) and (not reserved or app.is_team())
    or circle_id is null and recorded_by = app.person_id() and app.is_staff()
    or circle_id is null and not reserved and committed_by = app.person_id() and app.has_role('{case_operator}')));
