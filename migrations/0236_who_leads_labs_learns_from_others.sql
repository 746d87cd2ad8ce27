-- Who leads labs tells others a practice: when, where, who was there, what was told.
create table maker_exchange (
  territory_id uuid not null,
  id uuid not null,
  on_date date not null,
  place_said text not null check (length(place_said) between 1 and 160),
  practice text not null check (length(practice) between 1 and 160),
  told text not null check (length(told) between 1 and 6000),
  taken_up text check (length(taken_up) <= 2000),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint maker_exchange_key primary key (territory_id, id),
  constraint maker_exchange_territory foreign key (territory_id) references territory
);
create index maker_exchange_newest on maker_exchange (territory_id, on_date desc);
create table maker_exchange_person (
  territory_id uuid not null,
  exchange_id uuid not null,
  person_id uuid not null,
  -- Whether they told the practice, or heard it.
  told boolean not null default false,
  recorded_by uuid,
  constraint maker_exchange_person_key primary key (territory_id, exchange_id, person_id),
  constraint maker_exchange_person_exchange foreign key (territory_id, exchange_id) references maker_exchange,
  constraint maker_exchange_person_person foreign key (territory_id, person_id) references person
);
create index maker_exchange_person_of on maker_exchange_person (territory_id, person_id);

-- A group of supervision is a circle: who is in it, and nobody else, reads what was said. That it meets, when and who was there
-- is known to those who work here.
create table supervision_group (
  territory_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  supervisor text not null check (length(supervisor) between 1 and 160),
  ended_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint supervision_group_key primary key (territory_id, id),
  constraint supervision_group_circle foreign key (territory_id, id) references circle
);
create table supervision_session (
  territory_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  on_date date not null,
  hours numeric(4, 1) not null check (hours between 0.5 and 24),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint supervision_session_key primary key (territory_id, id),
  constraint supervision_session_whose unique (territory_id, id, group_id),
  constraint supervision_session_group foreign key (territory_id, group_id) references supervision_group
);
create index supervision_session_of on supervision_session (territory_id, group_id, on_date desc);
create table supervision_presence (
  territory_id uuid not null,
  session_id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  recorded_by uuid,
  constraint supervision_presence_key primary key (territory_id, session_id, person_id),
  constraint supervision_presence_session foreign key (territory_id, session_id, group_id)
    references supervision_session (territory_id, id, group_id),
  constraint supervision_presence_person foreign key (territory_id, person_id) references person
);
create index supervision_presence_of on supervision_presence (territory_id, person_id);
create table supervision_note (
  territory_id uuid not null,
  id uuid not null,
  circle_id uuid not null,
  sealed bytea not null,
  recorded_by uuid,
  changed_at timestamptz not null default now(),
  constraint supervision_note_key primary key (territory_id, id),
  constraint supervision_note_session foreign key (territory_id, id, circle_id)
    references supervision_session (territory_id, id, group_id)
);

do $$
declare name text;
begin
  foreach name in array array['maker_exchange', 'maker_exchange_person'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for insert with check (territory_id = app.territory_id() and app.is_team()
      and recorded_by is not distinct from app.person_id())', name || '_add', name);
  end loop;
  foreach name in array array['supervision_group', 'supervision_session', 'supervision_presence', 'supervision_note'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for insert with check (territory_id = app.territory_id() and app.in_circle(%s)
      and recorded_by is not distinct from app.person_id())', name || '_add', name,
      case name when 'supervision_group' then 'id' when 'supervision_note' then 'circle_id' else 'group_id' end);
  end loop;
  foreach name in array array['maker_exchange', 'supervision_group', 'supervision_session'] loop
    execute format('create policy %I on %I for select using (territory_id = app.territory_id() and app.is_staff())',
      name || '_read', name);
    execute format('grant select on %I to trama_web', name);
  end loop;
  foreach name in array array['maker_exchange_person', 'supervision_presence'] loop
    execute format('create policy %I on %I for select using (territory_id = app.territory_id()
      and (app.is_staff() or person_id = app.person_id() or person_id = any (app.erased_people())))', name || '_read', name);
    execute format('create policy %I on %I for delete using (territory_id = app.territory_id()
      and person_id = any (app.erased_people()))', name || '_erase', name);
    execute format('grant select, delete on %I to trama_web', name);
  end loop;
end $$;
create policy maker_exchange_change on maker_exchange for update
  using (territory_id = app.territory_id() and (recorded_by = app.person_id() and app.is_team() or app.is_coordinator()))
  with check (territory_id = app.territory_id());
create policy supervision_group_change on supervision_group for update
  using (territory_id = app.territory_id() and app.in_circle(id)) with check (territory_id = app.territory_id());
create policy supervision_note_read on supervision_note for select
  using (territory_id = app.territory_id() and app.in_circle(circle_id));
create policy supervision_note_change on supervision_note for update
  using (territory_id = app.territory_id() and app.in_circle(circle_id))
  with check (territory_id = app.territory_id() and recorded_by is not distinct from app.person_id());
grant select on supervision_note to trama_web;
grant insert (territory_id, id, on_date, place_said, practice, told, taken_up, recorded_by),
  update (on_date, place_said, practice, told, taken_up) on maker_exchange to trama_web;
grant insert (territory_id, exchange_id, person_id, told, recorded_by) on maker_exchange_person to trama_web;
grant insert (territory_id, id, name, supervisor, recorded_by), update (name, supervisor, ended_on) on supervision_group to trama_web;
grant insert (territory_id, id, group_id, on_date, hours, recorded_by) on supervision_session to trama_web;
grant insert (territory_id, session_id, group_id, person_id, recorded_by) on supervision_presence to trama_web;
grant insert (territory_id, id, circle_id, sealed, recorded_by), update (sealed, recorded_by, changed_at) on supervision_note to trama_web;

-- A group of supervision whose members have all gone waits for nobody: what they said there is not entrusted to another.
create or replace function app.circles_left_alone() returns table (circle_id uuid, kind text, opened_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id();
begin
  if here is null or not app.has_role('{coordinator}') then return; end if;
  return query select c.id, c.kind, c.opened_at from circle c
    where c.territory_id = here and c.kind <> 'supervision' and exists (
      select from circle_member once where once.territory_id = here and once.circle_id = c.id)
    and not exists (
      select from circle_member m
      join account_person a on a.territory_id = here and a.person_id = m.person_id
      join role_assignment r on r.territory_id = here and r.person_id = m.person_id
        and r.role in ('facilitator', 'case_operator', 'coordinator') and r.starts_at <= now() and (r.ends_at is null or r.ends_at > now())
      where m.territory_id = here and m.circle_id = c.id and (m.until_at is null or m.until_at > now()))
    and not exists (select from intake_closing e
      where e.territory_id = here and e.circle_id = c.id and e.reopened_on is null)
    and not exists (select from pact_end e where e.territory_id = here and e.pact_id = c.id)
    and not (exists (select from exchange_agreement e where e.territory_id = here and e.circle_id = c.id)
      and not exists (select from exchange_agreement e
        where e.territory_id = here and e.circle_id = c.id and e.ended_on is null))
    order by c.opened_at, c.id;
end $$;
