-- A photo that one person alone sees is of the team's work, like every other: whoever works here no more neither opens nor takes
-- it away. And a photo of an encounter is taken away by who noted it, as its words are changed by nobody else.
do $$
declare
  name text;
  sees constant text = 'territory_id = app.territory_id() and (seen_by = ''team'' and app.is_team()
    or seen_by = ''staff'' and app.is_staff()
    or seen_by = ''person'' and for_person_id = app.person_id() and app.is_team()
    or circle_id is not null and app.%I(circle_id)';
  answered constant text = ' or record_kind = ''encounter'' and record_id = any (app.erased_encounters())';
begin
  foreach name in array array['record_photo', 'record_photo_content'] loop
    execute format('alter policy %I on %I using (%s%s))', name || '_read', name,
      format(sees, 'in_read_circle'), answered);
    execute format('alter policy %I on %I with check (%s) and recorded_by is not distinct from app.person_id())',
      name || '_add', name, format(sees, 'in_circle'));
    execute format('alter policy %I on %I using ((record_kind <> ''encounter'' or recorded_by = app.person_id()
      or record_id = any (app.erased_encounters())) and %s%s))', name || '_drop', name,
      format(sees, 'in_circle'), answered);
  end loop;
end $$;
