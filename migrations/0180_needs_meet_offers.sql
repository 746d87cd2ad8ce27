-- A need or an offer is a notice. What anyone may see of it stands in `exchange_notice`, which names no person; whose it is, and
-- what only serves to place it well, stands in `exchange_notice_of`, sealed. What each kind asks is the kind's own to say
-- (app/rooms/exchange/kinds): the tables know none of them.
create table exchange_notice (
  territory_id uuid not null,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z_]{3,30}$'),
  side text not null check (side in ('need', 'offer')),
  title text not null check (length(title) between 1 and 120),
  -- The answers of the kind that are shown to whoever sees the notice.
  shown jsonb not null check (jsonb_typeof(shown) = 'object' and length(shown::text) <= 20000),
  visibility text not null check (visibility in ('public', 'network', 'operators')),
  -- A body that asks or offers is named; a person never.
  organisation_id uuid,
  place_id uuid,
  istat_code text,
  -- How many an offer has room for; how many a need is for.
  places integer not null default 1 check (places between 1 and 100000),
  from_on date,
  -- The last day on which it stands; renewing moves it.
  until_on date not null,
  closed_on date,
  closed_why text check (closed_why in ('met', 'withdrawn', 'mistake', 'expired')),
  circle_id uuid,
  -- Somebody of the team has looked at what a citizen published.
  checked_by uuid,
  recorded_at timestamptz not null default now(),
  constraint exchange_notice_key primary key (territory_id, id),
  constraint exchange_notice_territory foreign key (territory_id) references territory,
  constraint exchange_notice_organisation foreign key (territory_id, organisation_id) references organisation,
  constraint exchange_notice_place foreign key (territory_id, place_id) references place,
  constraint exchange_notice_municipality foreign key (istat_code) references municipality,
  constraint exchange_notice_circle foreign key (territory_id, circle_id) references circle,
  constraint exchange_notice_closed check ((closed_on is null) = (closed_why is null)),
  constraint exchange_notice_order check (from_on is null or until_on >= from_on),
  constraint exchange_notice_of_a_circle check (circle_id is null or visibility = 'operators')
);
create index exchange_notice_standing on exchange_notice (territory_id, kind, side, until_on) where closed_on is null;
create index exchange_notice_of_organisation on exchange_notice (territory_id, organisation_id) where organisation_id is not null;

create table exchange_notice_of (
  territory_id uuid not null,
  notice_id uuid not null,
  person_id uuid,
  organisation_id uuid,
  circle_id uuid,
  -- Answers that only serve to place it, and how to reach whoever it is of.
  sealed bytea not null,
  -- Written by an operator for somebody.
  on_behalf boolean not null default false,
  -- The one click of a mail renews it: what the click carries is known here by its mark alone.
  renewal_hash bytea,
  reminded_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint exchange_notice_of_key primary key (territory_id, notice_id),
  constraint exchange_notice_of_notice foreign key (territory_id, notice_id) references exchange_notice on delete cascade,
  constraint exchange_notice_of_person foreign key (territory_id, person_id) references person,
  constraint exchange_notice_of_someone check (person_id is not null or organisation_id is not null)
);
create index exchange_notice_of_person on exchange_notice_of (territory_id, person_id) where person_id is not null;
create unique index exchange_notice_of_renewal on exchange_notice_of (territory_id, renewal_hash) where renewal_hash is not null;

-- Photos are made anew, smaller and without what a camera writes into them.
create table exchange_photo (
  territory_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  position integer not null default 0 check (position between 0 and 20),
  alt text not null check (length(alt) between 1 and 200),
  width integer not null check (width between 1 and 4000),
  height integer not null check (height between 1 and 4000),
  content bytea not null check (octet_length(content) between 1 and 1500000),
  thumbnail bytea not null check (octet_length(thumbnail) between 1 and 200000),
  -- As its notice is seen: kept alike by the notice.
  seen_by text not null default 'operators',
  until_on date,
  circle_id uuid,
  organisation_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint exchange_photo_key primary key (territory_id, id),
  constraint exchange_photo_notice foreign key (territory_id, notice_id) references exchange_notice on delete cascade
);
create index exchange_photo_of_notice on exchange_photo (territory_id, notice_id, position);

-- How much each wish counts here: what the territory changed of a kind's own weights.
create table exchange_weight (
  territory_id uuid not null,
  kind text not null check (kind ~ '^[a-z_]{3,30}$'),
  criterion text not null check (criterion ~ '^[a-z][a-zA-Z]{1,39}$'),
  weight integer not null check (weight between 0 and 100),
  changed_by uuid,
  constraint exchange_weight_key primary key (territory_id, kind, criterion),
  constraint exchange_weight_territory foreign key (territory_id) references territory
);

