-- A sheet that goes takes its photos along, like every record that has some.
create trigger paper_sheet_photos_go after delete on paper_sheet for each row
  execute function app.drop_photos_of_record('paper_sheet');
