-- Ideas that were sent in, from the day they arrived; those a result funds, from its day; what was granted to them in the ledger,
-- in euro, from the first commitment; and those that began, from the first payment.
create function app.counted_ideas(territory uuid, until date)
returns table (record_id uuid, submitted_on date, funded_on date, granted_on date, granted_euro double precision, project_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    with money as (
      select c.record_id as idea_id,
        sum(case when e.from_account = 'free' and e.to_account = 'committed' then e.cents
          when e.from_account = 'committed' and e.to_account = 'free' then -e.cents else 0 end) as granted,
        min(e.on_date) filter (where e.to_account = 'committed') as granted_on,
        sum(case when e.to_account = 'paid' then e.cents when e.from_account = 'paid' and e.to_account = 'committed' then -e.cents
          else 0 end) as paid,
        min(e.on_date) filter (where e.to_account = 'paid') as paid_on
      from fund_commitment c join fund_entry e on e.territory_id = territory and e.commitment_id = c.id
      where c.territory_id = territory and c.record_kind = 'idea' and e.on_date <= until
      group by c.record_id)
    select i.id, i.arrived_on,
      case when k.funded and r.decided_on <= until then r.decided_on end,
      case when m.granted > 0 then m.granted_on end, coalesce(m.granted, 0) / 100.0::double precision,
      case when m.paid > 0 then m.paid_on end
    from idea i
      left join idea_rank k on k.territory_id = territory and k.idea_id = i.id
      left join idea_call_result r on r.territory_id = territory and r.call_id = i.call_id
      left join money m on m.idea_id = i.id
    where i.territory_id = territory and i.state <> 'draft' and i.arrived_on <= until;
end $$;
revoke all on function app.counted_ideas from public;
grant execute on function app.counted_ideas to trama_web;

-- Ballots are written by functions alone, which have looked at the call: asking for it again, thirty thousand times when an urn is
-- opened, takes longer than the opening.
alter table idea_ballot drop constraint idea_ballot_of_call;
