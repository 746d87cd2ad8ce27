-- A language is added as a folder of words: the database knows what a code looks like, the house knows which it speaks. Where
-- a record keeps a language the house no longer speaks, its words are said in Italian.
alter table territory drop constraint territory_language_check;
alter table territory add constraint territory_language_check check (language ~ '^[a-z]{2,3}$');
alter table newsletter_subscriber drop constraint newsletter_subscriber_language_check;
alter table newsletter_subscriber add constraint newsletter_subscriber_language_check check (language ~ '^[a-z]{2,3}$');
alter table idea_follower drop constraint idea_follower_language_check;
alter table idea_follower add constraint idea_follower_language_check check (language ~ '^[a-z]{2,3}$');
alter table booking_of drop constraint booking_of_language_check;
alter table booking_of add constraint booking_of_language_check check (language ~ '^[a-z]{2,3}$');
alter table wanted_course_family drop constraint wanted_course_family_language_check;
alter table wanted_course_family add constraint wanted_course_family_language_check check (language ~ '^[a-z]{2,3}$');
alter table signup drop constraint signup_language_check;
alter table signup add constraint signup_language_check check (language ~ '^[a-z]{2,3}$');
alter table report drop constraint report_language_check;
alter table report add constraint report_language_check check (language ~ '^[a-z]{2,3}$');