-- Needs that could be answered together: six families, one course.
create table exchange_pool (
  territory_id uuid not null,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z_]{3,30}$'),
  title text not null check (length(title) between 1 and 120),
  -- It starts when so many have joined.
  wanted integer not null check (wanted between 2 and 1000),
  closed_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint exchange_pool_key primary key (territory_id, id),
  constraint exchange_pool_territory foreign key (territory_id) references territory
);
create table exchange_pool_need (
  territory_id uuid not null,
  pool_id uuid not null,
  need_id uuid not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint exchange_pool_need_key primary key (territory_id, pool_id, need_id),
  constraint exchange_pool_need_pool foreign key (territory_id, pool_id) references exchange_pool on delete cascade,
  constraint exchange_pool_need_need foreign key (territory_id, need_id) references exchange_notice on delete cascade
);
create index exchange_pool_need_of on exchange_pool_need (territory_id, need_id);

-- A round places many needs at once. What went in is kept as a mark, so that the same input is known to give the same result.
create table exchange_round (
  territory_id uuid not null,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z_]{3,30}$'),
  name text not null check (length(name) between 1 and 120),
  method text not null check (method in ('most_fit', 'most_placed', 'stable')),
  closes_on date,
  -- Of several best placements this order decides; it is drawn from the seed, which is published.
  seed integer not null,
  state text not null default 'open' check (state in ('open', 'run', 'decided', 'published')),
  run_mark text,
  run_at timestamptz,
  run_by uuid,
  decided_by uuid,
  decided_at timestamptz,
  published_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint exchange_round_key primary key (territory_id, id),
  constraint exchange_round_territory foreign key (territory_id) references territory
);
create table exchange_round_need (
  territory_id uuid not null,
  round_id uuid not null,
  need_id uuid not null,
  recorded_by uuid,
  constraint exchange_round_need_key primary key (territory_id, round_id, need_id),
  constraint exchange_round_need_round foreign key (territory_id, round_id) references exchange_round on delete cascade,
  constraint exchange_round_need_need foreign key (territory_id, need_id) references exchange_notice on delete cascade
);
create table exchange_wish (
  territory_id uuid not null,
  need_id uuid not null,
  offer_id uuid not null,
  -- Who ranks: whoever asks, or whoever offers.
  side text not null check (side in ('need', 'offer')),
  rank integer not null check (rank between 1 and 1000),
  recorded_by uuid,
  constraint exchange_wish_key primary key (territory_id, need_id, offer_id, side),
  constraint exchange_wish_need foreign key (territory_id, need_id) references exchange_notice on delete cascade,
  constraint exchange_wish_offer foreign key (territory_id, offer_id) references exchange_notice on delete cascade
);
create index exchange_wish_of_offer on exchange_wish (territory_id, offer_id);
-- Where a round would place a need, or that it finds no place; and what people made of it.
create table exchange_placing (
  territory_id uuid not null,
  round_id uuid not null,
  need_id uuid not null,
  offer_id uuid,
  fit integer not null check (fit between 0 and 1000000),
  reasons jsonb not null default '[]',
  -- Where somebody decided otherwise: who, and why (sealed).
  moved_by uuid,
  why bytea,
  constraint exchange_placing_key primary key (territory_id, round_id, need_id),
  constraint exchange_placing_round foreign key (territory_id, round_id) references exchange_round on delete cascade,
  constraint exchange_placing_need foreign key (territory_id, need_id) references exchange_notice on delete cascade,
  constraint exchange_placing_offer foreign key (territory_id, offer_id) references exchange_notice
);
create index exchange_placing_at on exchange_placing (territory_id, offer_id) where offer_id is not null;

-- A match is proposed by reasons and decided by people.
create table exchange_match (
  territory_id uuid not null,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z_]{3,30}$'),
  need_id uuid not null,
  offer_id uuid not null,
  circle_id uuid,
  round_id uuid,
  pool_id uuid,
  fit integer not null check (fit between 0 and 1000000),
  -- Text keys with their parameters, for and against; no names.
  reasons jsonb not null default '[]',
  state text not null default 'proposed' check (state in ('proposed', 'agreed', 'refused', 'withdrawn')),
  proposed_by uuid,
  proposed_at timestamptz not null default now(),
  decided_by uuid,
  decided_at timestamptz,
  sealed bytea,
  constraint exchange_match_key primary key (territory_id, id),
  constraint exchange_match_once unique (territory_id, need_id, offer_id),
  constraint exchange_match_need foreign key (territory_id, need_id) references exchange_notice on delete cascade,
  constraint exchange_match_offer foreign key (territory_id, offer_id) references exchange_notice on delete cascade,
  constraint exchange_match_round foreign key (territory_id, round_id) references exchange_round,
  constraint exchange_match_decided check ((state = 'proposed') = (decided_at is null))
);
create index exchange_match_of_offer on exchange_match (territory_id, offer_id);
create index exchange_match_to_decide on exchange_match (territory_id, kind, proposed_at) where state = 'proposed';

