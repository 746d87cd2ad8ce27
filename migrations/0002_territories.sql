-- The municipalities of Italy: facts of ISTAT, the same for every territory.
create table municipality (
  istat_code text not null check (istat_code ~ '^[0-9]{6}$'),
  name text not null,
  province text not null,
  province_code text not null check (province_code ~ '^[A-Z]{2}$'),
  region text not null,
  cadastral_code text not null,
  search_name text not null generated always as (app.plain(name)) stored,
  constraint municipality_key primary key (istat_code)
);
create index municipality_search on municipality (search_name text_pattern_ops);
alter table municipality enable row level security;
create policy municipality_read on municipality for select using (true);
grant select on municipality to trama_web;

-- An installation holds real territories or examples, never both: people of an example can be entered as by anyone.
create table installation (
  kind text not null check (kind in ('real', 'example')),
  sole boolean not null default true check (sole),
  founded_at timestamptz not null default now(),
  constraint installation_key primary key (kind),
  constraint installation_is_one_kind unique (sole)
);
alter table installation enable row level security;
create policy installation_read on installation for select using (true);
grant select on installation to trama_web, trama_auth;

create table territory (
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) between 2 and 60),
  name text not null check (length(name) between 2 and 120),
  language text not null default 'it' check (language ~ '^[a-z]{2}$'),
  time_zone text not null default 'Europe/Rome',
  installation text not null,
  founded_at timestamptz not null default now(),
  constraint territory_key primary key (id),
  constraint territory_slug unique (slug),
  constraint territory_of_one_kind foreign key (installation) references installation (kind),
  constraint territory_slug_is_free check (slug not in
    ('assets', 'auth', 'setup', 'sign-in', 'sign-out', 'invitations', 'account', 'mail', 'healthz', 'readyz', 'sitemap.xml',
     'robots.txt', 'favicon.ico', 'accessibility', 'privacy', 'language', 'enter-as', 'feedback', 'search', 'api', 'qui'))
);
alter table territory enable row level security;
create policy territory_read on territory for select using (true);
create policy territory_change on territory for update
  using (id = app.territory_id() and app.is_desk()) with check (id = app.territory_id());
grant select on territory to trama_web;
grant update (name, language, time_zone) on territory to trama_web;

create table territory_municipality (
  territory_id uuid not null,
  istat_code text not null,
  population integer check (population >= 0),
  constraint territory_municipality_key primary key (territory_id, istat_code),
  constraint territory_municipality_territory foreign key (territory_id) references territory,
  constraint territory_municipality_municipality foreign key (istat_code) references municipality
);
alter table territory_municipality enable row level security;
create policy territory_municipality_read on territory_municipality for select using (territory_id = app.territory_id());
create policy territory_municipality_add on territory_municipality for insert
  with check (territory_id = app.territory_id() and app.is_desk());
create policy territory_municipality_drop on territory_municipality for delete
  using (territory_id = app.territory_id() and app.is_desk());
create policy territory_municipality_change on territory_municipality for update
  using (territory_id = app.territory_id() and app.is_desk());
grant select, delete on territory_municipality to trama_web;
grant insert (territory_id, istat_code, population), update (population) on territory_municipality to trama_web;

-- Founding a territory comes before anyone can act in it. The web may found only the first one.
create function app.found_territory(
  new_id uuid, new_slug text, new_name text, new_language text, new_time_zone text, new_installation text, istat_codes text[]
) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  -- Of two set-ups at once the second waits here, and then finds the first one's territory.
  perform pg_advisory_xact_lock(hashtext('found a territory'));
  if session_user = 'trama_web' and exists (select from public.territory) then
    raise exception 'a first territory stands already' using errcode = 'insufficient_privilege';
  end if;
  insert into public.installation (kind) values (new_installation) on conflict (kind) do nothing;
  insert into public.territory (id, slug, name, language, time_zone, installation)
  values (new_id, new_slug, new_name, new_language, new_time_zone, new_installation);
  insert into public.territory_municipality (territory_id, istat_code)
  select new_id, code from unnest(istat_codes) as code;
end $$;
revoke all on function app.found_territory from public;
grant execute on function app.found_territory to trama_web;
