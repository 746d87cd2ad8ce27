-- Places that host relations. Published ones are public with their hours; who manages them together is a dated fact.
create table place (
  territory_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 160),
  kind text not null check (kind in ('community_point', 'civic_center', 'social_condominium', 'emporium', 'space')),
  address text check (length(address) <= 200),
  istat_code text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  description text check (length(description) <= 4000),
  capacity integer check (capacity between 1 and 100000),
  opened_on date,
  reactivated_on date,
  closed_on date,
  published_on date,
  published_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  search_name text not null generated always as (app.plain(name)) stored,
  constraint place_key primary key (territory_id, id),
  constraint place_territory foreign key (territory_id) references territory,
  constraint place_municipality foreign key (istat_code) references municipality,
  constraint place_position check ((latitude is null) = (longitude is null)),
  constraint place_order check (closed_on >= coalesce(reactivated_on, opened_on))
);
create index place_search on place (territory_id, search_name text_pattern_ops);
alter table place enable row level security;
create policy place_read on place for select
  using (territory_id = app.territory_id() and (published_on is not null or app.is_staff()));
create policy place_add on place for insert
  with check (territory_id = app.territory_id() and app.is_staff() and recorded_by is not distinct from app.person_id());
create policy place_change on place for update
  using (territory_id = app.territory_id() and app.is_staff()) with check (territory_id = app.territory_id());
create policy place_drop on place for delete
  using (territory_id = app.territory_id() and app.is_desk());
grant select, delete on place to trama_web;
grant insert (territory_id, id, name, kind, address, istat_code, latitude, longitude, description, capacity,
  opened_on, reactivated_on, closed_on, published_on, published_by, recorded_by) on place to trama_web;
grant update (name, kind, address, istat_code, latitude, longitude, description, capacity,
  opened_on, reactivated_on, closed_on, published_on, published_by) on place to trama_web;

-- Opening hours by weekday (1 Monday – 7 Sunday), in the territory's own time.
create table place_hours (
  territory_id uuid not null,
  place_id uuid not null,
  weekday smallint not null check (weekday between 1 and 7),
  opens_at time not null,
  closes_at time not null,
  note text check (length(note) <= 120),
  constraint place_hours_key primary key (territory_id, place_id, weekday, opens_at),
  constraint place_hours_place foreign key (territory_id, place_id) references place on delete cascade,
  constraint place_hours_order check (closes_at > opens_at)
);
alter table place_hours enable row level security;
create policy place_hours_read on place_hours for select using (territory_id = app.territory_id());
create policy place_hours_add on place_hours for insert with check (territory_id = app.territory_id() and app.is_staff());
create policy place_hours_drop on place_hours for delete using (territory_id = app.territory_id() and app.is_staff());
grant select, delete on place_hours to trama_web;
grant insert (territory_id, place_id, weekday, opens_at, closes_at, note) on place_hours to trama_web;

create table place_manager (
  territory_id uuid not null,
  place_id uuid not null,
  organisation_id uuid not null,
  from_on date not null,
  until_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint place_manager_key primary key (territory_id, place_id, organisation_id, from_on),
  constraint place_manager_place foreign key (territory_id, place_id) references place on delete cascade,
  constraint place_manager_organisation foreign key (territory_id, organisation_id) references organisation on delete cascade,
  constraint place_manager_order check (until_on >= from_on)
);
create index place_manager_of on place_manager (territory_id, organisation_id);
alter table place_manager enable row level security;
create policy place_manager_read on place_manager for select using (territory_id = app.territory_id());
create policy place_manager_add on place_manager for insert
  with check (territory_id = app.territory_id() and app.is_staff() and recorded_by is not distinct from app.person_id());
create policy place_manager_change on place_manager for update
  using (territory_id = app.territory_id() and app.is_staff()) with check (territory_id = app.territory_id());
grant select on place_manager to trama_web;
grant insert (territory_id, place_id, organisation_id, from_on, until_on, recorded_by), update (until_on) on place_manager to trama_web;
