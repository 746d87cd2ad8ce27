-- What D.Lgs. 33/2013 (art. 26 and 27) wants published. An organisation stands there by name with what it was granted; money
-- for people stands as a purpose and a year that is over, with how many they were, so that whoever shows it can join what
-- is too small. Anyone may ask; names of people are not in any table these read, and a fiscal code that is a person's is left out.
create function app.published_grants(territory uuid)
returns table (commitment_id uuid, on_date date, beneficiary text, fiscal_code text, purpose text, purpose_said text,
  why text, act text, office text, selection text, granted_cents bigint, paid_cents bigint, cup text, cig text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if territory is distinct from app.territory_id() then return; end if;
  return query
    select c.id, c.on_date, o.name, case when o.fiscal_code ~ '^[0-9]{11}$' then o.fiscal_code end, f.purpose, f.purpose_said, c.why, c.act, f.office, f.selection,
      c.held_cents + c.paid_cents, c.paid_cents, c.cup, c.cig
    from fund_commitment c
    join fund f on f.territory_id = territory and f.id = c.fund_id
    join organisation o on o.territory_id = territory and o.id = c.organisation_id
    left join fund_decision d on d.territory_id = territory and d.commitment_id = c.id
    where c.territory_id = territory and c.circle_id is null and c.held_cents + c.paid_cents > 0
      and (not c.needs_approval or d.decision = 'approved')
    order by c.on_date desc, c.id desc;
end $$;

-- Of the years before this day's: what had been granted to people by the end of each, and to how many.
create function app.published_aid(territory uuid, today date)
returns table (year integer, purpose text, recipients bigint, granted_cents bigint, smallest integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if territory is distinct from app.territory_id() then return; end if;
  return query
    with granted as (
      select extract(year from c.on_date)::integer as in_year, f.purpose as for_what, c.record_kind, c.record_id,
        sum(case when e.reverses is null then 1 else -1 end * case e.kind when 'committed' then e.cents else -e.cents end) as cents
      from fund_commitment c
      join fund f on f.territory_id = territory and f.id = c.fund_id
      join fund_entry e on e.territory_id = territory and e.commitment_id = c.id and e.kind in ('committed', 'released')
        and e.on_date <= make_date(extract(year from c.on_date)::integer, 12, 31)
      left join fund_decision d on d.territory_id = territory and d.commitment_id = c.id
      where c.territory_id = territory and (c.organisation_id is null or c.circle_id is not null)
        and (not c.needs_approval or d.decision = 'approved')
        and c.on_date < make_date(extract(year from today)::integer, 1, 1)
      group by 1, 2, 3, 4
    )
    select g.in_year, g.for_what, count(*), sum(g.cents)::bigint,
      coalesce((select r.smallest_sensitive from small_group_rule r where r.territory_id = territory), 10)
    from granted g where g.cents > 0 group by 1, 2 order by 1, 2;
end $$;
revoke all on function app.published_grants, app.published_aid from public;
grant execute on function app.published_grants, app.published_aid to trama_web;

-- Money in the outcome table: each fund with what had been committed and paid of it by a day, since when.
create function app.counted_funds(territory uuid, until date)
returns table (record_id uuid, committed_on date, paid_on date, committed_euro double precision, paid_euro double precision)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query
    select s.fund_id, case when s.committed > 0 then s.first_committed end, case when s.paid > 0 then s.first_paid end,
      s.committed / 100.0::double precision, s.paid / 100.0::double precision
    from (
      select d.fund_id, sum(d.held_cents + d.paid_cents) as committed, sum(d.paid_cents) as paid,
        min(d.on_date) filter (where d.held_cents + d.paid_cents <> 0) as first_committed,
        min(d.on_date) filter (where d.paid_cents <> 0) as first_paid
      from fund_day d where d.territory_id = territory and d.on_date <= until group by d.fund_id) as s;
end $$;

create function app.money_by_purpose(territory uuid, until date)
returns table (purpose text, committed_cents bigint, paid_cents bigint, returned_cents bigint)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query
    select f.purpose, sum(d.held_cents + d.paid_cents)::bigint, sum(d.paid_cents)::bigint, sum(d.returned_cents)::bigint
    from fund_day d join fund f on f.territory_id = territory and f.id = d.fund_id
    where d.territory_id = territory and d.on_date <= until group by f.purpose order by f.purpose;
end $$;
revoke all on function app.counted_funds, app.money_by_purpose from public;
grant execute on function app.counted_funds, app.money_by_purpose to trama_web;
