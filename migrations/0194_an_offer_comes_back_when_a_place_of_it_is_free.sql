-- How many places of offers running agreements have taken: numbers alone, also of agreements that only a circle knows, so
-- that nobody gives away a place that somebody has.
create function app.places_taken(of_kind text, of_offer uuid default null) returns table (offer_id uuid, taken int)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if not coalesce(app.person_id() is null or app.is_team() or of_offer = any (app.own_notice_ids()), false) then return; end if;
  return query select a.offer_id, count(*)::int from exchange_agreement a
    where a.territory_id = app.territory_id() and a.kind = of_kind and a.ended_on is null and a.offer_id is not null
      and (of_offer is null or a.offer_id = of_offer)
    group by a.offer_id;
end $$;

-- What was met stands again where a place is free and its last day is not over. As with renewing, a notice that was looked at
-- stays looked at: nothing of its words changes.
create function app.reopen_offer(notice uuid) returns text
language plpgsql security definer set search_path = pg_catalog, public as $$
declare n exchange_notice;
begin
  if not coalesce(app.is_team() and exists (select from exchange_notice o where o.territory_id = app.territory_id() and o.id = notice
      and (o.circle_id is null or o.circle_id = any (app.circle_ids()))) or notice = any (app.own_notice_ids()), false) then
    return 'hidden';
  end if;
  select * into n from exchange_notice o where o.territory_id = app.territory_id() and o.id = notice for update;
  if n.side <> 'offer' or n.closed_why is distinct from 'met' or n.until_on < current_date then return 'closed'; end if;
  if n.places <= (select count(*) from exchange_agreement a
      where a.territory_id = n.territory_id and a.offer_id = n.id and a.ended_on is null) then return 'taken'; end if;
  update exchange_notice set closed_on = null, closed_why = null where territory_id = n.territory_id and id = n.id;
  return 'open';
end $$;

-- An alarm of an agreement is never told to nobody: where whoever followed it works here no more, who coordinates hears of it.
create or replace function app.who_follows_agreement(agreement uuid) returns table (account_id text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare a exchange_agreement;
begin
  select * into a from exchange_agreement e where e.territory_id = app.territory_id() and e.id = agreement;
  if a.id is null or not coalesce(
    (a.circle_id is null and app.is_team()) or a.circle_id = any (app.circle_ids())
    or a.need_person_id = app.person_id() or a.offer_person_id = app.person_id()
    or a.need_organisation_id = any (app.organisation_ids()) or a.offer_organisation_id = any (app.organisation_ids())
    or a.id = any (app.own_agreement_ids()), false) then return; end if;
  return query
    select distinct p.account_id from account_person p
    where p.territory_id = a.territory_id
      and (p.person_id = a.recorded_by or a.circle_id is not null and exists (
        select from circle_member m where m.territory_id = a.territory_id and m.circle_id = a.circle_id
          and m.person_id = p.person_id and (m.until_at is null or m.until_at > now())))
      and exists (select from role_assignment r where r.territory_id = a.territory_id and r.person_id = p.person_id
        and r.role in ('facilitator', 'case_operator', 'coordinator') and r.starts_at <= now()
        and (r.ends_at is null or r.ends_at > now()));
  if found or a.circle_id is not null then return; end if;
  return query
    select distinct p.account_id from account_person p
    join role_assignment r on r.territory_id = p.territory_id and r.person_id = p.person_id
    where p.territory_id = a.territory_id and r.role = 'coordinator' and r.starts_at <= now()
      and (r.ends_at is null or r.ends_at > now());
end $$;
revoke all on function app.places_taken, app.reopen_offer from public;
grant execute on function app.places_taken, app.reopen_offer to trama_web;