-- An agreement is followed to its outcome. Amounts and days that are counted are plain; words are sealed and the team's
-- (`exchange_agreement_words`); what each side needs to know of the other is written for it (`exchange_brief`).
create table exchange_agreement (
  territory_id uuid not null,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z_]{3,30}$'),
  title text not null check (length(title) between 1 and 120),
  match_id uuid,
  need_id uuid,
  offer_id uuid,
  circle_id uuid,
  need_person_id uuid,
  need_organisation_id uuid,
  offer_person_id uuid,
  offer_organisation_id uuid,
  place_id uuid,
  terms jsonb not null default '{}' check (jsonb_typeof(terms) = 'object' and length(terms::text) <= 20000),
  starts_on date,
  ends_on date,
  ended_on date,
  outcome text check (outcome ~ '^[a-z_]{2,40}$'),
  -- The figures of the outcome table it counts in, from the day it starts.
  counts text[] not null default '{}' check (cardinality(counts) <= 6),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint exchange_agreement_key primary key (territory_id, id),
  constraint exchange_agreement_territory foreign key (territory_id) references territory,
  constraint exchange_agreement_match foreign key (territory_id, match_id) references exchange_match,
  constraint exchange_agreement_need foreign key (territory_id, need_id) references exchange_notice,
  constraint exchange_agreement_offer foreign key (territory_id, offer_id) references exchange_notice,
  constraint exchange_agreement_circle foreign key (territory_id, circle_id) references circle,
  constraint exchange_agreement_needs foreign key (territory_id, need_person_id) references person,
  constraint exchange_agreement_needs_body foreign key (territory_id, need_organisation_id) references organisation,
  constraint exchange_agreement_offers foreign key (territory_id, offer_person_id) references person,
  constraint exchange_agreement_offers_body foreign key (territory_id, offer_organisation_id) references organisation,
  constraint exchange_agreement_place foreign key (territory_id, place_id) references place,
  constraint exchange_agreement_ended check ((ended_on is null) = (outcome is null)),
  constraint exchange_agreement_order check (ended_on is null or starts_on is null or ended_on >= starts_on)
);
create unique index exchange_agreement_of_match on exchange_agreement (territory_id, match_id) where match_id is not null;
create index exchange_agreement_running on exchange_agreement (territory_id, kind, starts_on) where ended_on is null;
create index exchange_agreement_of_need on exchange_agreement (territory_id, need_person_id) where need_person_id is not null;
create index exchange_agreement_of_offer on exchange_agreement (territory_id, offer_person_id) where offer_person_id is not null;
create index exchange_agreement_at on exchange_agreement (territory_id, offer_organisation_id) where offer_organisation_id is not null;

create table exchange_agreement_words (
  territory_id uuid not null,
  agreement_id uuid not null,
  circle_id uuid,
  sealed bytea not null,
  recorded_by uuid,
  changed_at timestamptz not null default now(),
  constraint exchange_agreement_words_key primary key (territory_id, agreement_id),
  constraint exchange_agreement_words_agreement foreign key (territory_id, agreement_id) references exchange_agreement on delete cascade
);

-- Who else is part of it: residents, students of a course, a tutor, a caretaker; each from – to.
create table exchange_party (
  territory_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  circle_id uuid,
  person_id uuid,
  organisation_id uuid,
  need_id uuid,
  part text not null check (part ~ '^[a-z_]{2,40}$'),
  from_on date not null,
  until_on date,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint exchange_party_key primary key (territory_id, id),
  constraint exchange_party_agreement foreign key (territory_id, agreement_id) references exchange_agreement on delete cascade,
  constraint exchange_party_person foreign key (territory_id, person_id) references person,
  constraint exchange_party_organisation foreign key (territory_id, organisation_id) references organisation,
  constraint exchange_party_someone check ((person_id is null) <> (organisation_id is null)),
  constraint exchange_party_order check (until_on >= from_on)
);
create index exchange_party_of_agreement on exchange_party (territory_id, agreement_id);
create index exchange_party_of_person on exchange_party (territory_id, person_id) where person_id is not null;

-- What somebody may know to do their part: a first name, a street, what a visit needs. For them alone, and the team.
create table exchange_brief (
  territory_id uuid not null,
  agreement_id uuid not null,
  for_person_id uuid not null,
  circle_id uuid,
  about_id uuid,
  sealed bytea not null,
  until_on date,
  recorded_by uuid,
  changed_at timestamptz not null default now(),
  constraint exchange_brief_key primary key (territory_id, agreement_id, for_person_id),
  constraint exchange_brief_agreement foreign key (territory_id, agreement_id) references exchange_agreement on delete cascade,
  constraint exchange_brief_person foreign key (territory_id, for_person_id) references person
);

