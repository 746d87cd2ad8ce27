-- A tie may be declared: that two know each other, since when, whether an act stands behind it, and who says so. What is
-- declared lasts until somebody says it no longer does; what was a mistake is taken back and leaves no row.
create table tie_declared (
  territory_id uuid not null,
  id uuid not null,
  one_kind text not null check (one_kind in ('person', 'organisation', 'place')),
  one_id uuid not null,
  two_kind text not null check (two_kind in ('person', 'organisation', 'place')),
  two_id uuid not null,
  formal boolean not null default false,
  since_on date not null,
  until_on date,
  -- The team saw it, one of the two says it, or it came in a list.
  said_by text not null check (said_by in ('team', 'themselves', 'list')),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint tie_declared_key primary key (territory_id, id),
  constraint tie_declared_territory foreign key (territory_id) references territory,
  constraint tie_declared_two check (one_id <> two_id),
  constraint tie_declared_order check (until_on >= since_on)
);
create index tie_declared_one on tie_declared (territory_id, one_id);
create index tie_declared_two on tie_declared (territory_id, two_id);
alter table tie_declared enable row level security;
create policy tie_declared_read on tie_declared for select using (territory_id = app.territory_id()
  and (app.is_team() or one_id = app.person_id() or two_id = app.person_id()));
create policy tie_declared_add on tie_declared for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
create policy tie_declared_end on tie_declared for update
  using (territory_id = app.territory_id() and app.is_team()) with check (territory_id = app.territory_id());
create policy tie_declared_withdraw on tie_declared for delete using (territory_id = app.territory_id()
  and (app.is_team() or one_id = any (app.erased_people()) or two_id = any (app.erased_people())));
grant select, delete on tie_declared to trama_web;
grant insert (territory_id, id, one_kind, one_id, two_kind, two_id, formal, since_on, until_on, said_by, recorded_by)
  on tie_declared to trama_web;
grant update (until_on) on tie_declared to trama_web;

-- A link by which a person or a body says its own ties, without an account: one purpose, an end, revocable. Only the hash of
-- its secret is kept.
create table tie_link (
  territory_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  teller_kind text not null check (teller_kind in ('person', 'organisation')),
  teller_id uuid not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint tie_link_key primary key (territory_id, id),
  constraint tie_link_territory foreign key (territory_id) references territory,
  constraint tie_link_token unique (territory_id, token_hash),
  constraint tie_link_is_short check (expires_at <= recorded_at + interval '61 days')
);
create index tie_link_of on tie_link (territory_id, teller_id);
alter table tie_link enable row level security;
create policy tie_link_read on tie_link for select using (territory_id = app.territory_id() and app.is_team());
create policy tie_link_add on tie_link for insert
  with check (territory_id = app.territory_id() and app.is_team() and recorded_by is not distinct from app.person_id());
create policy tie_link_revoke on tie_link for update using (territory_id = app.territory_id() and app.is_team())
  with check (territory_id = app.territory_id() and revoked_at is not null and revoked_by is not distinct from app.person_id());
create policy tie_link_erase on tie_link for delete
  using (territory_id = app.territory_id() and teller_id = any (app.erased_people()));
grant select, delete on tie_link to trama_web;
grant insert (territory_id, id, token_hash, teller_kind, teller_id, expires_at, recorded_by), update (revoked_at, revoked_by)
  on tie_link to trama_web;

-- What was said through a link, until somebody of the team has made a tie of it or put it aside; then the name goes.
create table tie_said (
  territory_id uuid not null,
  id uuid not null,
  link_id uuid not null,
  teller_kind text not null check (teller_kind in ('person', 'organisation')),
  teller_id uuid not null,
  wish text not null check (wish in ('known', 'no_longer')),
  organisation_id uuid,
  name_said text check (length(name_said) between 1 and 120),
  formal boolean not null default false,
  since_on date,
  said_at timestamptz not null default now(),
  settled_at timestamptz,
  settled_by uuid,
  constraint tie_said_key primary key (territory_id, id),
  constraint tie_said_link foreign key (territory_id, link_id) references tie_link on delete cascade,
  constraint tie_said_organisation foreign key (territory_id, organisation_id) references organisation on delete cascade,
  constraint tie_said_whom check (organisation_id is not null or name_said is not null or settled_at is not null)
);
create index tie_said_waiting on tie_said (territory_id, said_at) where settled_at is null;
create index tie_said_by on tie_said (territory_id, teller_id);
alter table tie_said enable row level security;
create policy tie_said_read on tie_said for select using (territory_id = app.territory_id() and app.is_team());
create policy tie_said_settle on tie_said for update using (territory_id = app.territory_id() and app.is_team())
  with check (territory_id = app.territory_id() and settled_by is not distinct from app.person_id());
create policy tie_said_erase on tie_said for delete
  using (territory_id = app.territory_id() and teller_id = any (app.erased_people()));
grant select, delete on tie_said to trama_web;
grant update (settled_at, settled_by, name_said) on tie_said to trama_web;

-- What the link shows to whoever holds it: whose it is, by the first name alone for a person. Nothing where it no longer opens.
create function app.tie_link_at(hash bytea) returns table (id uuid, teller_kind text, teller_name text, expires_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query select l.id, l.teller_kind, coalesce(p.given_name, o.name), l.expires_at from tie_link l
    left join person own on own.territory_id = l.territory_id and own.id = l.teller_id and l.teller_kind = 'person'
    left join person p on p.territory_id = l.territory_id and p.id = coalesce(own.merged_into, own.id)
    left join organisation o on o.territory_id = l.territory_id and o.id = l.teller_id and l.teller_kind = 'organisation'
    where l.territory_id = app.territory_id() and l.token_hash = hash and l.revoked_at is null and l.expires_at > now()
      and coalesce(p.given_name, o.name) is not null;
end $$;
revoke all on function app.tie_link_at from public;
grant execute on function app.tie_link_at to trama_web;

-- Says one tie through a link. 'said' also where the same form came before; 'closed' where the link no longer opens, 'many'
-- where it has said as much as a link may, 'unknown' where the body named is not one everybody can see.
create function app.say_tie(hash bytea, said uuid, wished text, organisation uuid, name text, as_formal boolean, since date)
returns text language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); l tie_link;
begin
  select * into l from tie_link where territory_id = here and token_hash = hash and revoked_at is null and expires_at > now()
    for update;
  if not found then return 'closed'; end if;
  if exists (select from tie_said s where s.territory_id = here and s.id = said and s.link_id = l.id) then return 'said'; end if;
  if (select count(*) from tie_said s where s.territory_id = here and s.link_id = l.id) >= 60 then return 'many'; end if;
  if organisation is not null and not exists (select from organisation o
    where o.territory_id = here and o.id = organisation and o.listed_on is not null) then return 'unknown'; end if;
  insert into tie_said (territory_id, id, link_id, teller_kind, teller_id, wish, organisation_id, name_said, formal, since_on)
  values (here, said, l.id, l.teller_kind, l.teller_id, wished, organisation, case when organisation is null then name end,
    as_formal, since);
  return 'said';
end $$;
revoke all on function app.say_tie from public;
grant execute on function app.say_tie to trama_web;
