-- Whoever holds several roles may act as one of them; a role that does not stand is no choice at all. What follows from
-- an assignment (what a coordinator opened, where a partner belongs) is looked up once, when someone begins to act.
drop function app.act_as(uuid, text);
create function app.act_as(territory uuid, account text, acting text default null) returns void
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
      execute format('set local app.opened_people = %L; set local app.opened_encounters = %L', opened,
        coalesce((select array_agg(m.encounter_id) from public.encounter_person m
          where m.territory_id = territory and m.person_id = any (opened)), '{}'));
    end if;
  end if;
  if 'partner' = any (held) then
    execute format('set local app.organisation_ids = %L', coalesce((select array_agg(m.organisation_id)
      from public.organisation_member m where m.territory_id = territory and m.person_id = who
        and (m.from_on is null or m.from_on <= current_date) and (m.until_on is null or m.until_on >= current_date)), '{}'));
  end if;
end $$;
