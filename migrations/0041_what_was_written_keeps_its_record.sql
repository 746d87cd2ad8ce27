-- Taking an import back deletes the records to which nothing refers. What someone wrote by hand about a person, an
-- organisation or a place must hold them: these references no longer delete along.
alter table vulnerability drop constraint vulnerability_person;
alter table vulnerability add constraint vulnerability_person foreign key (territory_id, person_id) references person;
alter table household_member drop constraint household_member_person;
alter table household_member add constraint household_member_person foreign key (territory_id, person_id) references person;
alter table person_merge drop constraint person_merge_kept;
alter table person_merge add constraint person_merge_kept foreign key (territory_id, kept_id) references person;
alter table person_merge drop constraint person_merge_merged;
alter table person_merge add constraint person_merge_merged foreign key (territory_id, merged_id) references person;
alter table organisation_member drop constraint organisation_member_person;
alter table organisation_member add constraint organisation_member_person
  foreign key (territory_id, person_id) references person;
alter table organisation_member drop constraint organisation_member_organisation;
alter table organisation_member add constraint organisation_member_organisation
  foreign key (territory_id, organisation_id) references organisation;
alter table organisation_verification drop constraint organisation_verification_organisation;
alter table organisation_verification add constraint organisation_verification_organisation
  foreign key (territory_id, organisation_id) references organisation;
alter table place_manager drop constraint place_manager_organisation;
alter table place_manager add constraint place_manager_organisation
  foreign key (territory_id, organisation_id) references organisation;
alter table place_manager drop constraint place_manager_place;
alter table place_manager add constraint place_manager_place foreign key (territory_id, place_id) references place;
