-- A card of an encounter names who was met: once somebody is forgotten, the photos of the sheet it was copied from go, whole.
create function app.forget_photos_of_cards() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from record_photo p using paper_source s, paper_typing t
    where s.territory_id = old.territory_id and s.record_kind = 'encounter' and s.record_id = old.encounter_id
      and t.territory_id = s.territory_id and t.id = s.typing_id
      and p.territory_id = t.territory_id and p.record_kind = 'paper_sheet' and p.record_id = t.sheet_id;
  return null;
end $$;
revoke all on function app.forget_photos_of_cards from public;
create trigger encounter_person_forgotten after delete on encounter_person for each row
  when (old.person_id = any (app.erased_people())) execute function app.forget_photos_of_cards();
