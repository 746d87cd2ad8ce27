-- Goods of the emporium. `places` of an offer is how many pieces there are; a piece is booked for some days, then handed over.
-- Whoever takes is known to themselves and the team; anyone else learns only how many pieces are free.
create table emporium_booking (
  territory_id uuid not null,
  -- The need that the booking is; it is closed when the thing is handed over.
  need_id uuid not null,
  offer_id uuid not null,
  person_id uuid not null,
  until_on date not null,
  ended_on date,
  ended_why text check (ended_why in ('handed_over', 'released')),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint emporium_booking_key primary key (territory_id, need_id),
  constraint emporium_booking_need foreign key (territory_id, need_id) references exchange_notice on delete cascade,
  constraint emporium_booking_offer foreign key (territory_id, offer_id) references exchange_notice on delete cascade,
  constraint emporium_booking_person foreign key (territory_id, person_id) references person,
  constraint emporium_booking_ended check ((ended_on is null) = (ended_why is null))
);
create unique index emporium_booking_once on emporium_booking (territory_id, offer_id, person_id) where ended_on is null;
create index emporium_booking_of_offer on emporium_booking (territory_id, offer_id) where ended_on is null;
create index emporium_booking_of_person on emporium_booking (territory_id, person_id);

-- What was found on the shelf, beside what should have been there.
create table emporium_audit (
  territory_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  audited_on date not null,
  expected integer not null check (expected between 0 and 100000),
  counted integer not null check (counted between 0 and 100000),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint emporium_audit_key primary key (territory_id, id),
  constraint emporium_audit_offer foreign key (territory_id, offer_id) references exchange_notice on delete cascade
);
create index emporium_audit_of_offer on emporium_audit (territory_id, offer_id, audited_on);

alter table emporium_booking enable row level security;
create policy emporium_booking_read on emporium_booking for select using (territory_id = app.territory_id()
  and (app.is_team() or person_id = app.person_id() or person_id = any (app.erased_people())));
create policy emporium_booking_end on emporium_booking for update using (territory_id = app.territory_id()
  and (app.is_team() or person_id = app.person_id())) with check (territory_id = app.territory_id());
create policy emporium_booking_erase on emporium_booking for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on emporium_booking to trama_web;
grant update (ended_on, ended_why) on emporium_booking to trama_web;

alter table emporium_audit enable row level security;
create policy emporium_audit_read on emporium_audit for select using (territory_id = app.territory_id() and app.is_team());
create policy emporium_audit_add on emporium_audit for insert with check (territory_id = app.territory_id() and app.is_team()
  and recorded_by is not distinct from app.person_id());
grant select on emporium_audit to trama_web;
grant insert (territory_id, id, offer_id, audited_on, expected, counted, recorded_by) on emporium_audit to trama_web;

-- How many pieces of an offer are neither booked nor agreed: a number, the same for whoever asks.
create function app.pieces_free(offer uuid) returns integer
language sql stable security definer set search_path = pg_catalog, public as $$
  select greatest(0, n.places
    - (select count(*) from exchange_agreement a where a.territory_id = n.territory_id and a.offer_id = n.id and a.ended_on is null)
    - (select count(*) from emporium_booking b where b.territory_id = n.territory_id and b.offer_id = n.id
        and b.ended_on is null and b.until_on >= current_date))::integer
  from exchange_notice n where n.territory_id = app.territory_id() and n.id = offer and n.kind = 'goods' and n.side = 'offer'
$$;
revoke all on function app.pieces_free from public;
grant execute on function app.pieces_free to trama_web;

-- Books a piece for whoever the need is of: `booked`, or why not. The offer is held meanwhile, so that the last piece is one's.
create function app.book_piece(need uuid, offer uuid, last_day date) returns text
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); whose uuid; thing exchange_notice;
begin
  select o.person_id into whose from exchange_notice_of o where o.territory_id = here and o.notice_id = need;
  if app.person_id() is null or whose is null or (whose <> app.person_id() and not app.is_team()) then return 'notYours'; end if;
  select * into thing from exchange_notice where territory_id = here and id = offer and kind = 'goods' and side = 'offer' for update;
  if thing.id is null or thing.closed_on is not null or thing.until_on < current_date
    or not (app.is_team() or thing.checked_by is not null and thing.visibility in ('public', 'network')) then return 'gone'; end if;
  if exists (select from emporium_booking b where b.territory_id = here and b.need_id = need) then return 'booked'; end if;
  if exists (select from exchange_notice_of o where o.territory_id = here and o.notice_id = offer and o.person_id = whose) then return 'own'; end if;
  -- A booking that nobody came for makes room for another of the same person.
  update emporium_booking set ended_on = current_date, ended_why = 'released'
    where territory_id = here and offer_id = offer and person_id = whose and ended_on is null and until_on < current_date;
  if exists (select from emporium_booking b where b.territory_id = here and b.offer_id = offer and b.person_id = whose
    and b.ended_on is null) then return 'before'; end if;
  if (select count(*) from emporium_booking b where b.territory_id = here and b.person_id = whose and b.ended_on is null
    and b.until_on >= current_date) >= 3 then return 'many'; end if;
  if app.pieces_free(offer) < 1 then return 'none'; end if;
  insert into emporium_booking (territory_id, need_id, offer_id, person_id, until_on, recorded_by)
    values (here, need, offer, whose, last_day, app.person_id());
  return 'booked';
end $$;
revoke all on function app.book_piece from public;
grant execute on function app.book_piece to trama_web;

-- What was handed over is on the shelf no more; what nobody came for is there again.
create function app.goods_leave_the_shelf() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if new.outcome = 'handed_over' then
    update exchange_notice set places = places - 1
      where territory_id = new.territory_id and id = new.offer_id and places > 1;
    if not found then
      update exchange_notice set closed_on = coalesce(closed_on, new.ended_on), closed_why = coalesce(closed_why, 'met')
        where territory_id = new.territory_id and id = new.offer_id;
    end if;
  else
    update exchange_notice set closed_on = null, closed_why = null
      where territory_id = new.territory_id and id = new.offer_id and closed_why = 'met' and until_on >= current_date;
  end if;
  return null;
end $$;
revoke all on function app.goods_leave_the_shelf from public;
create trigger exchange_agreement_leaves_the_shelf after update of ended_on on exchange_agreement for each row
  when (new.kind = 'goods' and new.offer_id is not null and old.ended_on is null and new.ended_on is not null)
  execute function app.goods_leave_the_shelf();