-- Dated facts of an agreement, each its own: a visit, an hour of a placement, an instalment met, an outcome after six months;
-- or a task that is to be done by a day. Whose they are follows from the agreement.
create table exchange_fact (
  territory_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  kind text not null,
  code text not null check (code ~ '^[a-z][a-zA-Z_]{1,39}$'),
  on_date date,
  due_on date,
  hours numeric(6, 2) check (hours > 0 and hours <= 1000),
  -- Cents, grams, or a step of a scale, as the code says.
  amount bigint check (amount between -100000000 and 100000000),
  -- Whom it is about, where an agreement has several.
  person_id uuid,
  confirmed_by uuid,
  confirmed_at timestamptz,
  -- Whoever is a party reads it; else the team alone.
  for_parties boolean not null default true,
  sealed bytea,
  counts text[] not null default '{}' check (cardinality(counts) <= 6),
  withdrawn_at timestamptz,
  circle_id uuid,
  need_person_id uuid,
  offer_person_id uuid,
  need_organisation_id uuid,
  offer_organisation_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint exchange_fact_key primary key (territory_id, id),
  constraint exchange_fact_agreement foreign key (territory_id, agreement_id) references exchange_agreement on delete cascade,
  constraint exchange_fact_person foreign key (territory_id, person_id) references person,
  constraint exchange_fact_when check (on_date is not null or due_on is not null)
);
create index exchange_fact_of_agreement on exchange_fact (territory_id, agreement_id, on_date);
create index exchange_fact_due on exchange_fact (territory_id, due_on) where on_date is null and withdrawn_at is null;

-- What hangs on an agreement is in its circle, and open to its parties.
create function app.exchange_follows_agreement() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare a exchange_agreement;
begin
  select * into a from exchange_agreement where territory_id = new.territory_id and id = new.agreement_id;
  new.circle_id = a.circle_id;
  if tg_table_name = 'exchange_fact' then
    new.kind = a.kind;
    new.need_person_id = a.need_person_id; new.offer_person_id = a.offer_person_id;
    new.need_organisation_id = a.need_organisation_id; new.offer_organisation_id = a.offer_organisation_id;
  end if;
  return new;
end $$;
revoke all on function app.exchange_follows_agreement from public;
create trigger exchange_fact_follows before insert on exchange_fact for each row execute function app.exchange_follows_agreement();
create trigger exchange_party_follows before insert on exchange_party for each row execute function app.exchange_follows_agreement();
create trigger exchange_brief_follows before insert on exchange_brief for each row execute function app.exchange_follows_agreement();
create trigger exchange_agreement_words_follow before insert on exchange_agreement_words
  for each row execute function app.exchange_follows_agreement();

