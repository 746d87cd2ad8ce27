-- Who changed the rule is kept beside it; whether they may does not depend on it.
drop policy fund_rule_add on fund_rule;
create policy fund_rule_add on fund_rule for insert with check (territory_id = app.territory_id() and app.is_desk());
drop policy fund_rule_change on fund_rule;
create policy fund_rule_change on fund_rule for update using (territory_id = app.territory_id() and app.is_desk())
  with check (territory_id = app.territory_id());
