-- The set-up of a practice as one signed file: what another territory needs to begin in the same way. Each stands as it was made.
create table practice_pack (
  territory_id uuid not null,
  id uuid not null,
  practice_id uuid not null,
  number integer not null check (number between 1 and 10000),
  title text not null,
  file text not null,
  fingerprint text not null constraint practice_pack_fingerprint check (fingerprint ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  recorded_by uuid,
  constraint practice_pack_key primary key (territory_id, id),
  constraint practice_pack_of foreign key (territory_id, practice_id) references practice,
  constraint practice_pack_number unique (territory_id, practice_id, number)
);
alter table practice_pack enable row level security;
create policy practice_pack_read on practice_pack for select
  using (territory_id = app.territory_id() and (withdrawn_at is null or app.is_staff()));
create policy practice_pack_make on practice_pack for insert with check (territory_id = app.territory_id() and app.is_desk()
  and withdrawn_at is null and recorded_by is not distinct from app.person_id());
create policy practice_pack_withdraw on practice_pack for update using (territory_id = app.territory_id() and app.is_desk())
  with check (territory_id = app.territory_id());
grant select on practice_pack to trama_web;
grant insert (territory_id, id, practice_id, number, title, file, fingerprint, recorded_by),
  update (withdrawn_at) on practice_pack to trama_web;

-- A pack that was read and whose signature holds, to be looked at before it changes anything.
create table practice_arrival (
  territory_id uuid not null,
  id uuid not null,
  pack_id uuid not null,
  number integer not null,
  title text not null,
  from_name text,
  file text not null,
  fingerprint text not null constraint practice_arrival_fingerprint check (fingerprint ~ '^[0-9a-f]{64}$'),
  key_fingerprint text not null constraint practice_arrival_key_mark check (key_fingerprint ~ '^[0-9a-f]{64}$'),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint practice_arrival_key primary key (territory_id, id),
  constraint practice_arrival_territory foreign key (territory_id) references territory
);
alter table practice_arrival enable row level security;
create policy practice_arrival_read on practice_arrival for select using (territory_id = app.territory_id() and app.is_staff());
create policy practice_arrival_add on practice_arrival for insert with check (territory_id = app.territory_id() and app.is_desk()
  and recorded_by is not distinct from app.person_id());
grant select on practice_arrival to trama_web;
grant insert (territory_id, id, pack_id, number, title, from_name, file, fingerprint, key_fingerprint, recorded_by)
  on practice_arrival to trama_web;

-- Who copied what: that a territory took up a practice of another, in which version, is for anyone.
create table practice_adoption (
  territory_id uuid not null,
  id uuid not null,
  pack_id uuid not null,
  number integer not null,
  title text not null,
  from_name text,
  from_slug text,
  file text not null,
  fingerprint text not null constraint practice_adoption_fingerprint check (fingerprint ~ '^[0-9a-f]{64}$'),
  key_fingerprint text not null constraint practice_adoption_key_mark check (key_fingerprint ~ '^[0-9a-f]{64}$'),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint practice_adoption_key primary key (territory_id, id),
  constraint practice_adoption_territory foreign key (territory_id) references territory,
  constraint practice_adoption_once unique (territory_id, fingerprint)
);
create index practice_adoption_of_pack on practice_adoption (territory_id, pack_id, number);
alter table practice_adoption enable row level security;
create policy practice_adoption_read on practice_adoption for select using (territory_id = app.territory_id());
create policy practice_adoption_add on practice_adoption for insert with check (territory_id = app.territory_id()
  and app.is_desk() and recorded_by is not distinct from app.person_id());
grant select on practice_adoption to trama_web;
grant insert (territory_id, id, pack_id, number, title, from_name, from_slug, file, fingerprint, key_fingerprint, recorded_by)
  on practice_adoption to trama_web;

-- What became of each piece of it, and the record it is here. Looked at again, a piece may be taken after all.
create table practice_piece (
  territory_id uuid not null,
  adoption_id uuid not null,
  code text not null check (code ~ '^[a-z0-9_-]{1,60}$'),
  kind text not null check (kind ~ '^[a-z_]{3,30}$'),
  outcome text not null check (outcome in ('added', 'same', 'ours', 'theirs', 'left', 'unknown')),
  record_id uuid,
  constraint practice_piece_key primary key (territory_id, adoption_id, code),
  constraint practice_piece_of foreign key (territory_id, adoption_id) references practice_adoption
);
alter table practice_piece enable row level security;
create policy practice_piece_read on practice_piece for select using (territory_id = app.territory_id());
create policy practice_piece_add on practice_piece for insert with check (territory_id = app.territory_id() and app.is_desk());
create policy practice_piece_change on practice_piece for update using (territory_id = app.territory_id() and app.is_desk())
  with check (territory_id = app.territory_id());
grant select on practice_piece to trama_web;
grant insert (territory_id, adoption_id, code, kind, outcome, record_id), update (outcome, record_id) on practice_piece to trama_web;

-- The two facts that cross from one territory to another, both public there: which packs can be had, and who took up one.
create function app.packs_offered() returns table (
  id uuid, practice_id uuid, slug text, territory text, title text, number integer, made_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select distinct on (p.territory_id, p.practice_id)
      p.id, p.practice_id, t.slug, t.name, p.title, p.number, p.made_at
    from practice_pack p join territory t on t.id = p.territory_id
    where p.withdrawn_at is null order by p.territory_id, p.practice_id, p.number desc;
end $$;
create function app.pack_offered(wanted uuid) returns text
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return (select p.file from practice_pack p where p.id = wanted and p.withdrawn_at is null);
end $$;
create function app.pack_adoptions(wanted uuid) returns table (
  slug text, territory text, adoption_id uuid, number integer, adopted_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select t.slug, t.name, a.id, a.number, a.recorded_at
    from practice_adoption a join territory t on t.id = a.territory_id
    where a.pack_id = wanted order by a.recorded_at, a.id;
end $$;
revoke all on function app.packs_offered, app.pack_offered, app.pack_adoptions from public;
grant execute on function app.packs_offered, app.pack_offered, app.pack_adoptions to trama_web;
