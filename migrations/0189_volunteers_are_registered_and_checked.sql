-- Volunteers who are not occasional stand in a register and are insured (D.Lgs. 117/2017, art. 17 and 18). Of a check only
-- its kind, its day and until when it holds is kept, never the paper: what a certificate says is nobody's business here.
create table volunteer (
  territory_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  -- The body whose volunteer they are, and which insures them.
  organisation_id uuid,
  from_on date not null,
  until_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint volunteer_key primary key (territory_id, id),
  constraint volunteer_person foreign key (territory_id, person_id) references person,
  constraint volunteer_organisation foreign key (territory_id, organisation_id) references organisation,
  constraint volunteer_order check (until_on >= from_on)
);
create unique index volunteer_standing on volunteer (territory_id, person_id) where until_on is null;
create index volunteer_of_person on volunteer (territory_id, person_id);
create index volunteer_of_organisation on volunteer (territory_id, organisation_id) where organisation_id is not null;

create table volunteer_check (
  territory_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('interview', 'training', 'conduct', 'insurance')),
  done_on date not null,
  -- The last day on which it holds; what is learnt is learnt.
  expires_on date,
  withdrawn_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint volunteer_check_key primary key (territory_id, id),
  constraint volunteer_check_person foreign key (territory_id, person_id) references person,
  constraint volunteer_check_order check (expires_on >= done_on),
  constraint volunteer_check_expires check (expires_on is not null or kind in ('interview', 'training'))
);
create index volunteer_check_of_person on volunteer_check (territory_id, person_id);

do $$
declare name text;
begin
  foreach name in array array['volunteer', 'volunteer_check'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select using (territory_id = app.territory_id()
      and (app.is_team() or person_id = app.person_id() or person_id = any (app.erased_people())))', name || '_read', name);
    execute format('create policy %I on %I for insert with check (territory_id = app.territory_id() and app.is_team()
      and recorded_by is not distinct from app.person_id())', name || '_add', name);
    execute format('create policy %I on %I for update using (territory_id = app.territory_id() and app.is_team())
      with check (territory_id = app.territory_id())', name || '_change', name);
    execute format('create policy %I on %I for delete
      using (territory_id = app.territory_id() and person_id = any (app.erased_people()))', name || '_erase', name);
    execute format('grant select, delete on %I to trama_web', name);
  end loop;
end $$;
grant insert (territory_id, id, person_id, organisation_id, from_on, recorded_by), update (until_on) on volunteer to trama_web;
grant insert (territory_id, id, person_id, kind, done_on, expires_on, recorded_by), update (withdrawn_at) on volunteer_check to trama_web;
