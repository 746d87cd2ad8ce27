-- Whoever wants the agenda by mail leaves an address, without an account. Nothing is sent there before the address itself has
-- confirmed: asked, confirmed and left are the three dates of a consent. The address is sealed; a mark, made with a secret
-- of the house, knows it again. Leaving takes both away: that it was agreed to and withdrawn stays.
create table newsletter_subscriber (
  territory_id uuid not null,
  id uuid not null,
  address_mark text check (length(address_mark) <= 64),
  sealed bytea,
  language text not null check (language in ('it', 'en')),
  asked_at timestamptz not null default now(),
  confirmed_at timestamptz,
  left_at timestamptz,
  constraint newsletter_subscriber_key primary key (territory_id, id),
  constraint newsletter_subscriber_territory foreign key (territory_id) references territory,
  constraint newsletter_subscriber_address check ((left_at is null) = (address_mark is not null and sealed is not null))
);
create unique index newsletter_subscriber_once on newsletter_subscriber (territory_id, address_mark) where left_at is null;
create index newsletter_subscriber_newest on newsletter_subscriber (territory_id, asked_at desc);

-- To whom an issue went, so that a job that runs again sends nothing twice. Its id is a subscriber's or a consent's.
create table newsletter_delivery (
  territory_id uuid not null,
  recipient_id uuid not null,
  on_day date not null,
  constraint newsletter_delivery_key primary key (territory_id, recipient_id, on_day),
  constraint newsletter_delivery_territory foreign key (territory_id) references territory
);

alter table newsletter_subscriber enable row level security;
create policy newsletter_subscriber_read on newsletter_subscriber for select
  using (territory_id = app.territory_id() and app.is_desk());
create policy newsletter_subscriber_ask on newsletter_subscriber for insert
  with check (territory_id = app.territory_id() and app.is_desk());
create policy newsletter_subscriber_change on newsletter_subscriber for update
  using (territory_id = app.territory_id() and app.is_desk()) with check (territory_id = app.territory_id());
create policy newsletter_subscriber_drop on newsletter_subscriber for delete
  using (territory_id = app.territory_id() and app.is_desk() and confirmed_at is null);
grant select, delete on newsletter_subscriber to trama_web;
grant insert (territory_id, id, address_mark, sealed, language, asked_at),
  update (address_mark, sealed, asked_at, confirmed_at, left_at) on newsletter_subscriber to trama_web;

alter table newsletter_delivery enable row level security;
create policy newsletter_delivery_read on newsletter_delivery for select
  using (territory_id = app.territory_id() and app.is_desk());
create policy newsletter_delivery_note on newsletter_delivery for insert
  with check (territory_id = app.territory_id() and app.is_desk());
create policy newsletter_delivery_drop on newsletter_delivery for delete
  using (territory_id = app.territory_id() and app.is_desk());
grant select, delete on newsletter_delivery to trama_web;
grant insert (territory_id, recipient_id, on_day) on newsletter_delivery to trama_web;
