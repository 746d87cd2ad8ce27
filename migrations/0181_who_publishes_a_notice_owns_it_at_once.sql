-- Whoever publishes a notice may go on with it in the same breath: add a photo, read it back. It is theirs from its first
-- line on; and nobody makes a notice theirs that somebody else published before.
create function app.notice_has_an_owner() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare n exchange_notice;
begin
  select * into n from exchange_notice where territory_id = new.territory_id and id = new.notice_id;
  if not app.is_team() and n.recorded_at <> now() then
    raise exception 'this notice is somebody else''s' using errcode = 'insufficient_privilege';
  end if;
  new.circle_id = n.circle_id;
  if n.organisation_id is not null then new.organisation_id = n.organisation_id; end if;
  return new;
end $$;
revoke all on function app.notice_has_an_owner from public;
create trigger exchange_notice_of_has_owner before insert on exchange_notice_of
  for each row execute function app.notice_has_an_owner();

create function app.notice_is_ones_own() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not app.is_team() then
    execute format('set local app.own_notice_ids = %L', app.own_notice_ids() || new.notice_id);
  end if;
  return null;
end $$;
revoke all on function app.notice_is_ones_own from public;
create trigger exchange_notice_of_is_own after insert on exchange_notice_of
  for each row execute function app.notice_is_ones_own();

-- Renewing moves the last day and nothing else, so a notice that was looked at stays looked at. One that only its day closed
-- stands again.
create function app.renew_notice(notice uuid, until date) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not coalesce(app.is_team() and exists (select from exchange_notice n where n.territory_id = app.territory_id() and n.id = notice
      and (n.circle_id is null or n.circle_id = any (app.circle_ids()))) or notice = any (app.own_notice_ids()), false) then
    return false;
  end if;
  return app.notice_stands_until(app.territory_id(), notice, until);
end $$;
create function app.notice_stands_until(territory uuid, notice uuid, until date) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if until < current_date or until > current_date + 400 then return false; end if;
  update exchange_notice set until_on = greatest(until_on, until), closed_on = null, closed_why = null
    where territory_id = territory and id = notice and (closed_on is null or closed_why = 'expired');
  if not found then return false; end if;
  update exchange_notice_of set renewal_hash = null, reminded_on = null where territory_id = territory and notice_id = notice;
  return true;
end $$;
revoke all on function app.renew_notice, app.notice_stands_until from public;
grant execute on function app.renew_notice to trama_web;

-- The mark of a mail's click says which notice it is for, thirty days after it expired at the latest; whoever holds it needs no
-- account. It tells what the notice says to anyone, and whose it is to nobody.
create function app.notice_of_renewal(territory uuid, mark bytea) returns table (id uuid, kind text, side text, title text, until_on date)
language sql stable security definer set search_path = pg_catalog, public as $$
  select n.id, n.kind, n.side, n.title, n.until_on from exchange_notice_of o
  join exchange_notice n on n.territory_id = o.territory_id and n.id = o.notice_id
  where o.territory_id = territory and o.renewal_hash = mark and territory = app.territory_id()
    and (n.closed_on is null or n.closed_why = 'expired') and n.until_on >= current_date - 30
$$;
create function app.renew_by_mark(territory uuid, mark bytea, until date) returns uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
declare found_id uuid;
begin
  select r.id into found_id from app.notice_of_renewal(territory, mark) r;
  if found_id is null or not app.notice_stands_until(territory, found_id, until) then return null; end if;
  return found_id;
end $$;
revoke all on function app.notice_of_renewal, app.renew_by_mark from public;
grant execute on function app.notice_of_renewal, app.renew_by_mark to trama_web;
