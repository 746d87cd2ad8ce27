-- That somebody agrees to a pact says that there is one: it stands in its circle, not where the whole team reads.
create table pact_agreement (
  territory_id uuid not null,
  pact_id uuid not null,
  circle_id uuid not null,
  person_id uuid not null,
  agreed_on date not null,
  how text not null check (how in ('signed', 'aloud', 'form')),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint pact_agreement_key primary key (territory_id, pact_id),
  constraint pact_agreement_pact foreign key (territory_id, pact_id, circle_id) references pact (territory_id, id, circle_id)
    on delete cascade
);
alter table pact_agreement enable row level security;
create policy pact_agreement_read on pact_agreement for select using (territory_id = app.territory_id()
  and (circle_id = any (app.read_circle_ids()) or person_id = any (app.erased_people())));
create policy pact_agreement_add on pact_agreement for insert with check (territory_id = app.territory_id()
  and circle_id = any (app.circle_ids()) and recorded_by is not distinct from app.person_id());
create policy pact_agreement_erase on pact_agreement for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on pact_agreement to trama_web;
grant insert (territory_id, pact_id, circle_id, person_id, agreed_on, how, recorded_by) on pact_agreement to trama_web;
