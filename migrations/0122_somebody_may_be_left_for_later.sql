-- Whom I have not met for a while: I may leave somebody for later, and the next one is shown. Each for themself; nobody else
-- reads who was left. It says nothing about the person, and goes with them.
create table person_left_for_later (
  territory_id uuid not null,
  person_id uuid not null,
  left_by uuid not null,
  until_on date not null,
  constraint person_left_for_later_key primary key (territory_id, left_by, person_id),
  constraint person_left_for_later_person foreign key (territory_id, person_id) references person,
  constraint person_left_for_later_by foreign key (territory_id, left_by) references person
);
create index person_left_for_later_of_person on person_left_for_later (territory_id, person_id);
alter table person_left_for_later enable row level security;
create policy person_left_for_later_read on person_left_for_later for select using (territory_id = app.territory_id()
  and (app.is_team() and left_by = app.person_id()
    or person_id = any (app.erased_people()) or left_by = any (app.erased_people())));
create policy person_left_for_later_add on person_left_for_later for insert
  with check (territory_id = app.territory_id() and app.is_team() and left_by = app.person_id());
create policy person_left_for_later_again on person_left_for_later for update
  using (territory_id = app.territory_id() and app.is_team() and left_by = app.person_id())
  with check (territory_id = app.territory_id() and left_by = app.person_id());
create policy person_left_for_later_erase on person_left_for_later for delete using (territory_id = app.territory_id()
  and (person_id = any (app.erased_people()) or left_by = any (app.erased_people())));
grant select, delete on person_left_for_later to trama_web;
grant insert (territory_id, person_id, left_by, until_on), update (until_on) on person_left_for_later to trama_web;