-- One's own notices, and the agreements one has a part in: looked up once, when somebody who is not of the team begins to act.
create function app.own_notice_ids() returns uuid[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.own_notice_ids', true), ''), '{}')::uuid[] $$;
create function app.own_agreement_ids() returns uuid[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.own_agreement_ids', true), ''), '{}')::uuid[] $$;

create or replace function app.act_as(territory uuid, account text, acting text default null) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare who uuid; held text[]; opened uuid[];
begin
  if account is not null then
    select a.person_id into who from public.account_person a where a.territory_id = territory and a.account_id = account;
    if who is not null then
      select array_agg(r.role) into held from public.role_assignment r
        where r.territory_id = territory and r.person_id = who and r.starts_at <= now() and (r.ends_at is null or r.ends_at > now());
      if acting = any (held) then held := array[acting]; end if;
    end if;
  end if;
  perform app.set_actor(territory, account, who, held);
  if 'coordinator' = any (held) then
    select array_agg(o.person_id) into opened from public.sensitive_opening o
      where o.territory_id = territory and o.opened_by = who and o.closes_at > now();
    if opened is not null then
      -- Whoever was merged into them is them.
      select array_agg(p.id) into opened from public.person p
        where p.territory_id = territory and (p.id = any (opened) or p.merged_into = any (opened));
      execute format(
        'set local app.opened_people = %L; set local app.opened_encounters = %L; set local app.read_circle_ids = %L', opened,
        coalesce((select array_agg(m.encounter_id) from public.encounter_person m
          where m.territory_id = territory and m.person_id = any (opened)), '{}'),
        app.circle_ids() || coalesce((select array_agg(c.id) from public.circle c
          where c.territory_id = territory and c.about_id = any (opened)), '{}'));
    end if;
  end if;
  if 'partner' = any (held) then
    execute format('set local app.organisation_ids = %L', coalesce((select array_agg(m.organisation_id)
      from public.organisation_member m where m.territory_id = territory and m.person_id = who
        and (m.from_on is null or m.from_on <= current_date) and (m.until_on is null or m.until_on >= current_date)), '{}'));
  end if;
  if who is not null and not app.is_team() then
    execute format('set local app.own_notice_ids = %L; set local app.own_agreement_ids = %L',
      coalesce((select array_agg(o.notice_id) from public.exchange_notice_of o
        where o.territory_id = territory
          and (o.person_id = who or o.organisation_id = any (app.organisation_ids()))), '{}'),
      coalesce((select array_agg(p.agreement_id) from public.exchange_party p
        where p.territory_id = territory and p.person_id = who and p.from_on <= current_date
          and (p.until_on is null or p.until_on >= current_date)), '{}'));
  end if;
end $$;

alter table exchange_notice enable row level security;
create policy exchange_notice_read on exchange_notice for select using (territory_id = app.territory_id() and (
  circle_id is null and app.is_team()
  or circle_id = any (app.read_circle_ids())
  or id = any (app.own_notice_ids()) or organisation_id = any (app.organisation_ids())
  or closed_on is null and until_on >= current_date and checked_by is not null
    and (visibility = 'public' or visibility = 'network' and app.person_id() is not null)));
create policy exchange_notice_add on exchange_notice for insert with check (territory_id = app.territory_id()
  and app.person_id() is not null and closed_on is null
  and (app.is_team() and (circle_id is null or circle_id = any (app.circle_ids())) and checked_by is not distinct from app.person_id()
    or circle_id is null and checked_by is null and (organisation_id is null or organisation_id = any (app.organisation_ids()))));
create policy exchange_notice_change on exchange_notice for update using (territory_id = app.territory_id() and (
    circle_id is null and app.is_team() or circle_id = any (app.circle_ids())
    or id = any (app.own_notice_ids()) or organisation_id = any (app.organisation_ids())))
  with check (territory_id = app.territory_id()
    and (checked_by is null or app.is_team() or visibility = 'operators' or closed_on is not null));
grant select on exchange_notice to trama_web;
grant insert (territory_id, id, kind, side, title, shown, visibility, organisation_id, place_id, istat_code, places, from_on, until_on,
    circle_id, checked_by),
  update (title, shown, visibility, place_id, istat_code, places, from_on, until_on, closed_on, closed_why, checked_by)
  on exchange_notice to trama_web;

alter table exchange_notice_of enable row level security;
create policy exchange_notice_of_read on exchange_notice_of for select using (territory_id = app.territory_id() and (
  circle_id is null and app.is_team() or circle_id = any (app.read_circle_ids())
  or person_id = app.person_id() or organisation_id = any (app.organisation_ids()) or person_id = any (app.erased_people())));
create policy exchange_notice_of_restricted on exchange_notice_of as restrictive for select using (territory_id = app.territory_id()
  and (app.nobody_is_restricted() or app.is_coordinator() or person_id is null or person_id <> all (app.restricted_people())
    or person_id = app.person_id()));
create policy exchange_notice_of_add on exchange_notice_of for insert with check (territory_id = app.territory_id()
  and app.person_id() is not null and recorded_by is not distinct from app.person_id()
  and (app.is_team() and (circle_id is null or circle_id = any (app.circle_ids()))
    or circle_id is null and not on_behalf and (person_id is null or person_id = app.person_id())
      and (organisation_id is null or organisation_id = any (app.organisation_ids()))));
create policy exchange_notice_of_change on exchange_notice_of for update using (territory_id = app.territory_id() and (
    circle_id is null and app.is_team() or circle_id = any (app.circle_ids())
    or person_id = app.person_id() or organisation_id = any (app.organisation_ids())))
  with check (territory_id = app.territory_id());
create policy exchange_notice_of_erase on exchange_notice_of for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on exchange_notice_of to trama_web;
grant insert (territory_id, notice_id, person_id, organisation_id, circle_id, sealed, on_behalf, recorded_by),
  update (sealed, renewal_hash, reminded_on) on exchange_notice_of to trama_web;

-- With whoever it was of goes the notice. Where somebody else's agreement came of it, its words go and its place stays.
create function app.drop_notice_of_erased() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if old.organisation_id is not null then return null; end if;
  delete from exchange_photo where territory_id = old.territory_id and notice_id = old.notice_id;
  if exists (select from exchange_agreement a where a.territory_id = old.territory_id and a.need_id = old.notice_id)
    or exists (select from exchange_agreement a where a.territory_id = old.territory_id and a.offer_id = old.notice_id)
    or exists (select from exchange_placing p where p.territory_id = old.territory_id and p.offer_id = old.notice_id) then
    update exchange_notice set title = '–', shown = '{}', visibility = 'operators', place_id = null,
      closed_on = coalesce(closed_on, current_date), closed_why = coalesce(closed_why, 'withdrawn')
      where territory_id = old.territory_id and id = old.notice_id;
  else
    delete from exchange_notice where territory_id = old.territory_id and id = old.notice_id;
  end if;
  return null;
end $$;
revoke all on function app.drop_notice_of_erased from public;
create trigger exchange_notice_of_erased after delete on exchange_notice_of
  for each row execute function app.drop_notice_of_erased();

-- A photo is seen as its notice is; it is put there and taken away by whoever may change that.
create function app.photo_as_notice() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare n exchange_notice;
begin
  select * into n from exchange_notice where territory_id = new.territory_id and id = new.notice_id;
  new.seen_by = case when n.closed_on is null and n.checked_by is not null then n.visibility else 'operators' end;
  new.until_on = n.until_on; new.circle_id = n.circle_id; new.organisation_id = n.organisation_id;
  return new;
end $$;
revoke all on function app.photo_as_notice from public;
create trigger exchange_photo_as_notice before insert on exchange_photo for each row execute function app.photo_as_notice();
create function app.notice_shows_photos() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update exchange_photo set until_on = new.until_on,
    seen_by = case when new.closed_on is null and new.checked_by is not null then new.visibility else 'operators' end
    where territory_id = new.territory_id and notice_id = new.id;
  return null;
end $$;
revoke all on function app.notice_shows_photos from public;
create trigger exchange_notice_shows_photos after update of visibility, closed_on, checked_by, until_on on exchange_notice
  for each row execute function app.notice_shows_photos();
alter table exchange_photo enable row level security;
create policy exchange_photo_read on exchange_photo for select using (territory_id = app.territory_id() and (
  circle_id is null and app.is_team() or circle_id = any (app.read_circle_ids())
  or notice_id = any (app.own_notice_ids()) or organisation_id = any (app.organisation_ids())
  or until_on >= current_date and (seen_by = 'public' or seen_by = 'network' and app.person_id() is not null)));
create policy exchange_photo_add on exchange_photo for insert with check (territory_id = app.territory_id()
  and recorded_by is not distinct from app.person_id() and (circle_id is null and app.is_team() or circle_id = any (app.circle_ids())
    or notice_id = any (app.own_notice_ids()) or organisation_id = any (app.organisation_ids())));
create policy exchange_photo_drop on exchange_photo for delete using (territory_id = app.territory_id()
  and (circle_id is null and app.is_team() or circle_id = any (app.circle_ids())
    or notice_id = any (app.own_notice_ids()) or organisation_id = any (app.organisation_ids())));
grant select, delete on exchange_photo to trama_web;
grant insert (territory_id, id, notice_id, position, alt, width, height, content, thumbnail, recorded_by) on exchange_photo to trama_web;

-- How wishes weigh here is told to anyone: it is the rule by which a round decides.
alter table exchange_weight enable row level security;
create policy exchange_weight_read on exchange_weight for select using (territory_id = app.territory_id());
create policy exchange_weight_add on exchange_weight for insert with check (territory_id = app.territory_id() and app.is_desk());
create policy exchange_weight_change on exchange_weight for update
  using (territory_id = app.territory_id() and app.is_desk()) with check (territory_id = app.territory_id());
grant select on exchange_weight to trama_web;
grant insert (territory_id, kind, criterion, weight, changed_by), update (weight, changed_by) on exchange_weight to trama_web;

-- Pools, rounds and what a round made of them are worked out by the team; of a published round the parties learn by their match.
do $$
declare name text;
begin
  foreach name in array array['exchange_pool', 'exchange_pool_need', 'exchange_round', 'exchange_round_need', 'exchange_placing'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select using (territory_id = app.territory_id() and app.is_team())', name || '_read', name);
    execute format('create policy %I on %I for insert with check (territory_id = app.territory_id() and app.is_team() %s)',
      name || '_add', name, case when name <> 'exchange_placing' then 'and recorded_by is not distinct from app.person_id()' end);
    execute format('grant select on %I to trama_web', name);
  end loop;
  foreach name in array array['exchange_pool', 'exchange_round', 'exchange_placing'] loop
    execute format('create policy %I on %I for update using (territory_id = app.territory_id() and app.is_team())
      with check (territory_id = app.territory_id())', name || '_change', name);
  end loop;
  foreach name in array array['exchange_pool_need', 'exchange_round_need', 'exchange_placing'] loop
    execute format('create policy %I on %I for delete using (territory_id = app.territory_id() and app.is_team())', name || '_drop', name);
    execute format('grant delete on %I to trama_web', name);
  end loop;
end $$;
grant insert (territory_id, id, kind, title, wanted, recorded_by), update (title, wanted, closed_on) on exchange_pool to trama_web;
grant insert (territory_id, pool_id, need_id, recorded_by) on exchange_pool_need to trama_web;
grant insert (territory_id, id, kind, name, method, closes_on, seed, recorded_by),
  update (name, method, closes_on, state, run_mark, run_at, run_by, decided_by, decided_at, published_at) on exchange_round to trama_web;
grant insert (territory_id, round_id, need_id, recorded_by) on exchange_round_need to trama_web;
grant insert (territory_id, round_id, need_id, offer_id, fit, reasons), update (offer_id, fit, reasons, moved_by, why)
  on exchange_placing to trama_web;

-- Wishes are ranked by whose they are, or by the team for them; a school, which is a partner here, ranks for its students.
alter table exchange_wish enable row level security;
create policy exchange_wish_read on exchange_wish for select using (territory_id = app.territory_id() and (app.is_team()
  or case side when 'need' then need_id else offer_id end = any (app.own_notice_ids())
  or recorded_by = app.person_id()));
create policy exchange_wish_add on exchange_wish for insert with check (territory_id = app.territory_id()
  and recorded_by is not distinct from app.person_id() and app.person_id() is not null
  and (app.is_team() or case side when 'need' then need_id else offer_id end = any (app.own_notice_ids())));
create policy exchange_wish_drop on exchange_wish for delete using (territory_id = app.territory_id() and (app.is_team()
  or case side when 'need' then need_id else offer_id end = any (app.own_notice_ids())));
grant select, delete on exchange_wish to trama_web;
grant insert (territory_id, need_id, offer_id, side, rank, recorded_by) on exchange_wish to trama_web;

alter table exchange_match enable row level security;
create policy exchange_match_read on exchange_match for select using (territory_id = app.territory_id() and (
  circle_id is null and app.is_team() or circle_id = any (app.read_circle_ids())));
create policy exchange_match_add on exchange_match for insert with check (territory_id = app.territory_id()
  and app.is_team() and (circle_id is null or circle_id = any (app.circle_ids())) and proposed_by is not distinct from app.person_id());
create policy exchange_match_change on exchange_match for update using (territory_id = app.territory_id() and (
  circle_id is null and app.is_team() or circle_id = any (app.circle_ids()))) with check (territory_id = app.territory_id());
grant select on exchange_match to trama_web;
grant insert (territory_id, id, kind, need_id, offer_id, circle_id, round_id, pool_id, fit, reasons, proposed_by),
  update (state, decided_by, decided_at, sealed, fit, reasons) on exchange_match to trama_web;

alter table exchange_agreement enable row level security;
create policy exchange_agreement_read on exchange_agreement for select using (territory_id = app.territory_id() and (
  circle_id is null and app.is_team() or circle_id = any (app.read_circle_ids())
  or need_person_id = app.person_id() or offer_person_id = app.person_id()
  or need_organisation_id = any (app.organisation_ids()) or offer_organisation_id = any (app.organisation_ids())
  or id = any (app.own_agreement_ids())
  or need_person_id = any (app.erased_people()) or offer_person_id = any (app.erased_people())));
create policy exchange_agreement_add on exchange_agreement for insert with check (territory_id = app.territory_id() and app.is_team()
  and (circle_id is null or circle_id = any (app.circle_ids())) and recorded_by is not distinct from app.person_id());
create policy exchange_agreement_change on exchange_agreement for update using (territory_id = app.territory_id() and (
  circle_id is null and app.is_team() or circle_id = any (app.circle_ids()))) with check (territory_id = app.territory_id());
-- The other side's agreement stays when one side is erased; it leaves with the last of both.
create policy exchange_agreement_forget on exchange_agreement for update using (territory_id = app.territory_id()
  and (need_person_id = any (app.erased_people()) or offer_person_id = any (app.erased_people())))
  with check (territory_id = app.territory_id());
create policy exchange_agreement_erase on exchange_agreement for delete using (territory_id = app.territory_id()
  and (need_person_id = any (app.erased_people()) or offer_person_id = any (app.erased_people())));
grant select, delete on exchange_agreement to trama_web;
grant insert (territory_id, id, kind, title, match_id, need_id, offer_id, circle_id, need_person_id, need_organisation_id,
    offer_person_id, offer_organisation_id, place_id, terms, starts_on, ends_on, counts, recorded_by),
  update (title, place_id, terms, starts_on, ends_on, ended_on, outcome, counts, need_person_id, offer_person_id)
  on exchange_agreement to trama_web;

alter table exchange_agreement_words enable row level security;
create policy exchange_agreement_words_read on exchange_agreement_words for select using (territory_id = app.territory_id()
  and (circle_id is null and app.is_team() or circle_id = any (app.read_circle_ids())));
create policy exchange_agreement_words_add on exchange_agreement_words for insert with check (territory_id = app.territory_id()
  and app.is_team() and (circle_id is null or circle_id = any (app.circle_ids())) and recorded_by is not distinct from app.person_id());
create policy exchange_agreement_words_change on exchange_agreement_words for update using (territory_id = app.territory_id()
  and (circle_id is null and app.is_team() or circle_id = any (app.circle_ids()))) with check (territory_id = app.territory_id());
grant select on exchange_agreement_words to trama_web;
grant insert (territory_id, agreement_id, sealed, recorded_by), update (sealed, recorded_by, changed_at) on exchange_agreement_words to trama_web;

alter table exchange_party enable row level security;
create policy exchange_party_read on exchange_party for select using (territory_id = app.territory_id() and (
  circle_id is null and app.is_team() or circle_id = any (app.read_circle_ids())
  or person_id = app.person_id() or organisation_id = any (app.organisation_ids()) or person_id = any (app.erased_people())));
create policy exchange_party_add on exchange_party for insert with check (territory_id = app.territory_id() and app.is_team()
  and (circle_id is null or circle_id = any (app.circle_ids())) and recorded_by is not distinct from app.person_id());
create policy exchange_party_change on exchange_party for update using (territory_id = app.territory_id()
  and (circle_id is null and app.is_team() or circle_id = any (app.circle_ids()))) with check (territory_id = app.territory_id());
create policy exchange_party_erase on exchange_party for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on exchange_party to trama_web;
grant insert (territory_id, id, agreement_id, person_id, organisation_id, need_id, part, from_on, until_on, recorded_by),
  update (until_on) on exchange_party to trama_web;

alter table exchange_brief enable row level security;
create policy exchange_brief_read on exchange_brief for select using (territory_id = app.territory_id() and (
  circle_id is null and app.is_team() or circle_id = any (app.read_circle_ids())
  or for_person_id = app.person_id() and (until_on is null or until_on >= current_date)
  or for_person_id = any (app.erased_people()) or about_id = any (app.erased_people())));
create policy exchange_brief_add on exchange_brief for insert with check (territory_id = app.territory_id() and app.is_team()
  and (circle_id is null or circle_id = any (app.circle_ids())) and recorded_by is not distinct from app.person_id());
create policy exchange_brief_change on exchange_brief for update using (territory_id = app.territory_id()
  and (circle_id is null and app.is_team() or circle_id = any (app.circle_ids()))) with check (territory_id = app.territory_id());
create policy exchange_brief_erase on exchange_brief for delete using (territory_id = app.territory_id()
  and (for_person_id = any (app.erased_people()) or about_id = any (app.erased_people())));
grant select, delete on exchange_brief to trama_web;
grant insert (territory_id, agreement_id, for_person_id, about_id, sealed, until_on, recorded_by),
  update (sealed, until_on, recorded_by, changed_at) on exchange_brief to trama_web;

alter table exchange_fact enable row level security;
create policy exchange_fact_read on exchange_fact for select using (territory_id = app.territory_id() and (
  circle_id is null and app.is_team() or circle_id = any (app.read_circle_ids())
  or for_parties and (need_person_id = app.person_id() or offer_person_id = app.person_id()
    or need_organisation_id = any (app.organisation_ids()) or offer_organisation_id = any (app.organisation_ids())
    or person_id = app.person_id())
  or recorded_by = app.person_id()
  or need_person_id = any (app.erased_people()) or offer_person_id = any (app.erased_people()) or person_id = any (app.erased_people())));
create policy exchange_fact_add on exchange_fact for insert with check (territory_id = app.territory_id()
  and app.person_id() is not null and recorded_by is not distinct from app.person_id()
  and (app.is_team() and (circle_id is null or circle_id = any (app.circle_ids()))
    or need_person_id = app.person_id() or offer_person_id = app.person_id() or agreement_id = any (app.own_agreement_ids())
    or need_organisation_id = any (app.organisation_ids()) or offer_organisation_id = any (app.organisation_ids())));
create policy exchange_fact_change on exchange_fact for update using (territory_id = app.territory_id() and (
    circle_id is null and app.is_team() or circle_id = any (app.circle_ids()) or recorded_by = app.person_id()
    or need_person_id = app.person_id() or offer_person_id = app.person_id()
    or need_organisation_id = any (app.organisation_ids()) or offer_organisation_id = any (app.organisation_ids())))
  with check (territory_id = app.territory_id());
create policy exchange_fact_erase on exchange_fact for delete using (territory_id = app.territory_id()
  and (need_person_id = any (app.erased_people()) or offer_person_id = any (app.erased_people()) or person_id = any (app.erased_people())));
grant select, delete on exchange_fact to trama_web;
grant insert (territory_id, id, agreement_id, code, on_date, due_on, hours, amount, person_id, for_parties, sealed, counts, recorded_by),
  update (on_date, hours, amount, confirmed_by, confirmed_at, withdrawn_at, sealed) on exchange_fact to trama_web;
