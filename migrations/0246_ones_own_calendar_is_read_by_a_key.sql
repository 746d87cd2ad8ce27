-- Somebody's own calendar, read by a program that cannot sign in: the address holds a key, of which only the hash is kept, with
-- the day it was last used. One at a time; revoked it opens nothing from that moment on.
create table calendar_key (
  territory_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  made_at timestamptz not null default now(),
  read_on date,
  revoked_at timestamptz,
  constraint calendar_key_key primary key (territory_id, id),
  constraint calendar_key_person foreign key (territory_id, person_id) references person,
  constraint calendar_key_hash unique (territory_id, token_hash),
  constraint calendar_key_order check (revoked_at >= made_at)
);
create unique index calendar_key_one on calendar_key (territory_id, person_id) where revoked_at is null;
create index calendar_key_of_person on calendar_key (territory_id, person_id);
alter table calendar_key enable row level security;
create policy calendar_key_read on calendar_key for select
  using (territory_id = app.territory_id() and (person_id = app.person_id() or person_id = any (app.erased_people())));
create policy calendar_key_make on calendar_key for insert
  with check (territory_id = app.territory_id() and person_id = app.person_id() and revoked_at is null and read_on is null);
create policy calendar_key_revoke on calendar_key for update
  using (territory_id = app.territory_id() and person_id = app.person_id()) with check (territory_id = app.territory_id() and person_id = app.person_id());
create policy calendar_key_erase on calendar_key for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on calendar_key to trama_web;
grant insert (territory_id, id, person_id, token_hash, made_at), update (revoked_at) on calendar_key to trama_web;

-- Whose calendar a key opens; nobody's where it opens none. It notes the day.
create function app.read_calendar(which bytea, today date) returns uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
declare whose uuid;
begin
  select k.person_id into whose from public.calendar_key k
    where k.territory_id = app.territory_id() and k.token_hash = which and k.revoked_at is null;
  if whose is not null then
    update public.calendar_key k set read_on = today
      where k.territory_id = app.territory_id() and k.token_hash = which and k.read_on is distinct from today;
  end if;
  return whose;
end $$;
revoke all on function app.read_calendar from public;
grant execute on function app.read_calendar to trama_web;
