-- Somebody may agree to a pact, withdraw, and agree anew: each time is a fact of its own, with its days.
alter table pact_agreement
  add column id uuid not null default gen_random_uuid(),
  add column ended_on date,
  add column ended_by uuid,
  add constraint pact_agreement_order check (ended_on >= agreed_on);
alter table pact_agreement drop constraint pact_agreement_key;
alter table pact_agreement add constraint pact_agreement_key primary key (territory_id, id);
create unique index pact_agreement_stands_once on pact_agreement (territory_id, pact_id) where ended_on is null;
create policy pact_agreement_end on pact_agreement for update
  using (territory_id = app.territory_id() and circle_id = any (app.circle_ids()) and ended_on is null)
  with check (territory_id = app.territory_id() and circle_id = any (app.circle_ids()) and ended_by = app.person_id());
grant insert (id), update (ended_on, ended_by) on pact_agreement to trama_web;
